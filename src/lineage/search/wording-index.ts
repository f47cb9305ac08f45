import type { ReadingsSaid, Wording } from "../../storage/search.ts";
import { compoundOf, type SearchWord, searchWordsOf } from "./search-words.ts";

/** The points of one reading, in reading order: which wording each has, and its path. */
export type IndexedReading = { readonly wordings: Int32Array; readonly paths: readonly string[] };

/**
 * Every distinct wording of a negotiation's points, as runs of word numbers, and what leads from a word to the wordings
 * that hold it. Readings are put in and never taken out: who searches says which of them count.
 *
 * Some 4 bytes for each word of each distinct wording, 4 for each point, and one text for each distinct word. The texts
 * of the points themselves are not kept.
 */
export type WordingIndex = {
  /** Distinct words, folded, by their numbers. */
  readonly words: string[];
  readonly numberOfWord: Map<string, number>;
  /** By word number: the wordings that hold it, ascending, each with how often it does: see `wordingOf` and `timesOf`. */
  readonly wordingsWith: number[][];
  /** By dictionary, then by stem: numbers of the words that have it. */
  readonly stems: Map<string, Map<string, Set<number>>>;
  /**
   * By the number of the word that two words held by a hyphen would be as one, those two, wherever the hyphen stands:
   * `ceasefire` leads to what says `cease-fire`. It may stand in no wording itself.
   */
  readonly compounds: Map<number, (readonly [first: number, second: number])[]>;
  /** By wording number: its words in order, `BREAK` between heading and text. */
  readonly wordings: Int32Array[];
  /** By dictionary and hash: the same words in two languages are two wordings. */
  readonly numberOfWording: Map<string, number>;
  readonly readings: Map<string, IndexedReading>;
  /** Equal paths are one string. */
  readonly paths: Map<string, string>;
  /** How much is kept, in words and points. */
  weight: number;
};

/** No word: nothing said in a heading goes on in the text below it. */
export const BREAK = -1;

export function emptyIndex(): WordingIndex {
  return {
    words: [],
    numberOfWord: new Map(),
    wordingsWith: [],
    stems: new Map(),
    compounds: new Map(),
    wordings: [],
    numberOfWording: new Map(),
    readings: new Map(),
    paths: new Map(),
    weight: 0,
  };
}

/** The name of a reading among those of an index. */
export function nameOfReading(versionKey: string, reading: number): string {
  return `${versionKey} ${reading}`;
}

/** A reading that is due, with the dictionary of its language; undefined where it has none. */
export type DueReading = {
  readonly versionKey: string;
  readonly reading: number;
  readonly dictionary: string | undefined;
};

/** A word, and what it makes together with the word before it, where a hyphen holds the two. */
type WordRead = { readonly word: string; readonly compound: string | undefined };

/** What is due, read word by word: all but what an index has already. */
export type ReadyReadings = {
  readonly due: ReadonlyMap<string, DueReading>;
  readonly said: ReadingsSaid;
  /** By name, what no wording of the index is: its words in order, undefined between heading and text. */
  readonly wordings: ReadonlyMap<string, readonly (WordRead | undefined)[]>;
  /** By dictionary, the words whose stems are wanted. */
  readonly toStem: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Reads the words of what is due, each wording once. Changes nothing. Linear in the texts that are new. */
export function readWordings(
  index: WordingIndex,
  due: ReadonlyMap<string, DueReading>,
  said: ReadingsSaid,
): ReadyReadings {
  const wordings = new Map<string, readonly (WordRead | undefined)[]>();
  const toStem = new Map<string, Set<string>>();
  for (const { versionKey, reading, points } of said.readings) {
    const dictionary = due.get(nameOfReading(versionKey, reading))?.dictionary;
    const words = dictionary === undefined ? undefined : (toStem.get(dictionary) ?? new Set<string>());
    if (dictionary !== undefined && words !== undefined) toStem.set(dictionary, words);
    for (const { sha256 } of points) {
      const name = nameOfWording(dictionary, sha256);
      if (index.numberOfWording.has(name) || wordings.has(name)) continue;
      const read = wordsOf(said.wordings.get(sha256) ?? NOTHING_SAID);
      wordings.set(name, read);
      for (const one of read) {
        if (one === undefined) continue;
        words?.add(one.word);
        if (one.compound !== undefined) words?.add(one.compound);
      }
    }
  }
  return { due, said, wordings, toStem };
}

const NOTHING_SAID: Wording = { heading: null, text: null };

function wordsOf({ heading, text }: Wording): readonly (WordRead | undefined)[] {
  const own = [...withCompounds(text ?? "")];
  return heading === null ? own : [...withCompounds(heading), undefined, ...own];
}

/**
 * Puts readings in, whole and at once; one that is in already is passed over.
 *
 * @param stems - By dictionary, the stem of each of the words that were wanted.
 */
export function putIn(
  index: WordingIndex,
  { due, said, wordings }: ReadyReadings,
  stems: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const points = new Map(said.readings.map((one) => [nameOfReading(one.versionKey, one.reading), one.points]));
  for (const [name, { dictionary }] of due) {
    if (index.readings.has(name)) continue;
    const own = points.get(name) ?? [];
    index.readings.set(name, {
      wordings: Int32Array.from(own, ({ sha256 }) => {
        const wording = nameOfWording(dictionary, sha256);
        return index.numberOfWording.get(wording) ?? putWordingIn(index, wording, wordings.get(wording) ?? []);
      }),
      paths: own.map(({ path }) => onlyOne(index.paths, path)),
    });
    index.weight += own.length;
  }
  for (const [dictionary, ofWords] of stems) putStemsIn(index, dictionary, ofWords);
}

function nameOfWording(dictionary: string | undefined, sha256: string): string {
  return `${dictionary ?? ""} ${sha256}`;
}

function putWordingIn(index: WordingIndex, name: string, read: readonly (WordRead | undefined)[]): number {
  const number = index.wordings.length;
  const words: number[] = [];
  for (const one of read) {
    words.push(one === undefined ? BREAK : putWordIn(index, one.word));
    if (one?.compound === undefined) continue;
    putCompoundIn(index, putWordIn(index, one.compound), words.slice(-2) as [number, number]);
  }
  putHeldIn(index, words, number);
  index.numberOfWording.set(name, number);
  index.wordings.push(Int32Array.from(words));
  index.weight += words.length;
  return number;
}

// One number for both keeps the lists half as long. A text that says a word oftener says it no better.
const TIMES_BITS = 6;
const MOST_TIMES = 2 ** TIMES_BITS - 1;

/** Which wording an entry of `wordingsWith` tells of. */
export function wordingOf(held: number): number {
  return held >>> TIMES_BITS;
}

/** How often that wording says the word, up to 63 times. */
export function timesOf(held: number): number {
  return held & MOST_TIMES;
}

function putHeldIn({ wordingsWith }: WordingIndex, words: readonly number[], wording: number): void {
  const entry = wording << TIMES_BITS;
  for (const word of words) {
    const held = wordingsWith[word];
    const last = held?.at(-1) ?? -1;
    if (last < entry) held?.push(entry + 1);
    else if (held !== undefined && timesOf(last) < MOST_TIMES) held[held.length - 1] = last + 1;
  }
}

function* withCompounds(text: string): Generator<WordRead> {
  let before: SearchWord | undefined;
  for (const one of searchWordsOf(text)) {
    yield { word: one.word, compound: before === undefined ? undefined : compoundOf(text, before, one) };
    before = one;
  }
}

function putWordIn({ words, numberOfWord, wordingsWith }: WordingIndex, word: string): number {
  const known = numberOfWord.get(word);
  if (known !== undefined) return known;
  // A piece of a text holds on to all of it: what is kept is a copy.
  const own = Buffer.from(word).toString();
  numberOfWord.set(own, words.length);
  wordingsWith.push([]);
  return words.push(own) - 1;
}

function putCompoundIn({ compounds }: WordingIndex, compound: number, parts: readonly [number, number]): void {
  const known = compounds.get(compound);
  if (known === undefined) compounds.set(compound, [parts]);
  else if (!known.some(([first]) => first === parts[0])) known.push(parts);
}

function putStemsIn(index: WordingIndex, dictionary: string, ofWords: ReadonlyMap<string, string>): void {
  const byStem = index.stems.get(dictionary) ?? new Map<string, Set<number>>();
  index.stems.set(dictionary, byStem);
  for (const [word, stem] of ofWords) {
    const number = index.numberOfWord.get(word);
    if (number === undefined) continue;
    const alike = byStem.get(stem) ?? new Set();
    byStem.set(stem, alike.add(number));
  }
}

function onlyOne(kept: Map<string, string>, text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  kept.set(text, text);
  return text;
}
