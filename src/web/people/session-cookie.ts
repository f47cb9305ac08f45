import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Access } from "../../access/access.ts";
import type { Session } from "../../access/sign-in.ts";
import { SESSION_COOKIE } from "../../asking/authenticate.ts";

// `Lax` and not `Strict`: a link in a letter must open as the reader, and writes are guarded by their origin anyway.
const OPTIONS = { prefix: "host", secure: true, httpOnly: true, sameSite: "Lax", path: "/" } as const;

/** Gives the browser the cookie of a session; the one that it brought along, if any, is its to end. */
export function keepSession(c: Context, { secret, expiresAt }: Session): void {
  setCookie(c, SESSION_COOKIE, secret, { ...OPTIONS, expires: expiresAt });
}

/** The same in the place of the session that it brought along. */
export async function beginSessionOf(
  c: Context,
  { signOut }: Pick<Access, "signOut">,
  session: Session,
): Promise<void> {
  const earlier = sessionOf(c);
  if (earlier !== undefined) await signOut(earlier);
  keepSession(c, session);
}

export function forgetSession(c: Context): void {
  deleteCookie(c, SESSION_COOKIE, OPTIONS);
}

/** The secret that came with a request. */
export function sessionOf(c: Context): string | undefined {
  return getCookie(c, SESSION_COOKIE, "host");
}
