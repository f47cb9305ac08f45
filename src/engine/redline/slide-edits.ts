import type { Edit, WordDiff } from "./diff-words.ts";
import { isSameSpace, type NumberedText, spaceBefore, spellingAt } from "./numbered-text.ts";

/**
 * Moves what was only inserted or only struck to where a sentence or clause starts, if it may as well stand there.
 *
 * `withdraw. The Parties {|meet. The Parties }report` and `withdraw.{| The Parties meet.} The Parties report` say the
 * same; the second is how it is read. Linear in the words between the edits.
 */
export function slideEdits({ before, after, edits }: WordDiff): Edit[] {
  const slid = [...edits];
  for (const [index, edit] of slid.entries()) {
    const isInsertion = edit.beforeStart === edit.beforeEnd;
    if (!isInsertion && edit.afterStart !== edit.afterEnd) continue;
    const previousEnd = slid[index - 1]?.beforeEnd;
    const nextStart = slid[index + 1]?.beforeStart ?? before.count;
    // One kept word stays on either side where there is another edit, so that edits never run into one another.
    const mostLeft = previousEnd === undefined ? edit.beforeStart : edit.beforeStart - previousEnd - 1;
    const mostRight = nextStart - edit.beforeEnd - 1;
    const by = isInsertion
      ? bestShift(after, edit.afterStart, edit.afterEnd, mostLeft, mostRight)
      : bestShift(before, edit.beforeStart, edit.beforeEnd, mostLeft, mostRight);
    slid[index] = {
      beforeStart: edit.beforeStart + by,
      beforeEnd: edit.beforeEnd + by,
      afterStart: edit.afterStart + by,
      afterEnd: edit.afterEnd + by,
    };
  }
  return slid;
}

function bestShift(text: NumberedText, start: number, end: number, mostLeft: number, mostRight: number): number {
  let leftmost = 0;
  while (leftmost > -mostLeft && isSameWord(text, start + leftmost - 1, end + leftmost - 1)) leftmost--;
  let rightmost = 0;
  while (rightmost < mostRight && isSameWord(text, start + rightmost, end + rightmost)) rightmost++;
  let [best, strongest] = [0, boundaryStrength(text, start)];
  for (let shift = leftmost; shift <= rightmost; shift++) {
    const strength = boundaryStrength(text, start + shift);
    if (strength > strongest) [best, strongest] = [shift, strength];
  }
  return best;
}

function isSameWord(text: NumberedText, one: number, other: number): boolean {
  if (text.numbers[one] !== text.numbers[other]) return false;
  // The first word of a text has no space before it, which makes it no other word.
  return one === 0 || isSameSpace(text, one, text, other);
}

/** How well an edit may start before this word: on a new line, after a sentence, after a clause, before a bracket, else not at all. */
function boundaryStrength(text: NumberedText, index: number): number {
  if (index === 0) return 3;
  if (spaceBefore(text, index).includes("\n")) return 4;
  const previous = spellingAt(text, index - 1);
  if (/^[.;:!?。！？；]$/u.test(previous)) return 3;
  if (/^[,)\]–—،、，]$/u.test(previous)) return 2;
  return /^[,([–—،]$/u.test(spellingAt(text, index)) ? 1 : 0;
}
