import { closingMark } from "./markdown-inline.ts";
import { type Label, readLabel } from "./read-label.ts";
import { skipSpaces } from "./spaces.ts";

/** A label and where it stands in its line. */
export type FoundLabel = {
  readonly label: Label;
  /** Index in the line at which it begins, with the emphasis that encloses it alone. */
  readonly start: number;
  /** How many characters in front of it belong to the text: an opening bracket, or emphasis that goes on behind it. */
  readonly opened: number;
  /** Index in the line at which the rest of the text begins. */
  readonly end: number;
};

/** The label that stands in `content` at `at`, in Markdown also inside emphasis; undefined where words stand there. */
export function findLabel(content: string, at: number, markdown: boolean): FoundLabel | undefined {
  const first = content[at];
  if (markdown && (first === "*" || first === "_")) return findEmphasisedLabel(content, at);
  const label = readLabel(at === 0 ? content : content.slice(at));
  return label === undefined ? undefined : { label, start: at, opened: 0, end: at + label.end };
}

/**
 * The label of a point that is not agreed as a whole, `[5. Each Party …]`: the bracket stays with the words. Brackets
 * around nothing but the label, `[5.] Each Party …`, stay with the label.
 */
export function findBracketedLabel(content: string): FoundLabel | undefined {
  if (content[0] !== "[") return undefined;
  const whole = findWholeBracketed(content);
  if (whole !== undefined) return whole;
  const label = readLabel(content.slice(1));
  return label === undefined || label.weak ? undefined : { label, start: 1, opened: 1, end: label.end + 1 };
}

const LONGEST_BRACKETED = 64;

/** `[5.]`, `[5].`, `[(a)]`, `[Article 5]`; `[5]` may be a footnote or a figure. */
function findWholeBracketed(content: string): FoundLabel | undefined {
  const close = content.slice(0, LONGEST_BRACKETED).indexOf("]");
  if (close < 0) return undefined;
  const mark = content.charAt(close + 1);
  const closed = mark === "." || mark === ")" ? close + 2 : close + 1;
  const end = skipSpaces(content, closed);
  const inner = content.slice(1, close) + content.slice(close + 1, closed);
  const label = readLabel(inner);
  if (label === undefined || label.weak || label.end < inner.length) return undefined;
  if (end === closed && end < content.length) return undefined;
  return { label: { ...label, printed: content.slice(0, close + 1) }, start: 0, opened: 0, end };
}

const EMPHASIS = /^(?:\*{1,3}|_{1,3})(?=[^\s*_])/u;

/** `**1.** Text` is read as `1. Text`, and `**Article 5 – Ceasefire**` as `Article 5 – **Ceasefire**`. */
function findEmphasisedLabel(content: string, at: number): FoundLabel | undefined {
  const mark = EMPHASIS.exec(content.slice(at, at + 4))?.[0];
  const close = mark === undefined ? undefined : closingMark(content, mark, at);
  if (mark === undefined || close === undefined) return undefined;
  const inner = content.slice(at + mark.length, close);
  const label = readLabel(inner + content.slice(close + mark.length));
  if (label === undefined) return undefined;
  if (label.end >= inner.length) return { label, start: at, opened: 0, end: at + 2 * mark.length + label.end };
  const start = at + mark.length;
  return { label, start, opened: mark.length, end: start + label.end };
}
