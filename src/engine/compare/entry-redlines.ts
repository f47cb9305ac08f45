import type { Entry, EntryKind } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { MOST_STEPS } from "../redline/match-words.ts";
import { PairNumbering, type ReadPair } from "../redline/number-words.ts";
import { redline } from "../redline/redline.ts";

/**
 * The redlines of one entry that `compareVersions` made, from its points alone.
 *
 * @param old - The entry's points before, in reading order; `now` those after.
 * @returns What the entry has under these names. The same runs, but where the comparison as a whole ran out of steps:
 *   here one entry has them all to itself. Cost that of one `redline`.
 */
export function redlineEntry(
  kind: EntryKind,
  old: readonly Point[],
  now: readonly Point[],
  numbering = new PairNumbering(),
): Pick<Entry, "precise" | "redline" | "headingRedline"> {
  const text = old[0]?.text;
  if (kind === "kept") return { precise: true, redline: text === "" || text == null ? [] : [["=", text]] };
  const { text: ofText, heading } = redlinesOf(kind, old, now, { stepsPerUnit: STEPS_OF_ALL_REDLINES, numbering });
  const precise = ofText.precise && heading?.precise !== false;
  return { precise, redline: ofText.runs, ...(heading === undefined ? {} : { headingRedline: heading.runs }) };
}

// A redline by itself may take many steps; hundreds of long points, each wholly rewritten, share these. By length and not
// by turn, so that it does not matter which come first, or which version is the earlier.
const STEPS_OF_ALL_REDLINES = 60_000_000;
// Whatever the length of the versions: enough for points of 150 words, each wholly rewritten.
const LEAST_STEPS_PER_UNIT = 30;

/** How many steps the redlines of a comparison may take for each unit, of so many that were reworded. */
export function stepsPerUnitOf(units: number): number {
  return Math.max(LEAST_STEPS_PER_UNIT, STEPS_OF_ALL_REDLINES / units);
}

/** The redline of the texts and, where headings differ, that of them. */
type Redlines = { readonly text: ReturnType<typeof redline>; readonly heading: ReturnType<typeof redline> | undefined };

/** The redlines of points that became each other, within some steps; of texts that are not known, none. */
export function redlinesOf(
  kind: EntryKind,
  old: readonly Point[],
  now: readonly Point[],
  steps: RedlineSteps,
): Redlines {
  return {
    text: kind === "unreported" ? NOTHING_COMPARED : redlineOf(old, now, joinTexts, steps),
    heading: headingRedline(old, now, kind, steps),
  };
}

const NOTHING_COMPARED: Redlines["text"] = { runs: [], precise: true };

/** What a redline may cost, and the words that were read for it. */
export type RedlineSteps = {
  /** How many steps a redline may take for each UTF-16 unit of its texts. */
  readonly stepsPerUnit: number;
  readonly numbering: PairNumbering;
};

/** What is joined of the points of a group is redlined as a split or merge where there are several on a side. */
function redlineOf(
  old: readonly Point[],
  now: readonly Point[],
  join: (points: readonly Point[]) => string,
  { stepsPerUnit, numbering }: RedlineSteps,
): ReturnType<typeof redline> {
  const [before, after] = [join(old), join(now)];
  const mostSteps = Math.min(MOST_STEPS, Math.floor(stepsPerUnit * (before.length + after.length)));
  if (old.length > 1 || now.length > 1) return redline(before, after, { mostSteps, numbering, regrouped: true });
  return redline(before, after, { mostSteps, numbering, read: findRead(before, old, after, now, numbering) });
}

/** What alignment has read of the texts of two points, and kept by their places. */
function findRead(
  before: string,
  [old]: readonly Point[],
  after: string,
  [now]: readonly Point[],
  numbering: PairNumbering,
): ReadPair | undefined {
  if (old === undefined || now === undefined) return undefined;
  return {
    before: numbering.findRead("before", old.order, before),
    after: numbering.findRead("after", now.order, after),
  };
}

function joinTexts(points: readonly Point[]): string {
  if (points.length === 1) return points[0]?.text ?? "";
  return points.map((point) => point.text ?? "").join("\n");
}

function headingRedline(
  old: readonly Point[],
  now: readonly Point[],
  kind: EntryKind,
  steps: RedlineSteps,
): ReturnType<typeof redline> | undefined {
  if (kind === "unreported" || kind === "kept" || old.length === 0 || now.length === 0) return undefined;
  return joinHeadings(old) === joinHeadings(now) ? undefined : redlineOf(old, now, joinHeadings, steps);
}

function joinHeadings(points: readonly Point[]): string {
  if (points.length === 1) return points[0]?.heading ?? "";
  return points.flatMap((point) => point.heading ?? []).join("\n");
}
