import type { Edit, WordDiff } from "./diff-words.ts";
import { isMonth } from "./month-names.ts";
import { type NumberedText, spellingAt, startsLine } from "./numbered-text.ts";
import {
  BRACKET_OR_QUOTE,
  COMMA_OR_DASH,
  FIGURE,
  MARK,
  PART_END,
  SENTENCE_END,
  type WordWeights,
} from "./word-weights.ts";

// A kept run of so many words between two changes is hopped over without learning anything.
const MOST_CRUMBS = 2;
// A longer kept run is folded when it weighs less than this share of the smaller change beside it.
const FOLD_SHARE = 0.3;
// A comma between two changed words parts two changes; between longer changes it is only hopped over.
const LEAST_BESIDE_A_MARK = 2;

/**
 * Takes kept crumbs between two changes into the change, so that a reader meets one change and not two.
 *
 * Kept apart on purpose: figures and what stands beside a change of figures alone ("{2,000|1,000} soldiers within
 * {50|30} kilometres"), brackets set or lifted, line breaks, and with `binding words` all that says something. Linear in the words.
 */
export function foldCrumbs(
  diff: WordDiff,
  edits: readonly Edit[],
  weights: WordWeights,
  { fold }: { readonly fold: "any words" | "binding words" },
): readonly Edit[] {
  if (edits.length < 2) return edits;
  const folded: Weighed[] = [];
  for (const edit of edits) {
    const weighed = weighEdit(edit, diff, weights);
    const last = folded.at(-1);
    if (last === undefined) {
      folded.push(weighed);
      continue;
    }
    const [start, end] = [last.edit.beforeEnd, edit.beforeStart];
    if (isCrumb(last, weighed, diff, weights) && (fold === "any words" || !weights.says(diff.before, start, end)))
      folded[folded.length - 1] = join(last, weights.weigh(diff.before, start, end), weighed);
    else folded.push(weighed);
  }
  return folded.map(({ edit }) => edit);
}

/** An edit and what is in it, carried along so that no word is looked at again as edits are joined. */
type Weighed = {
  readonly edit: Edit;
  /** How much each of its sides says. */
  readonly struck: number;
  readonly inserted: number;
  /** One word that says something in place of another. */
  readonly isSwap: boolean;
  readonly onlyFigures: boolean;
  readonly onlyBrackets: boolean;
};

function weighEdit(edit: Edit, { before, after }: WordDiff, weights: WordWeights): Weighed {
  return {
    edit,
    struck: weights.weigh(before, edit.beforeStart, edit.beforeEnd),
    inserted: weights.weigh(after, edit.afterStart, edit.afterEnd),
    isSwap:
      edit.beforeEnd - edit.beforeStart === 1 &&
      edit.afterEnd - edit.afterStart === 1 &&
      weights.says(before, edit.beforeStart, edit.beforeEnd) &&
      weights.says(after, edit.afterStart, edit.afterEnd),
    onlyFigures:
      weights.isOnly(FIGURE, before, edit.beforeStart, edit.beforeEnd) &&
      weights.isOnly(FIGURE, after, edit.afterStart, edit.afterEnd),
    onlyBrackets:
      areBrackets(before, edit.beforeStart, edit.beforeEnd, weights) &&
      areBrackets(after, edit.afterStart, edit.afterEnd, weights),
  };
}

function join(left: Weighed, between: number, right: Weighed): Weighed {
  const { beforeStart, afterStart } = left.edit;
  const { beforeEnd, afterEnd } = right.edit;
  return {
    edit: { beforeStart, beforeEnd, afterStart, afterEnd },
    struck: left.struck + between + right.struck,
    inserted: left.inserted + between + right.inserted,
    // With a crumb in it, it is neither.
    isSwap: false,
    onlyFigures: false,
    onlyBrackets: false,
  };
}

function isCrumb(left: Weighed, right: Weighed, diff: WordDiff, weights: WordWeights): boolean {
  const { before, after } = diff;
  const [start, end] = [left.edit.beforeEnd, right.edit.beforeStart];
  const smaller = Math.min(Math.max(left.struck, left.inserted), Math.max(right.struck, right.inserted));
  const isSlight = weights.weighsLess(before, start, end, FOLD_SHARE * smaller);
  if (countWords(before, start, end, weights) > MOST_CRUMBS && !isSlight) return false;
  if (hasLineBreak(diff, left.edit, right.edit)) return false;
  if (left.onlyFigures || right.onlyFigures) return isDatePart(before, start, end) && right.onlyFigures;
  // Brackets set or lifted around a word are two changes, not a replacement of the word.
  if (left.onlyBrackets || right.onlyBrackets) return false;
  if (holdsFigureOrBracket(before, start, end, weights)) return false;
  const says = weights.says(before, start, end);
  if (says && (areAlike(left, right) || (left.isSwap && right.isSwap))) return false;
  const isOnlyMarks = weights.isOnly(MARK, before, start, end);
  // Nor does it reach over a comma for the sake of a word: "{federal |}laws, {Executive Orders|orders}, directives".
  if (isOnlyMarks || (holdsComma(before, start, end, weights) && !isSlight))
    return !says && smaller >= LEAST_BESIDE_A_MARK;
  // Nor from one sentence into the next.
  return (
    isSlight ||
    !(endsPart(before, start, end, weights) || endsPart(after, left.edit.afterEnd, right.edit.afterStart, weights))
  );
}

/** Whether both add or both cut something that says something: what stood between all along was not replaced. */
function areAlike(left: Weighed, right: Weighed): boolean {
  if (left.struck === 0 && right.struck === 0) return Math.min(left.inserted, right.inserted) >= 1;
  return left.inserted === 0 && right.inserted === 0 && Math.min(left.struck, right.struck) >= 1;
}

/** How many words that are no marks; counts no further than matters. */
function countWords(text: NumberedText, start: number, end: number, weights: WordWeights): number {
  let words = 0;
  for (let index = start; index < end && words <= MOST_CRUMBS; index++)
    if (weights.kindOf(text, index) !== MARK) words++;
  return words;
}

function holdsFigureOrBracket(text: NumberedText, start: number, end: number, weights: WordWeights): boolean {
  for (let index = start; index < end; index++) {
    if (weights.kindOf(text, index) === FIGURE || weights.markOf(text, index) === BRACKET_OR_QUOTE) return true;
  }
  return false;
}

function holdsComma(text: NumberedText, start: number, end: number, weights: WordWeights): boolean {
  for (let index = start; index < end; index++) if (weights.markOf(text, index) === COMMA_OR_DASH) return true;
  return false;
}

/** Whether a line starts between two edits, or with the second. */
function hasLineBreak({ before, after }: WordDiff, left: Edit, right: Edit): boolean {
  const shift = left.afterEnd - left.beforeEnd;
  for (let index = left.beforeEnd; index <= right.beforeStart; index++)
    if (startsLine(before, index) || startsLine(after, index + shift)) return true;
  return false;
}

/** `{31|30} March {2031|2032}` is one date changed. */
function isDatePart(text: NumberedText, start: number, end: number): boolean {
  return end - start === 1 && isMonth(spellingAt(text, start));
}

function areBrackets(text: NumberedText, start: number, end: number, weights: WordWeights): boolean {
  for (let index = start; index < end; index++) if (weights.markOf(text, index) !== BRACKET_OR_QUOTE) return false;
  return true;
}

/** Whether a sentence or a part of one ends before or among the words `[start, end)`. */
function endsPart(text: NumberedText, start: number, end: number, weights: WordWeights): boolean {
  for (let index = Math.max(0, start - 1); index < end; index++) {
    const mark = weights.markOf(text, index);
    if (mark === SENTENCE_END || mark === PART_END) return true;
  }
  return false;
}
