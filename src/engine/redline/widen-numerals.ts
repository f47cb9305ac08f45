import type { Edit, WordDiff } from "./diff-words.ts";
import { addEdit } from "./join-edits.ts";
import { endOfSpace, isGlued, type NumberedText } from "./numbered-text.ts";

/**
 * Takes into a change the rest of a number written in Chinese characters, which the search sees one by one:
 * `{|三}十日` becomes `{十|三十}日`, as ten did not stay in thirty. Linear in the words of such numbers.
 */
export function widenNumerals(diff: WordDiff, edits: readonly Edit[]): readonly Edit[] {
  if (!edits.some((edit) => goesOn(diff, edit, -1) || goesOn(diff, edit, 1))) return edits;
  const widened: Edit[] = [];
  for (let index = 0; index < edits.length; index++) {
    const edit = edits[index] as Edit;
    const left = keptNumerals(diff, edit, -1, edit.beforeStart - (widened.at(-1)?.beforeEnd ?? 0));
    const right = keptNumerals(diff, edit, 1, (edits[index + 1]?.beforeStart ?? diff.before.count) - edit.beforeEnd);
    addEdit(widened, {
      beforeStart: edit.beforeStart - left,
      beforeEnd: edit.beforeEnd + right,
      afterStart: edit.afterStart - left,
      afterEnd: edit.afterEnd + right,
    });
  }
  return widened;
}

/** How many of the `most` kept words on one side of an edit are numerals of a number that goes on in the edit. */
function keptNumerals(diff: WordDiff, edit: Edit, side: -1 | 1, most: number): number {
  if (!goesOn(diff, edit, side)) return 0;
  const { before, after } = diff;
  const [place, placeAfter] = side < 0 ? [edit.beforeStart, edit.afterStart] : [edit.beforeEnd, edit.afterEnd];
  let count = 1;
  while (count < most && isInNumber(before, place + side * count) && isInNumber(after, placeAfter + side * count))
    count++;
  return Math.min(count, most);
}

/** Whether a number goes on from an edit into what was kept beside it. */
function goesOn({ before, after }: WordDiff, edit: Edit, side: -1 | 1): boolean {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = edit;
  return (
    (beforeStart < beforeEnd && isInNumber(before, side < 0 ? beforeStart : beforeEnd)) ||
    (afterStart < afterEnd && isInNumber(after, side < 0 ? afterStart : afterEnd))
  );
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
