import { endsClause } from "./label-words.ts";
import { lineBelow, type MarkedLine } from "./mark-lines.ts";
import { follows, type OpenNumbers, startsList, styleOf } from "./open-numbers.ts";
import type { Label } from "./read-label.ts";
import { LARGE, type Reading } from "./read-token.ts";

/**
 * The line as it is meant where nothing else in it asks whether it is an item (`- 5 Members`, `## 28 points`): a loose
 * label that does not fit is left with the words.
 *
 * @param at - Its place among `lines`.
 */
export function withMeantLabel(
  line: MarkedLine,
  open: OpenNumbers,
  at: number,
  lines: readonly MarkedLine[],
): MarkedLine {
  const { mark } = line;
  if ((mark.kind !== "heading" && mark.kind !== "item") || mark.found?.label.loose !== true) return line;
  const { label, start, opened } = mark.found;
  const below = lineBelow(lines, at);
  const isMeant =
    mark.kind === "heading" ? looseHeadingFits(label, below, open) : looseFits(label, undefined, below, open);
  if (isMeant) return line;
  return { ...line, mark: { ...mark, found: undefined, end: start - opened } };
}

/** `# 1 Scope`, `# 2 Terms` behind it, `# 3 Rules` above `3.1`. */
function looseHeadingFits(label: Label, below: MarkedLine | undefined, open: OpenNumbers): boolean {
  const [reading] = label.readings;
  if (startsList(reading) || listBegunBelow(below)?.prefix === label.number) return true;
  return open.some(({ opening }) => opening.reading !== undefined && follows(opening.reading, reading));
}

/**
 * Whether a loose label is meant as one: `1 Scope` above `1.1`, `2 Terms` behind it, `2.1 deliver` under `2.`; anywhere
 * else it is an amount or a year.
 *
 * @param textAbove - The line directly above, where that has words.
 * @param below - The next line that is not blank.
 */
export function looseFits(
  label: Label,
  textAbove: MarkedLine | undefined,
  below: MarkedLine | undefined,
  open: OpenNumbers,
): boolean {
  const [reading] = label.readings;
  if (startsList(reading) && reading.prefix === "" && isNextBelow(label, below)) return true;
  const listBelow = listBegunBelow(below);
  const holdsNext = listBelow?.prefix === label.number;
  if (holdsNext && (startsList(reading) || textAbove === undefined)) return true;
  // "1 Overview" above "(1)", with nothing above it.
  if (listBelow !== undefined && startsList(reading) && textAbove === undefined) return true;
  const isNext = open.some((point) => {
    const before = point.opening.reading;
    if (before !== undefined && isNextLoose(styleOf(point), before, label, holdsNext)) return true;
    return startsList(reading) && reading.prefix !== "" && point.number === reading.prefix;
  });
  if (!isNext || holdsNext || textAbove === undefined || hasLoose(textAbove)) return isNext;
  // That 1000 follows 999 by chance is unlikely wherever it stands.
  return reading.value >= LARGE || endsClause(textAbove.content);
}

/** `1 Scope` is a label because of the `1.1` below it, which thereby is one too, as `2.2` is right below `2.1`. */
function hasLoose(line: MarkedLine): boolean {
  return labelOf(line)?.loose === true;
}

/** `1 Scope` and `2.` are of different lists, but it is the same list where `2.1` follows. */
function isNextLoose(style: string, before: Reading, label: Label, holdsNext: boolean): boolean {
  const [reading] = label.readings;
  return follows(before, reading) && (holdsNext || style === label.style || reading.prefix !== "");
}

/** `1 Der Bund` above `2 Er`, as Swiss laws count their paragraphs. */
function isNextBelow(label: Label, below: MarkedLine | undefined): boolean {
  const next = labelOf(below);
  return next !== undefined && next.style === label.style && follows(label.readings[0], next.readings[0]);
}

function labelOf(line: MarkedLine | undefined): Label | undefined {
  const mark = line?.mark;
  return mark?.kind === "item" || mark?.kind === "heading" ? mark.found?.label : undefined;
}

/** What the line below counts, where it begins a list of numbers in brackets or under a prefix. */
function listBegunBelow(below: MarkedLine | undefined): Reading | undefined {
  const label = labelOf(below);
  if (label === undefined) return undefined;
  const [reading] = label.readings;
  if (!startsList(reading)) return undefined;
  return reading.prefix !== "" || label.style.startsWith("(") ? reading : undefined;
}
