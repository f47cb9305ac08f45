import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm/sql";
import type { View } from "../model/opening.ts";
import { type AlignmentRows, alignmentRows } from "./alignments.ts";
import { type AnsweredRequestRows, answeredRequestRows } from "./answered-requests.ts";
import { type AuditRows, auditRows } from "./audit.ts";
import { type CaptureRows, captureRows } from "./captures.ts";
import { type DeliveryRows, deliveryRows } from "./deliveries.ts";
import { asProblem, type Database, type Sessions } from "./driver.ts";
import { openEmbeddedDatabase } from "./embedded-database.ts";
import { type EndpointRows, endpointRows } from "./endpoints.ts";
import { type FeedRows, feedRows } from "./feeds.ts";
import { type IdentityRows, identityRows } from "./identities.ts";
import { type JournalRows, journalRows } from "./journal.ts";
import { type LedgerRows, ledgerRows } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { type NegotiationRows, negotiationRows } from "./negotiations.ts";
import { type NoticeRows, noticeRows } from "./notices.ts";
import { type PasskeyRows, passkeyRows } from "./passkeys.ts";
import { type PeopleRows, peopleRows } from "./people.ts";
import { sessionsOnPGlite } from "./pglite-sessions.ts";
import { type PointRows, pointRows } from "./points.ts";
import { openPostgresConnections } from "./postgres-connections.ts";
import { readyReaderRoles, sessionsAs } from "./reader-roles.ts";
import { type SearchRows, searchRows } from "./search.ts";
import { notOpened, type StoragePlace } from "./storage-place.ts";
import { type SubscriptionRows, subscriptionRows } from "./subscriptions.ts";
import { type ThreadPresenceRows, threadPresenceRows } from "./thread-presence.ts";
import { type ThreadUpdateRows, threadUpdateRows } from "./thread-updates.ts";
import { type ThreadRows, threadRows } from "./threads.ts";
import { type TrackNumberRows, trackNumberRows } from "./track-numbers.ts";
import { runTransaction, untilDone } from "./transaction.ts";
import { type UntoldDeedRows, untoldDeedRows } from "./untold-deeds.ts";
import { type VersionRows, versionRows } from "./versions.ts";

/** Everything that is stored, by table family. */
export type Rows = {
  readonly negotiations: NegotiationRows;
  readonly versions: VersionRows;
  readonly captures: CaptureRows;
  readonly points: PointRows;
  readonly alignments: AlignmentRows;
  readonly trackNumbers: TrackNumberRows;
  readonly threads: ThreadRows;
  readonly threadUpdates: ThreadUpdateRows;
  readonly threadPresence: ThreadPresenceRows;
  readonly untoldDeeds: UntoldDeedRows;
  readonly journal: JournalRows;
  readonly answeredRequests: AnsweredRequestRows;
  readonly ledger: LedgerRows;
  readonly search: SearchRows;
  readonly people: PeopleRows;
  readonly passkeys: PasskeyRows;
  readonly identities: IdentityRows;
  readonly audit: AuditRows;
  readonly subscriptions: SubscriptionRows;
  readonly notices: NoticeRows;
  readonly endpoints: EndpointRows;
  readonly feeds: FeedRows;
  readonly deliveries: DeliveryRows;
};

/** An open database with the newest schema. A lost connection is a Problem `record-unavailable` everywhere. */
export type Storage = {
  /** Runs queries outside a transaction; each sees what was committed when it started. */
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * The same before all others who wait for a session of the database, on PostgreSQL: one query, for which many wait, or
   * without whose answer what is open has to end.
   */
  readFirst<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws. `work` may run up to five
   * times, so it touches nothing but `rows`; and it must not call `read`, which would wait for it for ever on PGlite.
   */
  transaction<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * Runs `work`, which is one query: a transaction of its own, without the asking back and forth of the others. It may run up
   * to five times, as those do.
   */
  once<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * Runs `work`, which only reads, on everything as it is now, whatever others commit meanwhile. On PGlite they wait: its
   * one session is taken.
   */
  snapshot<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /**
   * The same database with no more rights than a view has: what the view does not see, no query finds, and nothing can be
   * written. It must not be closed. See decisions/0014-the-second-net.md.
   */
  seenBy(view: View): Storage;
  /** Whether other processes may have the same database open: never of an embedded one. */
  readonly isShared: boolean;
  /**
   * A number that is another as soon as something may have been changed, where nobody but this process can: what was read
   * after it was given is true for as long as it is the same. Undefined where others can.
   */
  changes(): number | undefined;
  /** Whether the database answers within two seconds. Never throws. */
  isReady(): Promise<boolean>;
  /** Waits for what is running, then closes. Harmless a second time. */
  close(): Promise<void>;
};

export type { StoragePlace };

/**
 * Opens the database and brings its schema up to date; any number of processes may do so at once on PostgreSQL.
 *
 * @throws Problem `data-directory-in-use` when another process has the directory, `record-unavailable` when PostgreSQL
 *   does not answer within ten seconds, refuses or is newer than this release, and for what else keeps a database from
 *   being opened.
 */
export async function openStorage(place: StoragePlace): Promise<Storage> {
  try {
    return "databaseUrl" in place
      ? await openOn(openPostgresConnections(place.databaseUrl))
      : await openDirectory(place.dataDirectory);
  } catch (error) {
    throw notOpened(place, error);
  }
}

/** Storage over a PGlite that someone else opened: the tests, from a template. Closing it closes the PGlite. */
export async function openStorageOnPGlite(client: PGlite): Promise<Storage> {
  return openOn(
    sessionsOnPGlite(client, async () => {
      if (!client.closed) await client.close();
    }),
  );
}

async function openDirectory(directory: string): Promise<Storage> {
  const { client, close } = await openEmbeddedDatabase(directory);
  return openOn(sessionsOnPGlite(client, close));
}

async function openOn(sessions: Sessions): Promise<Storage> {
  try {
    await migrate(sessions);
    await readyReaderRoles(sessions);
  } catch (error) {
    await sessions.close();
    throw asProblem(error);
  }
  return storageOver(sessions);
}

function storageOver(sessions: Sessions): Storage {
  let closing: Promise<void> | undefined;
  const storage: Storage = {
    read: (work) => answering(sessions.use((database) => work(rowsIn(database)))),
    readFirst: (work) => answering(sessions.useFirst((database) => work(rowsIn(database)))),
    transaction: (work) => answering(runTransaction(sessions, (database) => work(rowsIn(database)))),
    once: (work) => answering(untilDone(() => sessions.use((database) => work(rowsIn(database))))),
    snapshot: (work) => answering(sessions.snapshot((database) => work(rowsIn(database)))),
    seenBy: (view) => (view === "desk" ? storage : storageOver(sessionsAs(sessions, view))),
    isShared: sessions.isShared,
    changes: sessions.changes,
    isReady: () => answersWithin(sessions, 2000),
    close() {
      closing ??= sessions.close();
      return closing;
    },
  };
  return storage;
}

// Of each connection for good, of each transaction for as long as it lasts: two dozen families anew for each query cost as much
// as many a query.
const known = new WeakMap<Database, Rows>();

function rowsIn(database: Database): Rows {
  const rows = known.get(database) ?? makeRows(database);
  known.set(database, rows);
  return rows;
}

function makeRows(database: Database): Rows {
  return {
    negotiations: negotiationRows(database),
    versions: versionRows(database),
    captures: captureRows(database),
    points: pointRows(database),
    alignments: alignmentRows(database),
    trackNumbers: trackNumberRows(database),
    threads: threadRows(database),
    threadUpdates: threadUpdateRows(database),
    threadPresence: threadPresenceRows(database),
    untoldDeeds: untoldDeedRows(database),
    journal: journalRows(database),
    answeredRequests: answeredRequestRows(database),
    ledger: ledgerRows(database),
    search: searchRows(database),
    people: peopleRows(database),
    passkeys: passkeyRows(database),
    identities: identityRows(database),
    audit: auditRows(database),
    subscriptions: subscriptionRows(database),
    notices: noticeRows(database),
    endpoints: endpointRows(database),
    feeds: feedRows(database),
    deliveries: deliveryRows(database),
  };
}

async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asProblem(error);
  }
}

async function answersWithin(sessions: Sessions, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const answer = sessions
    .use(async (database) => database.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    );
  const ready = await Promise.race([answer, late]);
  clearTimeout(timer);
  return ready;
}
