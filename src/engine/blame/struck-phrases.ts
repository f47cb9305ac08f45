import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike } from "../words/split-words.ts";
import type { Credit } from "./credit.ts";

/** Words in a row that a station struck, with the words that stood around them; empty at the end of a text. */
export type StruckPhrase = {
  readonly station: number;
  readonly words: readonly string[];
  readonly credits: readonly Credit[];
  readonly left: string;
  readonly right: string;
};

/** Words `[start, end)` of an inserted phrase that are those of a struck one from `from` on. */
export type FoundStretch = {
  readonly start: number;
  readonly end: number;
  readonly phrase: StruckPhrase;
  readonly from: number;
};

// Fewer words that say something may agree by accident: names of bodies and states run to three.
const FEWEST_TELLING = 4;
// A text that repeats itself gives no more places than this to look at, for each phrase and for each question.
const MOST_PLACES = 16;

type Place = { readonly phrase: StruckPhrase; readonly index: number };

/**
 * What was struck, to be recognised where it is inserted again. A stretch is recognised
 * - wherever it stands, if it has four words in a row that say something (function words and marks between them must
 *   agree too, and are not counted);
 * - if it is shorter, where the whole phrase struck is the whole phrase inserted, between the same two words or ends.
 *
 * Words must be spelled alike, capitals included. So a figure put back while the word beside it changed, or a short
 * phrase put back elsewhere, is new. Of several places the longest stretch counts, then the one struck first.
 *
 * Adding and asking are linear in the words, times `MOST_PLACES` where they repeat themselves.
 */
export class StruckPhrases {
  readonly #bySeed = new Map<string, Place[]>();
  readonly #short = new Map<string, StruckPhrase[]>();

  add(phrase: StruckPhrase): void {
    const telling = tellingPlaces(phrase.words);
    if (telling.length < FEWEST_TELLING) {
      addTo(this.#short, keyOfWhole(phrase.words, phrase.left, phrase.right), phrase);
      return;
    }
    const counts = new Map<string, number>();
    for (let at = 0; at + FEWEST_TELLING <= telling.length; at++) {
      const seed = seedAt(phrase.words, telling, at);
      const count = counts.get(seed) ?? 0;
      counts.set(seed, count + 1);
      if (count < MOST_PLACES) addTo(this.#bySeed, seed, { phrase, index: telling[at] as number });
    }
  }

  /**
   * Finds what was struck before in an inserted phrase: stretches in order that do not overlap.
   *
   * @param among - Whether a station's words may be put back here.
   */
  find(
    { words, left, right }: Pick<StruckPhrase, "words" | "left" | "right">,
    among: (station: number) => boolean,
  ): FoundStretch[] {
    const telling = tellingPlaces(words);
    if (telling.length < FEWEST_TELLING) {
      const whole = this.#short.get(keyOfWhole(words, left, right))?.find(({ station }) => among(station));
      return whole === undefined ? [] : [{ start: 0, end: words.length, phrase: whole, from: 0 }];
    }
    const found: FoundStretch[] = [];
    let free = 0;
    for (let at = 0; at + FEWEST_TELLING <= telling.length; at++) {
      if ((telling[at] as number) < free) continue;
      const places = this.#placesOf(seedAt(words, telling, at), among);
      const stretch = longestStretch(words, places, {
        free,
        first: telling[at] as number,
        last: telling[at + FEWEST_TELLING - 1] as number,
      });
      if (stretch === undefined) continue;
      found.push(stretch);
      free = stretch.end;
    }
    return found;
  }

  #placesOf(seed: string, among: (station: number) => boolean): readonly Place[] {
    const places: Place[] = [];
    for (const place of this.#bySeed.get(seed) ?? []) {
      if (!among(place.phrase.station)) continue;
      places.push(place);
      if (places.length === MOST_PLACES) break;
    }
    return places;
  }
}

/** The longest stretch that holds the words from `first` to `last`, beginning at `free` or behind it. */
function longestStretch(
  words: readonly string[],
  places: readonly Place[],
  { free, first, last }: { readonly free: number; readonly first: number; readonly last: number },
): FoundStretch | undefined {
  let longest: FoundStretch | undefined;
  for (const { phrase, index } of places) {
    let [start, from] = [first, index];
    while (start > free && words[start - 1] === phrase.words[from - 1]) {
      start--;
      from--;
    }
    let end = first;
    const shift = index - first;
    while (end < words.length && words[end] === phrase.words[end + shift]) end++;
    if (end <= last) continue;
    if (longest === undefined || end - start > longest.end - longest.start) longest = { start, end, phrase, from };
  }
  return longest;
}

/** Where the words stand that say something. */
function tellingPlaces(words: readonly string[]): readonly number[] {
  const places: number[] = [];
  words.forEach((word, index) => {
    if (isWordlike(word) && !isFunctionWord(word)) places.push(index);
  });
  return places;
}

function seedAt(words: readonly string[], telling: readonly number[], at: number): string {
  return telling
    .slice(at, at + FEWEST_TELLING)
    .map((index) => words[index])
    .join(" ");
}

// A word holds no line feed.
function keyOfWhole(words: readonly string[], left: string, right: string): string {
  return [left, ...words, right].join("\n");
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
