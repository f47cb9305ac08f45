import { and, asc, count, eq } from "drizzle-orm";
import type { View } from "../model/opening.ts";
import type { Database } from "./driver.ts";
import { trackNumber } from "./lineage-schema.ts";

/** A point that the number of a track is known by; `versionId` is the key of its version. */
export type StoredAnchor = Omit<typeof trackNumber.$inferSelect, "negotiationId" | "view">;

// Six fields each: far below the number of parameters that a statement may have.
const INSERTED_AT_ONCE = 1000;

export type TrackNumberRows = ReturnType<typeof trackNumberRows>;

/** The numbers of tracks, which are only ever added to. */
export function trackNumberRows(database: Database) {
  return {
    /** All that a view's numbers are known by, lowest number first, of each the point that it was given by. One query. */
    async list(negotiationKey: string, view: View): Promise<readonly StoredAnchor[]> {
      const rows = await database
        .select()
        .from(trackNumber)
        .where(and(eq(trackNumber.negotiationId, negotiationKey), eq(trackNumber.view, view)))
        .orderBy(asc(trackNumber.number), asc(trackNumber.anchor), asc(trackNumber.reading));
      return rows.map(({ negotiationId: _, view: __, ...row }) => row);
    },

    /** How many rows `list` gives: as nothing is ever taken away, the same count is the same rows. One query. */
    async count(negotiationKey: string, view: View): Promise<number> {
      const [row] = await database
        .select({ rows: count() })
        .from(trackNumber)
        .where(and(eq(trackNumber.negotiationId, negotiationKey), eq(trackNumber.view, view)));
      return row?.rows ?? 0;
    },

    /** Adds what numbers are known by, under the lock of the negotiation. */
    async insert(negotiationKey: string, view: View, anchors: readonly StoredAnchor[]): Promise<void> {
      for (let from = 0; from < anchors.length; from += INSERTED_AT_ONCE) {
        const some = anchors.slice(from, from + INSERTED_AT_ONCE);
        await database
          .insert(trackNumber)
          .values(some.map((anchor) => ({ ...anchor, negotiationId: negotiationKey, view })));
      }
    },
  };
}
