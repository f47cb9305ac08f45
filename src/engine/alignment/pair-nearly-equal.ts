import type { Point } from "../../model/point.ts";
import type { KeptTexts } from "../words/kept-texts.ts";
import { sortRising } from "../words/sort-rising.ts";
import { MARK, type WordTable } from "../words/word-table.ts";
import type { BothSides } from "./describe-wording.ts";
import { NONE, type Pair, type Partners } from "./partners.ts";

/** Two points that have most of their words in common; `share` of all words of both, 0.5 to 1. */
export type NearlyEqual = Pair & { readonly share: number };

// Less in common than this needs a closer look than can be had here.
const LEAST_SHARE = 0.5;

// What was paired makes more words rare among the rest; what later rounds find is little.
const ROUNDS = 3;

/**
 * Pairs points by the words, and the two or three words in a row, that only one open point has on either side: those
 * that name the same partner more often than any other, from either side, and share at least half of their words. Then
 * those that stand next to a pair and share as much.
 *
 * A coarse answer for versions of which more points are open than could be weighed: it looks at each word a few times and
 * never at a pair of points that have nothing rare in common and stand by themselves.
 *
 * @param mayPair - Whether a point takes part at all, and whether two may be paired.
 * @returns Pairs of free points, each at most once, by `before`. Linear in the words of the open points. Exchanging the
 *   versions exchanges the sides of the pairs and does nothing else.
 * Source: lines that stand once on either side as anchors, as in patience diff (B. Cohen, 2003), with words for lines.
 */
export function pairNearlyEqual(
  points: BothSides<readonly Point[]>,
  partners: Partners,
  table: WordTable,
  mayPair: (before: number, after: number) => boolean,
): readonly NearlyEqual[] {
  const before = readFeatures(points.before, partners.ofBefore, table, table.kept.before);
  const after = readFeatures(points.after, partners.ofAfter, table, table.kept.after);
  const taken = partners.copy();
  const found: NearlyEqual[] = [];
  const pairIfAlike = (old: number, now: number) => {
    if (!taken.isFree(old, now) || !mayPair(old, now)) return;
    const share = shareInCommon(before, old, after, now);
    if (share < LEAST_SHARE) return;
    taken.add(old, now);
    found.push({ before: old, after: now, share });
  };
  for (let round = 0; round < ROUNDS; round++) {
    const ownerBefore = soleOwners(before, taken.ofBefore, table.size);
    const ownerAfter = soleOwners(after, taken.ofAfter, table.size);
    const favourite = favourites(before, whereBothSole(ownerAfter, ownerBefore), points.after.length);
    const favouriteBack = favourites(after, whereBothSole(ownerBefore, ownerAfter), points.before.length);
    favourite.forEach((now, old) => {
      if (now !== NONE && favouriteBack[now] === old) pairIfAlike(old, now);
    });
    // A pair made here is the paired neighbour of the next point, so that rows go on by themselves.
    for (let old = 1; old < points.before.length; old++) pairBeside(old, 1, taken, pairIfAlike);
    for (let old = points.before.length - 2; old >= 0; old--) pairBeside(old, -1, taken, pairIfAlike);
  }
  return found.sort((a, b) => a.before - b.before);
}

/** Tries the point behind (1), or before (-1), the partner of the neighbour on that side. */
function pairBeside(
  old: number,
  step: 1 | -1,
  { ofBefore, ofAfter }: Partners,
  pairIfAlike: (old: number, now: number) => void,
): void {
  const beside = ofBefore[old - step] as number;
  const now = beside + step;
  if (beside !== NONE && ofBefore[old] === NONE && now >= 0 && now < ofAfter.length) pairIfAlike(old, now);
}

/**
 * The words of each open point, rising, then each two and three in a row: point n has `numbers` from `starts[n]`, words
 * up to `wordEnds[n]`.
 */
type Features = {
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
  readonly wordEnds: Int32Array;
};

/** @param kept - Gets the texts, which the redlines of the pairs ask for. */
function readFeatures(points: readonly Point[], partnerOf: Int32Array, table: WordTable, kept: KeptTexts): Features {
  const starts = new Int32Array(points.length + 1);
  const wordEnds = new Int32Array(points.length);
  let numbers = new Int32Array(1024);
  let size = 0;
  points.forEach(({ heading, text }, index) => {
    starts[index] = size;
    if (partnerOf[index] === NONE && text !== null) {
      const words = heading === null ? table.scanInto(kept, index, text) : table.scan(`${heading}\n${text}`);
      if (size + 3 * words.length > numbers.length) numbers = longer(numbers, size + 3 * words.length);
      const start = size;
      for (let place = 0; place < words.length; place++) {
        const word = words[place] as number;
        if (table.kindOf(word) !== MARK) numbers[size++] = table.foldedOf(word);
      }
      wordEnds[index] = size;
      let two: number = NONE;
      for (let place = start + 1; place < (wordEnds[index] as number); place++) {
        const word = numbers[place] as number;
        if (two !== NONE) numbers[size++] = table.pairOf(two, word);
        two = table.pairOf(numbers[place - 1] as number, word);
        numbers[size++] = two;
      }
      sortRising(numbers, start, wordEnds[index] as number);
    } else wordEnds[index] = size;
  });
  starts[points.length] = size;
  return { numbers, starts, wordEnds };
}

function longer(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * least);
  grown.set(numbers);
  return grown;
}

const SEVERAL = -2;

/** By feature: the one free point that has it, `NONE`, or `SEVERAL`. */
function soleOwners({ numbers, starts }: Features, partnerOf: Int32Array, features: number): Int32Array {
  const owners = new Int32Array(features).fill(NONE);
  for (let point = 0; point + 1 < starts.length; point++) {
    if (partnerOf[point] !== NONE) continue;
    for (let place = starts[point] as number; place < (starts[point + 1] as number); place++) {
      const feature = numbers[place] as number;
      const owner = owners[feature] as number;
      if (owner !== point) owners[feature] = owner === NONE ? point : SEVERAL;
    }
  }
  return owners;
}

/** By feature: its owner if the other version has a sole one too, else `NONE`. */
function whereBothSole(owners: Int32Array, others: Int32Array): Int32Array {
  const both = new Int32Array(owners.length);
  for (let feature = 0; feature < both.length; feature++)
    both[feature] = (others[feature] as number) >= 0 ? Math.max(NONE, owners[feature] as number) : NONE;
  return both;
}

/** For each point the one in the other version that most of its features are owned by; `NONE` where two are level. */
function favourites({ numbers, starts }: Features, ownerOf: Int32Array, others: number): Int32Array {
  const found = new Int32Array(starts.length - 1).fill(NONE);
  const votes = new Int32Array(others);
  for (let point = 0; point < found.length; point++) {
    const [start, end] = [starts[point] as number, starts[point + 1] as number];
    let most = 0;
    for (let place = start; place < end; place++) {
      const other = ownerOf[numbers[place] as number] as number;
      if (other === NONE) continue;
      const count = (votes[other] as number) + 1;
      votes[other] = count;
      if (count > most) [most, found[point]] = [count, other];
      else if (count === most && other !== found[point]) found[point] = NONE;
    }
    for (let place = start; place < end; place++) {
      const other = ownerOf[numbers[place] as number] as number;
      if (other !== NONE) votes[other] = 0;
    }
  }
  return found;
}

/** How many of the words of two points they share, as a share of all. */
function shareInCommon(before: Features, old: number, after: Features, now: number): number {
  const [start, end] = [before.starts[old] as number, before.wordEnds[old] as number];
  const [startAfter, endAfter] = [after.starts[now] as number, after.wordEnds[now] as number];
  let [i, j, shared] = [start, startAfter, 0];
  while (i < end && j < endAfter) {
    const step = (before.numbers[i] as number) - (after.numbers[j] as number);
    if (step === 0) shared++;
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return (2 * shared) / Math.max(1, end - start + endAfter - startAfter);
}
