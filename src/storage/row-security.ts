import { pgPolicy } from "drizzle-orm/pg-core";
import { type SQL, sql } from "drizzle-orm/sql";

// What the database itself shows to those who see less than the desk: see decisions/0014-the-second-net.md. The desk reads
// and writes as the owner of the tables, whom no policy holds.

/** The database's roles under which everybody but the desk is read for. They belong to the server, and log in nowhere. */
export const READER_ROLES = { members: "travaux_members", public: "travaux_public" } as const;

/** The tables that those roles may read, each with a policy below; of no other table they can read a word. */
export const READABLE_TABLES = [
  ...["negotiation", "document", "capture", "version", "version_based_on", "correction", "point"],
  ...["alignment", "journal", "ledger_leaf", "track_number"],
  ...["thread", "note", "thread_deed", "thread_placement"],
] as const;

type ReadableTable = (typeof READABLE_TABLES)[number];

const IS_MEMBERS = sql.raw(`current_user = '${READER_ROLES.members}'`);

// The version table's own policy holds inside the others: a version that is not seen is not there for them.
const versionWhere = (on: string) => `exists (select from version seen where ${on})`;
const seenVersion = (table: ReadableTable, key = "version_id") =>
  versionWhere(`seen.negotiation_id = ${table}.negotiation_id and seen.version_id = ${table}.${key}`);
const seenThread = (table: string) =>
  `exists (select from thread seen where seen.negotiation_id = ${table}.negotiation_id and seen.thread_id = ${table}.thread_id)`;
const seenVersionCalled = (id: string, table: ReadableTable = "journal") =>
  versionWhere(`seen.negotiation_id = ${table}.negotiation_id and seen.slug = ${id}`);

/**
 * By table, which rows a reader role sees. The same as `seeSnapshot` and `seeJournal` say in the program, said once more where
 * no mistake of the program reaches; but that the names of a term are there also before its first mark is.
 */
const SEEN: Readonly<Record<ReadableTable, SQL>> = {
  negotiation: sql`${IS_MEMBERS} or ${sql.raw(versionWhere("seen.negotiation_id = negotiation.negotiation_id"))}`,
  document: sql.raw(
    versionWhere("seen.negotiation_id = document.negotiation_id and seen.document_id = document.document_id"),
  ),
  // Bytes that came in under several versions are there with the first that is seen.
  capture: sql.raw(
    `${versionWhere("seen.negotiation_id = capture.negotiation_id and seen.capture_sha256 = capture.sha256")} or ` +
      "exists (select from correction seen where seen.negotiation_id = capture.negotiation_id and seen.capture_sha256 = capture.sha256)",
  ),
  version: sql`open_state = 'published' or (open_state = 'shared' and ${IS_MEMBERS})`,
  version_based_on: sql.raw(`${seenVersion("version_based_on")} and ${seenVersion("version_based_on", "parent_id")}`),
  correction: sql.raw(seenVersion("correction")),
  point: sql.raw(seenVersion("point")),
  // What came back in a version names those that it was gone from, seen or not: other views work that out for themselves.
  alignment: sql.raw(
    `before_version_id <> after_version_id and ${seenVersion("alignment", "before_version_id")} and ` +
      seenVersion("alignment", "after_version_id"),
  ),
  journal: sql.raw(
    [
      `(version_id is null or ${seenVersion("journal")})`,
      `(event <> 'verdict-given' or ${seenVersionCalled("journal.data ->> 'beforeVersion'")})`,
      `(event <> 'reading-chosen' or ${seenVersionCalled("journal.data -> 'point' ->> 'version'")})`,
      `(event <> 'reading-chosen' or data ->> 'witness' is null or ${seenVersionCalled("journal.data ->> 'witness'")})`,
      "(event <> 'negotiation-described' or not exists (" +
        "select from jsonb_array_elements(data -> 'documents') as named (described) where not exists (" +
        "select from document seen where seen.negotiation_id = journal.negotiation_id and seen.slug = named.described ->> 'id')))",
    ].join(" and "),
  ),
  // Each view has numbers of its own; the roles are called after the views.
  track_number: sql.raw(`current_user = 'travaux_' || view and ${seenVersion("track_number")}`),
  // What is one person's alone is kept from other members by the program. A term is there with its first mark that is.
  thread: sql.raw(
    `(visibility = 'public' or current_user = '${READER_ROLES.members}') and ` +
      `(version_id is null or ${seenVersion("thread")}) and (beside_id is null or ${seenVersion("thread", "beside_id")}) and ` +
      "(target ->> 'kind' <> 'term' or exists (select from journal seen where seen.negotiation_id = thread.negotiation_id and " +
      "seen.event = 'term-marked' and seen.data ->> 'term' = thread.target ->> 'term'))",
  ),
  note: sql.raw(seenThread("note")),
  // Where it was said to stand in another version.
  thread_deed: sql.raw(
    `${seenThread("thread_deed")} and (data ->> 'version' is null or ${seenVersionCalled("thread_deed.data ->> 'version'", "thread_deed")})`,
  ),
  thread_placement: sql.raw(`${seenThread("thread_placement")} and ${seenVersion("thread_placement")}`),
  ledger_leaf: sql.raw(
    "exists (select from journal seen where seen.negotiation_id = ledger_leaf.negotiation_id and seen.position = ledger_leaf.position)",
  ),
};

/** The policy of a table. What no policy shows is not shown: without one a role would see nothing. */
export function seenRows(table: ReadableTable) {
  return pgPolicy(`${table}_seen`, { for: "select", using: SEEN[table] });
}
