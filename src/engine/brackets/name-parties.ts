import type { Party } from "../../model/negotiation.ts";

/** Tells which parties of a negotiation are named at the head of a bracket, or behind a semicolon in it, by their names. */
export type NamedParties = (words: string) => readonly string[];

/**
 * Knows parties by their ids and names, however they are capitalised: `[landlord: ten years; tenant: twenty]`. What drafters
 * call them by otherwise is read by its capitals, see `readPosition`.
 */
export function knowParties(parties: readonly Party[]): NamedParties {
  if (parties.length === 0) return () => [];
  const names = new Map(parties.flatMap(({ id, name }) => [id, name].map((one) => [one.toLowerCase(), name])));
  return (words) => {
    const own = withoutInner(words);
    const heads = own.split(";").map((part) => /^\s*(?:the\s+)?([^:;]{1,80}):/iu.exec(part)?.[1]?.trim().toLowerCase());
    return [...new Set(heads.flatMap((head) => names.get(head ?? "") ?? []))];
  };
}

/** What stands in a bracket itself, and in none inside it. */
function withoutInner(words: string): string {
  let depth = 0;
  let own = "";
  for (const character of words.slice(1, -1)) {
    if (character === "[") depth += 1;
    if (depth === 0) own += character;
    if (character === "]" && depth > 0) depth -= 1;
  }
  return own;
}
