import { isStanding, type VersionFacts } from "../../model/version.ts";
import type { SearchedNegotiation } from "./keep-index.ts";
import { type IndexedReading, nameOfReading, type WordingIndex } from "./wording-index.ts";

/** One version in its newest reading, as far as search is concerned. */
type StandingReading = { readonly version: VersionFacts; readonly reading: IndexedReading };

/**
 * What of an index is searched: the newest reading of each version that is not withdrawn, and where each wording stands in
 * them. Two processes that know the same versions have the same here, whatever else their indexes have taken in.
 *
 * Some 8 bytes for each point and 4 for each wording.
 */
export type StandingWordings = {
  /** In order of time. */
  readonly readings: readonly StandingReading[];
  /** Where the places of a wording begin, by its number, and one place more. */
  readonly starts: Int32Array;
  /** By place, a wording's in order of time and then of reading: in which of the readings, and at which point of it. */
  readonly readingAt: Int32Array;
  readonly orderAt: Int32Array;
  /** How many wordings stand somewhere, and how many words they have on average. */
  readonly count: number;
  readonly averageLength: number;
};

export function standsSomewhere({ starts }: StandingWordings, wording: number): boolean {
  // What was taken in later than this was made stands nowhere in it.
  return (starts[wording + 1] ?? 0) > (starts[wording] ?? 0);
}

const made = new WeakMap<
  WordingIndex,
  { readonly of: SearchedNegotiation["versions"]; readonly standing: StandingWordings }
>();

/**
 * The standing wordings of a negotiation, made anew when its versions are others than the last time. A version that the
 * index has not, filed this moment, is left out. Linear in points: some milliseconds for 100,000.
 */
export function standingWordings(index: WordingIndex, negotiation: SearchedNegotiation): StandingWordings {
  const last = made.get(index);
  if (last?.of === negotiation.versions) return last.standing;
  const standing = makeStanding(index, standingReadings(index, negotiation));
  made.set(index, { of: negotiation.versions, standing });
  return standing;
}

function standingReadings(
  index: WordingIndex,
  { versions, versionKeys }: SearchedNegotiation,
): readonly StandingReading[] {
  return versions.flatMap((version) => {
    const reading = index.readings.get(nameOfReading(versionKeys.get(version.version) ?? "", version.reading));
    return reading === undefined || !isStanding(version) ? [] : [{ version, reading }];
  });
}

function makeStanding(index: WordingIndex, readings: readonly StandingReading[]): StandingWordings {
  const starts = new Int32Array(index.wordings.length + 1);
  for (const { reading } of readings) {
    for (const wording of reading.wordings) starts[wording + 1] = (starts[wording + 1] ?? 0) + 1;
  }
  let [count, words] = [0, 0];
  for (let wording = 0; wording < index.wordings.length; wording += 1) {
    const times = starts[wording + 1] ?? 0;
    if (times > 0) {
      count += 1;
      words += index.wordings[wording]?.length ?? 0;
    }
    starts[wording + 1] = (starts[wording] ?? 0) + times;
  }
  const places = starts.at(-1) ?? 0;
  const [readingAt, orderAt] = [new Int32Array(places), new Int32Array(places)];
  const next = starts.slice();
  for (const [at, { reading }] of readings.entries()) {
    for (let order = 0; order < reading.wordings.length; order += 1) {
      const wording = reading.wordings[order] ?? 0;
      const place = next[wording] ?? 0;
      next[wording] = place + 1;
      readingAt[place] = at;
      orderAt[place] = order;
    }
  }
  return { readings, starts, readingAt, orderAt, count, averageLength: Math.max(1, words / Math.max(1, count)) };
}
