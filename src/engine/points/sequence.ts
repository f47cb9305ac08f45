import { breaksOff, endsClause, FREE_RANK, mayBeWhole } from "./label-words.ts";
import { looseFits } from "./loose-labels.ts";
import { isBareLabel, lineBelow, type Mark, type MarkedLine, restOf } from "./mark-lines.ts";
import {
  follows,
  type Labelled,
  listReading,
  type OpenNumbers,
  sameCount,
  startsList,
  styleOf,
} from "./open-numbers.ts";
import { SHORTEST_WRAPPED_LINE } from "./paragraph-lines.ts";
import type { Label } from "./read-label.ts";
import type { Reading } from "./read-token.ts";

/**
 * Decides what `i)`, `v)` or `x)` counts: letters where the letter before is open, roman numerals where the numeral
 * before is open, else what the next label of the same style says.
 */
export function chooseReading(label: Label, open: OpenNumbers, nextInStyle: string | undefined): Reading {
  const [letter, roman] = label.readings;
  if (roman === undefined) return letter;
  const goesOn = nextInStyle?.toLowerCase();
  const before = open.find((point) => {
    const reading = readingInStyle(point, label);
    return reading !== undefined && (follows(reading, roman) || follows(reading, letter));
  })?.opening.reading;
  if (before !== undefined && follows(before, roman)) return roman;
  // (h) (i) (j) counts letters, (h) (i) (ii) begins a list under h.
  if (before !== undefined) return roman.value === 1 && goesOn === "ii" ? roman : letter;
  if (roman.value === 1) return goesOn === "j" ? letter : roman;
  const nearest = open.find((point) => readingInStyle(point, label) !== undefined)?.opening.reading;
  if (nearest?.family === "roman" && nearest.value < roman.value) return roman;
  return label.number.length > 1 ? roman : letter;
}

/** What a point of the label's own list counts; undefined of any other. */
function readingInStyle(point: Labelled, { style }: Label): Reading | undefined {
  return styleOf(point) === style ? listReading(point) : undefined;
}

/** Largest step by which a number may go on where the line before does not end a clause. */
const LARGEST_GAP = 20;

/**
 * Whether a line that could be an item is one, given what stands above it. After a blank line or a heading nearly every
 * label is meant; directly under a line of text it has to continue or begin a sequence, or that line must end a clause.
 *
 * @param above - The line directly above; undefined where a blank line, a heading or nothing stands there.
 * @param at - Its place among `lines`.
 */
export function fitsItsPlace(
  line: MarkedLine,
  above: MarkedLine | undefined,
  open: OpenNumbers,
  at: number,
  lines: readonly MarkedLine[],
): boolean {
  const { mark } = line;
  if (mark.kind === "title") return above === undefined || endsClause(above.content);
  if (mark.kind !== "item") return mark.kind === "heading" || mark.kind === "stated";
  if (mark.found === undefined) return bulletFits(mark, above, at, lines);
  if (mark.bullet !== undefined) return true;
  const { label } = mark.found;
  const textAbove = above === undefined || isBareLabel(above) ? undefined : above;
  const isOpen = textAbove !== undefined && leavesOpen(textAbove, label, open);
  if (label.word !== undefined)
    return textAbove === undefined || (!isOpen && divisionFits(label, textAbove.content, open));
  const begins = label.readings.some(startsList);
  if (label.loose) return !isOpen && looseFits(label, textAbove, lineBelow(lines, at), open);
  // "The fund consists of" may open a list; "limited to" and then 600 may not.
  if (isOpen && (label.weak || !begins)) return false;
  if (begins || continuesOne(label, open)) return true;
  return !label.weak && (textAbove === undefined || endsClause(textAbove.content));
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

function bulletFits(
  mark: Mark & { kind: "item" },
  above: MarkedLine | undefined,
  at: number,
  lines: readonly MarkedLine[],
): boolean {
  const mayBeAside = mark.bullet === "–" || mark.bullet === "—" || mark.bullet === "·";
  if (!mayBeAside || above === undefined || endsClause(above.content)) return true;
  return isBullet(above, mark.bullet) || beginsBullets(mark.bullet, at, lines);
}

function isBullet({ mark }: MarkedLine, bullet: string): boolean {
  return mark.kind === "item" && mark.bullet === bullet;
}

/** Whether the next line begins with the same dash at the same column. An aside that the dash closes opens no list. */
function beginsBullets(bullet: string, at: number, lines: readonly MarkedLine[]): boolean {
  const below = lines[at + 1];
  const line = lines[at];
  if (line === undefined || below === undefined || !isBullet(below, bullet)) return false;
  return below.indent === line.indent && !line.content.includes(bullet, 1);
}

/** Directly under a line of text, `Article 5` may be a reference that the wrapping has brought to the start of the line. */
function divisionFits(label: Label, above: string, open: OpenNumbers): boolean {
  if (leadsToReference(above)) return false;
  if (endsClause(above)) return true;
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
