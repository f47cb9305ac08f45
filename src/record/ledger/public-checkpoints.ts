import type { Checkpoint } from "../../storage/ledger.ts";
import type { Rows } from "../../storage/open-storage.ts";

// To everybody, checkpoints come at fixed times and never on a filing: else that something was filed would show, and with
// it perhaps an embargoed draft. What follows is asked of the database at each look: no timer, and nothing is kept, so that
// it is right also where the service was down at the hour, and where several processes serve one record.

// An hour of UTC begins at whole multiples: its leap seconds are not counted (POSIX).
const HOUR_MS = 60 * 60 * 1000;

/** When the next public checkpoint comes, in milliseconds. */
export function nextHour(now: number): number {
  return (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
}

/** The newest checkpoint that was signed at or before the last full hour; undefined before the first. One query. */
export function latestPublic(rows: Rows, now: number): Promise<Checkpoint | undefined> {
  return rows.ledger.latestCheckpoint(new Date(nextHour(now) - HOUR_MS));
}

/**
 * The checkpoint of a size, if it was the newest at a full hour that is over; undefined for every other size, whether it
 * was signed or not. Those of which the time was not kept are from when all were shown. Two queries.
 */
export async function findPublic(rows: Rows, size: number, now: number): Promise<Checkpoint | undefined> {
  const found = await rows.ledger.findCheckpoint(size);
  if (found === undefined || found.signedAt === null) return found;
  const shownAt = Math.ceil(found.signedAt.getTime() / HOUR_MS) * HOUR_MS;
  if (shownAt > now) return undefined;
  const next = await rows.ledger.findNextCheckpoint(size);
  return next === undefined || (next.signedAt?.getTime() ?? 0) > shownAt ? found : undefined;
}
