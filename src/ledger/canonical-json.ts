// JSON.parse reads any depth, a function that calls itself does not: nothing in a record is nearly as deep as this.
const DEEPEST = 1000;

/**
 * Writes a JSON value in the one form that RFC 8785 (JSON Canonicalization Scheme) allows, so that equal values have
 * equal bytes: no white space, members in the order of their names by UTF-16 code units, numbers as ECMAScript writes
 * them, and in strings nothing escaped that need not be. Members that are `undefined` are left out.
 *
 * @throws Error for what JSON cannot hold without a change: a number that is not finite, half of a surrogate pair (a
 *   draft that holds one is refused before it is filed), `undefined` in an array, objects that are neither arrays nor
 *   plain, more than 1,000 levels.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0);
}

function written(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new Error(`The value is nested more than ${DEEPEST} levels deep.`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return writtenNumber(value);
  if (typeof value === "string") return writtenString(value);
  // Array.from sees the holes of a sparse array, which map would pass over.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => written(item, depth + 1)).join(",")}]`;
  if (isPlainObject(value)) return writtenObject(value, depth);
  throw new Error(`JSON holds no ${value === undefined ? "undefined" : `${typeof value} of this kind`}.`);
}

function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`JSON holds no ${value}.`);
  // RFC 8785 takes both its numbers and its strings from ECMAScript's own JSON.stringify.
  return JSON.stringify(value);
}

function writtenString(value: string): string {
  // Most texts hold no surrogates at all, which is found several times faster than whether each has its other half.
  if (/[\ud800-\udfff]/.test(value) && /\p{Surrogate}/u.test(value))
    throw new Error("A string holds half of a surrogate pair.");
  return JSON.stringify(value);
}

function writtenObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  // Without a comparison of its own, sort goes by UTF-16 code units.
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${writtenString(name)}:${written(value[name], depth + 1)}`).join(",")}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
