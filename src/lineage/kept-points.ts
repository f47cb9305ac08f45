import { forgetOldest, putLast } from "../model/keep-recent.ts";
import type { Point } from "../model/point.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import { type NegotiationFacts, nameOf } from "./alignment-work.ts";
import type { PointsIn } from "./read-points.ts";

/** The points of all versions of a negotiation that stand, in their newest readings; undefined where they are too many. */
export type KeptPoints = (negotiation: NegotiationFacts) => Promise<PointsIn | undefined>;

// In UTF-16 units over all negotiations: some 100 MB in Latin letters, and twice that in others.
const MOST_KEPT = 60_000_000;
// What a point takes beside its words (measured), and a place of it in one more version.
const UNITS_OF_POINT = 160;
const PLACE_OF_POINT = 40;
// In points: what is read at once, while others wait some tens of milliseconds.
const POINTS_AT_ONCE = 2000;

/**
 * The words of negotiations, kept in memory: a track of a thousand stations names a thousand points, and a database takes
 * longer to find them than all the rest takes. What a version says never changes, so it is read once; a text that many
 * versions share is kept once. The negotiation that was not asked for longest is forgotten first.
 *
 * @returns Reads at the first question what is there, later what is new.
 */
export function openKeptPoints(storage: Storage, mostKept = MOST_KEPT): KeptPoints {
  const kept = new Map<string, { readonly words: KeptNegotiation; work: Promise<void> }>();
  return async (negotiation) => {
    const { key } = negotiation;
    const held = kept.get(key) ?? { words: new KeptNegotiation(mostKept), work: Promise.resolve() };
    putLast(kept, key, held);
    // One after the other: who comes second finds done what the first one did.
    held.work = held.work.catch(() => undefined).then(() => held.words.takeIn(storage, negotiation));
    await held.work;
    forgetOldest(kept, mostKept, ({ words }) => words.weight);
    return held.words.isTooLarge ? undefined : held.words.pointsIn;
  };
}

/** The points of one negotiation. */
class KeptNegotiation {
  readonly #most: number;
  readonly #readings = new Map<string, ReadonlyMap<string, Point>>();
  readonly #texts = new Map<string, string>();
  readonly #lastAt = new Map<string, Point>();
  #knows: NegotiationFacts | undefined;
  isTooLarge = false;
  weight = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Reads the versions that are not here yet, some at a time. */
  async takeIn(storage: Storage, negotiation: NegotiationFacts): Promise<void> {
    // One and the same object while nothing happened in it.
    if (this.#knows === negotiation) return;
    const { key, versions, versionKeys } = negotiation;
    const missing = versions.filter((version) => isStanding(version) && !this.#readings.has(nameOf(version)));
    for (const some of batchesOf(missing)) {
      if (this.isTooLarge) return;
      const names = new Map(some.map((version) => [`${versionKeys.get(version.version)} ${version.reading}`, version]));
      const named = some.flatMap(({ version, reading }) => {
        const versionKey = versionKeys.get(version);
        return versionKey === undefined ? [] : [{ versionKey, reading }];
      });
      for (const found of await storage.read((rows) => rows.points.listReadings(key, named))) {
        const version = names.get(`${found.versionKey} ${found.reading}`);
        if (version !== undefined) this.#keep(version, found.points);
      }
    }
    this.#knows = negotiation;
  }

  readonly pointsIn: PointsIn = (version) => this.#readings.get(nameOf(version)) ?? NO_POINTS;

  #keep(version: VersionFacts, points: readonly Point[]): void {
    this.#readings.set(nameOf(version), new Map(points.map((point) => [point.path, this.#share(point)])));
    if (this.weight <= this.#most) return;
    this.isTooLarge = true;
    this.#readings.clear();
    this.#texts.clear();
    this.#lastAt.clear();
    this.weight = 0;
  }

  /** The one copy of a point that stands as it did in the version read before, else its own with the one copy of its text. */
  #share(point: Point): Point {
    const last = this.#lastAt.get(point.path);
    this.weight += PLACE_OF_POINT;
    if (last !== undefined && isSamePoint(last, point)) return last;
    this.weight += UNITS_OF_POINT;
    const own = { ...point, text: this.#shareText(point.text) };
    this.#lastAt.set(point.path, own);
    return own;
  }

  /** The one copy of a text. */
  #shareText(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    this.weight += text.length;
    return text;
  }
}

/** Field by field; facts with parts of their own count as different, for few points have any. */
function isSamePoint(one: Point, other: Point): boolean {
  const names = Object.keys(other) as (keyof Point)[];
  return names.length === Object.keys(one).length && names.every((name) => one[name] === other[name]);
}

const NO_POINTS: ReadonlyMap<string, Point> = new Map();

function batchesOf(versions: readonly VersionFacts[]): readonly (readonly VersionFacts[])[] {
  const batches: VersionFacts[][] = [];
  let room = 0;
  for (const version of versions) {
    room -= version.pointCount;
    if (room < 0 || batches.length === 0) {
      batches.push([]);
      room = POINTS_AT_ONCE - version.pointCount;
    }
    batches.at(-1)?.push(version);
  }
  return batches;
}
