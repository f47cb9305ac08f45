import type { Comparison, Entry, EntryKind, Link, Relation, Summary } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { alignPoints } from "../alignment/align-points.ts";
import { findMoved } from "../alignment/find-moved.ts";
import type { PointLink } from "../alignment/point-link.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { pairByPositions } from "../positions/pair-by-positions.ts";
import { MOST_STEPS } from "../redline/match-words.ts";
import { PairNumbering, type ReadPair } from "../redline/number-words.ts";
import { redline } from "../redline/redline.ts";
import { WordTable } from "../words/word-table.ts";
import { describeSummary } from "./describe-summary.ts";
import { findChanges, findStaleReferences, findUnseen, NO_CHANGES } from "./find-changes.ts";
import { type LinkGroup, mapGroups } from "./group-links.ts";

/**
 * Names how `compareVersions` says today which points correspond and what kind of change that is. Raise the number with
 * every change to that: alignments that were kept under another are worked out anew.
 */
export const ALIGNMENT_METHOD = "alignment 3";

/** One side of a comparison. */
export type ComparedVersion = {
  readonly title: string;
  readonly coverage: "full" | "partial";
  readonly numbering: "printed" | "ours";
  readonly points: readonly Point[];
  /** Of its texts, where it is said: a tag of BCP 47. */
  readonly language?: string | undefined;
};

/**
 * Says what became of every point between two versions, with a redline inside each pair.
 *
 * @param relation - `witness` where both are known to be publications of one draft: then differences are variants.
 * @param verdicts - What people said of pairs of points; the rest is aligned around it.
 * @returns The contract's comparison: entries in the order of `after`, what was dropped where it stood. Every point of
 *   both versions stands in exactly one entry. Pure and deterministic. Never throws. Cost that of `alignPoints` and of
 *   one `redline` per pair; where they are long and wholly rewritten, all together take a bounded number of steps for
 *   each unit of their texts, and say that they are not precise.
 */
export function compareVersions(
  before: ComparedVersion,
  after: ComparedVersion,
  relation: Relation = "version",
  verdicts?: Verdicts,
): Comparison {
  const words = new WordTable();
  return compareLinked(before, after, alignVersions(before, after, verdicts, words), relation, words);
}

/**
 * The same where it is known which points correspond. @param links - In order of `before`, then `after`; each pair once.
 */
export function compareLinked(
  before: ComparedVersion,
  after: ComparedVersion,
  links: readonly PointLink[],
  relation: Relation,
  words = new WordTable(),
): Comparison {
  const alignment: Alignment = {
    before,
    after,
    links,
    moved: findMoved(before.points, after.points, links),
    unknown: unknownPoints(before, after, links),
    numbered: before.numbering === "printed" && after.numbering === "printed",
    numbering: new PairNumbering(words),
    ...compareWordings(before, after, links),
  };
  const entries = mapGroups(before.points.length, after.points.length, links, {
    ofPair: (link) => keptEntryOf(link, alignment) ?? comparedPairOf(link, alignment),
    ofDropped: (index) => loneEntryOf(before.points[index] as Point, "before", alignment),
    ofAdded: (index) => loneEntryOf(after.points[index] as Point, "after", alignment),
    ofOthers: (group) => comparedGroupOf(group, alignment),
  });
  const summary = summarise(entries);
  return {
    before: { title: before.title, points: before.points.length },
    after: { title: after.title, points: after.points.length },
    relation,
    summary,
    sentence: describeSummary(summary, relation),
    alignment: entries,
  };
}

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

/** By words; then titles without a counterpart by what the parties want there. */
function alignVersions(
  before: ComparedVersion,
  after: ComparedVersion,
  verdicts: Verdicts | undefined,
  words: WordTable,
): readonly PointLink[] {
  const links = alignPoints(before, after, verdicts, words);
  const further = pairByPositions(before, after, links, verdicts);
  if (further.length === 0) return links;
  return [...links, ...further].sort((a, b) => a.before - b.before || a.after - b.after);
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

type Alignment = {
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  readonly links: readonly PointLink[];
  readonly moved: ReadonlySet<PointLink>;
  readonly unknown: UnknownPoints;
  /** Whether the numbers of both are printed and so may agree. */
  readonly numbered: boolean;
  readonly numbering: PairNumbering;
  /** By link: 1 where the two points say the same, code point for code point. */
  readonly isSame: Uint8Array;
  /** How many steps a redline may take for each UTF-16 unit of its texts. */
  readonly stepsPerUnit: number;
};

// A redline by itself may take many steps; hundreds of long points, each wholly rewritten, share these. By length and not
// by turn, so that it does not matter which come first, or which version is the earlier.
const STEPS_OF_ALL_REDLINES = 60_000_000;
// Whatever the length of the versions: enough for points of 150 words, each wholly rewritten.
const LEAST_STEPS_PER_UNIT = 30;

/** Looks at every linked pair once: long texts that are the same are not compared again. */
function compareWordings(
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
  return { isSame, stepsPerUnit: Math.max(LEAST_STEPS_PER_UNIT, STEPS_OF_ALL_REDLINES / units) };
}

/** The entry of a pair that is the same code point for code point, which most are; undefined for any other. */
function keptEntryOf(index: number, alignment: Alignment): Entry | undefined {
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
function loneEntryOf(point: Point, side: "before" | "after", { unknown }: Alignment): Entry {
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

function comparedPairOf(index: number, alignment: Alignment): Entry {
  const link = alignment.links[index] as PointLink;
  const [old, now] = [alignment.before.points[link.before] as Point, alignment.after.points[link.after] as Point];
  return comparedEntryOf([old], [now], [link], alignment);
}

function comparedGroupOf(group: LinkGroup, alignment: Alignment): Entry {
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

/** The redline of the texts and, where headings differ, that of them. */
type Redlines = { readonly text: ReturnType<typeof redline>; readonly heading: ReturnType<typeof redline> | undefined };

function redlinesOf(kind: EntryKind, old: readonly Point[], now: readonly Point[], steps: RedlineSteps): Redlines {
  return {
    text: kind === "unreported" ? NOTHING_COMPARED : redlineOf(old, now, joinTexts, steps),
    heading: headingRedline(old, now, kind, steps),
  };
}

/** What stands at the places named. */
function pick<Item>(items: readonly Item[], places: readonly number[]): Item[] {
  return places.map((place) => items[place] as Item);
}

const NOTHING_COMPARED: Redlines["text"] = { runs: [], precise: true };

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

/** Whether a point of the one version, not found in the other, may stand in the other's paper all the same. */
type UnknownPoints = {
  readonly before: (after: Pick<Point, "path"> | undefined) => boolean;
  readonly after: (before: Pick<Point, "path"> | undefined) => boolean;
};

function unknownPoints(before: ComparedVersion, after: ComparedVersion, links: readonly PointLink[]): UnknownPoints {
  const [unreportedBefore, unreportedAfter] = [before.points.some(isUnreported), after.points.some(isUnreported)];
  // What stands under the counterpart of a point whose text is not known may be part of that text.
  const underUnknownBefore = pathsUnder(
    after,
    unreportedBefore ? links.filter((link) => before.points[link.before]?.text === null).map((link) => link.after) : [],
  );
  const underUnknownAfter = pathsUnder(
    before,
    unreportedAfter ? links.filter((link) => after.points[link.after]?.text === null).map((link) => link.before) : [],
  );
  const lackingBefore = before.coverage === "partial" || (unreportedBefore && holdsUnlinked(before, links, "before"));
  const lackingAfter = after.coverage === "partial" || (unreportedAfter && holdsUnlinked(after, links, "after"));
  return {
    before: (point) => lackingBefore || underUnknownBefore.has(point?.path ?? ""),
    after: (point) => lackingAfter || underUnknownAfter.has(point?.path ?? ""),
  };
}

function isUnreported({ text }: Point): boolean {
  return text === null;
}

/** Whether a point whose text is not known has no counterpart. */
function holdsUnlinked({ points }: ComparedVersion, links: readonly PointLink[], side: "before" | "after"): boolean {
  const linked = new Set(links.map((link) => link[side]));
  return points.some((point, index) => isUnreported(point) && !linked.has(index));
}

const NO_PATHS: ReadonlySet<string> = new Set();

/** The paths of all that stands under the points named. */
function pathsUnder({ points }: ComparedVersion, above: readonly number[]): ReadonlySet<string> {
  if (above.length === 0) return NO_PATHS;
  const roots = new Set(above.map((index) => points[index]?.path));
  const under = new Set<string>();
  for (const { path, parent } of points)
    if (parent !== null && (roots.has(parent) || under.has(parent))) under.add(path);
  return under;
}

/** What a redline may cost, and the words that were read for it. */
type RedlineSteps = Pick<Alignment, "stepsPerUnit" | "numbering">;

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

function isRenumbered({ before, after }: PointLink, alignment: Alignment): boolean {
  return alignment.before.points[before]?.number !== alignment.after.points[after]?.number;
}

function summarise(entries: readonly Entry[]): Summary {
  const counts = { ...NO_ENTRIES };
  for (let index = 0; index < entries.length; index++) {
    const { kind, moved, renumbered } = entries[index] as Entry;
    // Of most, and a name that is known beforehand is counted faster.
    if (kind === "kept") counts.kept++;
    else counts[kind]++;
    if (moved) counts.moved++;
    if (renumbered) counts.renumbered++;
  }
  return counts;
}

const NO_ENTRIES: Summary = {
  kept: 0,
  reworded: 0,
  split: 0,
  merged: 0,
  added: 0,
  dropped: 0,
  unreported: 0,
  moved: 0,
  renumbered: 0,
};
