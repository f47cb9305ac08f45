import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AskedThere } from "../../access/organisation.ts";

/** What somebody wants here who goes to a provider. */
export type WantedHere =
  | { readonly kind: "sign-in"; readonly next: string }
  | { readonly kind: "linking" }
  | { readonly kind: "invitation"; readonly secret: string; readonly name: string };

/** What a browser keeps while its reader is away: what was asked there, and what they wanted here. */
export type KeptWhileAway = AskedThere & WantedHere;

const COOKIE = "travaux-organisation";
const SECONDS = 10 * 60;
// Coming back is a link of another site, which brings no `Strict` cookie along.
const OPTIONS = { prefix: "host", secure: true, httpOnly: true, sameSite: "Lax", path: "/" } as const;

export function keepWhileAway(c: Context, kept: KeptWhileAway): void {
  const value = Buffer.from(JSON.stringify(kept)).toString("base64url");
  setCookie(c, COOKIE, value, { ...OPTIONS, maxAge: SECONDS });
}

/** Takes what was kept out of the browser again; undefined for what we did not put there. */
export function takeBack(c: Context): KeptWhileAway | undefined {
  const value = getCookie(c, COOKIE, "host");
  if (value === undefined) return undefined;
  deleteCookie(c, COOKIE, OPTIONS);
  try {
    const read: unknown = JSON.parse(Buffer.from(value, "base64url").toString("utf8"));
    return isKept(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const WITH: Readonly<Record<KeptWhileAway["kind"], readonly string[]>> = {
  "sign-in": ["next"],
  linking: [],
  invitation: ["secret", "name"],
};

function isKept(read: unknown): read is KeptWhileAway {
  if (typeof read !== "object" || read === null) return false;
  const fields = read as Readonly<Record<string, unknown>>;
  const wanted = Object.entries(WITH).find(([kind]) => kind === fields.kind)?.[1];
  if (wanted === undefined) return false;
  const isWhole = ["challenge", "returnTo", ...wanted].every((name) => typeof fields[name] === "string");
  return isWhole && URL.canParse(String(fields.returnTo));
}
