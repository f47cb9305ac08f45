import { nameValue, unreadable, type Where } from "./where.ts";

/**
 * An IRI (RFC 3987): a scheme, a colon, and no character that has to be percent-encoded. Kept as written. A relative
 * reference is resolved where there is a base.
 *
 * @throws Problem `unreadable-annotation`.
 */
export function readIri(value: unknown, where: Where): string {
  if (typeof value !== "string") throw unreadable(where, `is ${nameValue(value)}, not the string of an IRI.`);
  const unfit = UNFIT.exec(value)?.[0];
  if (unfit !== undefined) {
    throw unreadable(where, `is ${nameValue(value)}, which is no IRI: it has ${nameCharacter(unfit)} in it.`);
  }
  if (SCHEME.test(value)) return value;
  const resolved = where.base === undefined || value === "" ? undefined : resolve(value, where.base);
  if (resolved === undefined) throw unreadable(where, `is ${nameValue(value)}, which is no IRI: it has no scheme.`);
  return resolved;
}

export function isIri(text: string): boolean {
  return SCHEME.test(text) && !UNFIT.test(text);
}

/** The IRI that a reference stands for (RFC 3986, section 5); undefined where base and reference do not go together. */
function resolve(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/u;
// Section 2.2 of RFC 3987 lets none of these stand, section 4.1 none of the marks of direction. Square brackets are
// let through, though outside of an address of IPv6 they may not stand: fragments with XPointers are full of them.
const UNFIT = /[\p{Cc}\p{Cs}\p{Z}<>"{}|\\^`\u200e\u200f\u202a-\u202e\u2066-\u2069]|%(?![0-9A-Fa-f]{2})/u;

function nameCharacter(character: string): string {
  if (character === " ") return "a space";
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${code}` : `a ${character}`;
}
