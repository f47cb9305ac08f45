import { counted } from "../../model/counted.ts";
import { nameValue, unreadable, type Where } from "./where.ts";

/** An object of JSON whose members are not known. */
export type JsonObject = { readonly [key: string]: unknown };

/** Objects and lists inside one another. The recommendation's own examples nest 7; more than 64 is made to break a reader. */
export const DEEPEST = 64;
/** Values in all, and characters of all strings and keys (UTF-16): far more than a page of a thousand annotations has. */
export const MOST_VALUES = 100_000;
const MOST_CHARACTERS = 4_000_000;

/**
 * A copy of what JSON can say, small and flat enough to be read by functions that call themselves. Members called
 * `__proto__` are left out, at any depth: they mean nothing in any vocabulary, and harm whoever assigns them later.
 *
 * @throws Problem `unreadable-annotation` where it nests or holds too much, or holds what is no JSON. Linear.
 */
export function copyJson(json: unknown, top: Where): unknown {
  let values = 0;
  let characters = 0;
  return copy(json, 1);

  function copy(value: unknown, depth: number): unknown {
    values += 1;
    if (values > MOST_VALUES) throw unreadable(top, `holds more than ${counted(MOST_VALUES, "value")}.`);
    if (typeof value === "string") return counting(value);
    if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
    if (typeof value !== "object") throw unreadable(top, `holds ${nameValue(value)}, which is no JSON.`);
    if (depth > DEEPEST) throw unreadable(top, `nests objects and lists more than ${DEEPEST} deep.`);
    if (Array.isArray(value)) return value.map((entry) => copy(entry, depth + 1));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, member]) => key !== "__proto__" && member !== undefined)
        .map(([key, member]) => [counting(key), copy(member, depth + 1)]),
    );
  }

  function counting(text: string): string {
    characters += text.length;
    if (characters > MOST_CHARACTERS)
      throw unreadable(top, `holds more than ${counted(MOST_CHARACTERS, "character")}.`);
    return text;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
