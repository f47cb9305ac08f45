import { codePointOffsets } from "../../engine/characters/code-point-offsets.ts";
import { placesSaid, type Sought } from "./match-query.ts";
import { searchWordsOf } from "./search-words.ts";
import { BREAK, type WordingIndex } from "./wording-index.ts";

/** A piece of a text with what was looked for in it: spans `[start, end)` in code points of the piece, in order, apart. */
export type Snippet = {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
  /** Whether the text goes on before and behind the piece. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
};

type Range = { readonly start: number; readonly end: number };

// In UTF-16 units. Four lines of a page; what is hardly longer is given whole.
const LENGTH = 320;
const LEAD = 80;
// Behind the first mark of a very long text there is no need to look on for ever.
const LOOKED_AT = 20_000;

/**
 * Cuts out of a text the piece in which most of what was looked for stands, parted at blanks.
 *
 * @returns A piece of some 320 characters at most; the beginning where nothing stands in it. Linear in the text up to the
 *   first mark.
 */
export function cutSnippet(index: WordingIndex, sought: Sought, text: string): Snippet {
  const marks = marksIn(index, sought, text);
  const [from, to] = text.length <= LENGTH ? [0, text.length] : pieceOf(text, marks);
  const piece = text.slice(from, to);
  const points = codePointOffsets(piece);
  return {
    text: piece,
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => [points(start - from), points(end - from)] as const),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}

/** What was looked for, in order and apart, in UTF-16 units. */
function marksIn(index: WordingIndex, sought: Sought, text: string): readonly Range[] {
  const wanted = sought.flat().flatMap(({ ways, without }) => (without ? [] : ways));
  const single = new Set(wanted.flatMap((places) => (places.length === 1 ? [...(places[0] ?? [])] : [])));
  const numbers: number[] = [];
  const ranges: Range[] = [];
  let stop = Number.POSITIVE_INFINITY;
  for (const { word, start, end } of searchWordsOf(text)) {
    if (start > stop) break;
    const number = index.numberOfWord.get(word) ?? BREAK;
    numbers.push(number);
    ranges.push({ start, end });
    if (stop === Number.POSITIVE_INFINITY && single.has(number)) stop = end + LOOKED_AT;
  }
  const marks = wanted.flatMap((places) =>
    placesSaid(numbers, places).map((at) => ({
      start: ranges[at]?.start ?? 0,
      end: ranges[at + places.length - 1]?.end ?? 0,
    })),
  );
  return apart(marks);
}

function apart(marks: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || mark.start >= last.end) joined.push(mark);
    else if (mark.end > last.end) joined[joined.length - 1] = { start: last.start, end: mark.end };
  }
  return joined;
}

/** The stretch that holds the most marks; of several, the first. */
function pieceOf(text: string, marks: readonly Range[]): readonly [from: number, to: number] {
  let [first, most, next] = [0, 0, 0];
  for (const [at, { start }] of marks.entries()) {
    while (next < marks.length && (marks[next]?.end ?? 0) <= start + LENGTH - LEAD) next += 1;
    if (next - at > most) [first, most] = [at, next - at];
  }
  const start = Math.max(0, Math.min((marks[first]?.start ?? 0) - LEAD, text.length - LENGTH));
  // A phrase of very long words may be longer than a piece.
  const end = Math.min(text.length, Math.max(start + LENGTH, marks[first]?.end ?? 0));
  return [start === 0 ? 0 : afterBlank(text, start), end === text.length ? end : beforeBlank(text, end)];
}

const NEAR_BLANK = 24;

function afterBlank(text: string, at: number): number {
  const blank = text.slice(at, at + NEAR_BLANK).search(/\s/u);
  return blank === -1 ? betweenHalves(text, at) : at + blank + 1;
}

function beforeBlank(text: string, at: number): number {
  const tail = text.slice(at - NEAR_BLANK, at);
  const blank = tail.search(/\s\S*$/u);
  return blank === -1 ? betweenHalves(text, at) : at - NEAR_BLANK + blank;
}

/** Never between the two halves of one character. */
function betweenHalves(text: string, at: number): number {
  const isHalf = /[\u{dc00}-\u{dfff}]/u.test(text.charAt(at)) && /[\u{d800}-\u{dbff}]/u.test(text.charAt(at - 1));
  return isHalf ? at + 1 : at;
}
