import type { Annotating, LiveTexts } from "../annotation/annotating.ts";
import { openLiveTexts } from "../annotation/live/live-texts.ts";
import { type Notes, openNotes } from "../annotation/notes.ts";
import { type SeenThread, seeThreads } from "../annotation/see-threads.ts";
import { type Comparing, openComparing, type VersionReader } from "../comparison/comparison.ts";
import { type Lineages, type LineagesForRoutes, openLineages } from "../lineage/lineage.ts";
import type { Actor } from "../model/actor.ts";
import type { Address } from "../model/address.ts";
import { type ActionInNegotiation, can, keyOf, RECORD, refuseUnlessCan, viewOf, widestViewOf } from "../model/can.ts";
import type { JournalEntry } from "../model/journal.ts";
import { VIEWS, type View } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import type { Ledger } from "../record/ledger/ledger.ts";
import { noEntry } from "../record/ledger/prove.ts";
import type { ReadingRecord, RecordForRoutes, RecordOfDrafts } from "../record/record.ts";
import type { Storage } from "../storage/open-storage.ts";
import { type NoteRead, openReadNotes } from "./keep-read-notes.ts";
import { noteReads } from "./note-reads.ts";

/** The capabilities as whoever asks has them: what they may not see is not there. */
export type Seen = {
  /**
   * @throws Problem `not-allowed`, or `sign-in-needed`, for whoever may not; where they do not see the negotiation, what is
   *   thrown of one that is not there. No query for those who may.
   */
  refuseUnlessMay(negotiation: string, action: ActionInNegotiation): Promise<void>;
  readonly record: RecordForRoutes;
  readonly lineages: LineagesForRoutes;
  readonly comparing: Comparing;
  readonly notes: NotesSeen;
  readonly ledger: LedgerSeen;
};

/** Notes as whoever asks has them: who they are is said once. */
type NotesSeen = {
  readonly [Name in keyof Notes]: Notes[Name] extends (of: infer Of, actor: Actor, ...more: infer More) => infer Answer
    ? (of: Of, ...more: More) => Answer
    : Notes[Name];
};

/** What the ledger shows of itself; entries of journals by the numbers that they have for whoever asks. */
type LedgerSeen = {
  state(): ReturnType<Ledger["state"]>;
  nextAt(): string | undefined;
  /** @throws the problems of `proveInclusion`. */
  proveInclusion(negotiation: string, number: number): ReturnType<Ledger["proveInclusion"]>;
  /** @throws the problems of `proveConsistency`. */
  proveConsistency(from: number, to?: number): ReturnType<Ledger["proveConsistency"]>;
  /** @throws the problems of `exportRecord`, `sign-in-needed` and `not-allowed`. */
  exportRecord(write: Parameters<Ledger["exportRecord"]>[0]): Promise<void>;
};

/**
 * All that routes know of the capabilities: there is no reading without saying who reads, and none by whoever is known that
 * is not noted. Costs nothing to ask.
 */
export type SeeAs = (actor: Actor) => Seen;

/** The capabilities over the record as one view sees it, with what each of them keeps in memory. */
type OfView = {
  readonly record: ReadingRecord;
  readonly lineages: Lineages;
  readonly comparing: Comparing;
  readonly notes: Notes;
  readonly annotating: Annotating;
};

/** The record as a view sees it, read for nobody; of notes what somebody sees, or, for nobody, everybody of the view. */
type UnnotedReader = ReadingRecord &
  Pick<Lineages, "followPoint" | "followTerm" | "search"> &
  Pick<Comparing, "compareVersions"> &
  Pick<Notes, "getThread"> & {
    seeThreads(
      negotiation: string,
      threadIds: readonly string[],
      actor: Actor,
    ): Promise<ReadonlyMap<string, SeenThread>>;
  };

export type Views = {
  readonly seeAs: SeeAs;
  /** What each view reads, for what is done in everybody's absence: nothing of it is noted. */
  readonly readers: Readonly<Record<View, UnnotedReader>>;
  /** Keeps what somebody was given without `seeAs`. */
  readonly noteRead: NoteRead;
  close(): Promise<void>;
};

/**
 * Opens what each view has, and gives everybody theirs: negotiation by negotiation, since an editor of one may be nobody in
 * another. Which view is whose is decided by `viewOf`, and here only asked.
 *
 * @param lineages - Those of the desk.
 * @param now - In milliseconds: when something is read.
 * @param live - By which words of notes become others: those that are open to people who type.
 */
export function openViews(
  storage: Storage,
  record: RecordOfDrafts,
  lineages: Lineages,
  ledger: Ledger,
  now: () => number = Date.now,
  live: LiveTexts = openLiveTexts(storage),
): Views {
  const noteRead = openReadNotes(storage, now);
  const openLineagesOf = (view: View) =>
    openLineages(storage.seenBy(view), record.seenBy(view), undefined, undefined, storage);
  const views = Object.fromEntries(
    VIEWS.map((view): [View, OfView] => {
      const own = view === "desk" ? lineages : openLineagesOf(view);
      const { comparing, ...over } = viewOver(record.seenBy(view), own);
      const annotating = annotatingOf(view, { storage, record, lineages: own, comparing, live });
      return [view, { ...over, comparing, annotating, notes: openNotes(annotating) }];
    }),
  ) as Readonly<Record<View, OfView>>;
  const readers = Object.fromEntries(
    VIEWS.map((view): [View, UnnotedReader] => {
      const { followPoint, followTerm, search } = views[view].lineages;
      const { compareVersions } = views[view].comparing;
      const { annotating } = views[view];
      const ofNotes = {
        getThread: views[view].notes.getThread,
        seeThreads: (negotiation: string, threadIds: readonly string[], actor: Actor) =>
          seeThreads(annotating, negotiation, threadIds, actor),
      };
      return [view, { ...views[view].record, followPoint, followTerm, search, compareVersions, ...ofNotes }];
    }),
  ) as Readonly<Record<View, UnnotedReader>>;
  return {
    readers,
    noteRead,
    seeAs: (actor) => noteReads(seeAs(actor, record, views, ledger, live), actor, noteRead),
    async close() {
      for (const { lineages: own } of Object.values(views)) await own.close();
    },
  };
}

function viewOver(record: ReadingRecord, lineages: Lineages): Omit<OfView, "notes" | "annotating"> {
  const { getVerdicts, tracksBetween } = lineages;
  return { record, lineages, comparing: openComparing({ ...record, getVerdicts, tracksBetween }) };
}

function annotatingOf(view: View, { storage, record, lineages, comparing, live }: NotesOver): Annotating {
  const { getNegotiation, getVersion } = record.seenBy(view);
  return {
    ...{ view, storage: storage.seenBy(view), desk: storage, live, getWhole: record.getNegotiation },
    reading: {
      getNegotiation,
      getVersion,
      listTerms: async (negotiation) =>
        new Set((await lineages.tabulateTerms(negotiation)).terms.map(({ term }) => term)),
      async compareThroughGraph(from, to) {
        const { before, after, comparison } = await comparing.compareVersions(from, to, "graph");
        return { before, after, alignment: comparison.alignment, way: comparison.way ?? [] };
      },
    },
  };
}

type NotesOver = Pick<OfView, "lineages" | "comparing"> & {
  readonly storage: Storage;
  readonly record: RecordOfDrafts;
  readonly live: LiveTexts;
};

function seeAs(
  actor: Actor,
  record: RecordOfDrafts,
  views: Readonly<Record<View, OfView>>,
  ledger: Ledger,
  live: Pick<LiveTexts, "lookNow">,
): Seen {
  const seen = (negotiation: string | undefined) => views[viewOf(actor, keyOf(actor, negotiation ?? ""))];
  const refuseUnlessMay = refusing(actor, views);
  const ask: Ask = async (negotiation, action, doing) => {
    await refuseUnlessMay(negotiation, action);
    const done = await doing();
    record.following.lookNow(negotiation);
    return done;
  };
  return {
    refuseUnlessMay,
    record: recordSeen(actor, record, seen, ask, ledger),
    lineages: lineagesSeen(views.desk.lineages, seen, ask),
    comparing: comparingSeen(views.desk.comparing, seen),
    notes: notesSeen(actor, seen, ask, live),
    ledger: ledgerSeen(actor, ledger, seen),
  };
}

function ledgerSeen(actor: Actor, ledger: Ledger, seen: SeenIn): LedgerSeen {
  return {
    state: () => ledger.state(actor),
    nextAt: () => ledger.nextAt(actor),
    async proveInclusion(negotiation, number) {
      const position = await seen(negotiation).record.findPosition(negotiation, number);
      if (position === undefined) throw noEntry(negotiation, number);
      return ledger.proveInclusion({ negotiation, position, number }, actor);
    },
    proveConsistency: (from, to) => ledger.proveConsistency(from, to, actor),
    exportRecord: (write) => ledger.exportRecord(write, actor),
  };
}

/** Entries with their places in the tree, as far as somebody sees it. One query, none for those who see all. */
async function placeSeen<Run extends { readonly entries: readonly JournalEntry[] }>(
  actor: Actor,
  ledger: Ledger,
  reading: Promise<Run>,
): Promise<Run> {
  const run = await reading;
  const size = await ledger.shownSize(actor);
  if (size === undefined) return run;
  const isSeen = ({ leafIndex }: JournalEntry) => leafIndex !== undefined && leafIndex < size;
  return { ...run, entries: run.entries.map((entry) => (isSeen(entry) ? entry : { ...entry, leafIndex: undefined })) };
}

type SeenIn = (negotiation: string | undefined) => OfView;

/** Writes: for the desk. Whoever follows the journal is told of it at once. */
type Ask = <Done>(negotiation: string, action: ActionInNegotiation, doing: () => Promise<Done>) => Promise<Done>;

/** Whoever may not is told so, unless they are not to know that there is anything to write into. */
function refusing(actor: Actor, views: Readonly<Record<View, OfView>>): Seen["refuseUnlessMay"] {
  return async (negotiation, action) => {
    const key = keyOf(actor, negotiation);
    if (can(actor, action, { kind: "negotiation", key })) return;
    await views[viewOf(actor, key)].record.getNegotiation(negotiation);
    refuseUnlessCan(actor, action, { kind: "negotiation", key });
  };
}

function recordSeen(actor: Actor, record: RecordOfDrafts, seen: SeenIn, ask: Ask, ledger: Ledger): RecordForRoutes {
  return {
    listNegotiations: () =>
      record.listNegotiations({ within: widestViewOf(actor), viewIn: (key) => viewOf(actor, key) }),
    getNegotiation: (id) => seen(id).record.getNegotiation(id),
    getVersion: (ref) => seen(ref.negotiation).record.getVersion(ref),
    getCapture: (ref) => seen(ref.negotiation).record.getCapture(ref),
    collateWitnesses: (ref) => seen(ref.negotiation).record.collateWitnesses(ref),
    collateIn: (negotiation, ref) => seen(ref.negotiation).record.collateIn(negotiation, ref),
    readingTexts: record.readingTexts,
    countBrackets: (id) => seen(id).record.countBrackets(id),
    readJournal: (id, after, limit) => placeSeen(actor, ledger, seen(id).record.readJournal(id, after, limit)),
    lookBack: (id, span) => placeSeen(actor, ledger, seen(id).record.lookBack(id, span)),
    follow: record.following.follow,
    resolve: (address) => seen(address.negotiation).record.resolve(address),
    async describeNegotiation(negotiation, by, from) {
      // To whoever does not see it, it is a new one, and they are refused as with any other.
      if (seen(negotiation.id).record !== record && !(await isSeen(seen, negotiation.id)))
        refuseUnlessCan(actor, "begin-negotiation", RECORD);
      const described = await record.describeNegotiation(negotiation, by, from);
      record.following.lookNow(negotiation.id);
      return described;
    },
    fileVersion: (ref, capture, draft, by, opening) =>
      ask(ref.negotiation, "file-version", () => record.fileVersion(ref, capture, draft, by, opening)),
    tryFiling: (ref, capture, draft, by) =>
      ask(ref.negotiation, "file-version", () => record.tryFiling(ref, capture, draft, by)),
    correctVersion: (ref, reading, by) =>
      ask(ref.negotiation, "correct-version", () => record.correctVersion(ref, reading, by)),
    openVersion: (ref, opening, by) => ask(ref.negotiation, "open-version", () => record.openVersion(ref, opening, by)),
    withdrawVersion: (ref, reason, by) =>
      ask(ref.negotiation, "withdraw-version", () => record.withdrawVersion(ref, reason, by)),
    reviseGrade: (ref, revision, by) =>
      ask(ref.negotiation, "speak-of-version", () => record.reviseGrade(ref, revision, by)),
    stateAuthorship: (ref, statement, by) =>
      ask(ref.negotiation, "speak-of-version", () => record.stateAuthorship(ref, statement, by)),
    stateStanding: (ref, statement, by) =>
      ask(ref.negotiation, "speak-of-version", () => record.stateStanding(ref, statement, by)),
    chooseReading: (ref, choice, by) =>
      ask(ref.negotiation, "choose-reading", () => record.chooseReading(ref, choice, by)),
  };
}

async function isSeen(seen: SeenIn, negotiation: string): Promise<boolean> {
  try {
    await seen(negotiation).record.getNegotiation(negotiation);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "negotiation-not-found") return false;
    throw error;
  }
}

function lineagesSeen(desk: Lineages, seen: SeenIn, ask: Ask): LineagesForRoutes {
  return {
    listVerdicts: (id) => seen(id).lineages.listVerdicts(id),
    listRuled: (before, after) => seen(after.negotiation).lineages.listRuled(before, after),
    followPoint: (address) => seen(address.negotiation).lineages.followPoint(address),
    contestedPoints: (id) => seen(id).lineages.contestedPoints(id),
    tabulateTracks: (id, of) => seen(id).lineages.tabulateTracks(id, of),
    walkTracks: (id, of) => seen(id).lineages.walkTracks(id, of),
    wordTracks: (id, of) => seen(id).lineages.wordTracks(id, of),
    search: (id, search) => seen(id).lineages.search(id, search),
    tabulateTerms: (id, of) => seen(id).lineages.tabulateTerms(id, of),
    wordTerms: (id, of) => seen(id).lineages.wordTerms(id, of),
    followTerm: (id, term) => seen(id).lineages.followTerm(id, term),
    giveVerdict: (verdict, by) => ask(verdict.after.negotiation, "give-verdict", () => desk.giveVerdict(verdict, by)),
    nameTerm: (id, term, by) => ask(id, "mark-term", () => desk.nameTerm(id, term, by)),
    markTerm: (mark, by) => ask(mark.version.negotiation, "mark-term", () => desk.markTerm(mark, by)),
    unmarkTerm: (id, unmarked, by) => ask(id, "mark-term", () => desk.unmarkTerm(id, unmarked, by)),
  };
}

/** Notes are written as whoever writes sees what they are about. */
function notesSeen(actor: Actor, seen: SeenIn, ask: Ask, live: Pick<LiveTexts, "lookNow">): NotesSeen {
  const annotate = async <Done>(negotiation: string, doing: (notes: Notes) => Promise<Done>) => {
    const done = await ask(negotiation, "annotate", () => doing(seen(negotiation).notes));
    live.lookNow();
    return done;
  };
  return {
    listThreads: (id, wanted) => seen(id).notes.listThreads(id, actor, wanted),
    getThread: (ref) => seen(ref.negotiation).notes.getThread(ref, actor),
    listPlaced: (id, of) => seen(id).notes.listPlaced(id, actor, of),
    decidePlacement: (ref, said, by) => annotate(ref.negotiation, (notes) => notes.decidePlacement(ref, said, by)),
    readHistory: (ref) => seen(ref.negotiation).notes.readHistory(ref, actor),
    beginThread: (id, said, by) => annotate(id, (notes) => notes.beginThread(id, said, by)),
    addReply: (ref, body, by) => annotate(ref.negotiation, (notes) => notes.addReply(ref, body, by)),
    rewriteNote: (ref, body, by) => annotate(ref.negotiation, (notes) => notes.rewriteNote(ref, body, by)),
    removeNote: (ref, by) => annotate(ref.negotiation, (notes) => notes.removeNote(ref, by)),
    changeThread: (ref, said, by, unlessChanged) =>
      annotate(ref.negotiation, (notes) => notes.changeThread(ref, said, by, unlessChanged)),
    removeThread: (ref, by, unlessChanged) =>
      annotate(ref.negotiation, (notes) => notes.removeThread(ref, by, unlessChanged)),
  };
}

function comparingSeen(desk: Comparing, seen: SeenIn): Comparing {
  /** Of two negotiations each side is read as it is seen there. */
  const across: VersionReader = {
    resolve: (address) => seen(address.negotiation).record.resolve(address),
    getVersion: (ref) => seen(ref.negotiation).record.getVersion(ref),
    getNegotiation: (id) => seen(id).record.getNegotiation(id),
    getVerdicts: (before, after) => seen(after.negotiation).lineages.getVerdicts(before, after),
    tracksBetween: (id) => seen(id).lineages.tracksBetween(id),
  };
  const comparingOf = (before: Address, after: Address): Comparing => {
    const [old, now] = [seen(before.negotiation), seen(after.negotiation)];
    return old === now ? now.comparing : openComparing(across);
  };
  return {
    compareVersions: (before, after, through) => comparingOf(before, after).compareVersions(before, after, through),
    summarizeVersions: (before, after) => comparingOf(before, after).summarizeVersions(before, after),
    tellFilings: (negotiation, entries) => seen(negotiation).comparing.tellFilings(negotiation, entries),
    compareDrafts: desk.compareDrafts,
  };
}
