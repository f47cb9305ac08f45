import type { VersionFacts } from "../../model/version.ts";
import type { Scores } from "./match-query.ts";
import type { StandingWordings } from "./standing-wordings.ts";

/** A point in a version. `order` counts from 0 in reading order. */
export type PlaceFound = { readonly version: VersionFacts; readonly path: string; readonly order: number };

/** One wording (heading and text) in one document, wherever it stands there. */
export type Hit = {
  /** Names it for good within its list. */
  readonly id: string;
  /** Where it stands in the newest of the versions that the filters let through. */
  readonly place: PlaceFound;
  /** In order of time over all versions of the document, whatever the filters. */
  readonly firstSeen: PlaceFound;
  readonly lastSeen: PlaceFound;
  /** How many versions of the document hold it, whatever the filters. */
  readonly versions: number;
};

/** Hits in their order, of which only those are made that are looked at: there may be 100,000. */
export type Hits = Pick<readonly Hit[], "length" | "slice" | "findIndex">;

export type RankedHits = {
  readonly hits: Hits;
  /** How many there would be if all versions were let through. */
  readonly unfiltered: number;
};

/**
 * Ranks the wordings found, once for each document that holds them: the best first, then those of the newest version, then
 * in reading order. Linear in their places, and in a sort of the scores.
 *
 * @param passes - Which versions count.
 */
export function rankHits(
  standing: StandingWordings,
  { wordings, scores }: Scores,
  passes: (version: VersionFacts) => boolean,
): RankedHits {
  const { starts, readingAt, readings } = standing;
  const documents = new Map<string, number>();
  const documentOf = Int32Array.from(readings, ({ version }) => numberOf(documents, version.document));
  const passing = Uint8Array.from(readings, ({ version }) => (passes(version) ? 1 : 0));
  const most = wordings.reduce((sum, wording) => sum + (starts[wording + 1] ?? 0) - (starts[wording] ?? 0), 0);
  const found = new FoundPlaces(most, scores, standing);
  // By document: in which wording it was met last, whether that passed, and which place of it is shown.
  const metIn = new Int32Array(documents.size).fill(-1);
  const shownAt = new Int32Array(documents.size);
  let unfiltered = 0;
  for (const wording of wordings) {
    const [from, to] = [starts[wording] ?? 0, starts[wording + 1] ?? 0];
    const met: number[] = [];
    for (let place = from; place < to; place += 1) {
      const reading = readingAt[place] ?? 0;
      const document = documentOf[reading] ?? 0;
      if (metIn[document] !== wording) {
        metIn[document] = wording;
        shownAt[document] = -1;
        met.push(document);
      }
      const shown = shownAt[document] ?? -1;
      // The first place in the newest version: a wording may stand in it more than once.
      if (passing[reading] === 1 && (shown === -1 || readingAt[shown] !== reading)) shownAt[document] = place;
    }
    unfiltered += met.length;
    for (const document of met) {
      const place = shownAt[document] ?? -1;
      if (place !== -1) found.add(wording, place);
    }
  }
  return {
    hits: inOrder(found, (at) => hitAt(standing, documentOf, found.wordings[at] ?? 0, found.places[at] ?? 0)),
    unfiltered,
  };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

/** Hits by number, each by its wording and the place that is shown; typed, since there may be as many as points. */
class FoundPlaces {
  readonly wordings: Int32Array;
  readonly places: Int32Array;
  readonly #scores: Float64Array;
  readonly #standing: StandingWordings;
  length = 0;

  constructor(most: number, scores: Float64Array, standing: StandingWordings) {
    this.wordings = new Int32Array(most);
    this.places = new Int32Array(most);
    this.#scores = scores;
    this.#standing = standing;
  }

  add(wording: number, place: number): void {
    this.wordings[this.length] = wording;
    this.places[this.length] = place;
    this.length += 1;
  }

  score(hit: number): number {
    return this.#scores[this.wordings[hit] as number] as number;
  }

  /** Higher for the newer version, then for what stands first in it; whole, and exact up to four million points each. */
  lateness(hit: number): number {
    const place = this.places[hit] as number;
    return ((this.#standing.readingAt[place] as number) + 1) * 2 ** 22 - (this.#standing.orderAt[place] as number);
  }

  bestFirst(one: number, other: number): number {
    return this.score(other) - this.score(one) || this.lateness(other) - this.lateness(one);
  }
}

// Mostly a page or two are looked at.
const FIRST = 100;

/** Puts in order as much as is looked at, twice as much each time. */
function inOrder(found: FoundPlaces, hitOf: (at: number) => Hit): Hits {
  const { length } = found;
  let ordered: readonly number[] = [];
  const orderUpTo = (wanted: number) => {
    if (ordered.length >= Math.min(wanted, length)) return;
    ordered = bestOf(found, Math.min(length, Math.max(FIRST, 2 * wanted)));
  };
  return {
    length,
    slice(from = 0, to = length) {
      orderUpTo(to);
      return ordered.slice(from, Math.min(to, length)).map(hitOf);
    },
    findIndex(is) {
      for (let at = 0; at < length; at += 1) {
        orderUpTo(at + 1);
        const hit = hitOf(ordered[at] ?? 0);
        if (is(hit, at, [])) return at;
      }
      return -1;
    },
  };
}

/** The best `wanted`, in order. Numbers are sorted far faster by themselves than by a comparison of ours. */
function bestOf(found: FoundPlaces, wanted: number): readonly number[] {
  const all = Int32Array.from({ length: found.length }, (_, hit) => hit);
  const lowest = highest(all, wanted, (hit) => found.score(hit));
  const above = all.filter((hit) => found.score(hit) > lowest);
  const equal = all.filter((hit) => found.score(hit) === lowest);
  const earliest = highest(equal, wanted - above.length, (hit) => found.lateness(hit));
  const best = [...above, ...equal.filter((hit) => found.lateness(hit) >= earliest)];
  return best.sort((one, other) => found.bestFirst(one, other));
}

/** The measure that so many of the hits reach, and no more but for those that are equal. */
function highest(hits: Int32Array, wanted: number, measure: (hit: number) => number): number {
  const measures = new Float64Array(hits.length);
  for (let at = 0; at < hits.length; at += 1) measures[at] = measure(hits[at] as number);
  return measures.sort().at(-wanted) ?? Number.NEGATIVE_INFINITY;
}

function hitAt(
  { starts, readingAt, orderAt, readings }: StandingWordings,
  documentOf: Int32Array,
  wording: number,
  shown: number,
): Hit {
  const document = documentOf[readingAt[shown] ?? 0];
  const placeAt = (place: number): PlaceFound => {
    const [{ version, reading }, order] = [
      readings[readingAt[place] ?? 0] as (typeof readings)[number],
      orderAt[place] ?? 0,
    ];
    return { version, path: reading.paths[order] ?? "", order };
  };
  let [first, last, versions] = [-1, -1, 0];
  for (let place = starts[wording] ?? 0; place < (starts[wording + 1] ?? 0); place += 1) {
    const reading = readingAt[place] ?? 0;
    if (documentOf[reading] !== document || (last !== -1 && readingAt[last] === reading)) continue;
    if (first === -1) first = place;
    last = place;
    versions += 1;
  }
  const firstSeen = placeAt(first);
  return {
    id: `${firstSeen.version.version}#${firstSeen.path}`,
    place: placeAt(shown),
    firstSeen,
    lastSeen: placeAt(last),
    versions,
  };
}
