import type { Entry, EntryKind, Link } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import type { PointLink } from "../alignment/point-link.ts";
import { PairNumbering } from "../redline/number-words.ts";
import type { ComparedVersion } from "./compared-version.ts";
import { type RedlineSteps, redlineEntry, redlinesOf, stepsPerUnitOf } from "./entry-redlines.ts";
import { findChanges, findStaleReferences, findUnseen, NO_CHANGES } from "./find-changes.ts";
import type { LinkGroup } from "./group-links.ts";
import { isUnreported, type UnknownPoints } from "./unknown-points.ts";

/** Two versions, which of their points correspond, and what all entries of a comparison ask of that. */
export type Alignment = RedlineSteps & {
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  readonly links: readonly PointLink[];
  readonly moved: ReadonlySet<PointLink>;
  readonly unknown: UnknownPoints;
  /** Whether the numbers of both are printed and so may agree. */
  readonly numbered: boolean;
  /** By link: 1 where the two points say the same, code point for code point. */
  readonly isSame: Uint8Array;
};

/** Looks at every linked pair once: long texts that are the same are not compared again. */
export function compareWordings(
  before: ComparedVersion,
  after: ComparedVersion,
  links: readonly PointLink[],
): Pick<Alignment, "isSame" | "stepsPerUnit"> {
  const isSame = new Uint8Array(links.length);
  let units = 1;
  for (let index = 0; index < links.length; index++) {
    const link = links[index] as PointLink;
    const [old, now] = [before.points[link.before] as Point, after.points[link.after] as Point];
    if (link.same === true || isSameWording(old, now)) isSame[index] = 1;
    else if (old.text !== now.text) units += (old.text?.length ?? 0) + (now.text?.length ?? 0);
  }
  return { isSame, stepsPerUnit: stepsPerUnitOf(units) };
}

/** The entry of a pair that is the same code point for code point, which most are; undefined for any other. */
export function keptEntryOf(index: number, alignment: Alignment): Entry | undefined {
  if (alignment.isSame[index] === 0) return undefined;
  const link = alignment.links[index] as PointLink;
  const old = alignment.before.points[link.before] as Point;
  const now = alignment.after.points[link.after] as Point;
  if (old.text === null) return undefined;
  const before = [old.path];
  return {
    kind: "kept",
    before,
    // Of tens of thousands most stand where they stood, and one list says so of both sides.
    after: old.path === now.path ? before : [now.path],
    moved: alignment.moved.has(link),
    renumbered: alignment.numbered && old.number !== now.number,
    score: link.score,
    confidence: link.confidence,
    precise: true,
    links: [presentLink(link, alignment)],
    redline: old.text === "" ? [] : [["=", old.text]],
    changes: findStaleReferences(old, now, alignment),
  };
}

/** The entry of a point that no link names: what `comparedEntryOf` says of it, of which there may be tens of thousands. */
export function loneEntryOf(point: Point, side: "before" | "after", { unknown }: Alignment): Entry {
  const { path, text } = point;
  const isBefore = side === "before";
  const isUnknown = text === null || (isBefore ? unknown.after(point) : unknown.before(point));
  return {
    kind: isUnknown ? "unreported" : isBefore ? "dropped" : "added",
    before: isBefore ? [path] : NO_PATH,
    after: isBefore ? NO_PATH : [path],
    moved: false,
    renumbered: false,
    score: null,
    confidence: "high",
    links: NO_LINKS,
    precise: true,
    redline: isUnknown || text === "" ? NO_RUNS : [[isBefore ? "-" : "+", text]],
    changes: NO_CHANGES,
  };
}

const NO_PATH: Entry["before"] = [];
const NO_LINKS: Entry["links"] = [];
const NO_RUNS: Entry["redline"] = [];

/** The entry of a pair, whatever became of it. Cost that of one `redline`. */
export function comparedPairOf(index: number, alignment: Alignment): Entry {
  const link = alignment.links[index] as PointLink;
  const [old, now] = [alignment.before.points[link.before] as Point, alignment.after.points[link.after] as Point];
  return comparedEntryOf([old], [now], [link], alignment);
}

/** The entry of several points that links join: a split, a merge or both. */
export function comparedGroupOf(group: LinkGroup, alignment: Alignment): Entry {
  const old = pick(alignment.before.points, group.before);
  const now = pick(alignment.after.points, group.after);
  return comparedEntryOf(old, now, pick(alignment.links, group.links), alignment);
}

function comparedEntryOf(
  old: readonly Point[],
  now: readonly Point[],
  links: readonly PointLink[],
  alignment: Alignment,
): Entry {
  const kind = kindOf(old, now, alignment.unknown);
  const { text, heading } = redlinesOf(kind, old, now, alignment);
  const [redline, headingRedline] = [text.runs, heading?.runs];
  const changes = findChanges({ kind, before: old, after: now, links, redline, headingRedline }, alignment);
  const before = old.map((point) => point.path);
  const after = now.map((point) => point.path);
  const moved = links.some((link) => alignment.moved.has(link));
  const renumbered = alignment.numbered && links.length > 0 && links.every((link) => isRenumbered(link, alignment));
  const score = lowestScore(links);
  const confidence = links.some((link) => link.confidence === "low") ? "low" : "high";
  const presented = links.map((link) => presentLink(link, alignment));
  const precise = text.precise && heading?.precise !== false;
  // Named one by one in either case: a spread among other names costs more, and there are tens of thousands of entries.
  return headingRedline === undefined
    ? { kind, before, after, moved, renumbered, score, confidence, links: presented, precise, redline, changes }
    : {
        kind,
        before,
        after,
        moved,
        renumbered,
        score,
        confidence,
        links: presented,
        precise,
        redline,
        headingRedline,
        changes,
      };
}

/**
 * Compares points that are known to correspond to each other, as those of one track do in two versions that no step joins.
 *
 * @param old - Those of the earlier side in reading order, `now` those of the later; none where it was dropped or came in.
 * @param isNumbered - Whether the numbers of both are printed.
 * @returns An entry without links: nothing was aligned. References are not looked up. Cost that of one `redline`.
 */
export function compareGroup(
  old: readonly Point[],
  now: readonly Point[],
  isNumbered: boolean,
  numbering = new PairNumbering(),
): Entry {
  const kind = kindOf(old, now, NONE_UNKNOWN);
  const redlines = redlineEntry(kind, old, now, numbering);
  const numbersOf = (points: readonly Point[]) => points.map(({ number }) => number).join(" ");
  return {
    kind,
    before: old.map(({ path }) => path),
    after: now.map(({ path }) => path),
    moved: false,
    renumbered: isNumbered && old.length > 0 && now.length > 0 && numbersOf(old) !== numbersOf(now),
    score: null,
    confidence: "high",
    links: [],
    ...redlines,
    changes: findUnseen({ kind, redline: redlines.redline, headingRedline: redlines.headingRedline }),
  };
}

const NONE_UNKNOWN: UnknownPoints = { before: () => false, after: () => false };

/** What stands at the places named. */
function pick<Item>(items: readonly Item[], places: readonly number[]): Item[] {
  return places.map((place) => items[place] as Item);
}

/** Null where nothing was compared, or where a pair rests on its number alone. */
function lowestScore(links: readonly PointLink[]): number | null {
  let lowest: number | null = null;
  for (const { score } of links) {
    if (score === null) return null;
    lowest = lowest === null ? score : Math.min(lowest, score);
  }
  return lowest;
}

function presentLink({ before, after, score, confidence, why }: PointLink, alignment: Alignment): Link {
  return {
    before: (alignment.before.points[before] as Point).path,
    after: (alignment.after.points[after] as Point).path,
    score,
    confidence,
    why,
  };
}

function kindOf(old: readonly Point[], now: readonly Point[], unknown: UnknownPoints): EntryKind {
  if (old.some(isUnreported) || now.some(isUnreported)) return "unreported";
  const [first, counterpart] = [old[0], now[0]];
  if (first === undefined) return unknown.before(counterpart) ? "unreported" : "added";
  if (counterpart === undefined) return unknown.after(first) ? "unreported" : "dropped";
  if (old.length > 1) return "merged";
  if (now.length > 1) return "split";
  return isSameWording(first, counterpart) ? "kept" : "reworded";
}

function isSameWording(before: Point, after: Point): boolean {
  // A heading without words is none.
  return before.text === after.text && (before.heading ?? "") === (after.heading ?? "");
}

function isRenumbered({ before, after }: PointLink, alignment: Alignment): boolean {
  return alignment.before.points[before]?.number !== alignment.after.points[after]?.number;
}
