import { isDigit } from "./characters.ts";
import { type FoundLabel, findBracketedLabel, findLabel } from "./enclosed-label.ts";
import { beginsWithOrdinaryWord, findBareTitle, type LabelWord } from "./label-words.ts";
import { type Line, readLines } from "./lines.ts";
import { skipSpaces } from "./spaces.ts";
import { readStatedLabel, type StatedLabel } from "./stated-label.ts";

/** What the beginning of a line could be, before its neighbours are looked at. `end`: the index at which its words begin. */
export type Mark =
  | { readonly kind: "blank" }
  | { readonly kind: "prose" }
  /** `## Article 5 Ceasefire`; `level` counts the signs. */
  | { readonly kind: "heading"; readonly level: number; readonly found: FoundLabel | undefined; readonly end: number }
  /** `ANNEX` alone on its line. */
  | { readonly kind: "title"; readonly word: LabelWord }
  | { readonly kind: "stated"; readonly stated: StatedLabel; readonly end: number }
  /** `bullet` stands in front of the label or, without one, alone. */
  | {
      readonly kind: "item";
      readonly bullet: string | undefined;
      readonly found: FoundLabel | undefined;
      readonly end: number;
    };

export type MarkedLine = Line & {
  readonly mark: Mark;
  /** Of a block whose level is known: its indentation alone decides what it stands under. */
  readonly isPlaced?: boolean;
  /** Of a block inside others: how many. */
  readonly depth?: number;
};

// The last three are what the bullets of Word's symbol fonts are copied as.
/** What may begin a bullet. The en dash and its like also open an aside at the start of a wrapped line; see `fitsItsPlace`. */
export const BULLETS = "-*+•●◦▪‣·–—■□➢➤✓✔→⁃∙\uf0b7\uf0a7\uf0d8";
// Word copies bullets of its second and third level as a letter or a section sign, and a tab behind them.
const BULLETS_BEFORE_TAB = "o§";

/** The lines of a text, and of each what it could be. `markdown` lets braces state what a label cannot say. Linear in the text. */
export function markLines(text: string, markdown: boolean): MarkedLine[] {
  const known: ShortLines = new Map();
  const lines = readLines(text, (indent, start, content) => {
    if (content.length > LONGEST_SHARED) return { indent, start, content, mark: markOf(content, markdown) };
    const shared = shortLine(content, markdown, known);
    return { indent, start, content: shared.content, mark: shared.mark };
  });
  return markdown ? lines.map((line, at) => underlined(line, lines[at - 1], lines[at + 1], text)) : lines;
}

/** The next line that is not blank. */
export function lineBelow(lines: readonly MarkedLine[], at: number): MarkedLine | undefined {
  let below = at + 1;
  while (lines[below]?.mark.kind === "blank") below += 1;
  return lines[below];
}

/** The words of a line behind its bullet, signs and label. */
export function restOf({ content, mark }: MarkedLine): string {
  return "end" in mark ? content.slice(mark.end) : content;
}

/** Whether a label stands alone on its line, so that its words stand on the next. */
export function isBareLabel({ content, mark }: MarkedLine): boolean {
  if (mark.kind !== "item" || mark.found === undefined) return false;
  return mark.end >= content.length && mark.found.opened === 0;
}

/** A line's words and what they could be, which does not depend on where it stands. */
type ContentWithMark = Pick<MarkedLine, "content" | "mark">;
type ShortLines = Map<string, ContentWithMark>;

// Only a text of many lines has many this short, and then the same ones over and over: `(a)`, `12.`. They are read once
// and share what was read.
const LONGEST_SHARED = 12;
const MOST_SHARED = 1_000;

function shortLine(content: string, markdown: boolean, known: ShortLines): ContentWithMark {
  const found = known.get(content);
  if (found !== undefined) return found;
  const read = { content, mark: markOf(content, markdown) };
  if (known.size < MOST_SHARED) known.set(content, read);
  return read;
}

const BLANK: Mark = { kind: "blank" };
const PROSE: Mark = { kind: "prose" };

function markOf(content: string, markdown: boolean): Mark {
  if (content === "") return BLANK;
  if (beginsWithOrdinaryWord(content)) return PROSE;
  return headingMark(content, markdown) ?? bulletMark(content, markdown) ?? labelMark(content, markdown) ?? PROSE;
}

/** What a paragraph of a text without marks could be; a number sign begins no heading there. */
export function textMark(content: string): Mark {
  return bulletMark(content, false) ?? labelMark(content, false) ?? PROSE;
}

// A paragraph with a rule right below it is hardly a heading where it is longer, ends its sentence, or begins as a
// fence, a quotation or a table does.
const LONGEST_UNDERLINED = 100;

/** A line of Markdown that `===` or `---` underlines is a heading, unless it belongs to a paragraph. */
function underlined(
  line: MarkedLine,
  above: MarkedLine | undefined,
  below: MarkedLine | undefined,
  text: string,
): MarkedLine {
  const { content, mark } = line;
  const standsAlone = mark.kind === "prose" && below?.content === "" && (above === undefined || above.content === "");
  if (!standsAlone || content.length > LONGEST_UNDERLINED || /^[`~>|<]|[.;,]$/u.test(content)) return line;
  const level = " =-".indexOf(text.charAt(below.start));
  return level < 1 ? line : { ...line, mark: { kind: "heading", level, found: undefined, end: 0 } };
}

const HEADING = /^(#{1,6})(?:\s|$)/u;

function headingMark(content: string, markdown: boolean): Mark | undefined {
  const signs = content[0] === "#" ? HEADING.exec(content.slice(0, 8))?.[1] : undefined;
  if (signs === undefined) return undefined;
  const start = skipSpaces(content, signs.length);
  const found = findLabel(content, start, markdown);
  return { kind: "heading", level: signs.length, found, end: found?.end ?? start };
}

function bulletMark(content: string, markdown: boolean): Mark | undefined {
  const bullet = content[0] ?? "";
  if (!BULLETS.includes(bullet) && !isBulletOfWord(content)) return undefined;
  const start = skipSpaces(content, 1);
  if (start === 1 && content.length > 1) return undefined;
  const stated = markdown ? readStatedLabel(content, start) : undefined;
  if (stated !== undefined) return { kind: "stated", stated, end: stated.end };
  const found = findLabel(content, start, markdown);
  return { kind: "item", bullet, found, end: found?.end ?? start };
}

/** Whether `o` or `§` begins the line and a tab and words follow; `§`, a tab and a figure is a section. */
export function isBulletOfWord(content: string): boolean {
  if (content[1] !== "\t" || !BULLETS_BEFORE_TAB.includes(content.charAt(0))) return false;
  return !isDigit(content.charCodeAt(skipSpaces(content, 1)));
}

/** The mark of a line that begins with a label or is a title; undefined for ordinary words. */
export function labelMark(content: string, markdown: boolean): Mark | undefined {
  const found = findLabel(content, 0, markdown) ?? findBracketedLabel(content);
  if (found !== undefined) return { kind: "item", bullet: undefined, found, end: found.end };
  const word = findBareTitle(content);
  return word === undefined ? undefined : { kind: "title", word };
}
