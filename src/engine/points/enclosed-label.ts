import { closingMark } from "./markdown-inline.ts";
import { type Label, readLabel } from "./read-label.ts";

const EMPHASIS = /^(?:\*{1,3}|_{1,3})(?=[^\s*_])/u;

/**
 * A Markdown line with its label in front of the emphasis that encloses it: `**1.** Text` as `1. Text`,
 * `**Article 5 – Ceasefire**` as `Article 5 – **Ceasefire**`. Other lines as they are.
 */
export function withLabelOutside(content: string): string {
  const mark = EMPHASIS.exec(content.slice(0, 4))?.[0];
  const close = mark === undefined ? undefined : closingMark(content, mark);
  if (mark === undefined || close === undefined) return content;
  const inner = content.slice(mark.length, close);
  const after = content.slice(close + mark.length);
  const label = readLabel(inner + after);
  if (label === undefined) return content;
  if (label.end >= inner.length) return inner + after;
  return inner.slice(0, label.end) + mark + inner.slice(label.end) + mark + after;
}

/** The label of a point that is not agreed as a whole, `[5. Each Party …]`. Its `end` is that of the line from the bracket on. */
export function readBracketedLabel(content: string): Label | undefined {
  const label = content[0] === "[" ? readLabel(content.slice(1)) : undefined;
  return label === undefined || label.weak ? undefined : { ...label, end: label.end + 1 };
}
