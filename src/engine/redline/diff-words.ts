import type { Stretch } from "./find-split.ts";
import { matchWords, NO_PARTNER, type SearchRoom } from "./match-words.ts";
import { type NumberedPair, numberWords, type PairNumbering, type ReadPair } from "./number-words.ts";
import type { NumberedText } from "./numbered-text.ts";
import { findSoleChange } from "./sole-change.ts";

/** Words struck and words put in their place, `[start, end)` on either side; one of the two may be empty. */
export type Edit = Stretch;

/**
 * Two texts as words, and what changed between them. Edits stand in order with kept words between; what lies between
 * two edits is equally long on both sides. `precise` is false where the work limit was hit.
 */
export type WordDiff = {
  readonly before: NumberedText;
  readonly after: NumberedText;
  /** Numbers of words are smaller than this. */
  readonly spellings: number;
  readonly edits: readonly Edit[];
  readonly precise: boolean;
};

/**
 * Says which words of two texts changed.
 *
 * Words count as equal when spelled alike, code point for code point; white space is left to the caller. Swapping the
 * texts swaps the sides of every edit and does nothing else. Cost as `matchWords`. Never throws.
 */
export function diffWords(
  beforeText: string,
  afterText: string,
  mostSteps?: number,
  numbering?: PairNumbering,
  read: ReadPair = {},
): WordDiff {
  // The search breaks ties by the side it looks at first; looking at the lesser text first makes it the same both ways.
  const turned = afterText < beforeText;
  const pair = turned
    ? numberWords(afterText, beforeText, numbering, { before: read.after, after: read.before })
    : numberWords(beforeText, afterText, numbering, read);
  const { edits, precise } = editsBetween(pair, mostSteps, numbering?.room);
  return turned
    ? { before: pair.after, after: pair.before, spellings: pair.spellings, edits: edits.map(turn), precise }
    : { before: pair.before, after: pair.after, spellings: pair.spellings, edits, precise };
}

function editsBetween(
  { before, after, spellings }: NumberedPair,
  mostSteps: number | undefined,
  room: SearchRoom | undefined,
): Pick<WordDiff, "edits" | "precise"> {
  const sole = findSoleChange(before.numbers, after.numbers);
  if (sole !== undefined) return { edits: isNothing(sole) ? NO_EDITS : [sole], precise: true };
  const match = matchWords(before.numbers, after.numbers, spellings, mostSteps, room);
  return { edits: editsOf(match.partners, after.count), precise: match.precise };
}

const NO_EDITS: readonly Edit[] = [];

function isNothing({ beforeStart, beforeEnd, afterStart, afterEnd }: Edit): boolean {
  return beforeStart === beforeEnd && afterStart === afterEnd;
}

function editsOf(partners: Int32Array, afterCount: number): Edit[] {
  const edits: Edit[] = [];
  let [beforeStart, afterStart] = [0, 0];
  for (let index = 0; index <= partners.length; index++) {
    const partner = index === partners.length ? afterCount : (partners[index] as number);
    if (partner === NO_PARTNER) continue;
    if (index > beforeStart || partner > afterStart)
      edits.push({ beforeStart, beforeEnd: index, afterStart, afterEnd: partner });
    [beforeStart, afterStart] = [index + 1, partner + 1];
  }
  return edits;
}

function turn({ beforeStart, beforeEnd, afterStart, afterEnd }: Edit): Edit {
  return { beforeStart: afterStart, beforeEnd: afterEnd, afterStart: beforeStart, afterEnd: beforeEnd };
}
