import type { Address } from "../model/address.ts";
import type { AskedFor } from "../model/asked-for.ts";
import type { DocumentBrackets } from "../model/bracket-history.ts";
import type { Draft } from "../model/draft.ts";
import type { DryRun } from "../model/dry-run.ts";
import type { AuthorshipStatement, GivenChoice, GivenStanding, GradeRevision } from "../model/journal.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { Opening, View } from "../model/opening.ts";
import type { StandingStatement } from "../model/point-standing.ts";
import type { Capture, Version, VersionFacts, VersionRef } from "../model/version.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Storage } from "../storage/open-storage.ts";
import { openBracketCounts } from "./bracket-counts.ts";
import { type Correcting, correctVersion, type NewReading } from "./correct-version.ts";
import { describeNegotiation } from "./describe-negotiation.ts";
import { tryFiling } from "./dry-run/try-filing.ts";
import { type Filing, fileVersion } from "./file-version.ts";
import { type Following, followJournals } from "./follow-journals.ts";
import { type JournalRun, type JournalSpan, lookBack } from "./look-back.ts";
import { openVersion } from "./open-version.ts";
import { type JournalPage, readJournal } from "./read-journal.ts";
import { listNegotiations, type NegotiationOverview, type Sight } from "./read-negotiations.ts";
import { getCapture, getVersion } from "./read-versions.ts";
import { type Resolved, resolveAddress } from "./resolve-address.ts";
import { openSnapshots, type Snapshot } from "./snapshots.ts";
import { reviseGrade, stateAuthorship, withdrawVersion } from "./speak-of-version.ts";
import { stateStanding } from "./state-standing.ts";
import { LOWER_VIEWS, openSeenRecord } from "./views/seen-record.ts";
import { chooseReading, type NewChoice } from "./witnesses/choose-reading.ts";
import { type Collations, type DraftCollation, openCollations } from "./witnesses/collate-draft.ts";
import { type DraftsKnown, readingTexts } from "./witnesses/reading-texts.ts";

export type { Asked, DraftCollation, JournalPage, JournalRun, JournalSpan, NegotiationOverview, NewReading };

/** The record as far as it is read back, as some view sees it: what the view does not see is not found. */
export type ReadingRecord = {
  /** Everything about a negotiation but its texts. @throws Problem `negotiation-not-found`. */
  getNegotiation(id: string): Promise<Snapshot>;
  /**
   * A version with its points; with the reading `collated`, the reading text of the draft that it is a witness of.
   *
   * @throws Problem `negotiation-not-found`, `document-not-found`, `version-not-found`; `version-withdrawn` for the reading
   *   text of a draft of which no witness stands.
   */
  getVersion(ref: VersionRef): Promise<Version>;
  /** Lays the witnesses of a version's draft beside each other. @throws as `getVersion` for its reading text. */
  collateWitnesses: Collations["collate"];
  /** The same in a negotiation as it was when `getNegotiation` told of it. @throws as `collateWitnesses`. */
  collateIn: Collations["collateIn"];
  /** What is known of the reading texts of drafts that came out more than once; see `readingTexts`. */
  readingTexts(negotiation: DraftsKnown): readonly VersionFacts[];
  /** How much is not agreed in each version, by document. @throws Problem `negotiation-not-found`. */
  countBrackets(negotiation: string): Promise<readonly DocumentBrackets[]>;
  /** The bytes a version was read from. @throws also Problem `version-withdrawn`. */
  getCapture(ref: VersionRef): Promise<Capture>;
  /** What happened in a negotiation, in order, from after a position. @throws Problem `negotiation-not-found`. */
  readJournal(negotiation: string, after: number, limit: number): Promise<JournalPage>;
  /** The same from its end, newest first. @throws Problem `negotiation-not-found`. */
  lookBack(negotiation: string, span: JournalSpan): Promise<JournalRun>;
  /** Where in the journal of the desk an entry stands that has this number here; undefined where none has. */
  findPosition(negotiation: string, number: number): Promise<number | undefined>;
  /**
   * Completes an address: a bare version finds its document; without a version, the newest one that holds the path
   * (the newest of all without a path).
   *
   * @throws Problem `malformed-address` without a negotiation, and the not-found problems.
   */
  resolve(address: Address): Promise<Resolved>;
};

/**
 * The record: files versions for good, keeps what is said of them afterwards, and reads them back. Whoever writes is
 * `author`; `requestKey` is the client's own key for a request, so that one sent twice is done once. It is read as the desk
 * sees it; see `seenBy` for others.
 */
export type RecordOfDrafts = ReadingRecord & {
  /** Every negotiation, as the desk sees it or as somebody else does. */
  listNegotiations(sight?: Sight): Promise<readonly NegotiationOverview[]>;
  /** Tells those who follow a journal when it has grown. */
  readonly following: Following;
  /** The record as a view sees it; what it keeps in memory is the view's own. */
  seenBy(view: View): ReadingRecord;
  /**
   * Creates the negotiation or brings its description (title, summary, parties, rounds, documents) up to date.
   *
   * @throws Problem `unreadable-negotiation` (an id that is none or stands twice, text that cannot be stored),
   *   `document-unknown-to-negotiation` when a document is left out that holds versions, `request-key-reused`, `stale-description` where another
   *   description stands than the one it was made from, `from` (null for none).
   */
  describeNegotiation(
    negotiation: Negotiation,
    by?: Asked,
    from?: Negotiation | null,
  ): Promise<"created" | "changed" | "unchanged">;
  /**
   * Files one version in one transaction: capture, version, its edges, its points and its entry in the journal. All or
   * nothing. The same bytes under the same ref are `already-filed`, whatever the draft says. Nothing of a draft is altered
   * to make it fit. Versions filed on one base, by whomever, are branches: none is refused for the other.
   *
   * @throws Problem `malformed-address`, `unreadable-draft` (text that cannot be stored, a path too long, a null text
   *   that is not unreported, a parent named twice), `negotiation-not-found`, `document-unknown-to-negotiation`,
   *   `version-exists` (same id, other bytes), `version-id-taken` (the id stands in another document of the
   *   negotiation), `unknown-version-named` (based-on or witness-of names none that is filed), `version-cycle`,
   *   `request-key-reused`, `unreadable-statement` for an embargo that is none.
   */
  fileVersion(
    ref: VersionRef,
    capture: Omit<Capture, "sha256">,
    draft: Draft,
    by?: Asked,
    opening?: Opening,
  ): Promise<Filing>;
  /**
   * Says what `fileVersion` would do, with everything a person should see before confirming it, and files nothing.
   *
   * @throws the problems of `fileVersion`, but `request-key-reused`.
   */
  tryFiling(ref: VersionRef, capture: Omit<Capture, "sha256">, draft: Draft, by?: Asked): Promise<DryRun>;
  /** Adds a better reading of a version. @throws the problems of `correctVersion`. */
  correctVersion(ref: VersionRef, reading: NewReading, by?: Asked): Promise<Correcting>;
  /** Opens a version to more people, or sets its embargo. @throws the problems of `openVersion`. */
  openVersion(ref: VersionRef, opening: Opening, by?: Asked): Promise<VersionFacts>;
  /** Puts a tombstone in a version's place. @throws the problems of `withdrawVersion`. */
  withdrawVersion(ref: VersionRef, reason: string, by?: Asked): Promise<VersionFacts>;
  /** @throws the problems of `reviseGrade`. */
  reviseGrade(ref: VersionRef, revision: GradeRevision, by?: Asked): Promise<VersionFacts>;
  /** @throws the problems of `stateAuthorship`. */
  stateAuthorship(ref: VersionRef, statement: AuthorshipStatement, by?: Asked): Promise<VersionFacts>;
  /** Keeps how far a point is agreed, and according to whom. @throws the problems of `stateStanding`. */
  stateStanding(ref: VersionRef, statement: StandingStatement, by?: Asked): Promise<GivenStanding>;
  /** Keeps whose words stand at a place of a draft's reading text. @throws the problems of `chooseReading`. */
  chooseReading(ref: VersionRef, choice: NewChoice, by?: Asked): Promise<GivenChoice>;
};

/** The same for routes, which always say who asks, and get what that person sees. */
export type RecordForRoutes = AskedFor<
  Omit<RecordOfDrafts, "describeNegotiation" | "listNegotiations" | "seenBy" | "findPosition" | "following">,
  | "fileVersion"
  | "tryFiling"
  | "correctVersion"
  | "openVersion"
  | "withdrawVersion"
  | "reviseGrade"
  | "stateAuthorship"
  | "stateStanding"
  | "chooseReading"
> & {
  listNegotiations(): Promise<readonly NegotiationOverview[]>;
  /** See `Following`. */
  follow: Following["follow"];
  describeNegotiation(
    negotiation: Negotiation,
    by: Asked,
    from?: Negotiation | null,
  ): ReturnType<RecordOfDrafts["describeNegotiation"]>;
};

/**
 * The record over an open storage. What it keeps in memory it asks after each time: any number may stand over one database.
 *
 * @param committed - Is told of each negotiation whose versions have changed, once that is committed.
 * @param now - In milliseconds: what the ends of embargoes are compared with.
 */
export function openRecord(
  storage: Storage,
  committed: (negotiation: string) => void = () => undefined,
  now: () => number = Date.now,
): RecordOfDrafts {
  const snapshots = openSnapshots(storage, undefined, now);
  const collations = openCollations(storage, snapshots);
  const countBracketsIn = openBracketCounts(storage);
  const telling = async <Done>({ negotiation }: VersionRef, doing: Promise<Done>): Promise<Done> => {
    const done = await doing;
    committed(negotiation);
    return done;
  };
  const lower = new Map(
    LOWER_VIEWS.map((view): [View, ReadingRecord] => [view, openSeenRecord(storage, snapshots, view)]),
  );
  const desk: RecordOfDrafts = {
    listNegotiations: (sight) => listNegotiations(storage, sight, now),
    following: followJournals(async (id) => (await snapshots(id)).journalLength),
    seenBy: (view) => lower.get(view) ?? desk,
    getNegotiation: snapshots,
    describeNegotiation: (negotiation, by, from) => describeNegotiation(storage, negotiation, by, from),
    fileVersion: (ref, capture, draft, by, opening) =>
      telling(ref, fileVersion(storage, ref, capture, draft, by, opening)),
    tryFiling: (ref, capture, draft, by) => tryFiling(storage, collations, { ref, capture, draft }, by),
    correctVersion: (ref, reading, by) => telling(ref, correctVersion(storage, ref, reading, by)),
    openVersion: (ref, opening, by) => openVersion(storage, ref, opening, by),
    withdrawVersion: (ref, reason, by) => telling(ref, withdrawVersion(storage, ref, reason, by)),
    reviseGrade: (ref, revision, by) => reviseGrade(storage, ref, revision, by),
    stateAuthorship: (ref, statement, by) => stateAuthorship(storage, ref, statement, by),
    stateStanding: (ref, statement, by) => stateStanding(storage, ref, statement, by),
    getVersion: (ref) => (ref.reading === "collated" ? collations.getReading(ref) : getVersion(storage, ref)),
    collateWitnesses: collations.collate,
    collateIn: collations.collateIn,
    readingTexts,
    countBrackets: async (negotiation) => countBracketsIn(await snapshots(negotiation)),
    chooseReading: (ref, choice, by) => chooseReading(storage, collations, ref, choice, by),
    getCapture: (ref) => getCapture(storage, ref),
    readJournal: (negotiation, after, limit) => readJournal(storage, negotiation, after, limit),
    lookBack: (negotiation, span) => lookBack(storage, negotiation, span),
    findPosition: async (_negotiation, number) => number,
    resolve: (address) => resolveAddress({ storage, snapshots, collations }, address),
  };
  return desk;
}
