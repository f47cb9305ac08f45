import { buryStruck } from "./bury-struck.ts";
import { compareWithParents, isLinked } from "./compare-parents.ts";
import { creditPoints, finishPoints } from "./credit-points.ts";
import { returnMoved, returnStruck } from "./return-words.ts";
import { StruckPhrases } from "./struck-phrases.ts";
import type { TrackStation } from "./track.ts";
import type { PointState, Step, Struck, Track } from "./walk-state.ts";

type Walk = {
  /** By station and point; stations that were left out have none. */
  readonly points: readonly (readonly PointState[])[];
  readonly struck: readonly Struck[];
};

/**
 * Follows every word of a track from station to station.
 *
 * @param wanted - The stations to walk, with all they descend from.
 */
export function walkTrack(stations: readonly TrackStation[], wanted: (index: number) => boolean): Walk {
  const track: Track = { stations, points: [], gone: [], phrases: new StruckPhrases(), struck: [] };
  for (let index = 0; index < stations.length; index++) {
    if (wanted(index)) walkStation(index, track);
    else {
      track.points.push([]);
      track.gone.push([]);
    }
  }
  return track;
}

function walkStation(index: number, track: Track): void {
  const station = track.stations[index] as TrackStation;
  const unchanged = passOnUnchanged(station, index, track);
  if (unchanged !== undefined) {
    track.points.push(unchanged);
    track.gone.push(NOTHING);
    return;
  }
  const step: Step = {
    index,
    isWitness: station.from.some(({ relation }) => relation === "witness"),
    given: station.points.map(() => []),
    unknown: station.points.map(() => undefined),
    lost: [],
  };
  compareWithParents(step, track);
  const fresh = creditPoints(station, step);
  returnMoved(fresh, step);
  if (!step.isWitness) {
    returnStruck(fresh, index, track);
    buryStruck(step, track);
  }
  track.points.push(finishPoints(station, fresh, step));
  track.gone.push(station.points.length > 0 ? NOTHING : lastTexts(station, track));
}

const NOTHING: readonly PointState[] = [];

/** Most stations of most tracks have one point, in the words of the one that it came from: they pass its credits on. */
function passOnUnchanged(
  { points, from }: TrackStation,
  index: number,
  { stations, points: states }: Track,
): readonly PointState[] | undefined {
  const [[point], [edge]] = [points, from];
  if (point === undefined || edge === undefined || points.length > 1 || from.length > 1) return undefined;
  const old = stations[edge.station] as TrackStation;
  const [state] = states[edge.station] as readonly PointState[];
  const piece = state?.pieces[0];
  if (old.points.length !== 1 || state?.pieces.length !== 1 || piece === undefined) return undefined;
  if (point.text !== piece.text || !isLinked(edge.links, old.points[0]?.path, point.path)) return undefined;
  return [
    {
      pieces: [{ station: index, path: point.path, text: piece.text, runs: piece.runs, spent: false }],
      unknownSince: null,
    },
  ];
}

/** What stood there last, in the first parent that knows. All of it is struck already. */
function lastTexts({ from }: TrackStation, track: Track): readonly PointState[] {
  for (const { station } of from) {
    const states = track.points[station] as readonly PointState[];
    const last = states.length > 0 ? states : (track.gone[station] as readonly PointState[]);
    if (last.length === 0) continue;
    return last.map(({ pieces, unknownSince }) => ({
      pieces: pieces.map((piece) => ({ ...piece, spent: true })),
      unknownSince,
    }));
  }
  return [];
}
