import { splitWords, type Word } from "../words/split-words.ts";
import { type Credit, creditWords } from "./credit.ts";
import type { StruckPhrase } from "./struck-phrases.ts";
import type { Piece } from "./walk-state.ts";

/** Texts that stood in the points of a group, as one text, with the origin of each word. */
export type JoinedPieces = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly credits: readonly Credit[];
  /** By word. */
  readonly pieces: readonly Piece[];
  /** By word: where its piece starts in the joined text. */
  readonly starts: readonly number[];
  readonly count: number;
};

/** Joins texts by line feeds, as a comparison does with those of points that were split or merged. */
export function joinPieces(pieces: readonly Piece[]): JoinedPieces {
  const text = pieces.map((piece) => piece.text).join("\n");
  const { words } = splitWords(text);
  const pieceOfWord: Piece[] = [];
  const starts: number[] = [];
  const credits: Credit[] = [];
  let [start, word] = [0, 0];
  for (const piece of pieces) {
    const end = start + piece.text.length;
    const own: Pick<Word, "start">[] = [];
    for (; (words[word]?.start ?? end) < end; word++) {
      own.push({ start: (words[word] as Word).start - start });
      pieceOfWord.push(piece);
      starts.push(start);
    }
    for (const credit of creditWords(own, piece.runs)) credits.push(credit);
    start = end + 1;
  }
  return { text, words, credits, pieces: pieceOfWord, starts, count: pieces.length };
}

/** Words `[from, to)` of it as what a station struck. */
export function phraseOf(before: JoinedPieces, from: number, to: number, station: number): StruckPhrase {
  return {
    station,
    words: before.words.slice(from, to).map((word) => word.text),
    credits: before.credits.slice(from, to),
    left: before.words[from - 1]?.text ?? "",
    right: before.words[to]?.text ?? "",
  };
}
