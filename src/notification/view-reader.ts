import type { Actor } from "../model/actor.ts";
import type { Address } from "../model/address.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import type { Comparison } from "../model/comparison.ts";
import type { JournalEntry } from "../model/journal.ts";
import type { Lineage } from "../model/lineage.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { View } from "../model/opening.ts";
import type { ToldAs } from "../model/tell-entry.ts";
import type { TermRow } from "../model/term.ts";
import type { Times } from "../model/times.ts";
import type { VersionFacts, VersionRef } from "../model/version.ts";

/** A negotiation as a view sees it, as far as telling of it needs to know. */
export type SeenNegotiation = {
  readonly key: string;
  /** Of the view's own journal. */
  readonly journalLength: number;
  /** The view's own numbers by positions of the desk's journal; undefined where they are the same. */
  readonly told: ReadonlyMap<number, ToldAs> | undefined;
  /** How exactly others than the desk are told when something happened. */
  readonly times: Times;
  readonly negotiation: Negotiation;
  /** Also those that were withdrawn. */
  readonly versions: readonly VersionFacts[];
};

/** A point that is found by the words of a search; `firstSeen` is the earliest version of its document that has them. */
type FoundWords = { readonly firstSeen: Place; readonly lastSeen: Place };
type Place = { readonly version: VersionFacts; readonly path: string };

/** A thread as somebody sees it, as far as telling of it needs to know; also one that was taken back, without its words. */
export type SeenThread = {
  readonly thread: ThreadSeen;
  /** The number of the deed by which it was opened to them; -1 of its author, who saw all of it. */
  readonly openedBy: number;
  /** An ISO 8601 instant in UTC: since when they see what it is about; undefined where they always did. */
  readonly since: string | undefined;
  /** Of each note that was not taken back, by its id: its words in one line, without marks. */
  readonly words: ReadonlyMap<string, string>;
};

/** What is read of the record to tell of it, as one view sees it. Each function has the problems of the record's own. */
export type ViewReader = {
  getNegotiation(id: string): Promise<SeenNegotiation>;
  readJournal(
    negotiation: string,
    after: number,
    limit: number,
  ): Promise<{ readonly entries: readonly JournalEntry[]; readonly next: number | undefined }>;
  lookBack(
    negotiation: string,
    span: { readonly from: { readonly before: number } | "the end"; readonly limit: number },
  ): Promise<{ readonly entries: readonly JournalEntry[]; readonly hasOlder: boolean }>;
  /** Where in the journal of the desk an entry stands that has this number here. */
  findPosition(negotiation: string, number: number): Promise<number | undefined>;
  resolve(address: Address): Promise<{
    readonly ref: VersionRef;
    readonly path: string | undefined;
    readonly facts: VersionFacts;
  }>;
  compareVersions(before: Address, after: Address): Promise<{ readonly comparison: Comparison }>;
  followPoint(address: Address): Promise<Lineage>;
  followTerm(
    negotiation: string,
    term: string,
  ): Promise<{ readonly row: TermRow; readonly versions: readonly VersionFacts[] }>;
  search(
    negotiation: string,
    search: { readonly text: string; readonly document?: string | undefined },
  ): Promise<{ readonly hits: Pick<readonly FoundWords[], "slice"> }>;
  /** A thread that somebody sees. */
  getThread(ref: { readonly negotiation: string; readonly threadId: string }, actor: Actor): Promise<ThreadSeen>;
  /** Those of some threads that somebody sees, by their ids; for nobody, that everybody of the view sees. */
  seeThreads(negotiation: string, threadIds: readonly string[], actor: Actor): Promise<ReadonlyMap<string, SeenThread>>;
};

export type ViewReaders = Readonly<Record<View, ViewReader>>;
