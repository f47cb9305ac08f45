import type { WordTable } from "../words/word-table.ts";
import type { OpenVersions } from "./choose-pairs.ts";
import { type BothSides, type Wording, weightOf } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { NONE, type Pair, type Partners } from "./partners.ts";
import type { Places } from "./place-points.ts";
import type { PointLink } from "./point-link.ts";
import { calibrate, LOW_CONFIDENCE_BELOW } from "./score-pairs.ts";

// A part must bring this share of its weight from the whole …
const CONTAINED = 0.58;
// … or this much where a divided text puts its parts: under the whole's first partner, …
const CONTAINED_EXPECTED = 0.34;
// … or beside it, if it takes over this share of what that partner leaves of the whole …
const TAKEN_OVER = 0.8;
// … and this much of its weight must be words that the whole's first partner does not already explain.
const NOT_COVERED = 0.2;
// At least this many words in a row, so that scattered common words make no split.
const SHORTEST_RUN = 2;

/**
 * Finds the further partners of points that were split or merged: a leftover point belongs to a paired one if the
 * words it brings are words that the paired one has left over.
 *
 * @returns Links beside those of `partners`, at most one per leftover point. Cost linear in the candidates and their
 *   words.
 */
export function findSplitsAndMerges(
  { versions, wordings }: OpenVersions,
  candidates: readonly Candidate[],
  partners: Partners,
  table: WordTable,
): PointLink[] {
  const { places, points } = versions;
  const splits = findParts({
    parts: wordings.after,
    wholes: wordings.before,
    places: places.after,
    partnerOf: partners.ofAfter,
    firstPartOf: partners.ofBefore,
    candidates: wholesByPart(candidates, "after"),
  });
  const merges = findParts({
    parts: wordings.before,
    wholes: wordings.after,
    places: places.before,
    partnerOf: partners.ofBefore,
    firstPartOf: partners.ofAfter,
    candidates: wholesByPart(candidates, "before"),
  });
  return [
    ...splits.map(({ part, whole, ...evidence }) =>
      linkOf({ before: whole, after: part }, evidence, points.before[whole]?.path, table),
    ),
    ...merges.map(({ part, whole, ...evidence }) =>
      linkOf({ before: part, after: whole }, evidence, points.before[part]?.path, table),
    ),
  ];
}

function wholesByPart(
  candidates: readonly Candidate[],
  side: keyof BothSides<unknown>,
): ReadonlyMap<number, readonly number[]> {
  const other = side === "before" ? "after" : "before";
  const wholes = new Map<number, number[]>();
  for (const candidate of candidates) {
    const list = wholes.get(candidate[side]);
    if (list === undefined) wholes.set(candidate[side], [candidate[other]]);
    else list.push(candidate[other]);
  }
  return wholes;
}

/**
 * What makes a leftover a part: the share of its weight that the whole has, the share that it has of what the whole's
 * first partner leaves, and the longest row of such words, as spelled.
 */
type Evidence = { readonly share: number; readonly takenOver: number; readonly run: Int32Array };

type Part = Evidence & { readonly part: number; readonly whole: number };

/** Two versions seen as parts and wholes: for splits the wholes are the earlier points, for merges the later ones. */
type PartsAndWholes = {
  readonly parts: readonly (Wording | undefined)[];
  readonly wholes: readonly (Wording | undefined)[];
  readonly places: Places;
  /** From points on the parts' side to points on the wholes' side. */
  readonly partnerOf: Int32Array;
  readonly firstPartOf: Int32Array;
  readonly candidates: ReadonlyMap<number, readonly number[]>;
};

/** For every leftover point the whole it came from, or went into. */
function findParts({ parts, wholes, places, partnerOf, firstPartOf, candidates }: PartsAndWholes): Part[] {
  return parts.flatMap((wording, part) => {
    if (wording === undefined || partnerOf[part] !== NONE) return [];
    const around = [places.parentOf(part), places.beside(part, -1), places.beside(part, 1)];
    const near = around.map((index) => partnerOf[index] ?? NONE);
    let best: Part | undefined;
    for (const whole of new Set([...(candidates.get(part) ?? []), ...near])) {
      const covering = firstPartOf[whole] ?? NONE;
      // Two equal points leave nothing over; they have no wording.
      const [wholeWording, coveringWording] = [wholes[whole], parts[covering]];
      if (wholeWording === undefined || coveringWording === undefined) continue;
      const evidence = weighPart(wording, wholeWording, coveringWording);
      if (evidence === undefined) continue;
      const isUnder = places.parentOf(part) === covering;
      const isBeside = around.includes(covering) && evidence.takenOver >= TAKEN_OVER;
      if (evidence.share < (isUnder || isBeside ? CONTAINED_EXPECTED : CONTAINED)) continue;
      if (evidence.share > (best?.share ?? 0)) best = { part, whole, ...evidence };
    }
    return best === undefined ? [] : [best];
  });
}

/** What `part` has of the words of `whole` that `covering`, the partner `whole` already has, leaves unexplained. */
function weighPart(part: Wording, whole: Wording, covering: Wording): Evidence | undefined {
  const inWhole = new Set(whole.words);
  const covered = new Set(covering.words);
  let [total, contained, fresh] = [0, 0, 0];
  for (const [word, weight] of weightsOf(part)) {
    total += weight;
    if (!inWhole.has(word)) continue;
    contained += weight;
    if (!covered.has(word)) fresh += weight;
  }
  if (total === 0 || fresh < NOT_COVERED * total) return undefined;
  const run = longestSharedRun(part, whole, covered);
  if (run.length < SHORTEST_RUN) return undefined;
  return { share: contained / total, takenOver: shareTakenOver(part, whole, covered), run };
}

function shareTakenOver(part: Wording, whole: Wording, covered: ReadonlySet<number>): number {
  const inPart = new Set(part.words);
  let [left, taken] = [0, 0];
  for (const [word, weight] of weightsOf(whole)) {
    if (covered.has(word)) continue;
    left += weight;
    if (inPart.has(word)) taken += weight;
  }
  return left === 0 ? 0 : taken / left;
}

function weightsOf(wording: Wording): (readonly [word: number, weight: number])[] {
  return [...new Set(wording.words)].map((word) => [word, weightOf(wording, word) ** 2]);
}

/** The longest row of words that both have, holding at least one that the covering partner lacks. */
function longestSharedRun(part: Wording, whole: Wording, covered: ReadonlySet<number>): Int32Array {
  const pairsOfWhole = new Set(Array.from(whole.words.subarray(1), (word, index) => `${whole.words[index]} ${word}`));
  let best = new Int32Array(0);
  let start = 0;
  for (let end = 1; end <= part.words.length; end++) {
    const goesOn = end < part.words.length && pairsOfWhole.has(`${part.words[end - 1]} ${part.words[end]}`);
    if (goesOn) continue;
    const run = part.words.subarray(start, end);
    if (end - start > best.length && run.some((word) => !covered.has(word))) best = part.spelled.slice(start, end);
    start = end;
  }
  return best;
}

// A quotation in one line of text.
const MOST_WORDS_QUOTED = 12;

function linkOf(pair: Pair, { share, run }: Evidence, source: string | undefined, table: WordTable): PointLink {
  // Read off the public sets: a part contained by half is right in two cases of three, one contained whole in nineteen of twenty.
  const score = calibrate(0.1 + 0.45 * share);
  const quoted = Array.from(run.subarray(0, MOST_WORDS_QUOTED), (word) => table.spellingOf(word)).join(" ");
  return {
    ...pair,
    score,
    confidence: score < LOW_CONFIDENCE_BELOW ? "low" : "high",
    why: `takes over “${quoted}${run.length > MOST_WORDS_QUOTED ? " …" : ""}” from ${source ?? "it"}`,
  };
}
