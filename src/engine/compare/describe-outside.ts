import { labelUnseen } from "../characters/label-unseen.ts";
import { nameOfUnseen, writeCodePoint } from "../characters/unseen-characters.ts";

/**
 * Says where two texts differ whose points all say the same: in marks around the points, line ends, blanks or front
 * matter, which belong to no point and would else go untold.
 *
 * @returns One sentence, safe to show anywhere; undefined where the texts are equal code point for code point. Linear.
 */
export function describeOutsideDifference(before: string, after: string): string | undefined {
  if (before === after) return undefined;
  const [old, now] = [withoutMark(before), withoutMark(after)];
  if (old === now) return `Only one of the texts begins with ${nameOf(BYTE_ORDER_MARK)}.`;
  const [oldLines, nowLines] = [linesOf(old), linesOf(now)];
  const at = firstDifferent(oldLines, nowLines);
  if (at === oldLines.length && at === nowLines.length) return "The texts end their lines in different ways.";
  const [line, lineNow] = [oldLines[at], nowLines[at]];
  const where = `The texts differ outside their points, first in line ${at + 1}`;
  if (line === undefined || lineNow === undefined) return `${where}, where one of them has ended.`;
  if (line.trim() === lineNow.trim()) return `${where}, in the white space around its words.`;
  const [characters, charactersNow] = [Array.from(line), Array.from(lineNow)];
  const start = firstDifferent(characters, charactersNow);
  return `${where}: ${quoted(characters, start)} and ${quoted(charactersNow, start)}.`;
}

const BYTE_ORDER_MARK = "\ufeff";

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/u);
}

function firstDifferent(before: readonly string[], after: readonly string[]): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

// Enough to find the place by.
const MOST_QUOTED = 24;
const LEAD = 4;

/** What stands around a place of a line, a count of code points; what cannot be seen is named. */
function quoted(characters: readonly string[], place: number): string {
  const from = Math.max(0, place - LEAD);
  const isCut = from + MOST_QUOTED < characters.length;
  // Up to the end of a word, unless that would cut off the place itself.
  const lastBlank = characters.lastIndexOf(" ", from + MOST_QUOTED);
  const to = isCut && lastBlank > place + LEAD ? lastBlank : from + MOST_QUOTED;
  const shown = labelUnseen(characters.slice(from, to).join("")).map(({ text, label }) =>
    label === undefined ? text : `‹${label}›`,
  );
  return `“${from > 0 ? "…" : ""}${shown.join("")}${isCut ? " …" : ""}”`;
}

function nameOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `${writeCodePoint(codePoint)} ${nameOfUnseen(codePoint) ?? ""}`.trimEnd();
}
