import type { PointNode } from "../../model/point.ts";
import type { LabelWord } from "./label-words.ts";
import { readLines } from "./lines.ts";
import { type Mark, type MarkedLine, markLines } from "./mark-lines.ts";
import { plainHeading } from "./markdown-inline.ts";
import { lastUnderPartBefore, levelsKept } from "./nest-points.ts";
import { addLine, closePoints, type OpenPoint } from "./open-points.ts";
import { continuesLine, linesAreParagraphs } from "./paragraph-lines.ts";
import type { Label } from "./read-label.ts";
import { chooseReading, fitsItsPlace, isBareLabel, openNumbers } from "./sequence.ts";
import { findDocumentTitle, readsAsTitle } from "./titles.ts";

/** The points of a text as a tree, and the document's own title where its first line is one. */
export type PointsRead = { readonly points: readonly PointNode[]; readonly title: string | undefined };

/**
 * Reads numbered paragraphs, lists, articles and headings into a tree of points.
 *
 * An item starts only at the start of a line. What starts none continues the point above: behind one space where the
 * line wraps, on a line of its own where it is an indented paragraph or the body of an article. An unindented paragraph
 * is a point without a number. Points nest by indentation and by the way they are counted: `1.` holds `(a)` holds `(i)`.
 * A plain text whose lines are whole paragraphs is read as if blank lines stood between them; Markdown never is.
 *
 * @param text - The words, without front matter. Kept code point for code point apart from white space around lines.
 * @param options.markdown - Undo backslash escapes and `&#32;`, take a bold run at the start of a point as its heading,
 *   and read the braces in which `writePoints` states what cannot be printed.
 * @returns Texts are strings, `""` for a label that stands alone. Never throws. Linear in the text.
 */
export function readPoints(text: string, options: { readonly markdown: boolean }): PointsRead {
  const lines = markLines(readLines(text), options.markdown);
  const title = findDocumentTitle(lines, options.markdown);
  const gathering = new Gathering(options.markdown);
  const nextInStyle = nextLabels(lines);
  let above: MarkedLine | undefined;
  let parted = true;
  const areParagraphs = !options.markdown && linesAreParagraphs(lines);
  for (const [at, line] of lines.entries()) {
    if (line.mark.kind === "blank" || at === title?.line) {
      above = undefined;
      parted = true;
      continue;
    }
    if (fitsItsPlace(line, above, gathering.openNumbers())) gathering.openItem(line, at, lines, nextInStyle[at]);
    else gathering.addProse(line, parted || (areParagraphs && beginsParagraph(line, above)));
    above = line.mark.kind === "heading" || line.mark.kind === "title" ? undefined : line;
    parted = false;
  }
  return { points: gathering.close(), title: title?.title };
}

/** Where lines are paragraphs: whether this one is a new one. The words of a label alone on its line stand below it. */
function beginsParagraph(line: MarkedLine, above: MarkedLine | undefined): boolean {
  return above === undefined || !(isBareLabel(above.mark) || continuesLine(above.content, line.content));
}

/** For each line with a label, the number of the next label of the same style: what tells (i) the letter from (i) the numeral. */
function nextLabels(lines: readonly MarkedLine[]): ReadonlyArray<string | undefined> {
  const next = new Map<string, string>();
  const found = new Array<string | undefined>(lines.length);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const mark = lines[at]?.mark;
    if (mark?.kind !== "item" || mark.label === undefined) continue;
    found[at] = next.get(mark.label.style);
    next.set(mark.label.style, mark.label.number);
  }
  return found;
}

/** The tree while it grows: the points that are still open, outermost first, and all points so far. */
class Gathering {
  private readonly markdown: boolean;
  private readonly top: OpenPoint[] = [];
  private readonly gathered: OpenPoint[] = [];
  private readonly stack: OpenPoint[] = [];
  private lastNumbered: OpenPoint | undefined;

  constructor(markdown: boolean) {
    this.markdown = markdown;
  }

  openNumbers() {
    const partBefore = lastUnderPartBefore(this.stack, this.top);
    return openNumbers(
      this.stack,
      [this.lastNumbered, partBefore].filter((point) => point !== undefined),
    );
  }

  openItem(line: MarkedLine, at: number, lines: readonly MarkedLine[], nextInStyle: string | undefined): void {
    const { mark, indent } = line;
    if (mark.kind === "heading") this.openDivision(mark.label, plainHeading(mark.rest, this.markdown), "", mark.level);
    else if (mark.kind === "title") this.openTitle(mark.word, line.content);
    else if (mark.kind === "stated") this.openStated(mark, indent);
    else if (mark.kind === "item" && mark.label === undefined) this.openBullet(mark.bullet ?? "-", indent, mark.rest);
    else if (mark.kind === "item" && mark.label !== undefined) {
      const isTitle = mark.label.word !== undefined && mark.bullet === undefined && readsAsTitle(mark.rest, at, lines);
      if (mark.label.word === undefined || mark.bullet !== undefined)
        this.openNumbered(mark.label, indent, mark.rest, nextInStyle);
      else if (isTitle) this.openDivision(mark.label, plainHeading(mark.rest, this.markdown), "", 0);
      else this.openDivision(mark.label, "", mark.rest, 0);
    }
  }

  /** A line that starts no item. `parted`: a blank line or nothing stands above it. */
  addProse(line: MarkedLine, parted: boolean): void {
    if (parted) this.closeAsideFrom(line.indent);
    const holder = this.stack.at(-1);
    if (holder !== undefined && (!parted || holder.points.length === 0)) {
      addLine(holder, line.content, parted ? "\n" : " ");
    } else {
      const paragraph = openPoint({ opening: { kind: "paragraph" } });
      addLine(paragraph, line.content, " ");
      this.open(paragraph, this.stack.length);
    }
  }

  close(): PointNode[] {
    return closePoints(this.gathered, this.top, this.markdown);
  }

  private openDivision(label: Label | undefined, heading: string, text: string, level: number): void {
    const point = openPoint({
      opening: { kind: "division", level, word: label?.word, reading: label?.readings[0] },
      number: label?.number,
      printed: label?.printed,
      heading: heading === "" ? undefined : heading,
    });
    this.begin(point, text);
  }

  private openTitle(word: LabelWord, heading: string): void {
    const opening = { kind: "division", level: 0, word, reading: undefined } as const;
    this.begin(openPoint({ opening, heading }), "");
  }

  private openStated({ stated, rest }: Mark & { kind: "stated" }, indent: number): void {
    const { number, printed, heading, depth } = stated;
    this.begin(openPoint({ opening: { kind: "stated", indent }, number, printed, heading }), rest, depth);
  }

  private openBullet(bullet: string, indent: number, text: string): void {
    this.begin(openPoint({ opening: { kind: "bullet", indent, style: bullet } }), text);
  }

  private openNumbered(label: Label, indent: number, text: string, nextInStyle: string | undefined): void {
    const reading = chooseReading(label, this.openNumbers(), nextInStyle);
    const opening = { kind: "numbered", indent, style: label.style, reading } as const;
    this.begin(openPoint({ opening, number: label.number, printed: label.printed }), text);
  }

  private begin(point: OpenPoint, text: string, depth?: number): void {
    addLine(point, text, " ");
    if (this.stack.at(-1)?.opening.kind === "paragraph") this.stack.pop();
    this.open(point, levelsKept(this.stack, this.top, point, depth));
    const outermost = this.stack.at(-2)?.opening.kind ?? "division";
    if (point.opening.kind === "numbered" && outermost === "division") this.lastNumbered = point;
  }

  private open(point: OpenPoint, kept: number): void {
    this.stack.length = kept;
    (this.stack.at(-1)?.points ?? this.top).push(point);
    this.stack.push(point);
    this.gathered.push(point);
  }

  /** Closes the paragraph above and every item that is not further out than a paragraph at this column. */
  private closeAsideFrom(indent: number): void {
    for (let last = this.stack.at(-1)?.opening; last !== undefined; last = this.stack.at(-1)?.opening) {
      if (last.kind === "division" || (last.kind !== "paragraph" && last.indent < indent)) return;
      this.stack.pop();
    }
  }
}

type NewPoint = Pick<OpenPoint, "opening"> & {
  readonly number?: string | undefined;
  readonly printed?: string | undefined;
  readonly heading?: string | undefined;
};

function openPoint({ opening, number = "", printed, heading }: NewPoint): OpenPoint {
  return { opening, number, printed, heading, pieces: [], points: [] };
}
