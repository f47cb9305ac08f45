import type { Verdicts } from "../engine/alignment/verdicts.ts";
import { compareAlong, type KnownPairs } from "../engine/compare/compare-along.ts";
import { describeSummary } from "../engine/compare/describe-summary.ts";
import { compareInSubstance, type Spoken, tellInSubstance } from "../engine/substance/compare-in-substance.ts";
import { sayAgain } from "../engine/substance/say-comparison.ts";
import { type Address, writeAddress } from "../model/address.ts";
import type { Comparison, Entry, Relation } from "../model/comparison.ts";
import { relationsIn } from "../model/draft-witnesses.ts";
import { keepRecent } from "../model/keep-recent.ts";
import type { Negotiation } from "../model/negotiation.ts";
import { pointNotFound, refuseWithdrawn } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import type { Version, VersionFacts, VersionRef } from "../model/version.ts";
import { type OtherVersion, tellMigrated, versionsToSearch } from "./search-other-documents.ts";

/** What this capability needs of the record. */
export type VersionReader = {
  /**
   * `words` changes whenever the words that `ref` means do, or how exactly times are told with them; `within` is the
   * negotiation as it was then.
   */
  resolve(address: Address): Promise<{
    readonly ref: VersionRef;
    readonly words: string;
    readonly path: string | undefined;
    readonly within: Within;
  }>;
  getVersion(ref: VersionRef): Promise<Version>;
  getNegotiation(id: string): Promise<Within>;
  /** What people ruled on the points of two versions, and a word that changes with it. */
  getVerdicts(before: VersionRef, after: VersionRef): Promise<StandingVerdicts>;
  /** How the points of two versions of a negotiation go through the versions between them, and a word that changes with it. */
  tracksBetween(negotiation: string): Promise<{
    readonly stamp: string;
    /** Undefined where nothing joins the two. */
    between(before: Version, after: Version): Promise<OverRounds | undefined>;
  }>;
};

type Within = { readonly versions: readonly VersionFacts[]; readonly negotiation: Pick<Negotiation, "parties"> };

/** What tracks know of two versions: the versions on the way, the pairs, and what became of an entry's points on it. */
type OverRounds = {
  readonly way: readonly string[];
  readonly known: KnownPairs;
  tell(entry: Entry): Required<Pick<Entry, "rounds" | "history" | "churn">>;
};

/** What decides which points correspond: one alignment of the two, or those of all steps of the graph between them. */
export type Through = "graph" | undefined;

/** The rulings of two versions that stand. */
type StandingVerdicts = Verdicts & { readonly stamp: string };

/** Two filed versions with what became of each point. */
export type VersionComparison = { readonly before: Version; readonly after: Version; readonly comparison: Comparison };

// Of both sides; 1.4 kB each (measured), so some 140 MB. Enough for a negotiation of 50 versions of 1000 points.
const POINTS_KEPT = 100_000;
// Of versions of other documents, in which dropped and added points are looked for.
const OTHERS_KEPT = 20_000;

/** Comparisons of filed versions; whole ones are kept in memory, under the readings and verdicts that they were made with. */
export function openVersionComparisons(versions: VersionReader) {
  const recent = keepRecent<VersionComparison>(
    POINTS_KEPT,
    ({ before, after }) => before.points.length + after.points.length,
  );
  const others = keepRecent<Version>(OTHERS_KEPT, ({ points }) => points.length);
  const readOther = ({ version, negotiation, reading, history, ...facts }: VersionFacts) =>
    // A withdrawal takes the points away; a reading never changes.
    others(`${negotiation} ${version} ${reading} ${history.withdrawn === undefined}`, () =>
      versions.getVersion({ ...facts, negotiation, version, reading }),
    );

  async function compareAddresses(before: Address, after: Address, through?: Through): Promise<VersionComparison> {
    const [old, now] = await Promise.all([versions.resolve(before), versions.resolve(after)]);
    const verdicts = await versions.getVerdicts(old.ref, now.ref);
    // Of two negotiations no version comes from one of the other.
    const isWithin = old.ref.negotiation === now.ref.negotiation;
    const tracks = through === "graph" && isWithin ? await versions.tracksBetween(now.ref.negotiation) : undefined;
    const parties = [old.within.negotiation.parties, now.within.negotiation.parties] as const;
    const ruled = { ...verdicts, tracks, through, parties };
    if (old.path !== undefined || now.path !== undefined) return compareOnce(versions, old, now, ruled);
    const toSearch = isWithin ? versionsToSearch(old.ref, now.ref, now.within.versions) : [];
    const names = [old, now].map(({ ref, words }) => `${writeAddress(ref)} ${words}`);
    // Positions are told by the names of parties, and a negotiation may be described anew.
    names.push(...parties.map((of) => JSON.stringify(of)));
    // A version filed later may be another place where a point went.
    names.push(...toSearch.map(({ facts: { version, reading }, forAdded }) => `${version}~${reading} ${forAdded}`));
    if (through !== undefined) names.push(`through ${tracks?.stamp}`);
    return recent(`${names.join(" ")} ${verdicts.stamp}`, async () => {
      const made = await compareOnce(versions, old, now, ruled);
      return { ...made, comparison: await withMigrated(made, toSearch, readOther) };
    });
  }

  return { compareAddresses };
}

/** Reads other documents only where something was dropped or added; between witnesses nothing is. */
async function withMigrated(
  made: VersionComparison,
  others: readonly OtherVersion[],
  readOther: (facts: VersionFacts) => Promise<Version>,
): Promise<Comparison> {
  const { comparison } = made;
  if (comparison.relation === "witness" || comparison.summary.dropped + comparison.summary.added === 0) {
    return comparison;
  }
  const read = await Promise.all(
    others.map(async ({ facts, forAdded }) => ({ version: await readOther(facts), forAdded })),
  );
  // One that was withdrawn meanwhile has no points.
  return tellMigrated(comparison, made, read);
}

type Located = { readonly ref: VersionRef; readonly path: string | undefined };

/** What is known of the pairs beforehand. */
type Known = Verdicts & {
  readonly through: Through;
  readonly tracks: Awaited<ReturnType<VersionReader["tracksBetween"]>> | undefined;
  readonly parties: BothParties;
};

async function compareOnce(
  versions: VersionReader,
  old: Located,
  now: Located,
  { tracks, through, parties, ...verdicts }: Known,
): Promise<VersionComparison> {
  const [before, after] = await Promise.all([versions.getVersion(old.ref), versions.getVersion(now.ref)]);
  for (const side of [before, after]) refuseWithdrawn(side);
  const sides = {
    before: { ...before, points: pointsUnder(before, old.path), parties: parties[0] },
    after: { ...after, points: pointsUnder(after, now.path), parties: parties[1] },
  };
  const relation = await relationOf(versions, before, after);
  const rounds = await tracks?.between(before, after);
  if (rounds !== undefined) {
    const comparison = compareOverRounds(sides.before, sides.after, rounds, relation, verdicts);
    return { before, after, comparison };
  }
  const direct = compareInSubstance(sides.before, sides.after, relation, verdicts);
  const comparison: Comparison = through === undefined ? direct : { ...direct, way: [] };
  if (!areReadings(before, after)) return { before, after, comparison };
  const sentence = describeSummary(comparison.summary, "reading");
  return { before, after, comparison: { ...comparison, correction: true, sentence } };
}

/** The parties of the negotiations of both sides. */
type BothParties = readonly [before: Negotiation["parties"], after: Negotiation["parties"]];

function compareOverRounds(
  before: Spoken,
  after: Spoken,
  { way, known, tell }: OverRounds,
  relation: Relation,
  verdicts: Verdicts,
): Comparison {
  const told = tellInSubstance(compareAlong(before, after, known, relation, verdicts), before, after);
  const alignment = told.alignment.map((entry): Entry => {
    const { history, ...rounds } = tell(entry);
    return history.length === 0 ? { ...entry, ...rounds } : { ...entry, ...rounds, history };
  });
  return sayAgain({ ...told, way, alignment });
}

/** Whether these are two readings of one version. */
function areReadings(before: VersionFacts, after: VersionFacts): boolean {
  const isOneVersion = before.negotiation === after.negotiation && before.version === after.version;
  return isOneVersion && !isReadingText(before) && !isReadingText(after) && before.reading !== after.reading;
}

/** A point with all that stands under it; all points without a path. @throws Problem `point-not-found`. */
function pointsUnder(version: Version, path: string | undefined): readonly Point[] {
  if (path === undefined) return version.points;
  const inside = new Set([path]);
  const points = version.points.filter((point) => {
    const belongs = inside.has(point.path) || (point.parent !== null && inside.has(point.parent));
    if (belongs) inside.add(point.path);
    return belongs;
  });
  if (points.length === 0) throw pointNotFound(version, path);
  return points;
}

/** Two publications of one draft are witnesses, as are one and the reading text; a version beside itself is not two. */
async function relationOf(versions: VersionReader, before: VersionFacts, after: VersionFacts): Promise<Relation> {
  if (before.negotiation !== after.negotiation) return "version";
  if (before.version === after.version && isReadingText(before) === isReadingText(after)) return "version";
  return relationsIn((await versions.getNegotiation(after.negotiation)).versions)(before, after);
}

function isReadingText({ collated }: VersionFacts): boolean {
  return collated !== undefined;
}
