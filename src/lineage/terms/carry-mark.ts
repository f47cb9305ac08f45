import { redlineEntry } from "../../engine/compare/entry-redlines.ts";
import { type CarriedPassage, carryPassage } from "../../engine/passages/carry-passage.ts";
import type { EntryKind } from "../../model/comparison.ts";
import type { Passage } from "../../model/passage.ts";
import type { Point } from "../../model/point.ts";
import type { MarkOf, TermCell } from "../../model/term.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { AlignedEntry } from "../aligned-points.ts";
import { type AlignedStep, isAlongGraph } from "../aligned-step.ts";
import type { PointOf, PointsIn } from "../read-points.ts";
import type { AlignedVersions } from "../stored-alignments.ts";

/** Marked words in the newest reading of a version. */
export type MarkedPassage = { readonly version: VersionFacts; readonly passage: Passage; readonly sure: boolean };

/** What people said of versions by hand, by their ids. */
export type MarkedByHand = ReadonlyMap<string, MarkOf["kind"]>;

type Missing = Exclude<TermCell, { readonly state: "value" }>;

/** What a mark comes to in a version. */
export type Reached = {
  /** Where its words stand; none where `state` says why not. */
  readonly passages: readonly Passage[];
  readonly state?: Missing;
  readonly sure: boolean;
  readonly steps: number;
};

/**
 * The points whose words `carryMark` may look at: all that correspond to the marked one, on whichever way, and whatever was
 * split or merged with them. Linear in the steps around them.
 */
export function pointsOnTracks({ version, passage }: MarkedPassage, versions: AlignedVersions): readonly PointOf[] {
  const found = new Map<string, PointOf>();
  const add = (one: PointOf) => found.set(`${stationOf(one.version)}#${one.path}`, one);
  add({ version, path: passage.path });
  // A map grows while it is walked, and keeps the place of what is in it.
  for (const one of found.values()) {
    const paths = new Set([one.path]);
    for (const { from, to, aligned } of versions.around.get(stationOf(one.version)) ?? []) {
      const forward = stationOf(from) === stationOf(one.version);
      for (const entry of forward ? aligned.entriesOf(paths, NO_PATHS) : aligned.entriesOf(NO_PATHS, paths)) {
        for (const path of entry.before) add({ version: from, path });
        for (const path of entry.after) add({ version: to, path });
      }
    }
  }
  return [...found.values()];
}

const NO_PATHS: ReadonlySet<string> = new Set();

/**
 * Carries marked words from version to version, nearest first and in both directions: along the alignment of their point
 * and the redline in it, through renumbering, splits, merges and returns.
 *
 * - It does not enter a version in which a person marked words: these hold there, and are carried on by themselves.
 * - Where the words were struck, or replaced with so much that they are lost, the versions behind are compared with the
 *   last that had them, and have them again only if some of the very words stand there again. Over a version that does not
 *   report the point, the next is compared with the last one known.
 * - What was dropped stays absent in what was drafted from there in the same document, until it comes back.
 * - A version that is lost on one way may still be reached on another.
 *
 * @param read - Knows the words of `pointsOnTracks`.
 * @returns By version, also where the words are not; without those that no alignment leads to. A redline for each step
 *   on which a point with the words changed.
 */
export function carryMark(
  marked: MarkedPassage,
  versions: AlignedVersions,
  byHand: MarkedByHand,
  read: PointsIn,
): ReadonlyMap<string, Reached> {
  const { version: first, passage, sure } = marked;
  const start: Place = {
    ...{ version: first, passages: [passage], sure, steps: 0, paths: new Set([passage.path]), direction: "both" },
    last: { version: first, passages: [passage] },
    from: undefined,
  };
  const places = new Map([[stationOf(first), start]]);
  const queue = [start];
  // A version is put here at most twice: where it was lost on one way, and where it was found on another.
  for (const { version } of queue) {
    const id = stationOf(version);
    const here = places.get(id) as Place;
    for (const step of versions.around.get(id) ?? []) {
      const forward = stationOf(step.from) === id;
      const target = forward ? step.to : step.from;
      const name = stationOf(target);
      if (byHand.get(name) === "passage") continue;
      const known = places.get(name);
      if (known !== undefined && (known.passages.length > 0 || cameThrough(here, known))) continue;
      const next = ruledByHand(moveOn(here, step, forward, read), byHand.get(name), target, here);
      if (next === undefined || (known !== undefined && next.passages.length === 0)) continue;
      places.set(name, next);
      queue.push(next);
    }
  }
  return places;
}

/** Where a mark has come on its way. */
type Place = Reached & {
  readonly version: VersionFacts;
  /** The points by which the track goes on; none where it ends. */
  readonly paths: ReadonlySet<string>;
  /** Where it came from; undefined where it was marked. */
  readonly from: Place | undefined;
  /** Where the words stood last, as far as is known. */
  readonly last: { readonly version: VersionFacts; readonly passages: readonly Passage[] };
  /** Which way what is absent here is absent further on. */
  readonly direction: "forward" | "backward" | "both";
};

/** Whether a mark came here by way of another place: what was lost there is not found by looking back. */
function cameThrough(here: Place, other: Place): boolean {
  for (let place: Place | undefined = here; place !== undefined; place = place.from) if (place === other) return true;
  return false;
}

/** A person who says that a version has nothing of the term says where it is absent, and not where its points went. */
function ruledByHand(
  next: Place | undefined,
  said: MarkOf["kind"] | undefined,
  target: VersionFacts,
  here: Place,
): Place | undefined {
  if (next === undefined || said === undefined || said === "passage") return next;
  return { ...next, passages: [], state: saidOf(said, target.version), last: here.last };
}

/** What a person's word makes of a cell. */
export function saidOf(said: "absent" | "not-reported", version: string): Missing {
  if (said === "not-reported") return { state: "not-reported", why: "said" };
  return { state: "absent", why: "said", since: version, change: null };
}

function moveOn(here: Place, step: AlignedStep, forward: boolean, read: PointsIn): Place | undefined {
  const version = forward ? step.to : step.from;
  const paths = step.aligned.counterparts(here.paths, forward ? "before" : "after");
  const moved = {
    version,
    paths,
    steps: here.steps + 1,
    last: here.last,
    from: here,
    direction: forward ? "forward" : "backward",
  } as const;
  if (here.paths.size === 0) return staysAway(here, step, moved);
  if (paths.size === 0) return endsHere(here, step, moved);
  const found = followWords(here, step, forward, paths, read);
  const sure = here.sure && found.sure;
  if (found.kind === "carried") {
    return { ...moved, sure, passages: found.passages, last: { version, passages: found.passages } };
  }
  return { ...moved, sure, passages: [], state: stateOf(found.kind, here, moved) };
}

function stateOf(kind: Exclude<Followed["kind"], "carried">, here: Place, { version, direction }: Moved): Missing {
  if (kind === "unreported") return { state: "not-reported", why: "unreported" };
  if (kind === "unclear") return { state: "unknown", why: "unclear" };
  // Where they were struck before, they are struck since then.
  const before = direction === "forward" && here.state?.state === "absent" ? here.state.since : stationOf(version);
  return { state: "absent", why: "struck", since: before, change: null };
}

type Moved = Pick<Place, "version" | "paths" | "steps" | "last" | "from"> & {
  readonly direction: "forward" | "backward";
};

/** The point has no counterpart: it is absent from a paper that is known, and not reported in any other. */
function endsHere(here: Place, step: AlignedStep, moved: Moved): Place | undefined {
  const { from, to, relation, aligned } = step;
  // A part of one document goes into another: what that lacks was not dropped from it. What came back is told of as such.
  if (from.document !== to.document || !isAlongGraph(step)) return undefined;
  const forward = moved.direction === "forward";
  // A reading text that leaves out what one witness has says nothing of when it came in.
  if (relation === "witness" && !forward) return undefined;
  const entries = forward ? aligned.entriesOf(here.paths, NO_PATHS) : aligned.entriesOf(NO_PATHS, here.paths);
  const isKnown = entries.length > 0 && entries.every(({ kind }) => kind !== "unreported");
  return { ...moved, sure: here.sure, passages: [], state: isKnown ? gone(moved) : PARTIAL };
}

/** What is absent stays so from draft to draft, the way it went. */
function staysAway(here: Place, step: AlignedStep, moved: Moved): Place | undefined {
  const { from, to, aligned } = step;
  if (here.state?.state !== "absent" || (here.direction !== moved.direction && here.direction !== "both"))
    return undefined;
  if (from.document !== to.document || !isAlongGraph(step)) return undefined;
  const lacks = moved.version.coverage === "full" && !aligned.mayHide;
  const state = lacks ? (moved.direction === "forward" ? here.state : gone(moved)) : PARTIAL;
  return { ...moved, sure: here.sure, passages: [], state };
}

const PARTIAL = { state: "not-reported", why: "partial" } as const;

function gone({ version, direction }: Moved): Extract<TermCell, { readonly state: "absent" }> {
  const why = direction === "forward" ? "dropped" : "not-yet";
  return { state: "absent", why, since: stationOf(version), change: null };
}

type Followed =
  | { readonly kind: "carried"; readonly passages: readonly Passage[]; readonly sure: boolean }
  | { readonly kind: "gone" | "unclear" | "unreported"; readonly sure: boolean };

/** The words in the points that correspond; one answer for all passages, of which a split makes several. */
function followWords(
  here: Place,
  step: AlignedStep,
  forward: boolean,
  paths: ReadonlySet<string>,
  read: PointsIn,
): Followed {
  const target = forward ? step.to : step.from;
  const now = inOrder(target, paths, read);
  if (now.length === 0 || now.some(({ text }) => text === null)) return { kind: "unreported", sure: here.sure };
  const carried = here.passages.length > 0 ? alongStep(here, step, forward, read) : fromLast(here, now, read);
  const kept = carried.filter((one) => one.kind === "carried");
  const sure = kept.every((one) => one.sure);
  if (kept.length > 0) return { kind: "carried", passages: kept.flatMap(({ passages }) => passages), sure };
  const lost = (["unreported", "unclear"] as const).find((kind) => carried.some((one) => one.kind === kind));
  return { kind: lost ?? "gone", sure };
}

type CarriedOrNot = CarriedPassage | { readonly kind: "unreported" };

/** From the version right beside: in the groups of points, and by the redlines, that a reader of the comparison sees. */
function alongStep(here: Place, step: AlignedStep, forward: boolean, read: PointsIn): readonly CarriedOrNot[] {
  return here.passages.map((passage) => {
    const path = new Set([passage.path]);
    const [entry] = forward ? step.aligned.entriesOf(path, NO_PATHS) : step.aligned.entriesOf(NO_PATHS, path);
    if (entry === undefined) return { kind: "gone" };
    if (entry.kind === "unreported") return { kind: "unreported" };
    const before = inOrder(step.from, entry.before, read);
    const after = inOrder(step.to, entry.after, read);
    return carryIn(entry.kind, before, after, passage, forward, isSure(entry));
  });
}

function isSure({ confidence }: AlignedEntry): boolean {
  return confidence === "high";
}

/** From the last version that had the words: they are back where some of the very words are. */
function fromLast({ last, state }: Place, now: readonly Point[], read: PointsIn): readonly CarriedPassage[] {
  const wereReplaced = state?.state !== "not-reported";
  return last.passages.map((passage) => {
    const before = inOrder(last.version, [passage.path], read);
    const carried = carryIn(now.length > 1 ? "split" : "reworded", before, now, passage, true, true);
    return carried.kind === "carried" && wereReplaced && !carried.keepsWords ? { kind: "gone" } : carried;
  });
}

function carryIn(
  kind: EntryKind,
  before: readonly Point[],
  after: readonly Point[],
  passage: Passage,
  forward: boolean,
  isLinkSure: boolean,
): CarriedPassage {
  if (kind === "kept") {
    const path = (forward ? after : before)[0]?.path ?? passage.path;
    return { kind: "carried", passages: [{ ...passage, path }], sure: isLinkSure, keepsWords: true };
  }
  const { redline, precise } = redlineEntry(kind, before, after);
  const carried = carryPassage({ before, after, redline }, passage, forward ? "forward" : "backward");
  return carried.kind === "carried" ? { ...carried, sure: carried.sure && precise && isLinkSure } : carried;
}

function inOrder(version: VersionFacts, paths: Iterable<string>, read: PointsIn): readonly Point[] {
  return Array.from(paths, (path) => read(version).get(path))
    .filter((point) => point !== undefined)
    .sort((one, other) => one.order - other.order);
}
