import type { Point } from "../../model/point.ts";
import { FUNCTION_WORD, MARK, type WordTable } from "../words/word-table.ts";
import { weighedText } from "./bare-title.ts";
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
  /** Folded words of the point's own text in order, marks left out: at most the first 30,000. */
  readonly words: Int32Array;
  /** The same words as spelled. */
  readonly spelled: Int32Array;
  /** The numbers of each two of them that follow each other, one fewer. */
  readonly pairs: Int32Array;
  /** The folded words of its heading that say something, rising, each once. */
  readonly heading: Int32Array;
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
// Of a point longer than this (no point of a real draft is) only so many words are known in their order; of the rest it
// is known which they are. A text of 1 MB without a break may have half a million pairs of words.
const MOST_WORDS_PAIRED = 30_000;
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
  const keysOf = (side: readonly (CountedWording | undefined)[]) => {
    const keys = new Int32Array(side.length);
    for (let index = 0; index < keys.length; index++) keys[index] = side[index]?.key ?? NONE;
    return keys;
  };
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
  seeRead(counted.before, rarity);
  seeRead(counted.after, rarity);
  seeSettled(points.before, counted.before, rarity, counts);
  return {
    before: weighSide(counted.before, points.before, places.before, rarity, counts),
    after: weighSide(counted.after, points.after, places.after, rarity, counts),
  };
}

/** The cosine of two wordings, 0 to 1. Linear in their features. */
export function likenessOf(before: Wording, after: Wording): number {
  if (before.key === after.key) return 1;
  const { features, weights } = before;
  const { features: others, weights: otherWeights } = after;
  let [i, j, likeness] = [0, 0, 0];
  while (i < features.length && j < others.length) {
    const feature = features[i] as number;
    const other = others[j] as number;
    if (feature === other) likeness += (weights[i] as number) * (otherWeights[j] as number);
    if (feature <= other) i++;
    if (other <= feature) j++;
  }
  return Math.min(1, likeness);
}

function readWording(point: Point, counts: FeatureCounts, sequences: SequenceTable): CountedWording {
  const { table } = counts;
  const text = table.numberAll(point.text ?? "");
  const weighed = weighedText(point);
  const heading = point.heading === null ? NO_WORDS : table.numberAll(point.heading);
  // Two titles are equal whatever the parties want there.
  const spoken = withoutMarks(weighed === (point.text ?? "") ? text : table.numberAll(weighed), table);
  const spelled = spoken.length > MOST_WORDS_PAIRED ? spoken.subarray(0, MOST_WORDS_PAIRED) : spoken;
  const words = table.foldAll(spelled);
  const pairs = countWords(spelled, words, 1, counts);
  for (let index = words.length; index < spoken.length; index++) countWord(spoken[index] as number, counts);
  if (heading.length > 0) countHeading(heading, counts);
  const key = sequences.numberOf(table.lowerAll(heading), table.lowerAll(text));
  const { features, counts: said } = counts.take();
  return {
    features,
    counts: said,
    words,
    spelled,
    pairs,
    heading: tellingWords(heading, table),
    key,
    term: definedTerm(point.text ?? ""),
  };
}

const NO_WORDS = new Int32Array(0);

/** The folded words that say something, rising, each once. */
function tellingWords(words: Int32Array, table: WordTable): Int32Array {
  if (words.length === 0) return NO_WORDS;
  const telling = new Set<number>();
  for (const word of words)
    if (table.kindOf(word) !== MARK && table.kindOf(word) !== FUNCTION_WORD) telling.add(table.foldedOf(word));
  return Int32Array.from(telling).sort();
}

function withoutMarks(words: Int32Array, table: WordTable): Int32Array {
  let count = 0;
  for (let index = 0; index < words.length; index++) if (table.kindOf(words[index] as number) !== MARK) count++;
  if (count === words.length) return words;
  const spoken = table.rooms.whole(count);
  let place = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    if (table.kindOf(word) !== MARK) spoken[place++] = word;
  }
  return spoken;
}

const DEFINED_TERM = /^\W{0,4}["“„«]([^"“”»]{1,80})["”“»]/u;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;

/** Most texts begin with a letter, which is seen faster than by a pattern. */
function mayDefineTerm(text: string): boolean {
  const first = text.charCodeAt(0);
  return !((first >= UPPER_A && first <= UPPER_Z) || (first >= LOWER_A && first <= LOWER_Z));
}

/** The term that a text defines, in small letters; undefined where it opens with no term in quotation marks. */
export function definedTerm(text: string): string | undefined {
  if (!mayDefineTerm(text)) return undefined;
  const term = DEFINED_TERM.exec(text)?.[1];
  return term?.normalize("NFC").toLowerCase().split(/\s+/u).join(" ").trim();
}

/**
 * Counts words without marks, given as spelled and folded, and their pairs of neighbours at `weight` each.
 *
 * @returns The pairs, in order.
 */
function countWords(spelled: Int32Array, folded: Int32Array, weight: number, counts: FeatureCounts): Int32Array {
  const { table } = counts;
  const pairs = table.rooms.whole(Math.max(0, spelled.length - 1));
  let previousShare = 0;
  for (let index = 0; index < spelled.length; index++) {
    const share = shareOf(spelled[index] as number, table);
    const feature = folded[index] as number;
    if (index > 0) {
      const pair = table.pairOf(folded[index - 1] as number, feature);
      pairs[index - 1] = pair;
      counts.add(pair, weight * PAIR_SHARE * Math.sqrt(previousShare * share));
    }
    counts.add(feature, weight * share);
    previousShare = share;
  }
  return pairs;
}

function countWord(word: number, counts: FeatureCounts): void {
  counts.add(counts.table.foldedOf(word), shareOf(word, counts.table));
}

function shareOf(word: number, table: WordTable): number {
  return table.kindOf(word) === FUNCTION_WORD ? FUNCTION_WORD_SHARE : 1;
}

function countHeading(heading: Int32Array, counts: FeatureCounts): void {
  const spelled = withoutMarks(heading, counts.table);
  countWords(spelled, counts.table.foldAll(spelled), HEADING_SHARE, counts);
}

function seeRead(counted: readonly (CountedWording | undefined)[], rarity: Rarity): void {
  for (let index = 0; index < counted.length; index++) {
    const read = counted[index];
    if (read !== undefined) rarity.see(read.features, 1);
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
    for (const part of [text, heading]) {
      const spelled = withoutMarks(counts.table.scan(part ?? ""), counts.table);
      countWords(spelled, counts.table.foldAll(spelled), 1, counts);
    }
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
    const { words, spelled, pairs, heading, key, term } = read;
    if (words.length > LEAD_IN_WORDS || places.childCount(index) === 0)
      return {
        features: read.features,
        weights: weigh(read, rarity, counts),
        words,
        spelled,
        pairs,
        heading,
        key,
        term,
      };
    addWeighed(read, 1, rarity, counts);
    for (const child of places.childrenOf(index).map(readChild)) {
      if (child !== undefined) addWeighed(child, CHILDREN_SHARE, rarity, counts);
    }
    const { features, counts: weights } = counts.take();
    return { features, weights: toUnitLength(weights), words, spelled, pairs, heading, key, term };
  });
}

/** The weights of one point's own features. */
function weigh({ features, counts: said }: CountedWording, rarity: Rarity, { table }: FeatureCounts): Float64Array {
  const weights = table.rooms.real(features.length);
  for (let index = 0; index < features.length; index++)
    weights[index] = weightOf(said[index] as number, rarity.of(features[index] as number));
  return toUnitLength(weights);
}

/** A word said twice counts a little more than once, not twice. */
function weightOf(said: number, rarity: number): number {
  return Math.sqrt(said) * rarity;
}

function addWeighed(
  { features, counts: said }: CountedWording,
  share: number,
  rarity: Rarity,
  counts: FeatureCounts,
): void {
  for (let index = 0; index < features.length; index++) {
    const feature = features[index] as number;
    counts.add(feature, weightOf(said[index] as number, rarity.of(feature)) * share);
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
