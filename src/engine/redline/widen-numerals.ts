import type { Edit, WordDiff } from "./diff-words.ts";
import { addEdit } from "./join-edits.ts";
import { endOfSpace, isGlued, type NumberedText } from "./numbered-text.ts";

/**
 * Takes into a change the rest of a number written in Chinese characters, which the search sees one by one:
 * `{|三}十日` becomes `{十|三十}日`, as ten did not stay in thirty. Linear in the words of such numbers.
 */
export function widenNumerals(diff: WordDiff, edits: readonly Edit[]): Edit[] {
  const widened: Edit[] = [];
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index] as Edit;
    const left = keptNumerals(diff, edit, -1, edit.beforeStart - (widened.at(-1)?.beforeEnd ?? 0));
    const right = keptNumerals(diff, edit, 1, (edits[index + 1]?.beforeStart ?? diff.before.count) - edit.beforeEnd);
    addEdit(widened, left === 0 && right === 0 ? edit : widenedBy(left, right, edit));
  }
  return widened;
}

function widenedBy(left: number, right: number, edit: Edit): Edit {
  return {
    beforeStart: edit.beforeStart - left,
    beforeEnd: edit.beforeEnd + right,
    afterStart: edit.afterStart - left,
    afterEnd: edit.afterEnd + right,
  };
}

/** How many of the `most` kept words on one side of an edit are numerals of a number that goes on in the edit. */
function keptNumerals({ before, after }: WordDiff, edit: Edit, side: -1 | 1, most: number): number {
  const [place, placeAfter] = side < 0 ? [edit.beforeStart, edit.afterStart] : [edit.beforeEnd, edit.afterEnd];
  const goesOn =
    (edit.beforeStart < edit.beforeEnd && isInNumber(before, place)) ||
    (edit.afterStart < edit.afterEnd && isInNumber(after, placeAfter));
  if (!goesOn) return 0;
  let count = 1;
  while (count < most && isInNumber(before, place + side * count) && isInNumber(after, placeAfter + side * count))
    count++;
  return Math.min(count, most);
}

/** Whether a place lies between two numerals. */
function isInNumber(text: NumberedText, place: number): boolean {
  if (place === 0 || place >= text.count || !isGlued(text, place)) return false;
  return isNumeral(text, place - 1) && isNumeral(text, place);
}

// A character of a script that does not part its words is a word by itself.
function isNumeral(text: NumberedText, index: number): boolean {
  return NUMERALS.has(text.text.charCodeAt(endOfSpace(text, index)));
}

const NUMERALS = new Set(Array.from("〇零一二三四五六七八九十百千万萬亿億两兩", (numeral) => numeral.charCodeAt(0)));
