import type { Blame, BlamedPoint, BlameRun, StruckWords } from "../../model/blame.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import type { CreditRun } from "./credit.ts";
import { ancestorsOf, type TrackStation } from "./track.ts";
import type { Piece, PointState, Struck } from "./walk-state.ts";
import { walkTrack } from "./walk-track.ts";

/** `stations`: the points of every station in order. `struck`: along the whole track, on whichever branch. */
export type TrackBlame = {
  readonly stations: readonly (readonly BlamedPoint[])[];
  readonly struck: readonly StruckWords[];
};

/**
 * Says of each word of a version which version brought it in, and of the words struck on the way where they went out.
 *
 * - A word keeps its origin through redlines, also where points were split or merged, and where four or more words that
 *   say something, function words between them included, were struck in one place and inserted in another at one step.
 * - What was struck and is inserted again is restored: see `StruckPhrases` for what is recognised. Where all points of
 *   the track were dropped and come back, they are compared with what stood last.
 * - Of two parents that both have a word, the one counts whose word came in earlier. Where a parent's words were
 *   struck in another parent that descends from it, they went out there and are not struck again.
 * - What a witness has otherwise than its head is its variant; what it lacks is not struck.
 * - Over versions whose text is not known, the next one known is compared with the last one known.
 *
 * @param stations - Parents before children.
 * @param index - The station asked for. Only those it descends from are looked at.
 * @returns Never throws for any texts. A step that changes nothing costs the same whatever the length of its texts;
 *   any other that of a `redline` for each group of points that changed.
 * Source: keeping credit for what was moved inside a file follows `git blame -M`; the rest rests on the redline, so that
 *   the reader of both sees one story.
 */
export function blameStation(stations: readonly TrackStation[], index: number): Blame {
  const ancestors = ancestorsOf(stations, index);
  const walk = walkTrack(stations, (station) => ancestors.has(station));
  const presenter = new Presenter(stations);
  return {
    points: presenter.presentPoints(index, walk.points[index] ?? []),
    struck: walk.struck.map((struck) => presenter.presentStruck(struck)),
  };
}

/** The same of all stations at once, at little more than the cost of the last one. */
export function blameTrack(stations: readonly TrackStation[]): TrackBlame {
  const walk = walkTrack(stations, () => true);
  const presenter = new Presenter(stations);
  return {
    stations: walk.points.map((points, index) => presenter.presentPoints(index, points)),
    struck: walk.struck.map((struck) => presenter.presentStruck(struck)),
  };
}

/** Names versions, and turns places into code points; runs that many versions share are turned once. */
class Presenter {
  readonly #stations: readonly TrackStation[];
  readonly #runs = new Map<readonly CreditRun[], readonly BlameRun[]>();
  readonly #offsets = new Map<string, (offset: number) => number>();

  constructor(stations: readonly TrackStation[]) {
    this.#stations = stations;
  }

  presentPoints(index: number, states: readonly PointState[]): readonly BlamedPoint[] {
    const points = this.#stations[index]?.points ?? [];
    return points.map(({ path, text }, place) => {
      if (text === null) return { path, text, runs: [] };
      const { runs } = (states[place] as PointState).pieces[0] as Piece;
      return { path, text, runs: this.#presentRuns(text, runs) };
    });
  }

  presentStruck({ station, piece, start, end, credit, unknownSince }: Struck): StruckWords {
    const since = unknownSince === null ? {} : { unknownSince: this.#versionAt(unknownSince) };
    return {
      words: piece.text.slice(start, end),
      broughtBy: this.#versionAt(credit.station),
      struckBy: this.#versionAt(station),
      version: this.#versionAt(piece.station),
      path: piece.path,
      at: this.#offsetsOf(piece.text)(start),
      ...since,
    };
  }

  #presentRuns(text: string, runs: readonly CreditRun[]): readonly BlameRun[] {
    const known = this.#runs.get(runs);
    if (known !== undefined) return known;
    const offsetOf = this.#offsetsOf(text);
    const presented = runs.map(
      ({ end, credit }, index): BlameRun => ({
        start: offsetOf(runs[index - 1]?.end ?? 0),
        end: offsetOf(end),
        version: this.#versionAt(credit.station),
        ...(credit.restored === null ? {} : { restored: this.#versionAt(credit.restored) }),
        ...(credit.variant ? { variant: true } : {}),
        ...(credit.unknownSince === null ? {} : { unknownSince: this.#versionAt(credit.unknownSince) }),
      }),
    );
    this.#runs.set(runs, presented);
    return presented;
  }

  #offsetsOf(text: string): (offset: number) => number {
    const known = this.#offsets.get(text);
    if (known !== undefined) return known;
    const offsetOf = codePointOffsets(text);
    this.#offsets.set(text, offsetOf);
    return offsetOf;
  }

  #versionAt(station: number): string {
    return (this.#stations[station] as TrackStation).version;
  }
}
