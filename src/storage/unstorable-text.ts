import type { Problem } from "../model/problem.ts";
import { findUnstorable } from "./storable-text.ts";

/**
 * Refuses, before anything is written, a text that the database could not give back code point for code point: U+0000
 * and halves of surrogate pairs, anywhere in the strings of `value`.
 *
 * Nothing is dropped or replaced instead: whoever files decides what the character should have been.
 *
 * @param refusal - Makes the Problem from a sentence about where the character stands.
 */
export function refuseUnstorableText(value: unknown, refusal: (sentence: string) => Problem): void {
  const found = findInside(value, "");
  if (found === undefined) return;
  const { where, position, name } = found;
  throw refusal(`${where} holds ${name} after ${position} characters, which no text may hold.`);
}

type Found = { readonly where: string; readonly position: number; readonly name: string };

function findInside(value: unknown, where: string): Found | undefined {
  if (typeof value === "string") {
    const found = findUnstorable(value);
    return found === undefined ? undefined : { where, ...found };
  }
  if (value === null || typeof value !== "object") return undefined;
  for (const [key, inner] of Object.entries(value)) {
    // Items are counted as a reader counts them.
    const place = Array.isArray(value) ? `${where}[${Number(key) + 1}]` : where === "" ? key : `${where}.${key}`;
    const found = findInside(inner, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
