import type { Redline, RedlineRun } from "../../model/comparison.ts";
import { kindAt, SPACE } from "../words/character-kind.ts";
import { diffWords, type WordDiff } from "./diff-words.ts";
import type { PairNumbering, ReadPair } from "./number-words.ts";
import { endOfSpace, isSameSpace, type NumberedText, spaceBefore, startOfSpace } from "./numbered-text.ts";
import { smoothEdits } from "./smooth-edits.ts";

/**
 * Marks the words struck and inserted between two texts: whole words and whole numbers, smoothed for reading.
 *
 * @param options - `mostSteps`: the work allowed, in comparisons of words; what the search does not reach is shown as
 *   replaced. `numbering`: of the words of a comparison, so that what alignment has read is not read again; `read`: what
 *   is at hand of that.
 *   `regrouped`: the texts are those of points that were split or merged, joined by line feeds.
 * @returns `runs`: joined without `+` they are `before`, without `-` they are `after`, code point for code point; no
 *   run is empty, and neighbours differ in sort. `precise` is false when a work limit made it coarser than it could be.
 *   Swapping the texts swaps `-` and `+` and nothing else. Cost as `matchWords`. Never throws.
 */
export function redline(
  before: string,
  after: string,
  options: RedlineOptions = {},
): { readonly runs: Redline; readonly precise: boolean } {
  if (before === after) return { runs: before === "" ? [] : [["=", before]], precise: true };
  if (before === "") return { runs: [["+", after]], precise: true };
  if (after === "") return { runs: [["-", before]], precise: true };
  const diff = diffWords(before, after, options.mostSteps, options.numbering, options.read);
  const writer = new RunWriter();
  let [i, j] = [0, 0];
  for (const edit of smoothEdits(diff, { regrouped: options.regrouped ?? false })) {
    keepWords(diff, i, edit.beforeStart, j, writer);
    writer.endChange();
    writer.strike(textOf(diff.before, edit.beforeStart, edit.beforeEnd));
    writer.insert(textOf(diff.after, edit.afterStart, edit.afterEnd));
    [i, j] = [edit.beforeEnd, edit.afterEnd];
  }
  keepWords(diff, i, diff.before.count, j, writer);
  writer.changeSpace(spaceBefore(diff.before, diff.before.count), spaceBefore(diff.after, diff.after.count));
  return { runs: writer.finish(), precise: diff.precise };
}

type RedlineOptions = {
  readonly mostSteps?: number | undefined;
  readonly numbering?: PairNumbering;
  readonly read?: ReadPair | undefined;
  readonly regrouped?: boolean;
};

/** The words `[start, end)` with the white space before them. */
function textOf(text: NumberedText, start: number, end: number): string {
  return start === end ? "" : text.text.slice(startOfSpace(text, start), text.bounds[2 * end - 1]);
}

/** Kept words may still differ in the white space before them, which is then struck and inserted by itself. */
function keepWords(diff: WordDiff, from: number, to: number, fromAfter: number, writer: RunWriter): void {
  const { before, after } = diff;
  const shift = fromAfter - from;
  let index = from;
  while (index < to) {
    writer.changeSpace(spaceBefore(before, index), spaceBefore(after, index + shift));
    const start = endOfSpace(after, index + shift);
    index++;
    while (index < to && isSameSpace(before, index, after, index + shift)) index++;
    writer.keep(after.text.slice(start, after.bounds[2 * (index + shift) - 1]));
  }
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
    // A copy has room for no more than its runs; an array that was added to has it for sixteen others.
    return this.#runs.slice();
  }

  /** Writes what was struck and inserted. White space that both sides of a replacement begin or end with is kept, so that only the words are marked. */
  endChange(): void {
    const [struck, inserted] = [this.#struck, this.#inserted];
    if (struck === "" && inserted === "") return;
    [this.#struck, this.#inserted] = ["", ""];
    const lead = commonLead(struck, inserted);
    const tail = commonTail(struck, inserted, lead);
    const [old, now] = [struck.slice(lead, struck.length - tail), inserted.slice(lead, inserted.length - tail)];
    this.keep(struck.slice(0, lead));
    if (old !== "") this.#runs.push(["-", old]);
    if (now !== "") this.#runs.push(["+", now]);
    this.keep(tail === 0 ? "" : struck.slice(-tail));
  }
}

/** How much white space two texts begin with alike; a line end of two characters is not cut. */
function commonLead(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length) && kindAt(one, length) === SPACE)
    length++;
  return length > 0 && (isInLineEnd(one, length) || isInLineEnd(other, length)) ? length - 1 : length;
}

/** How much white space two texts end with alike, beyond the first `lead` characters. */
function commonTail(one: string, other: string, lead: number): number {
  const most = Math.min(one.length, other.length) - lead;
  let length = 0;
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length) &&
    kindAt(one, one.length - 1 - length) === SPACE
  )
    length++;
  const cuts = isInLineEnd(one, one.length - length) || isInLineEnd(other, other.length - length);
  return length > 0 && cuts ? length - 1 : length;
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

function isInLineEnd(text: string, index: number): boolean {
  return index > 0 && text.charCodeAt(index) === LINE_FEED && text.charCodeAt(index - 1) === CARRIAGE_RETURN;
}
