import { likenessOf, type Wording } from "./describe-wording.ts";
import { distanceFromRewritten, type Revision } from "./revision.ts";
import type { WordShares } from "./share-weight.ts";

/** Where a part stands, seen from the first partner of its whole; near is within a few points. */
export type PartPlace = "under" | "beside" | "near" | "far";

/** How part and whole stand to the points around them, whatever their words. */
export type PartStanding = {
  readonly place: PartPlace;
  /** Whether several points bore the heading of both, the first partner one of them, and only the whole bears it now. */
  readonly gathered: boolean;
  /** How much more another whole is like the part, as a difference of cosines; 0 where none is. */
  readonly outdone: number;
};

/** What speaks for a point being a part of another one that has a partner already. Shares lie in 0 to 1. */
export type PartEvidence = PartStanding & {
  /** Share of the part's weight whose words the whole has. */
  readonly contained: number;
  /** Share of the part's weight whose words the whole has and its first partner lacks. */
  readonly fresh: number;
  /** Share of the whole's weight that the part explains and the first partner does not. */
  readonly gain: number;
  /** The same as a share of all that the first partner leaves unexplained. */
  readonly takenOver: number;
  /** How near the part comes to the whole for each bit that the first partner does. */
  readonly nearness: number;
  /** How alike part and first partner are, if they stand together and as far as the whole does not rather say the latter. */
  readonly twin: number;
  /** How alike the headings of part and whole are; 0 where either has none. */
  readonly heading: number;
  /** Share of the part's words that stand in rows which the whole has too. */
  readonly inRows: number;
  /** The longest such row that holds a word the first partner lacks, as spelled; else the longest of all. */
  readonly run: Int32Array;
  /** How many words the longest row with a word that the first partner lacks has. */
  readonly freshRun: number;
};

/** Whether a list of rising numbers holds one. O(log n). */
function holds(numbers: Int32Array, number: number): boolean {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number;
}

/**
 * Weighs what `part` has of the words of `whole`, beside the first partner that the whole has already.
 *
 * @param firstPart - Asked for only where the part may be likely enough.
 * @param leastChance - Less likely parts are of no interest.
 * @returns Undefined where part and whole have no telling word in common, define different terms, or where nothing that
 *   is yet to be found out could make the part as likely as `leastChance`. Linear in the words of the three.
 */
export function weighPart(
  part: WordShares,
  whole: WordShares,
  firstPart: () => WordShares,
  standing: PartStanding,
  revision: Revision,
  leastChance = 0,
): PartEvidence | undefined {
  if (definesAnother(part.wording, whole.wording)) return undefined;
  const contained = containedIn(part, whole);
  if (contained === 0) return undefined;
  const heading = headingLikeness(part.wording.heading, whole.wording.heading);
  // What costs more to find out is not asked where it could change nothing, which for most is known by now.
  if (mostLikely(contained, heading, standing, revision) < leastChance) return undefined;
  const first = firstPart();
  const sums = sumShares(part, whole, first);
  // Named one by one: an object spread amid others is put in property by property, by their names.
  const best = {
    place: standing.place,
    gathered: standing.gathered,
    outdone: standing.outdone,
    contained,
    fresh: sums.fresh,
    gain: sums.gain,
    takenOver: sums.left === 0 ? 0 : sums.gain / sums.left,
    heading,
    nearness: 1,
    twin: standing.place === "far" ? 0 : 1,
    inRows: 1,
    freshRun: MOST_RUN,
    run: NO_WORDS,
  };
  if (chanceOfPart(best, revision) < leastChance) return undefined;
  best.nearness = nearnessOf(part, whole, first);
  if (standing.place !== "far") best.twin = twinOf(part, first, sums);
  if (chanceOfPart(best, revision) < leastChance) return undefined;
  const { inRows, run, freshRun } = findRows(part, whole, first);
  best.inRows = inRows;
  best.run = run;
  best.freshRun = freshRun;
  return best;
}

const NO_WORDS: Int32Array = new Int32Array(0);

/** Share of the part's weight whose words the whole has. One walk over the two lists of words, which rise. */
function containedIn(part: WordShares, whole: WordShares): number {
  const { words, shares } = part;
  const others = whole.words;
  let [contained, i, j] = [0, 0, 0];
  while (i < words.length && j < others.length) {
    const step = (words[i] as number) - (others[j] as number);
    if (step === 0) contained += shares[i] as number;
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return contained;
}

/** Which share of a wording's weight lies in which words. */
type SharedSums = {
  /** Of the part: in words that the whole has and the first partner lacks; and in all that it lacks. */
  readonly fresh: number;
  readonly ownOfPart: number;
  /** Of the whole: in words that the first partner lacks; and those of them that the part has. */
  readonly left: number;
  readonly gain: number;
  /** Of the first partner: in words that the part lacks; and those of them that the whole has. */
  readonly ownOfFirst: number;
  readonly keptOfFirst: number;
};

/** One walk over the three lists of words, which all rise. */
function sumShares(part: WordShares, whole: WordShares, first: WordShares): SharedSums {
  let [fresh, ownOfPart, left, gain, ownOfFirst, keptOfFirst] = [0, 0, 0, 0, 0, 0];
  let [i, j, k] = [0, 0, 0];
  for (;;) {
    const ofPart = i < part.words.length ? (part.words[i] as number) : PAST_ALL;
    const ofWhole = j < whole.words.length ? (whole.words[j] as number) : PAST_ALL;
    const ofFirst = k < first.words.length ? (first.words[k] as number) : PAST_ALL;
    const word = Math.min(ofPart, ofWhole, ofFirst);
    if (word === PAST_ALL) break;
    const inPart = ofPart === word;
    const inWhole = ofWhole === word;
    const inFirst = ofFirst === word;
    if (inPart) {
      const share = part.shares[i++] as number;
      if (inWhole && !inFirst) fresh += share;
      if (!inFirst) ownOfPart += share;
    }
    if (inWhole) {
      const share = whole.shares[j++] as number;
      if (!inFirst) left += share;
      if (inPart && !inFirst) gain += share;
    }
    if (inFirst) {
      const share = first.shares[k++] as number;
      if (!inPart) ownOfFirst += share;
      if (inWhole && !inPart) keptOfFirst += share;
    }
  }
  return { fresh, ownOfPart, left, gain, ownOfFirst, keptOfFirst };
}

// No word has so high a number.
const PAST_ALL = 0x3fffffff;

function definesAnother(part: Wording, whole: Wording): boolean {
  return part.term !== undefined && whole.term !== undefined && part.term !== whole.term;
}

/** The cosine of two headings, each word counted once. */
function headingLikeness(one: Int32Array, other: Int32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    const step = (one[i] as number) - (other[j] as number);
    if (step === 0) shared++;
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(one.length * other.length);
}

function nearnessOf(part: WordShares, whole: WordShares, first: WordShares): number {
  const ofFirst = likenessOf(first.wording, whole.wording);
  const ofPart = likenessOf(part.wording, whole.wording);
  return ofPart >= ofFirst ? 1 : ofPart / ofFirst;
}

/**
 * Two points that were alike and became one: what set them apart is either gone from the whole or stands there of both.
 * Of two alike of which one was dropped, the whole still says what set the other apart.
 */
function twinOf(
  part: WordShares,
  first: WordShares,
  { fresh, ownOfPart, ownOfFirst, keptOfFirst }: SharedSums,
): number {
  if (ownOfPart === 0 || ownOfFirst === 0) return 0;
  const decided = Math.max(0, keptOfFirst / ownOfFirst - fresh / ownOfPart);
  return likenessOf(part.wording, first.wording) * (1 - decided);
}

function findRows(
  { wording: { words, pairs, spelled } }: WordShares,
  whole: WordShares,
  first: WordShares,
): Pick<PartEvidence, "inRows" | "run" | "freshRun"> {
  let [inRows, start, longest, longestFresh] = [0, 0, NO_ROW, NO_ROW];
  for (let end = 1; end <= words.length; end++) {
    if (end < words.length && holds(whole.rows, pairs[end - 1] as number)) continue;
    const row = { start, end };
    start = end;
    if (row.end - row.start < 2 && !holds(whole.words, words[row.start] ?? 0)) continue;
    if (row.end - row.start > 1) inRows += row.end - row.start;
    if (isLonger(row, longest)) longest = row;
    const isFresh = words.subarray(row.start, row.end).some((word) => !holds(first.words, word));
    if (isFresh && isLonger(row, longestFresh)) longestFresh = row;
  }
  const freshRun = longestFresh.end - longestFresh.start;
  const named = freshRun > 1 ? longestFresh : longest;
  return { inRows: inRows / Math.max(1, words.length), run: spelled.slice(named.start, named.end), freshRun };
}

const NO_ROW = { start: 0, end: 0 };

function isLonger(row: typeof NO_ROW, other: typeof NO_ROW): boolean {
  return row.end - row.start > other.end - other.start;
}

// Fitted by logistic regression: src/decisions/0003-alignment-scores.md.
const WEIGHTS = {
  even: -6.6,
  contained: 2.9,
  fresh: 3.65,
  takenOver: 0.7,
  gain: 1.9,
  nearness: 1.5,
  run: 1.2,
  inRows: 1.25,
  twin: 2.75,
  heading: 1.3,
  gathered: 3.4,
  outdone: -3.3,
  under: 3.05,
  beside: 1.65,
  near: 1.15,
  far: 0,
  /** Of a part that stands apart from the first one, where most points kept their words. */
  astray: -3.9,
  unlikeRewritten: -5.8,
};
// More than this says no more.
const MOST_GAIN = 0.5;
const MOST_RUN = 8;

/** How likely the part belongs to the whole, 0 to 1. */
export function chanceOfPart(evidence: PartEvidence, revision: Revision): number {
  return chanceOf(
    WEIGHTS.contained * evidence.contained +
      WEIGHTS.fresh * evidence.fresh +
      WEIGHTS.takenOver * evidence.takenOver +
      WEIGHTS.gain * Math.min(MOST_GAIN, evidence.gain) +
      WEIGHTS.nearness * evidence.nearness +
      (WEIGHTS.run * Math.min(MOST_RUN, evidence.freshRun)) / MOST_RUN +
      WEIGHTS.inRows * evidence.inRows +
      WEIGHTS.twin * evidence.twin +
      weightOfStanding(evidence, evidence.heading, revision),
  );
}

const MOST_BESIDE_CONTAINED =
  WEIGHTS.takenOver + WEIGHTS.gain * MOST_GAIN + WEIGHTS.nearness + WEIGHTS.run + WEIGHTS.inRows;

/** How likely the part can be at most, if it has all other evidence. */
function mostLikely(contained: number, heading: number, standing: PartStanding, revision: Revision): number {
  return chanceOf(
    (WEIGHTS.contained + WEIGHTS.fresh) * contained +
      MOST_BESIDE_CONTAINED +
      (standing.place === "far" ? 0 : WEIGHTS.twin) +
      weightOfStanding(standing, heading, revision),
  );
}

function weightOfStanding({ place, gathered, outdone }: PartStanding, heading: number, revision: Revision): number {
  return (
    WEIGHTS[place] +
    WEIGHTS.heading * heading +
    (gathered ? WEIGHTS.gathered : 0) +
    WEIGHTS.outdone * outdone +
    (place === "near" || place === "far" ? WEIGHTS.astray * revision.kept : 0) +
    WEIGHTS.unlikeRewritten * distanceFromRewritten(revision)
  );
}

function chanceOf(sum: number): number {
  return 1 / (1 + Math.exp(-WEIGHTS.even - sum));
}

// Of the points that revisions leave over, so many are parts, seen from all sets together …
const USUAL_SHARE = 0.03;
// … which counts as much as so many points of this revision, …
const PRESUMED = 20;
// … and so much of the difference is believed. Parts are not as independent of each other as the theory has them.
const BELIEVED = 0.27;

/**
 * How likely a part is, given the others that were left over on its side: where most of them went into other points a
 * doubtful one rather did too, and where hundreds are new it is rather new.
 *
 * @param chance - As of `chanceOfPart`.
 * @param likely - The chances of the others that may be parts, added up.
 * @param others - How many others are left over.
 * Source: outputs of a classifier adjusted to new a priori probabilities (Saerens et al., Neural Computation 14:1, 2002).
 */
export function chanceAmongOthers(chance: number, likely: number, others: number): number {
  const share = (likely + PRESUMED * USUAL_SHARE) / (others + PRESUMED);
  const odds = (oddsOf(share) / oddsOf(USUAL_SHARE)) ** BELIEVED * oddsOf(chance);
  return odds / (1 + odds);
}

function oddsOf(chance: number): number {
  return chance / (1 - chance);
}
