import { isLetterAt } from "./characters.ts";
import type { FoundLabel } from "./enclosed-label.ts";
import { Gathering } from "./gather-points.ts";
import { withMeantLabel } from "./loose-labels.ts";
import { labelMark, type Mark, type MarkedLine, textMark } from "./mark-lines.ts";
import { nextLabels } from "./next-labels.ts";
import { readLabel } from "./read-label.ts";
import type { PointsRead } from "./read-points.ts";
import { fitsItsPlace } from "./sequence.ts";
import { isSpace, skipSpaces } from "./spaces.ts";
import { type DocumentTitle, findDocumentTitle } from "./titles.ts";

type BlockContent = {
  /** The words, without a label that the producer's numbering makes. Line feeds in them are kept. */
  readonly text: string;
  /** What the producer knows to stand under this block. Its points never leave it, whatever their labels say. */
  readonly blocks?: readonly Block[] | undefined;
};

/**
 * One block of a document whose structure is known at least in part: a DOCX paragraph, an HTML element, a provision of
 * Akoma Ntoso. Nesting is given by `blocks`, by `level`, or left to the labels.
 */
export type Block =
  /** `level` counts from 1, the outermost; 1 without one. */
  | (BlockContent & {
      readonly kind: "heading";
      readonly label?: string | undefined;
      readonly level?: number | undefined;
    })
  /**
   * A list item. `label` is what is printed in front of it (`1.`, `(a)`, `Article 5`), absent for a bullet; without
   * one, a label typed at the start of the text is read. `level` counts from 0 and then decides alone what the item
   * stands under; without one its label does, as in a text set flush left.
   */
  | (BlockContent & { readonly kind: "item"; readonly label?: string | undefined; readonly level?: number | undefined })
  /** Anything else, with or without a typed label. It belongs to an item where its `level` is deeper than that item's. */
  | (BlockContent & { readonly kind: "paragraph"; readonly level?: number | undefined });

/**
 * Reads a tree of blocks into a tree of points, by the rules by which `readPoints` reads labels and nests them. Every
 * block stands as if blank lines parted it from the next. A paragraph inside an item goes on with its text; one without
 * words and label is passed over, not so the blocks in it.
 *
 * @returns The title is the text of the first block where that is the only heading of level 1. Never throws; nesting may
 *   be as deep as it likes. Linear in the blocks and their texts.
 */
export function readBlocks(blocks: readonly Block[]): PointsRead {
  const { text, lines } = listLines(blocks);
  const source = { text, markdown: false };
  const title = findTitle(lines, source);
  const nextInStyle = nextLabels(lines);
  const gathering = new Gathering(source);
  let depth = 0;
  for (const [at, line] of lines.entries()) {
    for (; depth < line.depth; depth += 1) gathering.enter();
    for (; depth > line.depth; depth -= 1) gathering.leave();
    if (at === title?.line) continue;
    const meant = line.isGiven ? withMeantLabel(line, gathering.numbers, at, lines) : line;
    if (line.isGiven || fitsItsPlace(line, undefined, gathering.numbers, at, lines))
      gathering.openItem(meant, at, lines, nextInStyle[at]);
    else gathering.addProse(line, true, at, lines);
  }
  return { points: gathering.close(), title: title?.heading.words };
}

type BlockLine = MarkedLine & {
  /** Blocks around it. */
  readonly depth: number;
  /** Whether the producer says that it begins a point, so that its neighbours need not be asked. */
  readonly isGiven: boolean;
};

type Siblings = { readonly blocks: readonly Block[]; next: number; readonly depth: number };

/** The blocks in the order in which they are read, and their texts put together, in which the lines have their places. */
function listLines(blocks: readonly Block[]): { readonly text: string; readonly lines: readonly BlockLine[] } {
  const lines: BlockLine[] = [];
  const texts: string[] = [];
  let start = 0;
  const open: Siblings[] = [{ blocks, next: 0, depth: 0 }];
  for (let siblings = open.at(-1); siblings !== undefined; siblings = open.at(-1)) {
    const block = siblings.blocks[siblings.next];
    siblings.next += 1;
    if (block === undefined) {
      open.pop();
      continue;
    }
    const line = lineOf(block, start, siblings.depth);
    if (line !== undefined) lines.push(line);
    texts.push(block.text);
    start += block.text.length;
    if (block.blocks !== undefined)
      open.push({ blocks: block.blocks, next: 0, depth: siblings.depth + (line === undefined ? 0 : 1) });
  }
  return { text: texts.join(""), lines };
}

const COLUMNS = 4;

/** Undefined for a block that is no point: one without words and label, unless it is an item of a list. */
function lineOf(block: Block, start: number, depth: number): BlockLine | undefined {
  const first = skipSpaces(block.text, 0);
  let end = block.text.length;
  while (end > first && isSpace(block.text.charCodeAt(end - 1))) end -= 1;
  const content = block.text.slice(first, end);
  const label = block.kind === "paragraph" ? undefined : readGivenLabel(block.label ?? "");
  if (content === "" && label === undefined && block.kind !== "item") return undefined;
  const isPlaced = block.kind === "item" && block.level !== undefined;
  const indent = block.kind === "heading" ? 0 : (block.level ?? 0) * COLUMNS;
  const mark = markOf(block, content, label);
  return { indent, start: start + first, content, mark, isPlaced, depth, isGiven: block.kind !== "paragraph" };
}

function markOf(block: Block, content: string, given: FoundLabel | undefined): Mark {
  if (block.kind === "paragraph") return textMark(content);
  const typed = given === undefined ? labelMark(content, false) : undefined;
  const found = typed?.kind === "item" ? typed.found : given;
  const end = found?.end ?? 0;
  if (block.kind === "heading") return { kind: "heading", level: Math.max(1, block.level ?? 1), found, end };
  return { kind: "item", bullet: found === undefined ? "-" : undefined, found, end };
}

/** A label that stands apart from the text, so that in the line it ends where it begins. Undefined for a bullet. */
function readGivenLabel(printed: string): FoundLabel | undefined {
  const start = skipWhile(printed, 0, 1, isOutside);
  const last = skipWhile(printed, printed.length - 1, -1, isOutside) + 1;
  // "4 (new)" keeps the bracket that it closes.
  const end = last + (printed[last] === ")" && printed.slice(start, last).includes("(") ? 1 : 0);
  if (start >= end) return undefined;
  const whole = printed.slice(skipSpaces(printed, 0));
  const read = [whole, `${whole}.`].map(readLabel).find((label, at) => label?.end === whole.length + at);
  const label = read ?? {
    number: printed.slice(start, end),
    printed: undefined,
    word: undefined,
    style: "given",
    readings: [{ family: "decimal", value: Number.NaN, prefix: "" }] as const,
    weak: false,
    signed: false,
    loose: false,
    end: 0,
  };
  // Nobody has to ask whether a label is one that the producer gives as such, `1000.` neither.
  return { label: { ...label, loose: false }, start: 0, opened: 0, end: 0 };
}

const NUMBER = /\p{N}/u;

function isOutside(text: string, at: number): boolean {
  return !isLetterAt(text, at) && !NUMBER.test(text.charAt(at));
}

function skipWhile(text: string, from: number, step: 1 | -1, test: (text: string, at: number) => boolean): number {
  let at = from;
  while (at >= 0 && at < text.length && test(text, at)) at += step;
  return at;
}

/** A heading that holds blocks is a division, whatever stands beside it. */
function findTitle(
  lines: readonly BlockLine[],
  source: { readonly text: string; readonly markdown: boolean },
): DocumentTitle | undefined {
  const title = findDocumentTitle(lines, source);
  return title !== undefined && (lines[title.line + 1]?.depth ?? 0) === 0 ? title : undefined;
}
