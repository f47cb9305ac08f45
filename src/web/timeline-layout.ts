import type { Document } from "../model/negotiation.ts";
import type { VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import { dayOf, daysBetween } from "./dates.tsx";

/** A version's place: `along` counts pixels of time from the first one, `lane` its document's row. */
export type TimelineDot = { readonly version: VersionFacts; readonly along: number; readonly lane: number };
export type TimelineEdge = {
  readonly kind: "based-on" | "witness";
  readonly from: TimelineDot;
  readonly to: TimelineDot;
};
/** A day on which something came out. `gap` says how long nothing did before it, where that is long. */
export type TimelineDay = {
  readonly date: string;
  readonly along: number;
  readonly gap?: { readonly days: number; readonly along: number };
};

export type TimelineLayout = {
  readonly lanes: readonly Document[];
  readonly dots: readonly TimelineDot[];
  readonly edges: readonly TimelineEdge[];
  readonly days: readonly TimelineDay[];
  readonly length: number;
};

const SAME_DAY_STEP = 44;
const NEXT_DAY_STEP = 58;
const LONGEST_STEP = 112;
// Closer than this, the days under the axis would touch.
const LEAST_SHARE = 0.72;
// A month without a text is worth saying; a week is not.
const GAP_FROM_DAYS = 28;

/**
 * Places versions along time, one lane per document that has any.
 *
 * Time is not drawn to scale: leaks come in hours and silences last for months, so a step grows with the logarithm of
 * the days it spans and a long one says how long it is. Two texts of one day and one lane, or of which one was drafted
 * from the other, stand in two columns. `room` is the length to fill where that can be done; 0 for none. Cost O(n log n + e) for n versions and e edges. Never throws.
 */
export function layOutTimeline(
  documents: readonly Document[],
  versions: readonly VersionFacts[],
  room = 0,
): TimelineLayout {
  const lanes = documents.filter(({ id }) => versions.some(({ document }) => document === id));
  const columns = columnsOf(inOrderOfTime(versions));
  const steps = columns.map((column, index) => stepTo(column, columns[index - 1]));
  const natural = steps.reduce((sum, step) => sum + step, 0);
  // A short history still fills its width, or its dots would huddle at one end; a longer one moves up a little before
  // it has to be scrolled.
  const fitted = natural === 0 || room === 0 ? 1 : room / natural;
  const stretch = fitted < LEAST_SHARE ? 1 : Math.min(3, fitted);
  const dots: TimelineDot[] = [];
  const days: TimelineDay[] = [];
  let along = 0;
  columns.forEach((column, index) => {
    const step = (steps[index] ?? 0) * stretch;
    // Whole pixels: no one sees less, and the page is shorter.
    along += Math.round(step);
    const previous = columns[index - 1];
    if (previous?.date !== column.date) {
      const silent = previous === undefined ? 0 : daysBetween(previous.date, column.date);
      const gap = silent >= GAP_FROM_DAYS ? { gap: { days: silent, along: Math.round(along - step / 2) } } : {};
      days.push({ date: column.date, along, ...gap });
    }
    for (const version of column.versions) {
      dots.push({
        version,
        along,
        lane: Math.max(
          0,
          lanes.findIndex(({ id }) => id === version.document),
        ),
      });
    }
  });
  return { lanes, dots, edges: edgesOf(dots), days, length: along };
}

type Column = { readonly date: string; readonly versions: VersionFacts[] };

function columnsOf(versions: readonly VersionFacts[]): readonly Column[] {
  const columns: Column[] = [];
  for (const version of versions) {
    const last = columns.at(-1);
    const date = dayOf(version);
    const fits =
      last?.date === date &&
      !last.versions.some((other) => other.document === version.document || isParent(other, version));
    if (fits) last?.versions.push(version);
    else columns.push({ date, versions: [version] });
  }
  return columns;
}

function stepTo(column: Column, previous: Column | undefined): number {
  if (previous === undefined) return 0;
  if (previous.date === column.date) return SAME_DAY_STEP;
  return Math.min(LONGEST_STEP, NEXT_DAY_STEP + 9 * Math.log2(Math.max(1, daysBetween(previous.date, column.date))));
}

function edgesOf(dots: readonly TimelineDot[]): readonly TimelineEdge[] {
  const byId = new Map(dots.map((dot) => [dot.version.version, dot]));
  return dots.flatMap((to) => {
    const edge = (kind: TimelineEdge["kind"], id: string | undefined): readonly TimelineEdge[] => {
      const from = id === undefined ? undefined : byId.get(id);
      return from === undefined ? [] : [{ kind, from, to }];
    };
    return [...to.version.basedOn.flatMap((id) => edge("based-on", id)), ...edge("witness", to.version.witnessOf)];
  });
}

function isParent(one: VersionFacts, other: VersionFacts): boolean {
  return other.basedOn.includes(one.version) || other.witnessOf === one.version || one.witnessOf === other.version;
}
