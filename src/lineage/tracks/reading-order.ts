import { stationOf, type VersionFacts } from "../../model/version.ts";
import type { BegunTrack, PathsOf } from "./all-tracks.ts";

/**
 * The tracks that have a point in some columns, in the order in which these read: those of the first column, then what each
 * further one has beside them, before the point that stands behind it there: so behind what it may have taken the place of. What
 * comes in with another document stands behind all of the documents to its left: a single term that went over would else draw a
 * whole paper between the points of another.
 *
 * @returns Each once. Linear in tracks times columns, and in the points of the columns.
 */
export function inReadingOrder<Track extends BegunTrack>(
  tracks: readonly Track[],
  columns: readonly VersionFacts[],
  pathsOf: PathsOf,
): readonly Track[] {
  const chapters = new Map<string, Chapter<Track>>();
  const placed = new Set<Track>();
  for (const column of columns) {
    const chapter = chapters.get(column.document) ?? new Chapter<Track>();
    chapters.set(column.document, chapter);
    const holding = tracksHolding(tracks, column);
    const read = pathsOf(column).flatMap((path) => holding.get(path) ?? []);
    chapter.takeIn(read, placed);
  }
  return [...chapters.values()].flatMap((chapter) => chapter.inOrder());
}

/** By path, the tracks on which a column's point stands. */
function tracksHolding<Track extends BegunTrack>(
  tracks: readonly Track[],
  column: VersionFacts,
): ReadonlyMap<string, readonly Track[]> {
  const holding = new Map<string, Track[]>();
  const name = stationOf(column);
  for (const track of tracks) {
    for (const path of track.track.get(name) ?? []) {
      const known = holding.get(path);
      if (known === undefined) holding.set(path, [track]);
      else known.push(track);
    }
  }
  return holding;
}

/** The tracks that came in with the versions of one document, as a chain into which more are put. */
class Chapter<Track> {
  /** By track, the one behind it; behind none the first one. */
  readonly #behind = new Map<Track | undefined, Track>();
  readonly #before = new Map<Track, Track | undefined>();
  #last: Track | undefined;

  /** @param read - The tracks of a column in its order; those that stand elsewhere already are passed over. */
  takeIn(read: readonly Track[], placed: Set<Track>): void {
    let next: Track | undefined;
    for (const track of [...read].reverse()) {
      if (!placed.has(track)) {
        placed.add(track);
        this.#insert(track, next);
      }
      if (this.#before.has(track)) next = track;
    }
  }

  inOrder(): readonly Track[] {
    const found: Track[] = [];
    for (let next = this.#behind.get(undefined); next !== undefined; next = this.#behind.get(next)) found.push(next);
    return found;
  }

  /** @param next - What it is put before; at the end without one. */
  #insert(track: Track, next: Track | undefined): void {
    const before = next === undefined ? this.#last : this.#before.get(next);
    this.#behind.set(before, track);
    this.#before.set(track, before);
    if (next === undefined) {
      this.#last = track;
      return;
    }
    this.#behind.set(track, next);
    this.#before.set(next, track);
  }
}
