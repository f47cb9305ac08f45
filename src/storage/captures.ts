import { and, eq } from "drizzle-orm";
import type { Capture } from "../model/version.ts";
import type { Database } from "./driver.ts";
import { capture, version } from "./schema.ts";

export type CaptureRows = ReturnType<typeof captureRows>;

/** The bytes as they came in. */
export function captureRows(database: Database) {
  return {
    /** Keeps the bytes once: a second time in the same negotiation changes nothing. `sha256` is lower-case hex. */
    async keep(negotiationKey: string, sha256: string, bytes: Uint8Array): Promise<void> {
      await database.insert(capture).values({ negotiationId: negotiationKey, sha256, bytes }).onConflictDoNothing();
    },

    /** The bytes a version was read from. One query; the whole file in memory. */
    async findOfVersion(negotiationKey: string, versionKey: string): Promise<Capture | undefined> {
      const rows = await database
        .select({
          sha256: capture.sha256,
          mediaType: version.mediaType,
          extractor: version.extractor,
          bytes: capture.bytes,
        })
        .from(version)
        .innerJoin(
          capture,
          and(eq(capture.negotiationId, version.negotiationId), eq(capture.sha256, version.captureSha256)),
        )
        .where(and(eq(version.negotiationId, negotiationKey), eq(version.versionId, versionKey)));
      return rows[0];
    },
  };
}
