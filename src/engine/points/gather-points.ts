import type { PointNode } from "../../model/point.ts";
import type { FoundLabel } from "./enclosed-label.ts";
import type { LabelWord } from "./label-words.ts";
import { type Mark, type MarkedLine, restOf } from "./mark-lines.ts";
import { levelsKept } from "./nest-points.ts";
import {
  closePoints,
  headingOf,
  type OpenHeading,
  type OpenPoint,
  type PointPlace,
  placeOf,
  type Source,
} from "./open-points.ts";
import type { Piece } from "./pieces.ts";
import { chooseReading, OpenNumbers } from "./sequence.ts";
import { readsAsTitle } from "./titles.ts";

/** The tree while it grows: the points that are still open, outermost first, and all points so far. */
export class Gathering {
  private readonly source: Source;
  private readonly top: OpenPoint[] = [];
  private readonly gathered: OpenPoint[] = [];
  private readonly stack: OpenPoint[] = [];
  /** What a list may go on from where the gathering stands. */
  readonly numbers = new OpenNumbers(this.stack, this.top);

  constructor(source: Source) {
    this.source = source;
  }

  /** Opens the point that the line at `at` begins. */
  openItem(line: MarkedLine, at: number, lines: readonly MarkedLine[], nextInStyle: string | undefined): void {
    const { mark, indent } = line;
    if (mark.kind === "heading") this.openHeading(line, mark.found, mark.level);
    else if (mark.kind === "title") this.openTitle(mark.word, line);
    else if (mark.kind === "stated") this.openStated(mark, line);
    else if (mark.kind !== "item") return;
    else if (mark.found === undefined) this.openBullet(mark.bullet ?? "-", indent, wordsOf(line));
    else if (mark.found.label.word === undefined || mark.bullet !== undefined)
      this.openNumbered(mark.found, line, nextInStyle);
    else if (readsAsTitle(restOf(line), at, lines)) this.openHeading(line, mark.found, 0);
    else this.openDivision(line, mark.found, undefined, 0, wordsOf(line));
  }

  /** A line that starts no item. `parted`: a blank line or nothing stands above it. */
  addProse(line: MarkedLine, parted: boolean): void {
    if (parted) this.closeAsideFrom(line.indent);
    const holder = this.stack.at(-1);
    if (holder !== undefined && (!parted || holder.points.length === 0)) {
      holder.pieces.push(contentOf(line, parted ? "\n" : " "));
    } else {
      this.open(openPoint({ opening: PARAGRAPH, pieces: [contentOf(line, " ")] }), this.stack.length);
    }
  }

  /** The tree of all points so far; nothing is gathered after it. */
  close(): readonly PointNode[] {
    return closePoints(this.source, this.gathered, this.top);
  }

  /** Where the source has each point, in reading order. */
  places(): PointPlace[] {
    return this.gathered.map((point) => placeOf(this.source, point));
  }

  private openHeading(line: MarkedLine, found: FoundLabel | undefined, level: number): void {
    this.openDivision(line, found, headingOf(this.source, wordsOf(line)), level, []);
  }

  private openDivision(
    line: MarkedLine,
    found: FoundLabel | undefined,
    heading: OpenHeading | undefined,
    level: number,
    pieces: Piece[],
  ): void {
    const label = found?.label;
    this.begin(
      openPoint({
        opening: { kind: "division", level, word: label?.word, reading: label?.readings[0] },
        number: label?.number,
        printed: label?.printed,
        line,
        heading,
        pieces,
      }),
    );
  }

  private openTitle(word: LabelWord, line: MarkedLine): void {
    const opening = { kind: "division", level: 0, word, reading: undefined } as const;
    const heading = { words: line.content, pieces: [contentOf(line, "")] };
    this.begin(openPoint({ opening, heading, pieces: [] }));
  }

  private openStated({ stated }: Mark & { kind: "stated" }, line: MarkedLine): void {
    const { number, printed, depth } = stated;
    const opening = { kind: "stated", indent: line.indent } as const;
    const heading = stated.heading === undefined ? undefined : { words: stated.heading, pieces: [] };
    this.begin(openPoint({ opening, number, printed, line, heading, pieces: wordsOf(line) }), depth);
  }

  private openBullet(bullet: string, indent: number, pieces: Piece[]): void {
    this.begin(openPoint({ opening: { kind: "bullet", indent, style: bullet }, pieces }));
  }

  private openNumbered(found: FoundLabel, line: MarkedLine, nextInStyle: string | undefined): void {
    const { label } = found;
    const { number, printed, style, readings } = label;
    const reading = readings.length === 1 ? readings[0] : chooseReading(label, this.numbers, nextInStyle);
    const opening = { kind: "numbered", indent: line.indent, style, reading } as const;
    this.begin(openPoint({ opening, number, printed, line, pieces: wordsOf(line) }));
  }

  private begin(point: OpenPoint, depth?: number): void {
    if (this.stack.at(-1)?.opening.kind === "paragraph") this.stack.pop();
    this.open(point, levelsKept(this.stack, this.top, point, depth));
    const outermost = this.stack.at(-2)?.opening.kind ?? "division";
    if (point.opening.kind === "numbered" && outermost === "division") this.numbers.lastNumbered = point;
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

const PARAGRAPH = { kind: "paragraph" } as const;

type NewPoint = Pick<OpenPoint, "opening" | "pieces"> & {
  readonly number?: string | undefined;
  readonly printed?: string | undefined;
  readonly line?: MarkedLine | undefined;
  readonly heading?: OpenHeading | undefined;
};

function openPoint({ opening, number = "", printed, line, heading, pieces }: NewPoint): OpenPoint {
  return { opening, number, printed, line, heading, pieces, points: [], closed: undefined };
}

function contentOf({ start, content }: MarkedLine, joint: Piece["joint"]): Piece {
  return { joint, start, end: start + content.length };
}

/** Where the words behind bullet, signs and label stand, with a bracket or emphasis that opens in front of the label. */
function wordsOf({ start, content, mark }: MarkedLine): Piece[] {
  const pieces: Piece[] = [];
  if (mark.kind !== "item" && mark.kind !== "heading" && mark.kind !== "stated") return pieces;
  const found = mark.kind === "stated" ? undefined : mark.found;
  if (found !== undefined && found.opened > 0)
    pieces.push({ joint: "", start: start + found.start - found.opened, end: start + found.start });
  if (mark.end < content.length) pieces.push({ joint: "", start: start + mark.end, end: start + content.length });
  return pieces;
}
