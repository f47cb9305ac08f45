import type { Source } from "./point.ts";
import { isNewestReading, isStanding, type VersionFacts } from "./version.ts";

export const STANDINGS = ["agreed", "agreed-in-principle", "proposed", "open", "withdrawn"] as const;
/** How far a point is agreed. `withdrawn`: whoever proposed it wants it no more. */
export type Standing = (typeof STANDINGS)[number];

/** How far a point of a version is agreed, and according to whom. */
export type StandingStatement = {
  /** Of the point, in the reading that the entry names. */
  readonly path: string;
  readonly standing: Standing;
  /** A party's id; null where the source itself says so: a reporter, a mediator. */
  readonly party: string | null;
  readonly source: Source;
  readonly note?: string | undefined;
};

/** A statement on one point with who kept it and when; `position` in the journal is its name. */
export type StandingSaid = StandingStatement & {
  readonly position: number;
  readonly author: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** What is needed of a journal's entry to tell where a point stands: see `GivenStanding`. */
type Given = Omit<StandingSaid, keyof StandingStatement> & {
  readonly version: string | undefined;
  readonly data: StandingStatement;
  readonly carried?: readonly string[] | undefined;
};

/**
 * What is said of the points of a version by now: see `standingsIn`. Nothing of an older reading, of a withdrawn version, or
 * of the reading text of a draft, which is nobody's paper.
 */
export function standingsOf(
  given: readonly Given[],
  version: Pick<VersionFacts, "version" | "reading" | "history" | "collated">,
): readonly StandingSaid[] {
  const isSpokenOf = isStanding(version) && isNewestReading(version) && version.collated === undefined;
  return isSpokenOf && given.length > 0 ? standingsIn(given, version.version) : [];
}

/**
 * What is said of the points of a version: of each point the last statement of each party, and of each reporter,
 * which takes the place of those before. A point that a correction split has what was said of it at each of its parts.
 *
 * @param given - In the order in which they were given.
 * @returns In that order. Nothing is taken over from other versions: a point that was reworded may be agreed no more.
 */
function standingsIn(given: readonly Given[], version: string): readonly StandingSaid[] {
  const newest = new Map<string, StandingSaid>();
  for (const { version: of, data, carried = [data.path], position, author, at } of given) {
    if (of !== version) continue;
    for (const path of carried) {
      const said = { ...data, path, position, author, at };
      const name = nameOf(said);
      // Put behind those that came before it.
      newest.delete(name);
      newest.set(name, said);
    }
  }
  return [...newest.values()];
}

/** Of which point, and whose word it is. */
function nameOf({ path, party, source }: StandingSaid): string {
  return JSON.stringify([path, party, party === null ? source.outlet : ""]);
}
