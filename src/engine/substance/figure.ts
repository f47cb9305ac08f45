import { type Bound, type Fact, factOf } from "./fact.ts";
import type { Language } from "./language.ts";
import type { Tokens } from "./tokens.ts";

/** A fact and the index of the token behind it. */
export type FigureRead = { readonly fact: Fact; readonly end: number };

/** Where a figure begins, and the language that it is read in. */
export type Place = { readonly tokens: Tokens; readonly index: number; readonly language: Language };

/** A figure from where it begins to before the token `end`, with the bound that stands beside it: "at least". */
export function figureOf(
  { tokens, index, language }: Place,
  of: Fact["class"],
  value: string,
  size: number,
  unit: string,
  end: number,
): FigureRead {
  const bound = boundOf(tokens, index, end, language);
  return { fact: { ...factOf(of, spanOf(tokens, index, end), value, size, unit), bound }, end };
}

function boundOf(tokens: Tokens, index: number, end: number, language: Language): Bound | undefined {
  const before = language.boundsBefore.findBefore(tokens, index);
  if (before !== undefined && !isParticle(tokens, before.start, index))
    return { value: before.meaning, ...spanOf(tokens, before.start, index) };
  const after = language.boundsAfter.find(tokens, end);
  return after === undefined ? undefined : { value: after.meaning, ...spanOf(tokens, end, after.end) };
}

/** "Hand over 60 tonnes": not more than these. */
function isParticle({ lower }: Tokens, start: number, end: number): boolean {
  return end === start + 1 && lower[start] === "over" && GIVING.has(lower[start - 1] ?? "");
}

const GIVING: ReadonlySet<string> = new Set(
  "hand hands handed handing take takes took taken taking turn turns turned turning sign signed carry carried".split(
    " ",
  ),
);

/** Where the tokens from `start` to before `end` stand in their text. */
export function spanOf(
  { starts, ends }: Tokens,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

export const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an"]);

// What makes how often of a span: "every six months".
export const OF_EACH: ReadonlySet<string> = new Set(["any", "each", "every"]);
