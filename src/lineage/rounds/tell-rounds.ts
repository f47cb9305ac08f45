import type { CameBack, Churn, Entry, Round, RoundKind } from "../../model/comparison.ts";
import { stationOf } from "../../model/version.ts";
import { inReadingOrder, PresentedEntries } from "../present-stations.ts";
import type { PointsIn } from "../read-points.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import { entriesOfMove, kindAlong, type Way } from "./find-way.ts";
import type { PairedAlongWay } from "./pair-along-way.ts";
import { type KnownStation, tellChangedBack } from "./tell-changed-back.ts";
import { tellRestored } from "./tell-restored.ts";
import { type StationOnWay, trackOnWay } from "./track-on-way.ts";
import { churnOf } from "./words-back.ts";

/** What a comparison over the rounds tells of an entry beside what it is in the end. */
export type ToldRounds = {
  readonly rounds: readonly Round[];
  readonly history: readonly CameBack[];
  readonly churn: Churn;
};

/**
 * Tells of entries of a comparison of the two ends of a way what became of their points on it.
 *
 * @returns For an entry, in the order of the way. Linear in the stations; a redline for each at which words changed.
 */
export function tellingRounds(
  way: Way,
  paired: PairedAlongWay,
  versions: AlignedVersions,
  pointsIn: PointsIn,
): (entry: Entry) => ToldRounds {
  const presented = new PresentedEntries();
  return (entry) => {
    const known = trackOnWay(way, paired, entry).map((station): KnownStation => {
      const { version, own, origin, entries } = station;
      const points = own === undefined ? [] : inReadingOrder(own, pointsIn(version));
      const step = origin?.step;
      const changes =
        step === undefined || step.relation === "witness"
          ? []
          : presented.present(entries, { ...step, there: pointsIn(step.from), here: pointsIn(step.to) });
      return { ...station, points, changes };
    });
    const told = known.filter(({ origin }) => origin?.step.relation !== "witness");
    return {
      rounds: known.slice(1).flatMap((station) => roundOf(way, versions, station)),
      history: [...tellChangedBack(way, known, entry), ...tellRestored(way, known, versions)],
      churn: churnOf(told.map(({ points, changes }) => ({ points, entries: changes }))),
    };
  };
}

function roundOf(way: Way, versions: AlignedVersions, station: StationOnWay): readonly Round[] {
  const kind = kindAt(way, versions, station);
  return kind === undefined ? [] : [{ version: stationOf(station.version), kind }];
}

/** What became of the points there; undefined where nothing tells. */
function kindAt(
  way: Way,
  versions: AlignedVersions,
  { version, own, origin, entries }: StationOnWay,
): RoundKind | undefined {
  if (origin === undefined) return own === undefined ? undefined : kindOfBeginning(way, versions, version, own);
  // Of several, what has a counterpart: beside it, what was merged may also have dropped a part.
  const linked = entries.filter(({ links }) => links.length > 0);
  const kinds = (linked.length > 0 ? linked : entries).map((entry) => kindAlong(origin, entry));
  // Nothing is told of a version that came out before the points did.
  if (own === undefined && !kinds.includes("unreported")) return undefined;
  if (origin.step.relation === "return") return "returned";
  if (origin.step.relation === "migration") return "migrated";
  const kind = kinds.find((one) => one !== "kept") ?? kinds[0];
  const isVariant = origin.step.relation === "witness" && kind !== "kept" && kind !== "unreported";
  return isVariant ? "variant" : kind;
}

/** They came in there: newly, or from beside the way. */
function kindOfBeginning(
  way: Way,
  { into }: AlignedVersions,
  version: StationOnWay["version"],
  own: ReadonlySet<string>,
): RoundKind | undefined {
  const from = (into.get(stationOf(version)) ?? []).find(
    ({ relation, aligned }) =>
      (relation === "return" || relation === "migration") && aligned.counterparts(own, "after").size > 0,
  );
  if (from !== undefined) return from.relation === "return" ? "returned" : "migrated";
  const moves = way.into.get(stationOf(version)) ?? [];
  const kinds = moves.flatMap((move) => entriesOfMove(move, new Set(), own).map((entry) => kindAlong(move, entry)));
  return kinds[0];
}
