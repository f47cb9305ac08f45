import type { Point } from "../../model/point.ts";
import type { Span } from "../passages/redline-segments.ts";
import type { ReadText, ReadWord, TextReader } from "./read-text.ts";

/** The text of a point as its words alone, marks left out: `words` are those of `text` that say or bind. */
export type PointWords = { readonly place: number; readonly text: ReadText; readonly words: readonly ReadWord[] };

/** Where a stretch begins: the place of its point in the version, and of its first word among `PointWords.words`. */
export type StretchPlace = { readonly point: number; readonly at: number };

// Shorter runs of words meet by accident.
export const STRETCH = 4;
// A stretch that stands more often is a form of words and tells no place.
const MOST_PLACES = 16;

/** Finds where four words in a row stand in the texts of a version. Made in linear time; a look costs nothing more. */
export class StretchIndex {
  readonly #points: readonly PointWords[];
  readonly #places = new Map<string, StretchPlace[]>();

  constructor(points: readonly Point[], reader: TextReader) {
    this.#points = points.map(({ text }, place) => {
      const read = reader.read(text ?? "");
      return { place, text: read, words: read.words.filter(({ isWord }) => isWord) };
    });
    for (const { place, words } of this.#points) {
      for (let at = 0; at + STRETCH <= words.length; at++) {
        const key = keyOf(words, at);
        const known = this.#places.get(key);
        if (known === undefined) this.#places.set(key, [{ point: place, at }]);
        else if (known.length <= MOST_PLACES) known.push({ point: place, at });
      }
    }
  }

  wordsOf(point: number): PointWords {
    return this.#points[point] as PointWords;
  }

  /** Where the stretch that begins at a place of `words` stands; nothing where it stands more than 16 times. */
  placesOf(words: readonly ReadWord[], at: number): readonly StretchPlace[] {
    const places = this.#places.get(keyOf(words, at)) ?? [];
    return places.length > MOST_PLACES ? [] : places;
  }

  /** Whether a stretch that has some of a run of words, `[from, to)` of `words`, stands too often to be looked at. */
  isCommon(words: readonly ReadWord[], from: number, to: number): boolean {
    for (let at = Math.max(0, from - STRETCH + 1); at < to && at + STRETCH <= words.length; at++) {
      if ((this.#places.get(keyOf(words, at))?.length ?? 0) > MOST_PLACES) return true;
    }
    return false;
  }

  /**
   * Where a run of words, `[from, to)` of `words`, may begin: where a stretch that has some of them stands as far from
   * there as here. Each place once. Nothing where every stretch stands more than 16 times.
   */
  candidates(words: readonly ReadWord[], from: number, to: number): readonly StretchPlace[] {
    const found = new Map<string, StretchPlace>();
    for (let at = Math.max(0, from - STRETCH + 1); at < to && at + STRETCH <= words.length; at++) {
      for (const place of this.placesOf(words, at)) {
        const start = place.at + from - at;
        if (start >= 0) found.set(`${place.point} ${start}`, { point: place.point, at: start });
      }
    }
    return [...found.values()];
  }
}

function keyOf(words: readonly ReadWord[], at: number): string {
  return `${words[at]?.key} ${words[at + 1]?.key} ${words[at + 2]?.key} ${words[at + 3]?.key}`;
}

/** Which of the words a stretch of their text touches, `[from, to)`. */
export function wordsIn(words: readonly ReadWord[], { start, end }: Span): readonly [number, number] {
  const from = words.findIndex((word) => word.end > start);
  const to = words.findIndex((word) => word.start >= end);
  return [from < 0 ? words.length : from, to < 0 ? words.length : to];
}

/** From the first to the last of some words, in UTF-16 units of their text. */
export function spanOf(words: readonly ReadWord[], at: number, length: number): Span {
  return { start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 };
}
