import { carryPassage } from "../../engine/passages/carry-passage.ts";
import { codeUnitOffset } from "../../engine/passages/code-unit-offset.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Passage } from "../../model/passage.ts";
import { tellEntry } from "../../model/tell-entry.ts";
import type { MarkOf, Term, TermCell, TermPassage } from "../../model/term.ts";
import { isStanding, stationOf, type VersionFacts } from "../../model/version.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import { withReadings } from "../draft-readings.ts";
import type { Following } from "../follow-point.ts";
import { type PointsIn, readPoints } from "../read-points.ts";
import type { AlignedVersions } from "../stored-alignments.ts";
import { carryMark, type MarkedPassage, pointsOnTracks, type Reached, saidOf } from "./carry-mark.ts";
import { changesOf } from "./term-changes.ts";
import { type GivenMark, readTermEntries, standingMarks, type TermEntry, termsNamed } from "./term-entries.ts";

/** A term in every station, by what `stationOf` calls it. */
export type CarriedTerm = { readonly term: Term; readonly cells: ReadonlyMap<string, TermCell> };

/** All terms of a negotiation, with everything that was said about them. */
export type CarriedTerms = {
  readonly entries: readonly TermEntry[];
  readonly terms: readonly CarriedTerm[];
  /** In order of time. */
  readonly stations: readonly VersionFacts[];
};

/**
 * Works out what every version of a negotiation has of every term: what a person marked there; else what is carried from
 * the nearest mark, by the rules of `carryMark`. In one point the nearest marked version holds, of two equally near the
 * earlier one; what is carried into different points stands side by side.
 *
 * @throws what the database does. Two queries at most, a comparison for each mark in a version that was corrected since, and a
 *   redline for each mark and step on which a point with the words changed.
 */
export async function carryTerms(following: Following, negotiation: NegotiationFacts): Promise<CarriedTerms> {
  const { storage, align, keptPoints } = following;
  const all = await storage.read((rows) => readTermEntries(rows, negotiation.key));
  const entries = all.flatMap((entry) => tellEntry(negotiation, entry) ?? []);
  const named = termsNamed(entries);
  const versions = await align(negotiation);
  if (named.length === 0) return { entries, terms: [], stations: versions.standing };
  const byId = new Map(negotiation.versions.filter(isStanding).map((version) => [version.version, version]));
  const marks: PlacedMark[] = [];
  for (const given of standingMarks(entries)) {
    const version = byId.get(given.version ?? "");
    // A withdrawn version is not shown, and its words are not carried.
    if (version !== undefined) marks.push(await placeMark(following, given, version));
  }
  const stored =
    (await keptPoints(negotiation)) ??
    (await readPoints(
      storage,
      negotiation,
      marks.flatMap(({ passage }) => (passage === undefined ? [] : pointsOnTracks(passage, versions))),
    ));
  const read = withReadings(stored, versions.readings);
  const ofTerm = groupBy(marks, ({ given }) => given.data.term);
  return {
    entries,
    stations: versions.standing,
    terms: named.map((term) => ({ term, cells: cellsOf(ofTerm.get(term.term) ?? [], versions, read) })),
  };
}

/** A mark that stands, with its passage in the newest reading; undefined where it has none, or a correction lost it. */
type PlacedMark = {
  readonly given: GivenMark;
  readonly version: VersionFacts;
  readonly mark: MarkOf;
  readonly passage: MarkedPassage | undefined;
};

async function placeMark(following: Following, given: GivenMark, version: VersionFacts): Promise<PlacedMark> {
  const { mark } = given.data;
  if (mark.kind !== "passage") return { given, version, mark, passage: undefined };
  const { path, start, end } = mark;
  const reading = given.reading ?? version.reading;
  const passage =
    reading === version.reading
      ? { version, passage: { path, start, end }, sure: true }
      : await carryToNewest(following, { ...version, reading }, version, { path, start, end });
  return { given, version, mark, passage };
}

/** Where words of an older reading stand in the newest one. One comparison of the two. */
async function carryToNewest(
  { record, compare }: Following,
  older: VersionFacts,
  version: VersionFacts,
  passage: Passage,
): Promise<MarkedPassage | undefined> {
  const [before, after] = [await record.getVersion(older), await record.getVersion({ ...version })];
  const entry = compare(before, after).alignment.find((one) => one.before.includes(passage.path));
  if (entry === undefined) return undefined;
  const pick = (points: typeof before.points, paths: readonly string[]) =>
    points.filter((point) => paths.includes(point.path));
  const group = {
    before: pick(before.points, entry.before),
    after: pick(after.points, entry.after),
    redline: entry.redline,
  };
  const carried = carryPassage(group, passage, "forward");
  const [first] = carried.kind === "carried" ? carried.passages : [];
  return first === undefined
    ? undefined
    : { version, passage: first, sure: carried.kind === "carried" && carried.sure };
}

function cellsOf(
  marks: readonly PlacedMark[],
  versions: AlignedVersions,
  read: PointsIn,
): ReadonlyMap<string, TermCell> {
  const order = new Map(versions.standing.map((station, place) => [stationOf(station), place]));
  const placeOf = (id: string) => order.get(id) ?? 0;
  const byHand = new Map(
    marks.flatMap(({ version, mark, passage }) =>
      mark.kind === "passage" && passage === undefined ? [] : [[version.version, mark.kind] as const],
    ),
  );
  const carried = marks.flatMap(({ given, version, mark, passage }) => {
    if (mark.kind !== "passage" || passage === undefined) return [];
    return [{ given, markedIn: version.version, mark, reached: carryMark(passage, versions, byHand, read) }];
  });
  const cells = new Map<string, TermCell>();
  for (const version of versions.standing) {
    const id = stationOf(version);
    const said = byHand.get(id);
    if (said !== undefined && said !== "passage") {
      cells.set(id, saidOf(said, id));
      continue;
    }
    const here = carried.flatMap(({ reached, ...one }) => {
      const found = reached.get(id);
      return found === undefined || (said === "passage" && found.steps > 0) ? [] : [{ ...one, found }];
    });
    const isLost = marks.some(({ version: { version: marked } }) => marked === id);
    cells.set(id, cellOf(version, here, isLost, placeOf, read));
  }
  return changesOf(cells, versions);
}

/** What one mark comes to in one version. */
type Arrived = {
  readonly given: GivenMark;
  readonly markedIn: string;
  readonly mark: Extract<MarkOf, { readonly kind: "passage" }>;
  readonly found: Reached;
};

function cellOf(
  version: VersionFacts,
  arrived: readonly Arrived[],
  isLost: boolean,
  placeOf: (version: string) => number,
  read: PointsIn,
): TermCell {
  const nearest = [...arrived].sort(
    (one, other) => one.found.steps - other.found.steps || placeOf(one.markedIn) - placeOf(other.markedIn),
  );
  const passages = inReadingOrder(version, takeNearest(nearest), read).map(({ passage, by }) =>
    show(version, passage, by, read),
  );
  if (passages.length > 0) return { state: "value", passages, change: null };
  const missing = nearest.flatMap(({ found: { state } }) => state ?? []);
  const told = (["not-reported", "unknown", "absent"] as const).flatMap(
    (state) => missing.find((one) => one.state === state) ?? [],
  );
  return told[0] ?? { state: "unknown", why: isLost ? "corrected" : "unreached" };
}

type Taken = { readonly passage: Passage; readonly by: Arrived };

/** In one point what was marked in the nearest version holds; of two passages with words in common the nearer. */
function takeNearest(nearest: readonly Arrived[]): readonly Taken[] {
  const taken: Taken[] = [];
  for (const by of nearest) {
    for (const passage of by.found.passages) {
      const inPoint = taken.filter((one) => one.passage.path === passage.path);
      const isFurther = inPoint.some((one) => one.by.markedIn !== by.markedIn);
      if (isFurther || inPoint.some((one) => overlap(one.passage, passage))) continue;
      taken.push({ passage, by });
    }
  }
  return taken;
}

function overlap(one: Passage, other: Passage): boolean {
  return one.start < other.end && other.start < one.end;
}

function inReadingOrder(version: VersionFacts, taken: readonly Taken[], read: PointsIn): readonly Taken[] {
  const placeOf = ({ passage }: Taken) => read(version).get(passage.path)?.order ?? 0;
  return [...taken].sort((one, other) => placeOf(one) - placeOf(other) || one.passage.start - other.passage.start);
}

function show(
  version: VersionFacts,
  passage: Passage,
  { given, markedIn, mark, found }: Arrived,
  read: PointsIn,
): TermPassage {
  const text = read(version).get(passage.path)?.text ?? "";
  const words = text.slice(codeUnitOffset(text, passage.start), codeUnitOffset(text, passage.end));
  return {
    ...passage,
    words,
    value: mark.value !== undefined && words === mark.words ? mark.value : words,
    confidence: found.sure ? "high" : "low",
    mark: given.position,
    markedIn,
    steps: found.steps,
  };
}
