import { Problem } from "./problem.ts";
import type { Reading } from "./version.ts";

/** `negotiation/document@version#path`: leading parts are absent where the context gives them. */
export type Address = {
  readonly negotiation?: string | undefined;
  readonly document?: string | undefined;
  readonly version?: string | undefined;
  /** `@version~2` is its second reading; `@version+reading` the collated text of the draft's witnesses. */
  readonly reading?: Reading | undefined;
  readonly path?: string | undefined;
};

const ID = /^[a-z0-9][a-z0-9-]*$/u;
/** Words that stand where a document's id could stand in a page's address. */
export const RESERVED_IDS: readonly string[] = ["compare", "matrix", "point", "file", "search", "settings"];

/** Whether `text` may name a negotiation, a document, a version, a round or a party. */
export function isId(text: string): boolean {
  return ID.test(text) && !RESERVED_IDS.includes(text);
}

/**
 * Reads `negotiation/document@version#path`, `document@version#path`, `@version`, `version` (bare, when
 * `bare` is "version") or `document`; a version may be followed by its reading, `~2` or `+reading`. The path is not checked beyond being present after `#`.
 *
 * @throws Problem `malformed-address`, naming the part that is wrong.
 */
export function readAddress(text: string, bare: "document" | "version" = "document"): Address {
  const [before, ...pathParts] = text.split("#");
  const path = pathParts.length > 0 ? pathParts.join("#") : undefined;
  if (path === "") throw malformed(text, "nothing follows the #");
  const [place = "", named, ...more] = (before ?? "").split("@");
  const { version, reading } = readVersionName(named);
  if (more.length > 0) throw malformed(text, "it has more than one @");
  const parts = place === "" ? [] : place.split("/");
  if (parts.length > 2) throw malformed(text, "it has more than one /");
  if (parts.length === 0 && version === undefined) throw malformed(text, "it is empty");
  for (const part of [...parts, ...(version === undefined ? [] : [version])]) {
    if (!isId(part)) throw malformed(text, describePart(part));
  }
  const [negotiation, document] = parts.length === 2 ? parts : [undefined, parts[0]];
  if (bare === "version" && version === undefined && parts.length === 1) return { version: document, path };
  return { negotiation, document, version, reading, path };
}

/** A version's name, with its reading where one is given: `e3~2`, `e3+reading`. What is no reading stays part of the name. */
export function readVersionName<Name extends string | undefined>(
  name: Name,
): { readonly version: Name | string; readonly reading: Reading | undefined } {
  // In a query, "+" is how forms write a space; an id holds neither.
  const { version, nth } = /^(?<version>.*?)(?:~(?<nth>[1-9]\d{0,8})|[+ ]reading)$/su.exec(name ?? "")?.groups ?? {};
  if (version === undefined) return { version: name, reading: undefined };
  return { version, reading: nth === undefined ? "collated" : Number(nth) };
}

/** Writes what `readVersionName` reads. */
export function writeVersionName({
  version,
  reading,
}: {
  readonly version: string;
  readonly reading?: Reading | undefined;
}): string {
  if (reading === undefined) return version;
  return reading === "collated" ? `${version}+reading` : `${version}~${reading}`;
}

/** Writes what `readAddress` reads. */
export function writeAddress(address: Address): string {
  const place = [address.negotiation, address.document].filter((part) => part !== undefined).join("/");
  const { version: name, reading } = address;
  const version = name === undefined ? "" : `@${writeVersionName({ version: name, reading })}`;
  return `${place}${version}${address.path === undefined ? "" : `#${address.path}`}`;
}

function describePart(part: string): string {
  if (RESERVED_IDS.includes(part)) return `"${part}" is a reserved word`;
  return part === "" ? "a part of it is empty" : `"${part}" is not an id (small letters, digits and hyphens)`;
}

function malformed(text: string, why: string): Problem {
  return new Problem(
    "malformed-address",
    `"${text}" is not an address: ${why}.`,
    "Write negotiation/document@version#path, for example ukraine/plan@e3-2025-11-23#6.",
  );
}
