import type { Actor } from "../model/actor.ts";
import { type AuditEntry, type AuditKind, READ_KINDS, READS_KEPT_DAYS, type ReadKind } from "../model/audit.ts";
import { dayOf, type Times, tellTime } from "../model/times.ts";
import type { AuditSelection, StoredAuditEntry } from "../storage/audit.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { afterDays } from "./after-days.ts";
import { type AuditPlace, readAuditCursor, writeAuditCursor } from "./audit-cursor.ts";
import { getAllowed } from "./members.ts";

/** What of a negotiation's audit is asked for. */
export type AuditAsked = {
  /** By somebody, or done to somebody. */
  readonly who?: string | undefined;
  readonly kind?: AuditKind | undefined;
  /** What was read of it, and what the journal holds of it. */
  readonly version?: { readonly document: string; readonly version: string } | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A part of the audit, newest first. */
export type AuditPage = {
  readonly entries: readonly AuditEntry[];
  /** Where the next page goes on; undefined at the end. */
  readonly next: string | undefined;
  readonly times: Times;
};

/**
 * Who read and did what in a negotiation: what was noted of reading, what was done to who may, and what the journal holds,
 * in one order of time. Six queries at most, near constant in the length of each.
 *
 * @throws Problem `negotiation-not-found`, `sign-in-needed`, `not-allowed`; `malformed-query` for a cursor that is none.
 */
export function listAudit(storage: Storage, negotiation: string, asked: AuditAsked, by: Actor): Promise<AuditPage> {
  return storage.read(async (rows) => {
    const { key, times } = await getAllowed(rows, negotiation, by, "see-audit");
    const after = asked.cursor === undefined ? undefined : readAuditCursor(asked.cursor);
    const found = await listSources(rows, key, asked, after);
    const shown = found
      .flatMap((entries, rank) => entries.map((one) => ({ ...one, rank })))
      // Of one source they are in order already, and of one moment they stay so.
      .sort((one, other) => compareText(other.entry.at, one.entry.at) || other.rank - one.rank);
    const page = shown.slice(0, asked.limit);
    const last = page.at(-1);
    const isMore = last !== undefined && shown.length > page.length;
    return {
      times,
      entries: page.map(({ entry }) => tellEntry(times, entry)),
      next: isMore ? writeAuditCursor({ at: last.entry.at, rank: last.rank, id: last.id }) : undefined,
    };
  });
}

/** Each with one entry more than is asked for, newest first; of one moment, the source that stands last here comes first. */
async function listSources(
  rows: Rows,
  key: string,
  { who, kind, version, limit }: AuditAsked,
  after: AuditPlace | undefined,
): Promise<readonly (readonly StoredAuditEntry[])[]> {
  const since = dayOf(afterDays(new Date(), -READS_KEPT_DAYS).toISOString());
  const kinds = readKindsOf(kind);
  const isAsked = (source: AuditKind) => kind === undefined || kind === source;
  const selection = (rank: number): AuditSelection => {
    return { who, version, limit: limit + 1, before: after && placeBefore(after, rank) };
  };
  return [
    kinds.length === 0 ? [] : await rows.audit.listReads(key, kinds, since, selection(0)),
    // None is about a version.
    isAsked("people") && version === undefined ? await rows.audit.listDeeds(key, selection(1)) : [],
    isAsked("record") ? await rows.audit.listEntries(key, selection(2)) : [],
  ];
}

/** Where a source of some rank goes on behind a place in all of them. */
function placeBefore({ at, rank, id }: AuditPlace, own: number): NonNullable<AuditSelection["before"]> {
  const moment = new Date(at);
  if (own === rank) return { at: moment, id };
  // Of that moment it stands behind as a whole, or before it.
  return own < rank ? { at: moment, id: undefined } : { at: new Date(moment.getTime() - 1), id: undefined };
}

function readKindsOf(kind: AuditKind | undefined): readonly ReadKind[] {
  if (kind === undefined || kind === "reading") return READ_KINDS;
  return READ_KINDS.filter((one) => kind === `reading-${one}`);
}

/** What one person read is told to the day where others are told no more of the desk. */
function tellEntry(times: Times, entry: AuditEntry): AuditEntry {
  return entry.what === "read" ? { ...entry, at: tellTime(times, entry.at) } : entry;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
