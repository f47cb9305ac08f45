import type { PointNode } from "../../model/point.ts";
import type { FoundLabel } from "./enclosed-label.ts";
import type { LabelWord } from "./label-words.ts";
import { type Mark, type MarkedLine, restOf } from "./mark-lines.ts";
import { levelsKept } from "./nest-points.ts";
import { OpenNumbers } from "./open-numbers.ts";
import {
  addPiece,
  addUnder,
  closePoints,
  contentBehindLabel,
  contentOf,
  headingOf,
  isPreamble,
  lastPieceOf,
  NO_POINTS,
  type OpenHeading,
  type OpenPoint,
  type PointPlace,
  placeOf,
  pointsUnder,
  type Source,
} from "./open-points.ts";
import type { Piece } from "./pieces.ts";
import { chooseReading } from "./sequence.ts";
import { isTitleBelow, readsAsTitle } from "./titles.ts";

/** The open points of a text or inside one block, outermost first, and all that stand at their top. */
class Level {
  readonly stack: OpenPoint[] = [];
  readonly top: OpenPoint[];
  /** What a list may go on from. */
  readonly numbers: OpenNumbers;
  /** The point whose block this is. */
  readonly holder: OpenPoint | undefined;

  constructor(holder: OpenPoint | undefined) {
    this.holder = holder;
    this.top = holder === undefined ? [] : pointsUnder(holder);
    this.numbers = new OpenNumbers(this.stack, this.top);
  }
}

/** The tree while it grows. */
export class Gathering {
  private readonly source: Source;
  private readonly gathered: OpenPoint[] = [];
  private readonly outermost = new Level(undefined);
  private readonly around: Level[] = [];
  private level = this.outermost;
  /** The point that the last line opened or went on with. */
  private current: OpenPoint | undefined;

  constructor(source: Source) {
    this.source = source;
  }

  /** What a list may go on from where the gathering stands. */
  get numbers(): OpenNumbers {
    return this.level.numbers;
  }

  /** What comes next stands inside the block of the last line, until `leave`: no label takes it out. */
  enter(): void {
    this.around.push(this.level);
    this.level = new Level(this.current);
  }

  /** What comes next stands beside the block that was entered last. */
  leave(): void {
    this.level = this.around.pop() ?? this.outermost;
  }

  /** Opens the point that the line at `at` begins. */
  openItem(line: MarkedLine, at: number, lines: readonly MarkedLine[], nextInStyle: string | undefined): void {
    const { mark } = line;
    if (mark.kind === "heading") this.openHeading(line, mark.found, mark.level);
    else if (mark.kind === "title") this.openTitle(mark.word, line);
    else if (mark.kind === "stated") this.openStated(mark, line);
    else if (mark.kind !== "item") return;
    else if (mark.found !== undefined && line.isPlaced === true)
      this.openNumbered(mark.found, line, nextInStyle, readsAsHeading(line, mark.found, at, lines));
    else if (mark.found === undefined) this.openBullet(mark.bullet ?? "-", line);
    else if (mark.found.label.word === undefined || mark.bullet !== undefined)
      this.openNumbered(mark.found, line, nextInStyle);
    else if (readsAsHeading(line, mark.found, at, lines)) this.openHeading(line, mark.found, 0);
    else this.openDivision(line, mark.found, undefined, 0, wordsOf(line));
  }

  /** The line at `at`, which starts no item. `parted`: a blank line or nothing stands above it. */
  addProse(line: MarkedLine, parted: boolean, at: number, lines: readonly MarkedLine[]): void {
    if (parted) this.closeAsideFrom(line.indent);
    const { stack } = this.level;
    const holder = stack.at(-1) ?? this.level.holder;
    if (holder !== undefined && this.isTitleOf(holder, line, at, lines)) {
      holder.heading = headingOf(this.source, [contentOf(line, "")]);
      this.current = holder;
    } else if (
      holder !== undefined &&
      !isPreamble(holder) &&
      (!parted || (holder.points.length === 0 && !this.introduces(holder)))
    ) {
      addPiece(holder, contentOf(line, parted ? "\n" : this.jointBehind(holder)));
      this.current = holder;
    } else {
      this.open(openPoint({ opening: PARAGRAPH, words: line }), stack.length);
    }
  }

  /** A line that goes on behind `[`, which the label in between had taken from it, joins it without a blank. */
  private jointBehind(point: OpenPoint): Piece["joint"] {
    const last = lastPieceOf(point);
    return last !== undefined && last.end - last.start === 1 && this.source.text[last.start] === "[" ? "" : " ";
  }

  /** Whether `line`, which is at `at`, is the title of an article whose label stands alone above it. */
  private isTitleOf(point: OpenPoint, line: MarkedLine, at: number, lines: readonly MarkedLine[]): boolean {
    const { opening, heading, points } = point;
    if (opening.kind !== "division" || heading !== undefined || points.length > 0) return false;
    if (lastPieceOf(point) !== undefined) return false;
    // Markdown has headings of its own for that.
    if (opening.word === undefined || (this.source.markdown && opening.level > 0)) return false;
    return isTitleBelow(line.content, opening.word, at, lines);
  }

  /** The tree of all points so far; nothing is gathered after it. */
  close(): readonly PointNode[] {
    return closePoints(this.source, this.gathered, this.outermost.top);
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
    words: Piece[],
  ): void {
    const label = found?.label;
    this.begin(
      openPoint({
        opening: { kind: "division", level, word: label?.word, reading: label?.readings[0] },
        number: label?.number,
        printed: label?.printed,
        line,
        heading,
        words,
      }),
    );
  }

  private openTitle(word: LabelWord, line: MarkedLine): void {
    const opening = { kind: "division", level: 0, word, reading: undefined } as const;
    const heading = { words: line.content, pieces: [contentOf(line, "")] };
    this.begin(openPoint({ opening, heading, words: [] }));
  }

  private openStated({ stated }: Mark & { kind: "stated" }, line: MarkedLine): void {
    const { number, printed, depth } = stated;
    const opening = { kind: "stated", indent: line.indent } as const;
    const heading = stated.heading === undefined ? undefined : { words: stated.heading, pieces: [] };
    this.begin(openPoint({ opening, number, printed, line, heading, words: wordsOf(line) }), depth);
  }

  private openBullet(bullet: string, line: MarkedLine): void {
    const opening = { kind: "bullet", indent: line.indent, style: bullet } as const;
    this.begin(openPoint({ opening, line, words: line }));
  }

  private openNumbered(found: FoundLabel, line: MarkedLine, nextInStyle: string | undefined, isHeading = false): void {
    const { label } = found;
    const { number, printed, style, readings } = label;
    const reading = readings.length === 1 ? readings[0] : chooseReading(label, this.level.numbers, nextInStyle);
    const opening = { kind: "numbered", indent: line.indent, style, reading } as const;
    const heading = isHeading ? headingOf(this.source, wordsOf(line)) : undefined;
    // A bracket or emphasis that opens in front of the label is a piece of its own.
    const words = found.opened > 0 ? wordsOf(line) : line;
    this.begin(openPoint({ opening, number, printed, line, heading, words: isHeading ? [] : words }));
  }

  private begin(point: OpenPoint, depth?: number): void {
    const { stack, top, numbers } = this.level;
    if (stack.at(-1)?.opening.kind === "paragraph") stack.pop();
    this.open(point, levelsKept(stack, top, point, depth));
    const outermost = stack.at(-2)?.opening.kind ?? "division";
    if (point.opening.kind === "numbered" && outermost === "division") numbers.lastNumbered = point;
  }

  private open(point: OpenPoint, kept: number): void {
    const { stack, top } = this.level;
    while (stack.length > kept) stack.pop();
    const holder = stack.at(-1);
    if (holder === undefined) top.push(point);
    else addUnder(holder, point);
    stack.push(point);
    this.gathered.push(point);
    this.current = point;
  }

  /** Closes the paragraph above and every item that is not further out than a paragraph at this column. */
  private closeAsideFrom(indent: number): void {
    const { stack } = this.level;
    for (let last = stack.at(-1); last !== undefined; last = stack.at(-1)) {
      const { opening } = last;
      if (opening.kind === "division" || this.introduces(last)) return;
      if (opening.kind !== "paragraph" && opening.indent < indent) return;
      stack.pop();
    }
  }

  /** `1.1 In this Agreement:`: what stands below an item that ends in a colon and has no list belongs to it. */
  private introduces(point: OpenPoint): boolean {
    const { opening, points } = point;
    const [first] = points;
    if (this.source.markdown || opening.kind !== "numbered") return false;
    if (first !== undefined && first.opening.kind !== "paragraph") return false;
    return this.source.text.charAt((lastPieceOf(point)?.end ?? 0) - 1) === ":";
  }
}

/** Whether the words behind a worded label are its heading. */
function readsAsHeading(line: MarkedLine, { label }: FoundLabel, at: number, lines: readonly MarkedLine[]): boolean {
  return label.word !== undefined && readsAsTitle(restOf(line), label.word, at, lines);
}

const PARAGRAPH = { kind: "paragraph" } as const;

type NewPoint = Pick<OpenPoint, "opening" | "words"> & {
  readonly number?: string | undefined;
  readonly printed?: string | undefined;
  readonly line?: MarkedLine | undefined;
  readonly heading?: OpenHeading | undefined;
};

function openPoint({ opening, number = "", printed, line, heading, words }: NewPoint): OpenPoint {
  return { opening, number, printed, line, heading, words, points: NO_POINTS, closed: undefined };
}

/** Where the words behind bullet, signs and label stand, with a bracket or emphasis that opens in front of the label. */
function wordsOf(line: MarkedLine): Piece[] {
  const { start, mark } = line;
  if (mark.kind !== "item" && mark.kind !== "heading" && mark.kind !== "stated") return [];
  const found = mark.kind === "stated" ? undefined : mark.found;
  // Made whole: an array that is added to makes room for sixteen more.
  const behind = contentBehindLabel(line);
  const rest: Piece[] = behind === undefined ? [] : [behind];
  if (found === undefined || found.opened === 0) return rest;
  return [{ joint: "", start: start + found.start - found.opened, end: start + found.start }, ...rest];
}
