import { and, eq, inArray } from "drizzle-orm";
import { sql } from "drizzle-orm/sql";
import type { Database } from "./driver.ts";
import { alignment } from "./lineage-schema.ts";

/** What became of the points between two readings; keys are those of versions. `entries` is what the caller keeps, as JSON. */
export type StoredAlignment = Omit<typeof alignment.$inferSelect, "negotiationId">;

// Each some kilobytes; together they stay well below a megabyte.
const SAVED_AT_ONCE = 100;
// Beyond so many the whole negotiation's are read: the list would cost more than the rows.
const MOST_NAMED = 500;

export type AlignmentRows = ReturnType<typeof alignmentRows>;

/** Alignments along the version graph: derived, so that losing them costs time and nothing else. */
export function alignmentRows(database: Database) {
  return {
    /**
     * The alignments that begin at these versions, of whatever reading and method, in no order; all of the negotiation
     * where very many are named. One query.
     */
    async list(negotiationKey: string, beforeVersionIds: readonly string[]): Promise<readonly StoredAlignment[]> {
      if (beforeVersionIds.length === 0) return [];
      const named = beforeVersionIds.length <= MOST_NAMED;
      const rows = await database
        .select()
        .from(alignment)
        .where(
          and(
            eq(alignment.negotiationId, negotiationKey),
            named ? inArray(alignment.beforeVersionId, [...beforeVersionIds]) : undefined,
          ),
        );
      return rows.map(({ negotiationId: _, ...row }) => row);
    },

    /** Keeps alignments, each in the place of what stood under its key. No key may stand in `rows` twice. */
    async save(negotiationKey: string, rows: readonly StoredAlignment[]): Promise<void> {
      // In one order, whoever saves: two that save the same at once wait for each other and do not deadlock.
      const ordered = [...rows].sort((a, b) => compareText(keyOf(a), keyOf(b)));
      for (let from = 0; from < ordered.length; from += SAVED_AT_ONCE) {
        await database
          .insert(alignment)
          .values(ordered.slice(from, from + SAVED_AT_ONCE).map((row) => ({ ...row, negotiationId: negotiationKey })))
          .onConflictDoUpdate({
            target: [
              alignment.negotiationId,
              alignment.beforeVersionId,
              alignment.beforeReading,
              alignment.afterVersionId,
              alignment.afterReading,
            ],
            set: {
              method: sql`excluded.method`,
              verdicts: sql`excluded.verdicts`,
              entries: sql`excluded.entries`,
            },
          });
      }
    },
  };
}

function keyOf({ beforeVersionId, beforeReading, afterVersionId, afterReading }: StoredAlignment): string {
  return `${beforeVersionId} ${beforeReading} ${afterVersionId} ${afterReading}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
