import type { WordTable } from "../words/word-table.ts";
import { type BothSides, definedTerm, type Wording } from "./describe-wording.ts";
import { NONE } from "./partners.ts";
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
    ? explainEqualWords(pair.before, pair.after, versions)
    : explainShared(sharedWords(wordings.before[pair.before], wordings.after[pair.after], table));
  return `${words}${explainRest(pair, pair)}`;
}

/**
 * The same for two points that were paired because they say the same.
 *
 * @param same - Whether they are known to be equal code point for code point.
 */
export function explainEqual(
  before: number,
  after: number,
  versions: VersionPair,
  surroundings: Surroundings,
  same: boolean,
): string {
  const point = versions.points.before[before];
  const said = {
    sameHeading: (point?.heading ?? null) !== null,
    sameTerm: definedTerm(point?.text ?? "") !== undefined,
  };
  const around = {
    neighbours: surroundings.neighbours(before, after),
    parents: surroundings.parents(before, after),
    children: surroundings.children(before, after),
    sameNumber: surroundings.sameNumber(before, after),
  };
  return (same ? SAME_WORDS : explainEqualWords(before, after, versions)) + explainRest(said, around);
}

function explainRest(said: { sameHeading: boolean; sameTerm: boolean }, around: Omit<Surrounding, "distance">): string {
  return (
    (said.sameHeading ? "; same heading" : "") +
    (said.sameTerm ? "; defines the same term" : "") +
    (around.sameNumber ? "; same number" : "") +
    (around.neighbours >= 1 ? "; both neighbours pair" : around.neighbours >= 0.5 ? "; a neighbour pairs" : "") +
    (around.parents ? "; under the same point" : "") +
    (around.children >= 0.5 ? "; over the same points" : "")
  );
}

const SAME_WORDS = "same words";

function explainEqualWords(before: number, after: number, { points }: VersionPair): string {
  return points.before[before]?.text === points.after[after]?.text ? SAME_WORDS : "same words but for notation";
}

function explainShared(shared: readonly string[]): string {
  return shared.length === 0 ? "shares no telling word" : `shares ${shared.map((word) => `“${word}”`).join(", ")}`;
}

/** Words both sides use, as spelled in the later one, those first that weigh most in both. */
function sharedWords(before: Wording | undefined, after: Wording | undefined, table: WordTable): string[] {
  if (before === undefined || after === undefined) return [];
  return mostShared(before, after, table)
    .flatMap(({ word }) => {
      const place = before.words.includes(word) ? after.words.indexOf(word) : NONE;
      const spelling = place === NONE ? "" : table.spellingOf(after.spelled[place] ?? NONE);
      return spelling.length > 1 ? spelling : [];
    })
    .slice(0, MOST_WORDS_NAMED);
}

// Headings and single letters among them are not named, so more are looked at than are named.
const MOST_WORDS_LOOKED_AT = 4 * MOST_WORDS_NAMED;

/** The words, not pairs of words, that weigh most in both, the heaviest first. */
function mostShared(
  before: Wording,
  after: Wording,
  table: WordTable,
): readonly { readonly word: number; readonly weight: number }[] {
  const { features, weights } = before;
  const { features: others, weights: otherWeights } = after;
  const shared: { word: number; weight: number }[] = [];
  let [i, j] = [0, 0];
  while (i < features.length && j < others.length) {
    const word = features[i] as number;
    const other = others[j] as number;
    if (word === other && !table.isPair(word)) {
      const weight = (weights[i] as number) * (otherWeights[j] as number);
      if (weight > LEAST_WEIGHT_NAMED) shared.push({ word, weight });
    }
    if (word <= other) i++;
    if (other <= word) j++;
  }
  return shared.sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS_LOOKED_AT);
}
