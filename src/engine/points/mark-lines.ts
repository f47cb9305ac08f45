import { readBracketedLabel, withLabelOutside } from "./enclosed-label.ts";
import { findBareTitle, type LabelWord } from "./label-words.ts";
import type { Line } from "./lines.ts";
import { type Label, readLabel } from "./read-label.ts";
import { skipSpaces } from "./spaces.ts";
import { readStatedLabel, type StatedLabel } from "./stated-label.ts";

/** What the beginning of a line could be, before its neighbours are looked at. */
export type Mark =
  | { readonly kind: "blank" }
  | { readonly kind: "prose" }
  /** `## Article 5 Ceasefire`; `level` counts the signs. */
  | { readonly kind: "heading"; readonly level: number; readonly label: Label | undefined; readonly rest: string }
  /** `ANNEX` alone on its line. */
  | { readonly kind: "title"; readonly word: LabelWord }
  | { readonly kind: "stated"; readonly stated: StatedLabel; readonly rest: string }
  /** `bullet` stands in front of the label or, without one, alone. */
  | {
      readonly kind: "item";
      readonly bullet: string | undefined;
      readonly label: Label | undefined;
      readonly rest: string;
    };

export type MarkedLine = Line & { readonly mark: Mark };

// The en dash and its like also open an aside at the start of a wrapped line; see fitsItsPlace.
const BULLETS = "-*+•●◦▪‣·–—";

/** Says of each line what it could be. `markdown` lets braces state what a label cannot say. Linear in the text. */
export function markLines(lines: readonly Line[], markdown: boolean): MarkedLine[] {
  return lines.map(({ indent, content }) => ({ indent, content, mark: markOf(content, markdown) }));
}

const BLANK: Mark = { kind: "blank" };
const PROSE: Mark = { kind: "prose" };

function markOf(content: string, markdown: boolean): Mark {
  if (content === "") return BLANK;
  return (
    headingMark(content, markdown) ??
    bulletMark(content, markdown) ??
    labelMark(unwrapped(content, markdown)) ??
    titleMark(content) ??
    PROSE
  );
}

function unwrapped(content: string, markdown: boolean): string {
  return markdown ? withLabelOutside(content) : content;
}

const HEADING = /^(#{1,6})(?:\s|$)/u;

function headingMark(content: string, markdown: boolean): Mark | undefined {
  const signs = content[0] === "#" ? HEADING.exec(content.slice(0, 8))?.[1] : undefined;
  if (signs === undefined) return undefined;
  const rest = unwrapped(content.slice(skipSpaces(content, signs.length)), markdown);
  const label = readLabel(rest);
  return { kind: "heading", level: signs.length, label, rest: label === undefined ? rest : rest.slice(label.end) };
}

function bulletMark(content: string, markdown: boolean): Mark | undefined {
  const bullet = content[0] ?? "";
  if (!BULLETS.includes(bullet)) return undefined;
  const start = skipSpaces(content, 1);
  if (start === 1 && content.length > 1) return undefined;
  const stated = markdown ? readStatedLabel(content, start) : undefined;
  if (stated !== undefined) return { kind: "stated", stated, rest: content.slice(stated.end) };
  const rest = unwrapped(content.slice(start), markdown);
  const label = readLabel(rest);
  return { kind: "item", bullet, label, rest: label === undefined ? rest : rest.slice(label.end) };
}

function labelMark(content: string): Mark | undefined {
  const label = readLabel(content);
  if (label !== undefined) return { kind: "item", bullet: undefined, label, rest: content.slice(label.end) };
  const bracketed = readBracketedLabel(content);
  if (bracketed === undefined) return undefined;
  // The bracket stays with the words that are not agreed.
  return { kind: "item", bullet: undefined, label: bracketed, rest: `[${content.slice(bracketed.end)}` };
}

function titleMark(content: string): Mark | undefined {
  const word = findBareTitle(content);
  return word === undefined ? undefined : { kind: "title", word };
}
