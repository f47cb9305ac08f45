import type { Point } from "../../model/point.ts";
import { foldWord } from "../words/fold-word.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";
import type { WordTable } from "../words/word-table.ts";
import type { Places } from "./place-points.ts";

/** What a point says, as weighed features: folded words, and pairs of neighbours at half weight. */
export type Wording = {
  /** Feature number → weight; the vector has length 1 unless the point says nothing. */
  readonly features: ReadonlyMap<number, number>;
  /** Folded words of the point's own text in order, marks left out. */
  readonly words: readonly number[];
  /** The same words as spelled. */
  readonly spelled: readonly string[];
  /** Equal keys: equal headings and texts but for case, spacing and composition. Undefined where the text is not known. */
  readonly key: string | undefined;
  /** The term a definition defines, folded: `"Agreement" means …`. */
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

/**
 * Describes the wording of all points of two versions in one go, since a word's weight is its rarity among them.
 *
 * @returns One description per point, in order. Cost linear in the words.
 * Source: tf-idf with cosine similarity (Salton and Buckley, 1988).
 */
export function describeWordings(
  points: BothSides<readonly Point[]>,
  places: BothSides<Places>,
  table: WordTable,
): BothSides<readonly Wording[]> {
  const before = points.before.map((point) => readWording(point, table));
  const after = points.after.map((point) => readWording(point, table));
  const rarity = rarities([...before, ...after]);
  return {
    before: weighWordings(before, places.before, rarity),
    after: weighWordings(after, places.after, rarity),
  };
}

type CountedWording = Omit<Wording, "features"> & { readonly counts: Map<number, number> };

function readWording(point: Point, table: WordTable): CountedWording {
  const text = point.text ?? "";
  const counts = new Map<number, number>();
  const own = foldedWords(text, table);
  count(own, 1, table, counts);
  if (point.heading !== null) count(foldedWords(point.heading, table), HEADING_SHARE, table, counts);
  return {
    counts,
    words: own.map((word) => word.number),
    spelled: own.map((word) => word.spelled),
    key: point.text === null ? undefined : `${foldNotation(point.heading ?? "")}\n${foldNotation(text)}`,
    term: definedTerm(text),
  };
}

function foldNotation(text: string): string {
  return splitWords(text.normalize("NFC").toLowerCase())
    .words.map((word) => word.text)
    .join(" ");
}

const DEFINED_TERM = /^\W{0,4}["“„«]([^"“”»]{1,80})["”“»]/u;

function definedTerm(text: string): string | undefined {
  const term = DEFINED_TERM.exec(text)?.[1];
  return term === undefined ? undefined : foldNotation(term);
}

type FoldedWord = { readonly number: number; readonly spelled: string; readonly share: number };

function foldedWords(text: string, table: WordTable): FoldedWord[] {
  return splitWords(text)
    .words.filter((word) => isWordlike(word.text))
    .map((word) => ({
      number: table.numberOf(foldWord(word.text)),
      spelled: word.text,
      share: isFunctionWord(word.text.toLowerCase()) ? FUNCTION_WORD_SHARE : 1,
    }));
}

function count(words: readonly FoldedWord[], weight: number, table: WordTable, counts: Map<number, number>): void {
  words.forEach((word, index) => {
    add(counts, word.number, weight * word.share);
    const next = words[index + 1];
    if (next === undefined) return;
    // No word holds a space, so a pair is never mistaken for one.
    const pair = table.numberOf(`${word.number} ${next.number}`);
    add(counts, pair, weight * PAIR_SHARE * Math.sqrt(word.share * next.share));
  });
}

function add(counts: Map<number, number>, feature: number, weight: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + weight);
}

function rarities(wordings: readonly CountedWording[]): ReadonlyMap<number, number> {
  const seenIn = new Map<number, number>();
  for (const { counts } of wordings) for (const feature of counts.keys()) add(seenIn, feature, 1);
  return new Map([...seenIn].map(([feature, n]) => [feature, Math.log(1 + wordings.length / n)]));
}

function weighWordings(
  counted: readonly CountedWording[],
  places: Places,
  rarity: ReadonlyMap<number, number>,
): Wording[] {
  const own = counted.map(({ counts }) => weigh(counts, rarity));
  return counted.map(({ counts: _, ...wording }, index) => {
    const features = new Map(own[index]);
    if (wording.words.length <= LEAD_IN_WORDS) {
      for (const child of places.childrenOf(index)) {
        for (const [feature, weight] of own[child] ?? []) add(features, feature, weight * CHILDREN_SHARE);
      }
    }
    return { ...wording, features: toUnitLength(features) };
  });
}

/** A word said twice counts a little more than once, not twice. */
function weigh(counts: ReadonlyMap<number, number>, rarity: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...counts].map(([feature, n]) => [feature, Math.sqrt(n) * (rarity.get(feature) ?? 0)]));
}

function toUnitLength(features: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  let sum = 0;
  for (const weight of features.values()) sum += weight * weight;
  const length = Math.sqrt(sum);
  return length === 0 ? features : new Map([...features].map(([feature, weight]) => [feature, weight / length]));
}
