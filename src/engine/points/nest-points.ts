import { FREE_RANK } from "./label-words.ts";
import { FURTHEST_LEVEL, follows, sameCount, startsList } from "./open-numbers.ts";
import { isPreamble, lastUnderPartBefore, type Opening, type OpenPoint } from "./open-points.ts";

// Numbers set flush right differ by a column: " 9." above "10.".
const SAME_COLUMN = 1;
// The next number of a list that stands two columns further in is still its next number; in Markdown, too, two columns
// are too few to nest under "1. ".
const LOOSE_COLUMN = 2;

/**
 * Finds what a point of this opening stands under, by indentation first, then by the way of counting.
 *
 * @param stack - The open points, outermost first: divisions, then the items nested in them.
 * @param top - The points at the top so far.
 * @returns How many of them stay open; the last of those is the parent, 0 means none. Amortised constant cost.
 */
export function levelsKept(
  stack: readonly OpenPoint[],
  top: readonly OpenPoint[],
  { opening, number, line }: OpenPoint,
  depth?: number,
): number {
  if (line?.isPlaced === true && "indent" in opening) return keptForStated(stack, opening.indent, undefined);
  switch (opening.kind) {
    case "division":
      return keptForDivision(stack, opening);
    case "numbered":
      return keptForPrefix(stack, opening) ?? keptForPart(stack, top, opening) ?? keptForList(stack, opening, number);
    case "bullet":
      return keptForItem(stack, opening, number);
    case "stated":
      return keptForStated(stack, opening.indent, depth);
    case "paragraph":
      return stack.length;
  }
}

type Division = Opening & { kind: "division" };
type Numbered = Opening & { kind: "numbered" };
type Bullet = Opening & { kind: "bullet" };

function keptForDivision(stack: readonly OpenPoint[], division: Division): number {
  const twin = division.level > 0 ? undefined : findTwin(stack, division);
  if (twin !== undefined) return twin;
  let kept = stack.length;
  for (; kept > 0; kept -= 1) {
    const above = stack[kept - 1]?.opening;
    if (above?.kind === "division" && mayHold(above, division)) break;
  }
  return kept;
}

// Texts have far fewer divisions inside one another; blocks may have any number.
const MOST_DIVISIONS = 64;

/** The level at which a division with the same word is open. */
function findTwin(stack: readonly OpenPoint[], { word }: Division): number | undefined {
  if (word === undefined) return undefined;
  let divisions = 0;
  for (let at = stack.length - 1; at >= 0 && divisions < MOST_DIVISIONS; at -= 1) {
    const opening = stack[at]?.opening;
    if (opening?.kind !== "division") continue;
    if (opening.word?.name === word.name) return at;
    divisions += 1;
  }
  return undefined;
}

/** Headings nest by level; worded labels by rank, and those of free rank in the order in which they first appear. */
function mayHold(above: Division, division: Division): boolean {
  if (division.level > 0) return above.level > 0 && above.level < division.level;
  if (above.word === undefined || division.word === undefined) return true;
  if (above.word.rank === division.word.rank) return division.word.rank >= FREE_RANK;
  return above.word.rank < division.word.rank;
}

/** 1.1 stands under the open 1 and beside the open 1.2, wherever they stand on the line. */
function keptForPrefix(stack: readonly OpenPoint[], { reading }: Numbered): number | undefined {
  if (reading.prefix === "") return undefined;
  for (let at = stack.length - 1; at >= Math.max(0, stack.length - FURTHEST_LEVEL); at -= 1) {
    const open = stack[at];
    if (open === undefined) break;
    if (open.number !== "" && (reading.prefix === open.number || reading.prefix.startsWith(`${open.number}.`)))
      return at + 1;
    if (open.opening.kind === "numbered" && sameCount(open.opening.reading, reading)) return at;
    if (open.opening.kind === "division") break;
  }
  return undefined;
}

/** Where the parts of a text are counted `I.`, `II.` and the points go on through them, 3 stands under II as 2 did under I. */
function keptForPart(
  stack: readonly OpenPoint[],
  top: readonly OpenPoint[],
  { reading, style, indent }: Numbered,
): number | undefined {
  const before = lastUnderPartBefore(stack, top)?.opening;
  if (before?.kind !== "numbered" || before.style !== style || !follows(before.reading, reading)) return undefined;
  if (Math.abs(before.indent - indent) > SAME_COLUMN) return undefined;
  const goesOnAbove = stack.some(({ opening }) => opening.kind === "numbered" && opening.style === style);
  return goesOnAbove ? undefined : stack.length;
}

/** Recitals are counted in brackets, letters or not at all: the list `1.` below a preamble is the text's own. */
function keptForList(stack: readonly OpenPoint[], opening: Numbered, number: string): number {
  const isOwn = opening.reading.family === "decimal" && !opening.style.startsWith("(");
  return (isOwn ? findPreamble(stack) : undefined) ?? keptForItem(stack, opening, number);
}

/** The level at which the innermost division is open, where that is a preamble. */
function findPreamble(stack: readonly OpenPoint[]): number | undefined {
  for (let at = stack.length - 1; at >= Math.max(0, stack.length - FURTHEST_LEVEL); at -= 1) {
    if (stack[at]?.opening.kind === "division") return isPreamble(stack[at]) ? at : undefined;
  }
  return undefined;
}

function keptForItem(stack: readonly OpenPoint[], opening: Numbered | Bullet, number: string): number {
  let kept = stack.length;
  let above = itemAt(stack, kept);
  while (above !== undefined && above.indent - opening.indent > SAME_COLUMN && !isNextOf(above, opening)) {
    kept -= 1;
    above = itemAt(stack, kept);
  }
  if (above === undefined) return kept;
  const further = opening.indent - above.indent;
  if (further > LOOSE_COLUMN || (further > SAME_COLUMN && !isNextOf(above, opening))) return kept;
  return opening.kind === "bullet" ? keptForBullet(stack, kept, opening) : keptForNumber(stack, kept, opening, number);
}

type Item = Opening & { indent: number };

/** The item that would be the parent if `kept` levels stayed open; undefined under a division or at the top. */
function itemAt(stack: readonly OpenPoint[], kept: number): Item | undefined {
  const opening = stack[kept - 1]?.opening;
  return opening === undefined || opening.kind === "division" || opening.kind === "paragraph" ? undefined : opening;
}

function isNextOf(above: Item, opening: Numbered | Bullet): boolean {
  if (above.kind !== "numbered" || opening.kind !== "numbered" || above.style !== opening.style) return false;
  return Math.abs(above.indent - opening.indent) <= LOOSE_COLUMN && follows(above.reading, opening.reading);
}

/**
 * Items that follow one another at one column nest by the way they are counted: the nearest level at the column of
 * `opening`, from `kept` outwards, at which the item stands to it as `test` says; 0 where none does.
 */
function levelAtColumn<Opened extends Numbered | Bullet>(
  stack: readonly OpenPoint[],
  kept: number,
  opening: Opened,
  test: (item: Item, opening: Opened) => boolean,
): number {
  for (let level = kept; level > 0; level -= 1) {
    const item = itemAtColumn(stack, level, opening.indent);
    if (item === undefined) return 0;
    if (test(item, opening)) return level;
  }
  return 0;
}

/** The outermost level at the column; 0 where there is none. */
function outermostAtColumn(stack: readonly OpenPoint[], kept: number, indent: number): number {
  if (itemAtColumn(stack, kept, indent) === undefined) return 0;
  let level = kept;
  while (itemAtColumn(stack, level - 1, indent) !== undefined) level -= 1;
  return level;
}

function itemAtColumn(stack: readonly OpenPoint[], level: number, indent: number): Item | undefined {
  const item = itemAt(stack, level);
  return item === undefined || Math.abs(item.indent - indent) > LOOSE_COLUMN ? undefined : item;
}

/** A bullet under a number belongs to it; beside bullets of its kind, or of another kind of ASCII bullet, it goes on. */
function keptForBullet(stack: readonly OpenPoint[], kept: number, bullet: Bullet): number {
  const twin = levelAtColumn(stack, kept, bullet, isBulletOfStyle);
  if (twin > 0) return twin - 1;
  const above = itemAt(stack, kept);
  if (above?.kind === "numbered") return kept;
  return above?.kind === "bullet" && !isAscii(above.style) ? kept : kept - 1;
}

function isAscii(bullet: string): boolean {
  return "-*+".includes(bullet);
}

function keptForNumber(stack: readonly OpenPoint[], kept: number, opening: Numbered, number: string): number {
  const { indent, reading } = opening;
  // (bb) stands under (I) under (a): (b) goes on from (a).
  const twin = levelAtColumn(stack, kept, opening, isNextOfStyle) || levelAtColumn(stack, kept, opening, isOfStyle);
  if (twin > 0 && !startsDoubled(opening, itemAt(stack, twin))) return twin - 1;
  const outermost = (outermostAtColumn(stack, kept, indent) || kept) - 1;
  // Nothing numbered stands under a bullet beside it: it ends the bullets and stands under what they stand under.
  const under = levelAtColumn(stack, kept, opening, isNumbered);
  const above = itemAt(stack, under);
  // A dotted number whose parent is not open stands for itself.
  if (reading.family === "dotted" || above?.kind !== "numbered" || number === "") return outermost;
  // PP3 and OP1 are counted beside each other.
  const coded = reading.family === "coded" ? levelAtColumn(stack, kept, opening, isCoded) : 0;
  if (coded > 0) return coded - 1;
  if (startsList(reading) || reading.value === FIRST_DOUBLED) return under;
  const goesOn = levelAtColumn(stack, kept, opening, countsLess);
  if (goesOn > 0) return goesOn - 1;
  return FINENESS[above.reading.family] < FINENESS[reading.family] ? under : outermost;
}

// The value of `aa`, which follows `z`.
const FIRST_DOUBLED = 27;

/** (aa) under (I) begins a list, though (a) is open further out; behind (z) it goes on. */
function startsDoubled({ reading }: Numbered, sameStyle: Item | undefined): boolean {
  if (reading.family !== "letter" || reading.value !== FIRST_DOUBLED || sameStyle?.kind !== "numbered") return false;
  return !follows(sameStyle.reading, reading);
}

function isOfStyle(item: Item, { style, reading }: Numbered): boolean {
  return item.kind === "numbered" && item.style === style && item.reading.family === reading.family;
}

function isNextOfStyle(item: Item, opening: Numbered): boolean {
  return isOfStyle(item, opening) && isNextOf(item, opening);
}

function isBulletOfStyle(item: Item, { style }: Bullet): boolean {
  return item.kind === "bullet" && item.style === style;
}

function isNumbered(item: Item): boolean {
  return item.kind === "numbered";
}

/** Whether an item is counted in the same way and has a smaller number. */
function countsLess(item: Item, { reading }: Numbered): boolean {
  return item.kind === "numbered" && sameCount(item.reading, reading) && item.reading.value < reading.value;
}

function isCoded(item: Item): boolean {
  return item.kind === "numbered" && item.reading.family === "coded";
}

/** Which way of counting usually stands under which, where a list begins in its middle. */
const FINENESS = { decimal: 0, coded: 0, dotted: 1, letter: 2, roman: 3 } as const;

function keptForStated(stack: readonly OpenPoint[], indent: number, depth: number | undefined): number {
  if (depth !== undefined) {
    const firstItem = stack.findIndex(({ opening }) => opening.kind !== "division");
    return firstItem < 0 ? stack.length : Math.min(stack.length, firstItem + depth);
  }
  let kept = stack.length;
  for (let above = itemAt(stack, kept); above !== undefined && above.indent >= indent; above = itemAt(stack, kept))
    kept -= 1;
  return kept;
}
