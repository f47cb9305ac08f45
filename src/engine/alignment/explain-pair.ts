import type { WordTable } from "../words/word-table.ts";
import { type BothSides, definedTerm, type Wording, weightOf } from "./describe-wording.ts";
import type { Pair } from "./partners.ts";
import type { ScoredPair } from "./score-pairs.ts";
import type { Surrounding, Surroundings } from "./surroundings.ts";
import type { VersionPair } from "./version-pair.ts";

const MOST_WORDS_NAMED = 3;
// Weights multiply: a word that says nearly nothing in either text is not evidence.
const LEAST_WEIGHT_NAMED = 0.001;

/** One line that names what spoke for a pair: shared words, rarest first, then its surroundings. */
export function explainPair(
  pair: ScoredPair,
  versions: VersionPair,
  wordings: BothSides<readonly (Wording | undefined)[]>,
  table: WordTable,
): string {
  const words = pair.identical
    ? explainEqualWords(pair, versions)
    : explainShared(sharedWords(wordings.before[pair.before], wordings.after[pair.after], table));
  return `${words}${explainRest(pair, pair)}`;
}

/** The same for two points that were paired because they say the same. */
export function explainEqual(pair: Pair, versions: VersionPair, surroundings: Surroundings): string {
  const point = versions.points.before[pair.before];
  const sameHeading = (point?.heading ?? null) !== null;
  const sameTerm = definedTerm(point?.text ?? "") !== undefined;
  return `${explainEqualWords(pair, versions)}${explainRest({ sameHeading, sameTerm }, surroundings.of(pair))}`;
}

function explainRest(said: { sameHeading: boolean; sameTerm: boolean }, around: Surrounding): string {
  return (
    (said.sameHeading ? "; same heading" : "") +
    (said.sameTerm ? "; defines the same term" : "") +
    (around.sameNumber ? "; same number" : "") +
    (around.neighbours >= 1 ? "; both neighbours pair" : around.neighbours >= 0.5 ? "; a neighbour pairs" : "") +
    (around.parents ? "; under the same point" : "") +
    (around.children >= 0.5 ? "; over the same points" : "")
  );
}

function explainEqualWords({ before, after }: Pair, { points }: VersionPair): string {
  return points.before[before]?.text === points.after[after]?.text ? "same words" : "same words but for notation";
}

function explainShared(shared: readonly string[]): string {
  return shared.length === 0 ? "shares no telling word" : `shares ${shared.map((word) => `“${word}”`).join(", ")}`;
}

/** Words both sides use, as spelled in the later one, those first that weigh most in both. */
function sharedWords(before: Wording | undefined, after: Wording | undefined, table: WordTable): string[] {
  if (before === undefined || after === undefined) return [];
  const inBefore = new Set(before.words);
  const weights = new Map<number, number>();
  after.words.forEach((word, index) => {
    if (inBefore.has(word)) weights.set(after.spelled[index] ?? 0, weightOf(before, word) * weightOf(after, word));
  });
  const telling = [...weights].filter(
    ([spelled, weight]) => weight > LEAST_WEIGHT_NAMED && table.spellingOf(spelled).length > 1,
  );
  return telling
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS_NAMED)
    .map(([spelled]) => table.spellingOf(spelled));
}
