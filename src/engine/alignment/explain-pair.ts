import type { WordTable } from "../words/word-table.ts";
import { type BothSides, definedTerm, type Wording } from "./describe-wording.ts";
import { NONE } from "./partners.ts";
import type { ScoredPair } from "./score-pairs.ts";
import type { Surroundings } from "./surroundings.ts";
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
  return `${words}${explainRest(pair)}`;
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
  const told = toldOf(
    (point?.heading ?? null) !== null,
    definedTerm(point?.text ?? "") !== undefined,
    surroundings.sameNumber(before, after),
    surroundings.neighbours(before, after),
    surroundings.parents(before, after),
    surroundings.children(before, after),
  );
  const isSame = same || point?.text === versions.points.after[after]?.text;
  return (isSame ? OF_SAME_WORDS : OF_OTHER_NOTATION)[told] as string;
}

function explainRest(pair: ScoredPair): string {
  const { sameHeading, sameTerm, sameNumber, neighbours, parents, children } = pair;
  return REST[toldOf(sameHeading, sameTerm, sameNumber, neighbours, parents, children)] as string;
}

/** What is told beside the words, as the place of its sentence in `REST`. */
function toldOf(
  sameHeading: boolean,
  sameTerm: boolean,
  sameNumber: boolean,
  neighbours: number,
  parents: boolean,
  children: number,
): number {
  return (
    (sameHeading ? 1 : 0) +
    (sameTerm ? 2 : 0) +
    (sameNumber ? 4 : 0) +
    (parents ? 8 : 0) +
    (children >= 0.5 ? 16 : 0) +
    (neighbours >= 1 ? 64 : neighbours >= 0.5 ? 32 : 0)
  );
}

/** By what is told. Tens of thousands of pairs of equal points are told in a few ways, and share the text of each. */
const REST: readonly string[] = Array.from(
  { length: 96 },
  (_, told) =>
    (told & 1 ? "; same heading" : "") +
    (told & 2 ? "; defines the same term" : "") +
    (told & 4 ? "; same number" : "") +
    (told & 64 ? "; both neighbours pair" : told & 32 ? "; a neighbour pairs" : "") +
    (told & 8 ? "; under the same point" : "") +
    (told & 16 ? "; over the same points" : ""),
);

const SAME_WORDS = "same words";
const OTHER_NOTATION = "same words but for notation";
const OF_SAME_WORDS: readonly string[] = REST.map((rest) => SAME_WORDS + rest);
const OF_OTHER_NOTATION: readonly string[] = REST.map((rest) => OTHER_NOTATION + rest);

function explainEqualWords(before: number, after: number, { points }: VersionPair): string {
  return points.before[before]?.text === points.after[after]?.text ? SAME_WORDS : OTHER_NOTATION;
}

function explainShared(shared: readonly string[]): string {
  return shared.length === 0 ? "shares no telling word" : `shares ${shared.map((word) => `“${word}”`).join(", ")}`;
}

/** Words both sides use, as spelled in the later one, those first that weigh most in both. */
function sharedWords(before: Wording | undefined, after: Wording | undefined, table: WordTable): string[] {
  if (before === undefined || after === undefined) return [];
  const named: string[] = [];
  for (const word of mostShared(before, after, table)) {
    const place = before.words.includes(word) ? after.words.indexOf(word) : NONE;
    const spelling = place === NONE ? "" : table.spellingOf(after.spelled[place] ?? NONE);
    if (spelling.length > 1) named.push(spelling);
    if (named.length === MOST_WORDS_NAMED) break;
  }
  return named;
}

// Headings and single letters among them are not named, so more are looked at than are named.
const MOST_WORDS_LOOKED_AT = 4 * MOST_WORDS_NAMED;

/** The words, not pairs of words, that weigh most in both, the heaviest first; of equals the one with the lower number. */
function mostShared(before: Wording, after: Wording, table: WordTable): readonly number[] {
  const { features, weights } = before;
  const { features: others, weights: otherWeights } = after;
  const [shared, shares]: [number[], number[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < features.length && j < others.length) {
    const word = features[i] as number;
    const other = others[j] as number;
    if (word === other && !table.isPair(word)) {
      const weight = (weights[i] as number) * (otherWeights[j] as number);
      if (weight > LEAST_WEIGHT_NAMED) insertHeavy(shared, shares, word, weight);
    }
    if (word <= other) i++;
    if (other <= word) j++;
  }
  return shared;
}

/** Puts a word in its place among the heaviest: of dozens that two points share only these few are ever looked at. */
function insertHeavy(heaviest: number[], weights: number[], word: number, weight: number): void {
  let place = heaviest.length;
  if (place === MOST_WORDS_LOOKED_AT) {
    place--;
    if (weight <= (weights[place] as number)) return;
  }
  for (; place > 0 && (weights[place - 1] as number) < weight; place--) {
    heaviest[place] = heaviest[place - 1] as number;
    weights[place] = weights[place - 1] as number;
  }
  heaviest[place] = word;
  weights[place] = weight;
}
