import { foldWord } from "../words/fold-word.ts";
import type { Fact } from "./fact.ts";
import type { Language } from "./language.ts";
import type { Found } from "./phrases.ts";
import type { FigureRead } from "./read-figures.ts";
import { spanOf } from "./read-figures.ts";
import { beginsSentence, type Tokens } from "./tokens.ts";

const MOST_WORDS = 40;

/**
 * A condition that begins at a token: from the word that opens it to the next comma or the end of its sentence. The index
 * given back is the one behind the opening words, since what stands in a condition is read too.
 */
export function readCondition(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const { lower, count } = tokens;
  const known = language.conditions.find(lower, index);
  const opener = known ?? invertedCondition(tokens, index);
  if (opener === undefined || isFrequency(lower, index, opener.end)) return undefined;
  let end = opener.end;
  if (opener.meaning === "clause") {
    const most = Math.min(count, opener.end + MOST_WORDS);
    while (end < most && !isEnd(lower[end] ?? "")) end += 1;
    // In front, a comma ends it; behind, what follows a comma may belong to it: only lists do, and are left out.
    if (end === opener.end && !beginsSentence(tokens, index)) return undefined;
  }
  const value = lower.slice(index, end).join(" ");
  const isWeak = known === undefined && WEAK.has(lower[index] ?? "");
  const unit = lower.slice(index, opener.end).join(" ");
  const fact: Fact = { class: "condition", ...spanOf(tokens, index, end), value, unit };
  return { fact: isWeak ? { ...fact, guess: "weak" } : fact, end: opener.end };
}

// "Should a provision be invalid, …", "Where a Party objects, …": an English sentence that begins so begins with a condition.
const IN_FRONT: ReadonlySet<string> = new Set(["should", "where", "when", "were", "had"]);

// What is said of a case may as well be said otherwise: it counts only where another condition takes its place.
const WEAK: ReadonlySet<string> = new Set(["where", "when"]);

function invertedCondition(tokens: Tokens, index: number): Found<"clause"> | undefined {
  const isInverted = IN_FRONT.has(tokens.lower[index] ?? "") && beginsSentence(tokens, index);
  return isInverted ? { meaning: "clause", end: index + 1 } : undefined;
}

function isEnd(word: string): boolean {
  return word === "," || word === ";" || word === "." || word === ":" || word === ")" || word === "—" || word === "–";
}

/** "Once a year", "once every five years". */
function isFrequency(lower: readonly string[], index: number, end: number): boolean {
  return lower[index] === "once" && /^(?:a|an|per|every|in|each|again|more)$/u.test(lower[end] ?? "");
}

/** The words of a condition that carry its matter, by their stems. */
export function matterOf(condition: string, { functionWords }: Pick<Language, "functionWords">): ReadonlySet<string> {
  const words = condition.split(" ").filter((word) => /^[\p{L}\p{N}]/u.test(word) && !functionWords.has(word));
  return new Set(words.map(foldWord));
}
