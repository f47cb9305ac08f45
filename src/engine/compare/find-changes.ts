import type { Change, EntryKind, Redline } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import type { PointLink } from "../alignment/point-link.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { findInvisibleDifferences } from "../characters/find-invisible-differences.ts";
import { type ComparedPoints, compareReferences } from "../references/compare-references.ts";
import { mayNamePoints } from "../references/find-references.ts";
import { indexPoints, type PointIndex } from "../references/resolve-references.ts";

/** One entry of a comparison, before its changes are known. */
export type ComparedEntry = {
  readonly kind: EntryKind;
  readonly before: readonly Point[];
  readonly after: readonly Point[];
  readonly links: readonly PointLink[];
  readonly redline: Redline;
  readonly headingRedline: Redline | undefined;
};

/** Both versions of a comparison. */
export type ComparedVersions = {
  readonly before: { readonly points: readonly Point[] };
  readonly after: { readonly points: readonly Point[] };
  readonly links: readonly PointLink[];
  /** Whether a point before that has no counterpart may stand in the later paper all the same. */
  readonly unknown: { readonly after: (before: Pick<Point, "path">) => boolean };
};

export const NO_CHANGES: readonly Change[] = [];

/**
 * Finds the references of a point that was kept word for word which name another point by now, or none, because the
 * numbers moved under them.
 *
 * @returns As `findChanges`. A glance at the text; nothing at all where every point kept its number.
 */
export function findStaleReferences(before: Point, after: Point, versions: ComparedVersions): readonly Change[] {
  if (comparedPoints(versions).isUnmoved || !mayNamePoints(before.text ?? "")) return NO_CHANGES;
  return changesOfPair(before, after, versions, [0, 0]);
}

/**
 * Classifies differences inside an entry: those that cannot be seen, and references to points.
 *
 * @returns In the order of the later text, each with a note. Empty for entries without a redline of two sides. Spans
 *   count code points in the texts of the group, joined as its redline joins them; a difference in a heading has none.
 *   Linear in the texts that changed; the points of both versions are indexed once, when a reference first asks for them.
 */
export function findChanges(entry: ComparedEntry, versions: ComparedVersions): readonly Change[] {
  const unseen = findUnseen(entry);
  const ofReferences = hasTwoSides(entry) ? referenceChanges(entry, versions) : NO_CHANGES;
  // Most have neither, and then share one list.
  return ofReferences.length === 0 ? unseen : [...unseen, ...ofReferences];
}

function hasTwoSides({ kind }: Pick<ComparedEntry, "kind">): boolean {
  return kind === "reworded" || kind === "split" || kind === "merged";
}

type Redlined = Pick<ComparedEntry, "kind" | "redline" | "headingRedline">;

/** Classifies those alone that cannot be seen. */
export function findUnseen({ kind, redline, headingRedline }: Redlined): readonly Change[] {
  if (!hasTwoSides({ kind })) return NO_CHANGES;
  const differences = findInvisibleDifferences(redline);
  const inText =
    differences.length === 0
      ? NO_CHANGES
      : differences.map(({ kind: _, ...said }): Change => ({ class: "invisible", substance: false, ...said }));
  if (headingRedline === undefined) return inText;
  const inHeading = findInvisibleDifferences(headingRedline).map(
    ({ note, before, after }): Change => ({
      class: "invisible",
      substance: false,
      before,
      after,
      beforeSpan: null,
      afterSpan: null,
      note: `in the heading: ${note}`,
    }),
  );
  return [...inHeading, ...inText];
}

function referenceChanges(entry: ComparedEntry, versions: ComparedVersions): readonly Change[] {
  const [first, counterpart] = [entry.before[0], entry.after[0]];
  if (first !== undefined && counterpart !== undefined && entry.links.length === 1)
    return changesOfPair(first, counterpart, versions, [0, 0]);
  const [starts, newStarts] = [startsOf(entry.before), startsOf(entry.after)];
  return entry.links.flatMap(({ before, after }) => {
    const [old, now] = [versions.before.points[before] as Point, versions.after.points[after] as Point];
    return changesOfPair(old, now, versions, [starts.get(old) ?? 0, newStarts.get(now) ?? 0]);
  });
}

function changesOfPair(
  before: Point,
  after: Point,
  versions: ComparedVersions,
  [oldStart, newStart]: readonly [number, number],
): readonly Change[] {
  const changes = compareReferences(before, after, comparedPoints(versions));
  if (changes.length === 0) return NO_CHANGES;
  return changes.map(
    ({ substance, note, before: old, after: now, beforeSpan, afterSpan }): Change => ({
      class: "reference",
      substance,
      note,
      before: old,
      after: now,
      beforeSpan: [beforeSpan[0] + oldStart, beforeSpan[1] + oldStart],
      afterSpan: [afterSpan[0] + newStart, afterSpan[1] + newStart],
    }),
  );
}

/** Where each text of a group begins among them all, in code points; a line feed stands between two. */
function startsOf(points: readonly Point[]): ReadonlyMap<Point, number> {
  const starts = new Map<Point, number>();
  let start = 0;
  for (const point of points) {
    starts.set(point, start);
    const text = point.text ?? "";
    start += codePointOffsets(text)(text.length) + 1;
  }
  return starts;
}

const COMPARED = new WeakMap<ComparedVersions, ComparedOnDemand>();

/** The points of both versions, indexed when first asked for. */
function comparedPoints(versions: ComparedVersions): ComparedOnDemand {
  const known = COMPARED.get(versions);
  if (known !== undefined) return known;
  const compared = new ComparedOnDemand(versions);
  COMPARED.set(versions, compared);
  return compared;
}

/** A class and no object with getters: those of each comparison would be functions of its own, and every look at them slow. */
class ComparedOnDemand implements ComparedPoints {
  readonly #versions: ComparedVersions;
  #before: PointIndex | undefined;
  #after: PointIndex | undefined;
  #counterparts: ReadonlyMap<string, readonly string[]> | undefined;
  #isUnmoved: boolean | undefined;

  constructor(versions: ComparedVersions) {
    this.#versions = versions;
  }

  get before(): PointIndex {
    this.#before ??= indexPoints(this.#versions.before.points);
    return this.#before;
  }

  get after(): PointIndex {
    this.#after ??= indexPoints(this.#versions.after.points);
    return this.#after;
  }

  readonly counterparts = (path: string): readonly string[] => {
    this.#counterparts ??= counterpartsOf(this.#versions);
    return this.#counterparts.get(path) ?? [];
  };

  readonly mayStand = (path: string): boolean => this.#versions.unknown.after({ path });

  get isUnmoved(): boolean {
    this.#isUnmoved ??= areUnmoved(this.#versions);
    return this.#isUnmoved;
  }
}

/** Whether every point before corresponds to the one at its path. */
function areUnmoved({ before, after, links }: ComparedVersions): boolean {
  return (
    links.length === before.points.length &&
    links.every((link) => pathAt(before, link.before) === pathAt(after, link.after))
  );
}

/** The path of a point that a link names. */
function pathAt({ points }: ComparedVersions["before"], index: number): string {
  return (points[index] as Point).path;
}

function counterpartsOf({ before, after, links }: ComparedVersions): ReadonlyMap<string, readonly string[]> {
  const counterparts = new Map<string, string[]>();
  for (const link of links) {
    const [from, to] = [pathAt(before, link.before), pathAt(after, link.after)];
    const known = counterparts.get(from);
    if (known === undefined) counterparts.set(from, [to]);
    else known.push(to);
  }
  return counterparts;
}
