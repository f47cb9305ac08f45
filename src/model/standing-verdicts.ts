import { groupBy } from "./group-by.ts";
import type { JournalEventOf } from "./journal.ts";
import { type JudgedPair, pairAll, type Verdict } from "./verdict.ts";

/** A verdict with who gave it and when; `position` in the journal is its name. */
export type GivenVerdict = JournalEventOf<"verdict-given"> & {
  /**
   * Its pairs as they stand in the newest readings, where a correction since called their points otherwise; without
   * those of a point that a correction took out.
   */
  readonly carried?: readonly JudgedPair[] | undefined;
  /** Its position for the desk, where a view numbers it otherwise: what is made under it is the same for all. */
  readonly givenAt?: number | undefined;
};

/** The pairs of a verdict, by paths of the newest readings. */
export function pairsNow({ carried, data }: Pick<GivenVerdict, "carried" | "data">): readonly JudgedPair[] {
  return carried ?? data.pairs;
}

function givenAt({ givenAt: at, position }: GivenVerdict): number {
  return at ?? position;
}

/** What the rulings on two versions come to: pairs of paths, before and after. */
export type RuledPairs = {
  readonly same: readonly JudgedPair[];
  readonly different: readonly JudgedPair[];
  /** Changes whenever the rulings do. */
  readonly stamp: string;
};

/** The verdicts whose place was not taken by a later one, in the order in which they were given. */
export function standingVerdicts(given: readonly GivenVerdict[]): readonly GivenVerdict[] {
  const superseded = new Set(given.flatMap(({ data }) => data.supersedes));
  return given.filter(({ position }) => !superseded.has(position));
}

/** What stands of any two versions; the verdicts are sorted once, and those on two versions cost no look at the others. */
export function rulingsIn(given: readonly GivenVerdict[]): (before: string, after: string) => RuledPairs {
  const ruled = rulingsOnSides(given);
  return (before, after) => ruled(sideOfVersion(before), sideOfVersion(after));
}

/** One side of a comparison: a version, or the reading text of several. */
export type RuledSide = {
  readonly versions: readonly string[];
  /** Where a point of one of these versions stands on this side; none where it is left out. */
  pathsOf(version: string, path: string): readonly string[];
  /** What a point of this side is called in one of these versions; undefined where it is not one point there. */
  pathIn(version: string, path: string): string | undefined;
  /** Whether it has a point of this path, as far as is known here. */
  has(path: string): boolean;
};

/** A version by itself. */
export function sideOfVersion(version: string): RuledSide {
  return {
    versions: [version],
    pathsOf: (_version, path) => [path],
    pathIn: (_version, path) => path,
    has: () => true,
  };
}

/** A verdict as it reads on two sides, whichever of them was called the earlier one when it was given. */
export type Ruled = Pick<GivenVerdict, "position" | "author" | "at"> & {
  readonly ruling: Verdict["ruling"];
  readonly pairs: readonly JudgedPair[];
  readonly reason: string;
  /** Position of the verdict that took its place. */
  readonly supersededBy: number | undefined;
};

/** What was ruled on two sides, also what was superseded since; in the order in which it was given. Linear. */
export function ruledBetween(given: readonly GivenVerdict[], before: RuledSide, after: RuledSide): readonly Ruled[] {
  const standing = new Set(standingVerdicts(given));
  return given.flatMap((verdict): readonly Ruled[] => {
    const { position, author, at, data } = verdict;
    const turned = !before.versions.includes(data.beforeVersion);
    const [old, now] = turned ? [data.afterVersion, data.beforeVersion] : [data.beforeVersion, data.afterVersion];
    if (!before.versions.includes(old) || !after.versions.includes(now)) return [];
    const pairs = pairsOnSides(verdict, { side: before, version: old }, { side: after, version: now });
    if (pairs.length === 0) return [];
    return [
      {
        ...{ position, author, at, pairs, reason: data.reason },
        ruling: turned ? turnedAround(data.ruling) : data.ruling,
        supersededBy: standing.has(verdict)
          ? undefined
          : given.find((later) => later.data.supersedes.includes(position))?.position,
      },
    ];
  });
}

/** What became several, seen from the other side, is several that became one. */
function turnedAround(ruling: Verdict["ruling"]): Verdict["ruling"] {
  if (ruling === "split") return "merge";
  return ruling === "merge" ? "split" : ruling;
}

/**
 * What was ruled on the points of two sides, whichever of their versions it was said of. Of two verdicts that say the
 * opposite of what is one pair here, the later one holds.
 */
export function rulingsOnSides(given: readonly GivenVerdict[]): (before: RuledSide, after: RuledSide) => RuledPairs {
  const between = verdictsBetween(given);
  return (before, after) => {
    const ruled = before.versions.flatMap((old) =>
      after.versions.flatMap((now) => {
        if (old === now) return [];
        return standingVerdicts(between(old, now)).map((verdict) => ({ old, now, verdict }));
      }),
    );
    ruled.sort((one, other) => givenAt(one.verdict) - givenAt(other.verdict));
    const pairs = new Map<string, JudgedPair & { readonly isSame: boolean }>();
    for (const { old, now, verdict } of ruled) {
      const isSame = verdict.data.ruling !== "reject";
      for (const pair of pairsOnSides(verdict, { side: before, version: old }, { side: after, version: now })) {
        pairs.set(`${pair.before} ${pair.after}`, { ...pair, isSame });
      }
    }
    const all = [...pairs.values()];
    const pick = (wanted: boolean) =>
      all.filter(({ isSame }) => isSame === wanted).map(({ isSame: _, ...pair }) => pair);
    const stamp = ruled.map(({ verdict }) => `${givenAt(verdict)}${verdict.carried === undefined ? "" : "~"}`);
    return { same: pick(true), different: pick(false), stamp: stamp.join() };
  };
}

type VersionOnSide = { readonly side: RuledSide; readonly version: string };

/** The pairs of a verdict on two versions as they stand on the sides that these belong to. */
function pairsOnSides(verdict: GivenVerdict, before: VersionOnSide, after: VersionOnSide): readonly JudgedPair[] {
  const pairs = pairsBetween(verdict, before.version, after.version) ?? [];
  return pairs.flatMap((pair) =>
    pairAll(before.side.pathsOf(before.version, pair.before), after.side.pathsOf(after.version, pair.after)),
  );
}

function verdictsBetween(given: readonly GivenVerdict[]): (one: string, other: string) => readonly GivenVerdict[] {
  const byVersions = groupBy(given, ({ data }) => nameOfTwo(data.beforeVersion, data.afterVersion));
  return (one, other) => byVersions.get(nameOfTwo(one, other)) ?? [];
}

/** One name for two versions, whichever comes first; ids hold no space. */
function nameOfTwo(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The pairs of a verdict as they run from one version to the other now; undefined where it is about two others. */
export function pairsBetween(verdict: GivenVerdict, before: string, after: string): readonly JudgedPair[] | undefined {
  const { beforeVersion, afterVersion } = verdict.data;
  const pairs = pairsNow(verdict);
  if (beforeVersion === before && afterVersion === after) return pairs;
  if (beforeVersion === after && afterVersion === before) {
    return pairs.map((pair) => ({ before: pair.after, after: pair.before }));
  }
  return undefined;
}
