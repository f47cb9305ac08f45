import { isFunctionWord } from "../words/function-words.ts";
import { isFigure, isWordlike, type Word } from "../words/split-words.ts";
import { joinRuns, type WordDiff, type WordRun } from "./diff-words.ts";

// A function word between two changes weighs this much of one that says something.
const FUNCTION_WORD_WEIGHT = 0.3;
// A kept run is folded when it weighs less than this share of the smaller change beside it: the reader would hop over
// it without learning anything. A content word between two changes of two words each stays ("people in peacetime").
const FOLD_SHARE = 0.3;
// A comma between two changed words parts two changes; between longer changes it is only hopped over.
const LEAST_BESIDE_A_MARK = 2;
// Below this share of words kept, a text reads better struck and replaced than picked apart.
const REWRITTEN_BELOW = 0.2;

/**
 * Makes a word diff readable without making it wrong: edits slide to the strongest boundary, kept crumbs between two
 * changes are folded in, a changed figure is marked apart from the words changed before it, and a text of which almost
 * nothing survived is shown as replaced.
 *
 * @returns Runs over the same words that still cover both sides in order; two changes in a row are to be marked apart.
 *   Linear in the number of words.
 */
export function smoothRuns(diff: WordDiff): readonly WordRun[] {
  if (isRewritten(diff)) return joinRuns(diff.runs.map((run) => ({ ...run, kept: false })));
  const slid = diff.runs.map((run) => ({ ...run }));
  for (let index = 0; index < slid.length; index++) slideToBoundary(slid, index, diff);
  return foldCrumbs(joinRuns(slid), diff).flatMap((run) => partLastFigure(run, diff));
}

function isRewritten({ before, after, runs }: WordDiff): boolean {
  const kept = runs.reduce((sum, run) => sum + (run.kept ? weigh(before, run.before) : 0), 0);
  const whole = Math.min(weigh(before, [0, before.length]), weigh(after, [0, after.length]));
  return kept > 0 && kept < REWRITTEN_BELOW * whole;
}

/** A pure insertion or deletion may often stand one word earlier or later with the same result; it goes where a clause starts. */
function slideToBoundary(runs: WordRun[], index: number, { before, after }: WordDiff): void {
  const [left, edit, right] = [runs[index - 1], runs[index], runs[index + 1]];
  if (edit === undefined || edit.kept || left?.kept !== true || right?.kept !== true) return;
  const inserted = edit.before[0] === edit.before[1];
  if (!inserted && edit.after[0] !== edit.after[1]) return;
  const words = inserted ? after : before;
  const [start, end] = inserted ? edit.after : edit.before;
  // The first word of a text has no space before it, which makes it no other word.
  const sameWord = (a: number, b: number) =>
    words[a]?.text === words[b]?.text && (a === 0 || words[a]?.space === words[b]?.space);
  const mostLeft = index === 1 ? lengthOf(left) : lengthOf(left) - 1;
  const leftmost = -Math.min(
    mostLeft,
    countWhile((n) => start - 1 - n >= 0 && sameWord(start - 1 - n, end - 1 - n)),
  );
  const rightmost = Math.min(
    lengthOf(right) - 1,
    countWhile((n) => end + n < words.length && sameWord(start + n, end + n)),
  );
  let best = 0;
  for (let shift = leftmost; shift <= rightmost; shift++) {
    if (boundaryStrength(words, start + shift) > boundaryStrength(words, start + best)) best = shift;
  }
  runs[index - 1] = shiftEnd(left, best);
  runs[index] = { kept: false, before: shiftBoth(edit.before, best), after: shiftBoth(edit.after, best) };
  runs[index + 1] = shiftStart(right, best);
}

/** How well an edit may start before this word: after a sentence, after a clause, before a bracket, else not at all. */
function boundaryStrength(words: readonly Word[], index: number): number {
  const previous = words[index - 1]?.text ?? ".";
  if (/^[.;:!?]$/u.test(previous)) return 3;
  if (/^[,)\]–—]$/u.test(previous)) return 2;
  return /^[,([–—]$/u.test(words[index]?.text ?? "") ? 1 : 0;
}

function foldCrumbs(runs: readonly WordRun[], diff: WordDiff): readonly WordRun[] {
  const folded: WordRun[] = [];
  runs.forEach((run, index) => {
    const [left, right] = [folded.at(-1), runs[index + 1]];
    const between = run.kept && left !== undefined && !left.kept && right !== undefined;
    folded.push(between && isCrumb(run, left, right, diff) ? { ...run, kept: false } : run);
    const tail = joinRuns(folded.splice(-2));
    folded.push(...tail);
  });
  return folded;
}

function isCrumb(run: WordRun, left: WordRun, right: WordRun, { before, after }: WordDiff): boolean {
  const words = [...before.slice(...run.before), ...after.slice(...run.after)];
  if (words.some((word) => isFigure(word.text) || word.space.includes("\n"))) return false;
  const smaller = Math.min(sizeOf(left, before, after), sizeOf(right, before, after));
  // Brackets set or lifted around a word are two changes, not a replacement of the word.
  if (smaller === 0) return false;
  if (!words.some((word) => isWordlike(word.text))) return smaller >= LEAST_BESIDE_A_MARK;
  const onlyBinds = words.every((word) => !isWordlike(word.text) || isFunctionWord(word.text.toLowerCase()));
  if (onlyBinds && lengthOf(run) <= 2)
    return !isOnlyFigures(left, before, after) && !isOnlyFigures(right, before, after);
  return weigh(before, run.before) < FOLD_SHARE * smaller;
}

/** `{limited to 600,000|capped at 800,000}` says less plainly that a figure changed than `{limited to|capped at} {600,000|800,000}`. */
function partLastFigure(run: WordRun, { before, after }: WordDiff): WordRun[] {
  const [old, now] = [before[run.before[1] - 1], after[run.after[1] - 1]];
  const isEmpty = lengthOf(run) === 0 || run.after[0] === run.after[1];
  if (run.kept || isEmpty || old === undefined || now === undefined || !isFigure(old.text) || !isFigure(now.text))
    return [run];
  const isAlone = lengthOf(run) === 1 && run.after[1] - run.after[0] === 1;
  // Without white space between, the two changes would run into one another.
  if (isAlone || old.space === "" || old.space !== now.space) return [run];
  return [
    shiftEnd(run, -1),
    { kept: false, before: [run.before[1] - 1, run.before[1]], after: [run.after[1] - 1, run.after[1]] },
  ];
}

function isOnlyFigures(edit: WordRun, before: readonly Word[], after: readonly Word[]): boolean {
  return [...before.slice(...edit.before), ...after.slice(...edit.after)].every((word) => isFigure(word.text));
}

function sizeOf(edit: WordRun, before: readonly Word[], after: readonly Word[]): number {
  return Math.max(weigh(before, edit.before), weigh(after, edit.after));
}

function weigh(words: readonly Word[], [start, end]: readonly [number, number]): number {
  let weight = 0;
  for (let index = start; index < end; index++) {
    const text = words[index]?.text ?? "";
    if (isWordlike(text)) weight += isFunctionWord(text.toLowerCase()) ? FUNCTION_WORD_WEIGHT : 1;
  }
  return weight;
}

function lengthOf(run: WordRun): number {
  return run.before[1] - run.before[0];
}

function countWhile(holds: (n: number) => boolean): number {
  let n = 0;
  while (holds(n)) n++;
  return n;
}

function shiftBoth([start, end]: readonly [number, number], by: number): readonly [number, number] {
  return [start + by, end + by];
}

function shiftEnd(run: WordRun, by: number): WordRun {
  return { kept: run.kept, before: [run.before[0], run.before[1] + by], after: [run.after[0], run.after[1] + by] };
}

function shiftStart(run: WordRun, by: number): WordRun {
  return { kept: run.kept, before: [run.before[0] + by, run.before[1]], after: [run.after[0] + by, run.after[1]] };
}
