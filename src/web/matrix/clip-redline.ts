import type { BoxedRun } from "../box-substance.ts";

// In UTF-16 units: some words on either side of a change, and what is short enough to stand whole.
const AROUND = 60;
const WHOLE_UP_TO = 2 * AROUND + 30;
// A long passage struck or inserted at once; the comparison shows all of it.
const MARKED_UP_TO = 320;
const PLAIN_UP_TO = 260;

/**
 * Shortens a redline to what a cell has room for: of words that stayed, those beside changes; of very long ones struck or
 * inserted, the beginning. Words in a box stay whole.
 *
 * @returns Runs with `…` where words were left out; of a redline without changes its beginning. Linear.
 */
export function clipRedline(redline: readonly BoxedRun[]): readonly BoxedRun[] {
  if (redline.every(([sign]) => sign === "=")) return clipPlain(redline);
  return redline.map((run, place): BoxedRun => {
    const [sign, text, box] = run;
    if (box !== undefined) return run;
    if (sign !== "=") return [sign, clipEnd(text, MARKED_UP_TO)];
    const [isFirst, isLast] = [place === 0, place === redline.length - 1];
    if (text.length <= (isFirst || isLast ? AROUND + 30 : WHOLE_UP_TO)) return run;
    const lead = isFirst ? "" : clipEnd(text, AROUND);
    const tail = isLast ? "" : clipStart(text, AROUND);
    return [sign, isFirst || isLast ? lead + tail : `${lead} ${tail.slice(1).trimStart()}`];
  });
}

function clipPlain(redline: readonly BoxedRun[]): readonly BoxedRun[] {
  const text = redline.map(([, words]) => words).join("");
  return text === "" ? [] : [["=", clipEnd(text, PLAIN_UP_TO)]];
}

/** The beginning of a text, up to the end of a word. */
function clipEnd(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = cut.search(/\s\S*$/u);
  return `${end > 0 ? cut.slice(0, end) : wholeCharacters(cut)}…`;
}

/** The end of a text, from the beginning of a word. */
function clipStart(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(-most);
  const start = cut.search(/\s/u);
  return `…${start >= 0 ? cut.slice(start).trimStart() : cut.replace(/^[\uDC00-\uDFFF]/u, "")}`;
}

/** A text without half of a character at its end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/u.test(text) ? text.slice(0, -1) : text;
}
