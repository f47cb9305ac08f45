import { groupBy } from "../model/group-by.ts";
import { type GivenVerdict, pairsBetween, standingVerdicts } from "../model/standing-verdicts.ts";
import type { JudgedPair, Verdict } from "../model/verdict.ts";
import { isNewestReading, type VersionFacts } from "../model/version.ts";
import type { ComparisonChoice } from "./page-addresses.ts";

/** A verdict as it reads on two versions, whichever of them was called the earlier one when it was given. */
export type Ruled = Pick<GivenVerdict, "position" | "author" | "at"> & {
  readonly ruling: Verdict["ruling"];
  readonly pairs: readonly JudgedPair[];
  readonly reason: string;
  /** Position of the verdict that took its place. */
  readonly supersededBy: number | undefined;
};

/** What people ruled on two versions, and what a form needs to ask for more. */
export type Rulings = {
  readonly before: VersionFacts;
  readonly after: VersionFacts;
  /** How long the journal was: what the reader of the page knew. */
  readonly seen: number;
  /** How the comparison is read, to come back to it. */
  readonly choice: ComparisonChoice;
  /** What was ruled on points, of either side; oldest first. */
  on(entry: { readonly before: readonly string[]; readonly after: readonly string[] }): readonly Ruled[];
};

/** What a page knows of a negotiation beside its versions. */
type Journalled = { readonly verdicts: readonly GivenVerdict[]; readonly journalLength: number };

/** @returns Undefined where no verdict can be given: one version beside itself, two negotiations, a withdrawn one, an older reading. */
export function rulingsOn(
  { verdicts, journalLength }: Journalled,
  before: VersionFacts,
  after: VersionFacts,
  choice: ComparisonChoice,
): Rulings | undefined {
  if (before.negotiation !== after.negotiation || before.version === after.version) return undefined;
  // A verdict names points by their paths in the newest reading.
  if (![before, after].every(isNewestReading)) return undefined;
  // A reading text has the paths of several versions; verdicts are on the points of one.
  if (before.collated !== undefined || after.collated !== undefined) return undefined;
  const ruled = ruledBetween(verdicts, before.version, after.version);
  const [byOld, byNow] = (["before", "after"] as const).map((side) =>
    groupBy(
      ruled.flatMap((one) => [...new Set(one.pairs.map((pair) => pair[side]))].map((path) => ({ path, one }))),
      ({ path }) => path,
    ),
  );
  return {
    before,
    after,
    seen: journalLength,
    choice,
    on(entry) {
      const found = [
        ...entry.before.flatMap((path) => byOld?.get(path) ?? []),
        ...entry.after.flatMap((path) => byNow?.get(path) ?? []),
      ];
      return [...new Set(found.map(({ one }) => one))].sort((a, b) => a.position - b.position);
    },
  };
}

function ruledBetween(verdicts: readonly GivenVerdict[], before: string, after: string): readonly Ruled[] {
  const standing = new Set(standingVerdicts(verdicts));
  return verdicts.flatMap((verdict) => {
    const { position, author, at, data } = verdict;
    const pairs = pairsBetween(data, before, after);
    if (pairs === undefined) return [];
    const turned = data.beforeVersion !== before;
    return [
      {
        ...{ position, author, at, pairs, reason: data.reason },
        ruling: turned ? turnedAround(data.ruling) : data.ruling,
        supersededBy: standing.has(verdict)
          ? undefined
          : verdicts.find((later) => later.data.supersedes.includes(position))?.position,
      },
    ];
  });
}

/** What became several, seen from the other side, is several that became one. */
function turnedAround(ruling: Verdict["ruling"]): Verdict["ruling"] {
  if (ruling === "split") return "merge";
  return ruling === "merge" ? "split" : ruling;
}
