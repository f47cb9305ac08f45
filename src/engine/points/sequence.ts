import { breaksOff, FREE_RANK, mayBeWhole } from "./label-words.ts";
import type { Mark, MarkedLine } from "./mark-lines.ts";
import type { OpenPoint } from "./open-points.ts";
import { SHORTEST_WRAPPED_LINE } from "./paragraph-lines.ts";
import type { Label, Reading } from "./read-label.ts";

/** Looking further back than this into nested lists says nothing more, and would make deep nesting slow. */
const FURTHEST_LEVEL = 64;

/** A number that a list may go on from. */
export type OpenNumber = {
  readonly number: string;
  readonly style: string;
  /** Undefined for an article or heading, which no list goes on from. */
  readonly reading: Reading | undefined;
  /** Of an article, which only the next article goes on from. */
  readonly wordReading?: Reading | undefined;
};

/**
 * The labelled points that are still open, nearest first, then those that a list may go on from although they are
 * closed: the last one at the outermost level, and the last one under the part before.
 */
export function openNumbers(stack: readonly OpenPoint[], closed: readonly OpenPoint[]): OpenNumber[] {
  return [...stack.slice(-FURTHEST_LEVEL).toReversed(), ...closed].flatMap(({ number, opening }): OpenNumber[] => {
    if (opening.kind === "numbered") return [{ number, style: opening.style, reading: opening.reading }];
    if (opening.kind !== "division") return [];
    return [{ number, style: opening.word?.name ?? "", reading: undefined, wordReading: opening.reading }];
  });
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
export function chooseReading(label: Label, open: readonly OpenNumber[], nextInStyle: string | undefined): Reading {
  const [letter, roman] = label.readings;
  if (roman === undefined) return letter;
  const levels = open.filter((level) => level.style === label.style).flatMap(({ reading }) => reading ?? []);
  const goesOn = nextInStyle?.toLowerCase();
  for (const reading of levels) {
    if (follows(reading, roman)) return roman;
    // (h) (i) (j) counts letters, (h) (i) (ii) begins a list under h.
    if (follows(reading, letter)) return roman.value === 1 && goesOn === "ii" ? roman : letter;
  }
  if (roman.value === 1) return goesOn === "j" ? letter : roman;
  const nearest = levels[0];
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
export function fitsItsPlace(line: MarkedLine, above: MarkedLine | undefined, open: readonly OpenNumber[]): boolean {
  const { mark } = line;
  if (mark.kind === "title") return above === undefined || CLAUSE_END.test(above.content.slice(-8));
  if (mark.kind !== "item") return mark.kind === "heading" || mark.kind === "stated";
  if (mark.label === undefined) return bulletFits(mark, above);
  if (mark.bullet !== undefined) return true;
  const aboveText = above === undefined || isBareLabel(above.mark) ? undefined : above.content;
  const isOpen = above !== undefined && aboveText !== undefined && leavesOpen(above, mark.label, open);
  if (mark.label.word !== undefined)
    return aboveText === undefined || (!isOpen && divisionFits(mark.label, aboveText, open));
  const begins = mark.label.readings.some(startsList);
  // "The fund consists of" may open a list; "limited to" and then 600 may not.
  if (isOpen && (mark.label.weak || !begins)) return false;
  if (begins || continuesOne(mark.label, open)) return true;
  return !mark.label.weak && (aboveText === undefined || CLAUSE_END.test(aboveText.slice(-8)));
}

/**
 * Whether the line above breaks off where `label` stands, so that it is no label. An item of one word breaks off
 * nowhere (`1. No`), and some words may end a line that the next item of its list follows (`2. Plan A` before `3.`).
 */
function leavesOpen({ mark, content }: MarkedLine, label: Label, open: readonly OpenNumber[]): boolean {
  if (!breaksOff(content) || (mark.kind === "item" && !mark.rest.includes(" "))) return false;
  return !(mayBeWhole(content) && open.some((level) => isNextLabel(level, label)));
}

function isNextLabel({ style, reading, wordReading }: OpenNumber, label: Label): boolean {
  const before = reading ?? wordReading;
  return before !== undefined && style === label.style && label.readings.some((after) => follows(before, after));
}

function bulletFits(mark: Mark & { kind: "item" }, above: MarkedLine | undefined): boolean {
  const mayBeAside = mark.bullet === "–" || mark.bullet === "—" || mark.bullet === "·";
  if (!mayBeAside || above === undefined) return true;
  return CLAUSE_END.test(above.content.slice(-8)) || (above.mark.kind === "item" && above.mark.bullet === mark.bullet);
}

/** Whether a label stands alone on its line, so that its words stand on the next. */
export function isBareLabel(mark: Mark): boolean {
  return mark.kind === "item" && mark.label !== undefined && mark.rest === "";
}

/** Directly under a line of text, `Article 5` may be a reference that the wrapping has brought to the start of the line. */
function divisionFits(label: Label, above: string, open: readonly OpenNumber[]): boolean {
  if (leadsToReference(above)) return false;
  if (CLAUSE_END.test(above.slice(-8))) return true;
  const [reading] = label.readings;
  const twins = open.filter(({ style }) => style === label.style);
  if (twins.some(({ wordReading }) => wordReading !== undefined && follows(wordReading, reading))) return true;
  // Inside a numbered list that knows no articles, `Article 5` is another paper's.
  const isForeign = open[0]?.reading !== undefined && twins.length === 0 && (label.word?.rank ?? 0) >= FREE_RANK;
  return above.length < SHORTEST_WRAPPED_LINE && !isForeign;
}

/** "as set out in", "Articles 4 and": what follows on the next line is a reference, not the next article. */
function leadsToReference(content: string): boolean {
  return (
    /(?:^| )(?:in|on|at|and|or|и|или|та|або|см\.|see)$/iu.test(content.slice(-8)) &&
    !/[;,:] ?(?:and|or)$/iu.test(content.slice(-8))
  );
}

function continuesOne(label: Label, open: readonly OpenNumber[]): boolean {
  return label.readings.some((reading) =>
    open.some(({ number, style, reading: before }) => {
      if (label.signed === true && style !== label.style) return false;
      if (reading.prefix !== "" && number === reading.prefix) return true;
      if (before === undefined || !sameCount(before, reading)) return false;
      return reading.value > before.value && reading.value - before.value <= LARGEST_GAP;
    }),
  );
}
