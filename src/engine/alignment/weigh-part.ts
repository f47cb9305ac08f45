import { likenessOf, type Wording, weightOf } from "./describe-wording.ts";

/** Where a part stands, seen from the first partner of its whole; near is within a few points. */
export type PartPlace = "under" | "beside" | "near" | "far";

/** What speaks for a point being a part of another one that has a partner already. Shares lie in 0 to 1. */
export type PartEvidence = {
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
  /** Share of the part's words that stand in rows which the whole has too. */
  readonly inRows: number;
  /** The longest such row that holds a word the first partner lacks, as spelled; else the longest of all. */
  readonly run: Int32Array;
  /** How many words the longest row with a word that the first partner lacks has. */
  readonly freshRun: number;
  readonly place: PartPlace;
};

/** The words of one wording, each once with its share of their weight, and which follow each other. */
export type WordShares = {
  readonly wording: Wording;
  readonly shares: ReadonlyMap<number, number>;
  readonly rows: ReadonlySet<number>;
};

/** Linear in the words, but for the look-up of their weights. */
export function shareWords(wording: Wording): WordShares {
  const weights = new Map<number, number>();
  let total = 0;
  for (const word of wording.words) {
    if (weights.has(word)) continue;
    const weight = weightOf(wording, word) ** 2;
    weights.set(word, weight);
    total += weight;
  }
  for (const [word, weight] of weights) weights.set(word, total === 0 ? 0 : weight / total);
  const rows = new Set<number>();
  for (let i = 1; i < wording.words.length; i++) rows.add(rowOf(wording.words, i));
  return { wording, shares: weights, rows };
}

// Two numbers below this make one whole number that a double holds exactly.
const MOST_WORDS = 2 ** 26;

/** The word at `index` and the one before it as one number. */
function rowOf(words: Int32Array, index: number): number {
  return (words[index - 1] ?? 0) * MOST_WORDS + (words[index] ?? 0);
}

/**
 * Weighs what `part` has of the words of `whole`, beside `first`, the partner that the whole has already.
 *
 * @returns Undefined where part and whole have no telling word in common, or define different terms. Linear in the
 *   words of the three.
 */
export function weighPart(
  part: WordShares,
  whole: WordShares,
  first: WordShares,
  place: PartPlace,
): PartEvidence | undefined {
  if (definesAnother(part.wording, whole.wording)) return undefined;
  const contained = sumShares(part, (word) => whole.shares.has(word));
  if (contained === 0) return undefined;
  const fresh = sumShares(part, (word) => whole.shares.has(word) && !first.shares.has(word));
  const left = sumShares(whole, (word) => !first.shares.has(word));
  const gain = sumShares(whole, (word) => part.shares.has(word) && !first.shares.has(word));
  return {
    contained,
    fresh,
    gain,
    takenOver: left === 0 ? 0 : gain / left,
    nearness: nearnessOf(part, whole, first),
    twin: place === "far" ? 0 : twinOf(part, whole, first, fresh),
    ...findRows(part, whole, first),
    place,
  };
}

function definesAnother(part: Wording, whole: Wording): boolean {
  return part.term !== undefined && whole.term !== undefined && part.term !== whole.term;
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
function twinOf(part: WordShares, whole: WordShares, first: WordShares, fresh: number): number {
  const ownOfPart = sumShares(part, (word) => !first.shares.has(word));
  const ownOfFirst = sumShares(first, (word) => !part.shares.has(word));
  if (ownOfPart === 0 || ownOfFirst === 0) return 0;
  const keptOfFirst = sumShares(first, (word) => !part.shares.has(word) && whole.shares.has(word));
  const decided = Math.max(0, keptOfFirst / ownOfFirst - fresh / ownOfPart);
  return likenessOf(part.wording, first.wording) * (1 - decided);
}

function sumShares({ shares }: WordShares, isCounted: (word: number) => boolean): number {
  let sum = 0;
  for (const [word, share] of shares) if (isCounted(word)) sum += share;
  return sum;
}

function findRows(
  { wording: { words, spelled } }: WordShares,
  whole: WordShares,
  first: WordShares,
): Pick<PartEvidence, "inRows" | "run" | "freshRun"> {
  let [inRows, start, longest, longestFresh] = [0, 0, NO_ROW, NO_ROW];
  for (let end = 1; end <= words.length; end++) {
    if (end < words.length && whole.rows.has(rowOf(words, end))) continue;
    const row = { start, end };
    start = end;
    if (row.end - row.start < 2 && !whole.shares.has(words[row.start] ?? 0)) continue;
    if (row.end - row.start > 1) inRows += row.end - row.start;
    if (isLonger(row, longest)) longest = row;
    const isFresh = words.subarray(row.start, row.end).some((word) => !first.shares.has(word));
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
  even: -7.9,
  contained: 2.1,
  fresh: 3.9,
  takenOver: 1.3,
  gain: 1.6,
  nearness: 2.3,
  run: 1.9,
  inRows: 1,
  twin: 2.9,
  under: 3.4,
  beside: 2.6,
  near: 0.4,
  far: 0,
};
// More than this says no more.
const MOST_GAIN = 0.5;
const MOST_RUN = 8;

/** How likely the part belongs to the whole, 0 to 1. */
export function chanceOfPart(evidence: PartEvidence): number {
  const sum =
    WEIGHTS.even +
    WEIGHTS.contained * evidence.contained +
    WEIGHTS.fresh * evidence.fresh +
    WEIGHTS.takenOver * evidence.takenOver +
    WEIGHTS.gain * Math.min(MOST_GAIN, evidence.gain) +
    WEIGHTS.nearness * evidence.nearness +
    (WEIGHTS.run * Math.min(MOST_RUN, evidence.freshRun)) / MOST_RUN +
    WEIGHTS.inRows * evidence.inRows +
    WEIGHTS.twin * evidence.twin +
    WEIGHTS[evidence.place];
  return 1 / (1 + Math.exp(-sum));
}
