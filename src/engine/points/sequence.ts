import { breaksOff, FREE_RANK, mayBeWhole } from "./label-words.ts";
import { isBareLabel, type Mark, type MarkedLine, restOf } from "./mark-lines.ts";
import { lastUnderPartBefore, type Opening, type OpenPoint } from "./open-points.ts";
import { SHORTEST_WRAPPED_LINE } from "./paragraph-lines.ts";
import type { Label } from "./read-label.ts";
import type { Reading } from "./read-token.ts";

/** Looking further back than this into nested lists says nothing more, and would make deep nesting slow. */
export const FURTHEST_LEVEL = 64;

/**
 * The labelled points that are still open, nearest first, then those that a list may go on from although they are
 * closed: the last one at the outermost level, and the last one under the part before.
 */
export class OpenNumbers {
  private readonly stack: readonly OpenPoint[];
  private readonly top: readonly OpenPoint[];
  /** The last point at the outermost level. */
  lastNumbered: OpenPoint | undefined;

  constructor(stack: readonly OpenPoint[], top: readonly OpenPoint[]) {
    this.stack = stack;
    this.top = top;
  }

  /** Whether any of them passes `test`, which is asked in their order. */
  some(test: (point: Labelled) => boolean): boolean {
    const furthest = Math.max(0, this.stack.length - FURTHEST_LEVEL);
    for (let at = this.stack.length - 1; at >= furthest; at -= 1) if (passes(this.stack[at], test)) return true;
    return passes(this.lastNumbered, test) || passes(lastUnderPartBefore(this.stack, this.top), test);
  }

  /** The nearest of them that passes `test`. */
  find(test: (point: Labelled) => boolean): Labelled | undefined {
    let found: Labelled | undefined;
    this.some((point) => {
      if (test(point)) found = point;
      return found !== undefined;
    });
    return found;
  }
}

function passes(point: OpenPoint | undefined, test: (point: Labelled) => boolean): boolean {
  return point !== undefined && isLabelled(point) && test(point);
}

type Labelled = OpenPoint & { readonly opening: Opening & { kind: "numbered" | "division" } };

function isLabelled(point: OpenPoint): point is Labelled {
  return point.opening.kind === "numbered" || point.opening.kind === "division";
}

/** Labels of one list share it: the style of a number, the word of an article. */
function styleOf({ opening }: Labelled): string {
  return opening.kind === "numbered" ? opening.style : (opening.word?.name ?? "");
}

/** What a list goes on from; an article or heading holds lists, but none goes on from it. */
function listReading({ opening }: Labelled): Reading | undefined {
  return opening.kind === "numbered" ? opening.reading : undefined;
}

/** Whether a list counts on from `before` to `after`, by one or by an insertion such as 10bis. */
export function follows(before: Reading, after: Reading): boolean {
  return sameCount(before, after) && after.value > before.value && after.value - before.value <= 1;
}

/** Whether two numbers are counted in the same way under the same prefix. */
export function sameCount(before: Reading, after: Reading): boolean {
  return before.family === after.family && before.prefix === after.prefix;
}

/** Whether a list may begin with this number. */
export function startsList(reading: Reading): boolean {
  return reading.value < 2;
}

/**
 * Decides what `i)`, `v)` or `x)` counts: letters where the letter before is open, roman numerals where the numeral
 * before is open, else what the next label of the same style says.
 */
export function chooseReading(label: Label, open: OpenNumbers, nextInStyle: string | undefined): Reading {
  const [letter, roman] = label.readings;
  if (roman === undefined) return letter;
  const goesOn = nextInStyle?.toLowerCase();
  const inStyle = (point: Labelled) => listReading(point) !== undefined && styleOf(point) === label.style;
  const before = open.find((point) => {
    const reading = inStyle(point) ? listReading(point) : undefined;
    return reading !== undefined && (follows(reading, roman) || follows(reading, letter));
  })?.opening.reading;
  if (before !== undefined && follows(before, roman)) return roman;
  // (h) (i) (j) counts letters, (h) (i) (ii) begins a list under h.
  if (before !== undefined) return roman.value === 1 && goesOn === "ii" ? roman : letter;
  if (roman.value === 1) return goesOn === "j" ? letter : roman;
  const nearest = open.find(inStyle)?.opening.reading;
  if (nearest?.family === "roman" && nearest.value < roman.value) return roman;
  return label.number.length > 1 ? roman : letter;
}

/** Largest step by which a number may go on where the line before does not end a clause. */
const LARGEST_GAP = 20;
const CLAUSE_END = /[.;:!?…,)\]"”»’*_–—-]$|[;,] ?(?:and|or|и|та|або|или)$/u;

/**
 * Whether a line that could be an item is one, given what stands above it. After a blank line or a heading nearly every
 * label is meant; directly under a line of text it has to continue or begin a sequence, or that line must end a clause.
 *
 * @param above - The line directly above; undefined where a blank line, a heading or nothing stands there.
 */
export function fitsItsPlace(line: MarkedLine, above: MarkedLine | undefined, open: OpenNumbers): boolean {
  const { mark } = line;
  if (mark.kind === "title") return above === undefined || CLAUSE_END.test(above.content.slice(-8));
  if (mark.kind !== "item") return mark.kind === "heading" || mark.kind === "stated";
  if (mark.found === undefined) return bulletFits(mark, above);
  if (mark.bullet !== undefined) return true;
  const { label } = mark.found;
  const textAbove = above === undefined || isBareLabel(above) ? undefined : above;
  const isOpen = textAbove !== undefined && leavesOpen(textAbove, label, open);
  if (label.word !== undefined)
    return textAbove === undefined || (!isOpen && divisionFits(label, textAbove.content, open));
  const begins = label.readings.some(startsList);
  // "The fund consists of" may open a list; "limited to" and then 600 may not.
  if (isOpen && (label.weak || !begins)) return false;
  if (begins || continuesOne(label, open)) return true;
  return !label.weak && (textAbove === undefined || CLAUSE_END.test(textAbove.content.slice(-8)));
}

/**
 * Whether the line above breaks off where `label` stands, so that it is no label. An item of one word breaks off
 * nowhere (`1. No`), and some words may end a line that the next item of its list follows (`2. Plan A` before `3.`).
 */
function leavesOpen(above: MarkedLine, label: Label, open: OpenNumbers): boolean {
  if (!breaksOff(above.content) || (above.mark.kind === "item" && !restOf(above).includes(" "))) return false;
  return !(mayBeWhole(above.content) && open.some((point) => isNextLabel(point, label)));
}

function isNextLabel(point: Labelled, label: Label): boolean {
  const before = point.opening.reading;
  return (
    before !== undefined && styleOf(point) === label.style && label.readings.some((after) => follows(before, after))
  );
}

function bulletFits(mark: Mark & { kind: "item" }, above: MarkedLine | undefined): boolean {
  const mayBeAside = mark.bullet === "–" || mark.bullet === "—" || mark.bullet === "·";
  if (!mayBeAside || above === undefined) return true;
  return CLAUSE_END.test(above.content.slice(-8)) || (above.mark.kind === "item" && above.mark.bullet === mark.bullet);
}

/** Directly under a line of text, `Article 5` may be a reference that the wrapping has brought to the start of the line. */
function divisionFits(label: Label, above: string, open: OpenNumbers): boolean {
  if (leadsToReference(above)) return false;
  if (CLAUSE_END.test(above.slice(-8))) return true;
  const [reading] = label.readings;
  const isTwin = (point: Labelled) => styleOf(point) === label.style;
  const isNext = ({ opening }: Labelled) =>
    opening.kind === "division" && opening.reading !== undefined && follows(opening.reading, reading);
  if (open.some((point) => isTwin(point) && isNext(point))) return true;
  // Inside a numbered list that knows no articles, `Article 5` is another paper's.
  const nearest = open.find(() => true);
  const isForeign = nearest?.opening.kind === "numbered" && !open.some(isTwin) && (label.word?.rank ?? 0) >= FREE_RANK;
  return above.length < SHORTEST_WRAPPED_LINE && !isForeign;
}

/** "as set out in", "Articles 4 and": what follows on the next line is a reference, not the next article. */
function leadsToReference(content: string): boolean {
  return (
    /(?:^| )(?:in|on|at|and|or|и|или|та|або|см\.|see)$/iu.test(content.slice(-8)) &&
    !/[;,:] ?(?:and|or)$/iu.test(content.slice(-8))
  );
}

function continuesOne(label: Label, open: OpenNumbers): boolean {
  return label.readings.some((reading) =>
    open.some((point) => {
      if (label.signed && styleOf(point) !== label.style) return false;
      if (reading.prefix !== "" && point.number === reading.prefix) return true;
      const before = listReading(point);
      if (before === undefined || !sameCount(before, reading)) return false;
      return reading.value > before.value && reading.value - before.value <= LARGEST_GAP;
    }),
  );
}
