import type { Word } from "../words/split-words.ts";
import { type Credit, isSameCredit } from "./credit.ts";
import { type JoinedPieces, phraseOf } from "./join-pieces.ts";
import { stretchesOf } from "./stretches-of.ts";
import type { Piece, Step, Struck, Track } from "./walk-state.ts";

/** Lists what was struck and is nowhere else now, and remembers it for those who put it back. */
export function buryStruck(step: Step, track: Track): void {
  for (const { before, kept, unknownSince, isListed } of step.lost) {
    if (!isListed) continue;
    const isStruck = (word: number): boolean => kept[word] === 0 && !(before.pieces[word] as Piece).spent;
    for (const [from, to] of stretchesOf(before.words.length, isStruck)) {
      track.phrases.add(phraseOf(before, from, to, step.index));
      listStruck(before, from, to, { station: step.index, unknownSince }, track.struck);
    }
  }
}

/** One entry for each origin and each text in a stretch. */
function listStruck(
  before: JoinedPieces,
  from: number,
  to: number,
  by: Pick<Struck, "station" | "unknownSince">,
  struck: Struck[],
): void {
  let first = from;
  for (let word = from + 1; word <= to; word++) {
    const [credit, piece] = [before.credits[first] as Credit, before.pieces[first] as Piece];
    if (word < to && before.pieces[word] === piece && isSameCredit(before.credits[word] as Credit, credit)) continue;
    const start = before.words[first] as Word;
    const end = before.words[word - 1] as Word;
    const shift = before.starts[first] as number;
    struck.push({ ...by, piece, credit, start: start.start - shift, end: end.end - shift });
    first = word;
  }
}
