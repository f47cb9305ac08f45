import type { Point } from "../../model/point.ts";
import { FUNCTION_WORD, MARK, type WordTable } from "../words/word-table.ts";
import { FeatureCounts, Rarity } from "./feature-counts.ts";
import type { Keys } from "./pair-equals.ts";
import { NONE, type Partners } from "./partners.ts";
import type { Places } from "./place-points.ts";
import { SequenceTable } from "./sequence-table.ts";

/** What a point says, as weighed features: folded words, and pairs of neighbours at half weight. */
export type Wording = {
  /** Numbers of the features, rising. Those of words are their numbers in the table, so that they can be looked up. */
  readonly features: Int32Array;
  /** One weight for each feature; the vector has length 1 unless the point says nothing. */
  readonly weights: Float64Array;
  /** Folded words of the point's own text in order, marks left out. */
  readonly words: Int32Array;
  /** The same words as spelled. */
  readonly spelled: Int32Array;
  /** The numbers of each two of them that follow each other, one fewer. */
  readonly pairs: Int32Array;
  /** Equal keys: equal headings and texts but for case, spacing and composition. */
  readonly key: number;
  /** The term a definition defines, in small letters: `"Agreement" means …`. */
  readonly term: string | undefined;
};

/** Something said of both versions of a comparison. */
export type BothSides<T> = { readonly before: T; readonly after: T };

// Function words still tell two otherwise equal sentences apart, but only just.
const FUNCTION_WORD_SHARE = 0.3;
const PAIR_SHARE = 0.5;
const HEADING_SHARE = 0.7;
// A lead-in ("Either party may terminate:") says little by itself; it is known by what stands under it …
const CHILDREN_SHARE = 0.5;
// … but a point longer than this says enough.
const LEAD_IN_WORDS = 30;
// How rare a word is, is read off no more points than this beside those that are still open: in two long versions that
// are mostly equal, reading all of them would cost more than everything else and change no weight that matters.
const MOST_POINTS_SAMPLED = 500;

/** What was read of the wordings of two versions, before their words are weighed by rarity. */
export type WordingsRead = {
  readonly counted: BothSides<readonly (CountedWording | undefined)[]>;
  /** `NONE` where a point was not read. */
  readonly keys: BothSides<Keys>;
  readonly counts: FeatureCounts;
};

type CountedWording = Omit<Wording, "weights"> & { readonly counts: Float64Array };

/**
 * Reads the wording of the points that have no partner yet. Linear in their words.
 *
 * @param most - How many of either side, in reading order.
 */
export function readWordings(
  points: BothSides<readonly Point[]>,
  partners: Partners,
  table: WordTable,
  most = Number.POSITIVE_INFINITY,
): WordingsRead {
  const counts = new FeatureCounts(table);
  const sequences = new SequenceTable();
  const readOpen = (side: readonly Point[], partnerOf: Int32Array) => {
    let left = most;
    return side.map((point, index) =>
      partnerOf[index] !== NONE || point.text === null || left-- <= 0
        ? undefined
        : readWording(point, counts, sequences),
    );
  };
  const counted = {
    before: readOpen(points.before, partners.ofBefore),
    after: readOpen(points.after, partners.ofAfter),
  };
  const keysOf = (side: readonly (CountedWording | undefined)[]) => Int32Array.from(side, (read) => read?.key ?? NONE);
  return { counted, keys: { before: keysOf(counted.before), after: keysOf(counted.after) }, counts };
}

/**
 * Weighs the features of all wordings read, since a word's weight is its rarity among both versions.
 *
 * @returns One wording per point that was read, undefined for the others. Cost linear in the words of the points that
 *   were open when they were read, and of a sample of the others.
 * Source: tf-idf with cosine similarity (Salton and Buckley, 1988).
 */
export function weighWordings(
  { counted, counts }: WordingsRead,
  points: BothSides<readonly Point[]>,
  places: BothSides<Places>,
): BothSides<readonly (Wording | undefined)[]> {
  const rarity = new Rarity(counts);
  for (const read of [...counted.before, ...counted.after]) if (read !== undefined) rarity.see(read.features, 1);
  seeSettled(points.before, counted.before, rarity, counts);
  return {
    before: weighSide(counted.before, points.before, places.before, rarity, counts),
    after: weighSide(counted.after, points.after, places.after, rarity, counts),
  };
}

/** The cosine of two wordings, 0 to 1. Linear in their features. */
export function likenessOf(before: Wording, after: Wording): number {
  if (before.key === after.key) return 1;
  let [i, j, likeness] = [0, 0, 0];
  while (i < before.features.length && j < after.features.length) {
    const step = (before.features[i] ?? 0) - (after.features[j] ?? 0);
    if (step === 0) likeness += (before.weights[i] ?? 0) * (after.weights[j] ?? 0);
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return Math.min(1, likeness);
}

function readWording(point: Point, counts: FeatureCounts, sequences: SequenceTable): CountedWording {
  const { table } = counts;
  const text = table.numberAll(point.text ?? "");
  const heading = table.numberAll(point.heading ?? "");
  const spelled = withoutMarks(text, table);
  const words = mapWords(spelled, (word) => table.foldedOf(word));
  countWords(spelled, 1, counts);
  countWords(heading, HEADING_SHARE, counts);
  const lowered = [heading, text].map((part) => mapWords(part, (word) => table.loweredOf(word)));
  return {
    ...counts.take(),
    words,
    spelled,
    pairs: pairsOf(words, table),
    key: sequences.numberOf(lowered),
    term: definedTerm(point.text ?? ""),
  };
}

function pairsOf(words: Int32Array, table: WordTable): Int32Array {
  const pairs = new Int32Array(Math.max(0, words.length - 1));
  for (let index = 0; index < pairs.length; index++) {
    pairs[index] = table.pairOf(words[index] as number, words[index + 1] as number);
  }
  return pairs;
}

function withoutMarks(words: Int32Array, table: WordTable): Int32Array {
  const spoken = new Int32Array(words.length);
  let count = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    if (table.kindOf(word) !== MARK) spoken[count++] = word;
  }
  return spoken.subarray(0, count);
}

/** What `Int32Array.map` does, several times as fast for short arrays. */
function mapWords(words: Int32Array, toNumber: (word: number) => number): Int32Array {
  const mapped = new Int32Array(words.length);
  for (let index = 0; index < words.length; index++) mapped[index] = toNumber(words[index] as number);
  return mapped;
}

const DEFINED_TERM = /^\W{0,4}["“„«]([^"“”»]{1,80})["”“»]/u;

/** The term that a text defines, in small letters; undefined where it opens with no term in quotation marks. */
export function definedTerm(text: string): string | undefined {
  const term = DEFINED_TERM.exec(text)?.[1];
  return term?.normalize("NFC").toLowerCase().split(/\s+/u).join(" ").trim();
}

/** Counts words, and pairs of neighbours, at `weight` each; marks are passed over. */
function countWords(spelled: Int32Array, weight: number, counts: FeatureCounts): void {
  const { table } = counts;
  let [previous, previousShare] = [NONE, 0];
  for (let index = 0; index < spelled.length; index++) {
    const word = spelled[index] as number;
    const kind = table.kindOf(word);
    if (kind === MARK) continue;
    const share = kind === FUNCTION_WORD ? FUNCTION_WORD_SHARE : 1;
    const feature = table.foldedOf(word);
    if (previous !== NONE)
      counts.add(table.pairOf(previous, feature), weight * PAIR_SHARE * Math.sqrt(previousShare * share));
    counts.add(feature, weight * share);
    [previous, previousShare] = [feature, share];
  }
}

/** Sees a sample of the points that were not read, spread evenly over them, each for itself and for its equal. */
function seeSettled(
  points: readonly Point[],
  counted: readonly (CountedWording | undefined)[],
  rarity: Rarity,
  counts: FeatureCounts,
): void {
  const settled = points.filter(({ text }, index) => text !== null && counted[index] === undefined);
  const step = Math.max(1, Math.ceil(settled.length / MOST_POINTS_SAMPLED));
  for (let index = 0; index < settled.length; index += step) {
    const { heading, text } = settled[index] ?? {};
    for (const part of [text, heading]) countWords(counts.table.numberAll(part ?? ""), 1, counts);
    rarity.see(counts.take().features, 2 * step);
  }
}

function weighSide(
  counted: readonly (CountedWording | undefined)[],
  points: readonly Point[],
  places: Places,
  rarity: Rarity,
  counts: FeatureCounts,
): (Wording | undefined)[] {
  const scratch = new SequenceTable();
  const readChild = (index: number) => {
    const point = points[index];
    return counted[index] ?? (point === undefined ? undefined : readWording(point, counts, scratch));
  };
  return counted.map((read, index) => {
    if (read === undefined) return undefined;
    const { counts: _, ...wording } = read;
    addWeighed(read, 1, rarity, counts);
    if (wording.words.length <= LEAD_IN_WORDS && places.childCount(index) > 0) {
      for (const child of places.childrenOf(index).map(readChild)) {
        if (child !== undefined) addWeighed(child, CHILDREN_SHARE, rarity, counts);
      }
    }
    const { features, counts: weights } = counts.take();
    return { ...wording, features, weights: toUnitLength(weights) };
  });
}

/** A word said twice counts a little more than once, not twice. */
function addWeighed(
  { features, counts: said }: CountedWording,
  share: number,
  rarity: Rarity,
  counts: FeatureCounts,
): void {
  for (let index = 0; index < features.length; index++) {
    const feature = features[index] as number;
    counts.add(feature, Math.sqrt(said[index] as number) * rarity.of(feature) * share);
  }
}

/** Changes the weights given. */
function toUnitLength(weights: Float64Array): Float64Array {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += (weights[index] as number) ** 2;
  if (sum === 0) return weights;
  const length = Math.sqrt(sum);
  for (let index = 0; index < weights.length; index++) weights[index] = (weights[index] as number) / length;
  return weights;
}
