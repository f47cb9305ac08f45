import type { Redline, RedlineRun } from "../../model/comparison.ts";
import type { Word } from "../words/split-words.ts";
import { diffWords, type WordDiff, type WordRun } from "./diff-words.ts";
import { smoothRuns } from "./smooth-runs.ts";

/**
 * Marks the words struck and inserted between two texts: whole words and whole numbers, smoothed for reading.
 *
 * @returns `runs`: joined without `+` they are `before`, without `-` they are `after`, code point for code point; no
 *   run is empty, and neighbours differ in sort. `precise` is false when a work limit made it coarser than it could be.
 *   Cost as `diffWords`. Never throws.
 */
export function redline(before: string, after: string): { readonly runs: Redline; readonly precise: boolean } {
  if (before === after) return { runs: before === "" ? [] : [["=", before]], precise: true };
  const diff = diffWords(before, after);
  const writer = new RunWriter();
  let previous: WordRun | undefined;
  for (const run of smoothRuns(diff)) {
    if (run.kept) keepWords(diff, run, writer);
    else {
      if (previous?.kept === false) writer.endChange();
      for (const word of diff.before.slice(...run.before)) writer.strike(word.space + word.text);
      for (const word of diff.after.slice(...run.after)) writer.insert(word.space + word.text);
    }
    previous = run;
  }
  writer.changeSpace(restOf(before, diff.before), restOf(after, diff.after));
  return { runs: writer.finish(), precise: diff.precise };
}

/** Kept words may still differ in the white space before them, which is then struck and inserted by itself. */
function keepWords(diff: WordDiff, { before, after }: WordRun, writer: RunWriter): void {
  for (let n = 0; n < before[1] - before[0]; n++) {
    const [old, now] = [diff.before[before[0] + n], diff.after[after[0] + n]];
    writer.changeSpace(old?.space ?? "", now?.space ?? "");
    writer.keep(now?.text ?? "");
  }
}

/** The white space after the last word. */
function restOf(text: string, words: readonly Word[]): string {
  return text.slice(words.at(-1)?.end ?? 0);
}

/** Gathers runs; within one change all that is struck stands before all that is inserted. */
class RunWriter {
  readonly #runs: [RedlineRun[0], string][] = [];
  #struck = "";
  #inserted = "";

  keep(text: string): void {
    if (text === "") return;
    this.endChange();
    const last = this.#runs.at(-1);
    if (last?.[0] === "=") last[1] += text;
    else this.#runs.push(["=", text]);
  }

  strike(text: string): void {
    this.#struck += text;
  }

  insert(text: string): void {
    this.#inserted += text;
  }

  changeSpace(old: string, now: string): void {
    if (old === now) {
      this.endChange();
      this.keep(now);
    } else {
      this.strike(old);
      this.insert(now);
    }
  }

  finish(): Redline {
    this.endChange();
    return this.#runs;
  }

  /** Writes what was struck and inserted. White space that both sides of a replacement begin or end with is kept, so that only the words are marked. */
  endChange(): void {
    const [struck, inserted] = [this.#struck, this.#inserted];
    if (struck === "" && inserted === "") return;
    [this.#struck, this.#inserted] = ["", ""];
    const lead = commonSpace(struck, inserted);
    const tail = commonSpaceAtEnd(struck.slice(lead.length), inserted.slice(lead.length));
    this.keep(lead);
    const [old, now] = [struck, inserted].map((text) => text.slice(lead.length, text.length - tail.length)) as [
      string,
      string,
    ];
    if (old !== "") this.#runs.push(["-", old]);
    if (now !== "") this.#runs.push(["+", now]);
    this.keep(tail);
  }
}

function commonSpace(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length] && /\s/u.test(a[length] ?? "")) length++;
  return a.slice(0, length);
}

function commonSpaceAtEnd(a: string, b: string): string {
  let length = 0;
  while (
    length < Math.min(a.length, b.length) &&
    a.at(-1 - length) === b.at(-1 - length) &&
    /\s/u.test(a.at(-1 - length) ?? "")
  )
    length++;
  return length === 0 ? "" : a.slice(-length);
}
