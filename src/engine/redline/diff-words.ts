import { diffArrays } from "diff";
import { splitWords, type Word } from "../words/split-words.ts";
import { WordTable } from "../words/word-table.ts";

/** A run of words that is kept, struck or inserted. Word ranges `[start, end)`; a kept run has equal lengths on both sides. */
export type WordRun = {
  readonly kept: boolean;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
};

/** Two texts as words, and which of them correspond. `precise` is false where the work limit was hit. */
export type WordDiff = {
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  readonly runs: readonly WordRun[];
  readonly precise: boolean;
};

// Differences, not milliseconds: a clock would make the answer depend on the machine. jsdiff costs (N + M)·D, so this
// bounds one call to about a tenth of a second; beyond it the stretch is shown as replaced.
const MOST_DIFFERENCES = 1_000;
// Above this many words a text is compared sentence by sentence first; below, words alone are as fast and find more.
const LONG_TEXT = 400;

/**
 * Says which words of two texts correspond, in order.
 *
 * Words count as equal when spelled alike, code point for code point; white space is left to the caller. Long texts are
 * first aligned by whole sentences, then by words inside the stretches between. Cost O((N + M)·D) per stretch with
 * D ≤ 1,000. Never throws.
 * Source: E. Myers, An O(ND) Difference Algorithm (Algorithmica 1, 1986), by the `diff` package over interned words.
 */
export function diffWords(beforeText: string, afterText: string): WordDiff {
  const before = splitWords(beforeText).words;
  const after = splitWords(afterText).words;
  const table = new WordTable();
  const numbersBefore = before.map((word) => table.numberOf(word.text));
  const numbersAfter = after.map((word) => table.numberOf(word.text));
  const runs: WordRun[] = [];
  let precise = true;
  for (const stretch of stretchesOf(before, after, numbersBefore, numbersAfter)) {
    if (stretch.kept) runs.push(stretch);
    else precise = diffStretch(numbersBefore, numbersAfter, stretch, runs) && precise;
  }
  return { before, after, runs: joinRuns(runs), precise };
}

/** Long texts: runs of equal sentences, and what lies between them. Short texts: one stretch. */
function stretchesOf(
  before: readonly Word[],
  after: readonly Word[],
  numbersBefore: readonly number[],
  numbersAfter: readonly number[],
): WordRun[] {
  const whole: WordRun = { kept: false, before: [0, before.length], after: [0, after.length] };
  if (Math.max(before.length, after.length) <= LONG_TEXT) return [whole];
  const table = new WordTable();
  const sentencesBefore = sentencesOf(before, numbersBefore, table);
  const sentencesAfter = sentencesOf(after, numbersAfter, table);
  const changes = diffArrays(sentencesBefore.numbers, sentencesAfter.numbers, { maxEditLength: MOST_DIFFERENCES });
  if (changes === undefined) return [whole];
  const stretches: WordRun[] = [];
  let [i, j] = [0, 0];
  for (const change of changes) {
    const [nextI, nextJ] = [
      i + (change.added ? 0 : change.value.length),
      j + (change.removed ? 0 : change.value.length),
    ];
    stretches.push({
      kept: !change.added && !change.removed,
      before: [sentencesBefore.starts[i] ?? before.length, sentencesBefore.starts[nextI] ?? before.length],
      after: [sentencesAfter.starts[j] ?? after.length, sentencesAfter.starts[nextJ] ?? after.length],
    });
    [i, j] = [nextI, nextJ];
  }
  return joinRuns(stretches);
}

/** Sentences as interned numbers with the index of their first word. */
function sentencesOf(words: readonly Word[], numbers: readonly number[], table: WordTable) {
  const starts = [0];
  words.forEach((word, index) => {
    if (/^[.;:!?]$/u.test(word.text) && index + 1 < words.length) starts.push(index + 1);
  });
  const interned = starts.map((start, n) => table.numberOf(numbers.slice(start, starts[n + 1]).join(" ")));
  return { starts, numbers: interned };
}

/** Word by word within one stretch. Returns false, with the stretch replaced as a whole, when the limit is hit. */
function diffStretch(before: readonly number[], after: readonly number[], stretch: WordRun, runs: WordRun[]): boolean {
  let [i, iEnd] = stretch.before;
  let [j, jEnd] = stretch.after;
  const [iStart, jStart] = [i, j];
  while (i < iEnd && j < jEnd && before[i] === after[j]) [i, j] = [i + 1, j + 1];
  if (i > iStart) runs.push({ kept: true, before: [iStart, i], after: [jStart, j] });
  const tail = commonTail(before, after, [i, iEnd], [j, jEnd]);
  [iEnd, jEnd] = [iEnd - tail, jEnd - tail];
  const precise = diffMiddle(before, after, [i, iEnd], [j, jEnd], runs);
  if (tail > 0) runs.push({ kept: true, before: [iEnd, iEnd + tail], after: [jEnd, jEnd + tail] });
  return precise;
}

function commonTail(
  before: readonly number[],
  after: readonly number[],
  [i, iEnd]: readonly [number, number],
  [j, jEnd]: readonly [number, number],
): number {
  let tail = 0;
  while (iEnd - tail > i && jEnd - tail > j && before[iEnd - tail - 1] === after[jEnd - tail - 1]) tail++;
  return tail;
}

function diffMiddle(
  before: readonly number[],
  after: readonly number[],
  [iStart, iEnd]: readonly [number, number],
  [jStart, jEnd]: readonly [number, number],
  runs: WordRun[],
): boolean {
  if (iStart === iEnd && jStart === jEnd) return true;
  const replaced: WordRun = { kept: false, before: [iStart, iEnd], after: [jStart, jEnd] };
  if (iStart === iEnd || jStart === jEnd) {
    runs.push(replaced);
    return true;
  }
  const changes = diffArrays(before.slice(iStart, iEnd), after.slice(jStart, jEnd), {
    maxEditLength: MOST_DIFFERENCES,
  });
  if (changes === undefined) {
    runs.push(replaced);
    return false;
  }
  let [i, j] = [iStart, jStart];
  for (const change of changes) {
    const nextI = i + (change.added ? 0 : change.value.length);
    const nextJ = j + (change.removed ? 0 : change.value.length);
    runs.push({ kept: !change.added && !change.removed, before: [i, nextI], after: [j, nextJ] });
    [i, j] = [nextI, nextJ];
  }
  return true;
}

/** Joins neighbours of one sort, so that changes and kept runs alternate. */
export function joinRuns(runs: readonly WordRun[]): WordRun[] {
  const joined: WordRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.kept === run.kept) {
      joined[joined.length - 1] = {
        kept: run.kept,
        before: [last.before[0], run.before[1]],
        after: [last.after[0], run.after[1]],
      };
    } else if (run.before[1] > run.before[0] || run.after[1] > run.after[0]) joined.push(run);
  }
  return joined;
}
