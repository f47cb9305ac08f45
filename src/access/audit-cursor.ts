import { Problem } from "../model/problem.ts";

/** A place in the audit: behind an entry of a moment, of one of its sources. */
export type AuditPlace = {
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly rank: number;
  readonly id: string;
};

export function writeAuditCursor({ at, rank, id }: AuditPlace): string {
  return Buffer.from(`${at} ${rank} ${id}`).toString("base64url");
}

/** @throws Problem `malformed-query`. */
export function readAuditCursor(cursor: string): AuditPlace {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const { at = "", rank = "", id = "" } = CURSOR.exec(text)?.groups ?? {};
  const place = { at, rank: Number(rank), id };
  if (isInstant(at) && writeAuditCursor(place) === cursor) return place;
  throw new Problem(
    "malformed-query",
    "The cursor is not one that was answered here.",
    'Send "next" of the page before as it was answered, or no cursor.',
  );
}

function isInstant(text: string): boolean {
  const at = Date.parse(text);
  // Of a day that a month has not, a clock makes another one.
  return !Number.isNaN(at) && new Date(at).toISOString() === text;
}

// The journal's entries are named by their positions, the others by UUIDs.
const CURSOR =
  /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (?<rank>2(?= \d{1,9}$)|[01](?= [0-9a-f]{8}-)) (?<id>\d{1,9}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;
