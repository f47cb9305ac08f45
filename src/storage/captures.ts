import { and, asc, eq } from "drizzle-orm";
import { type Capture, FIRST_READING } from "../model/version.ts";
import type { Database } from "./driver.ts";
import { capture, correction, document, version } from "./schema.ts";
import { sameDocument } from "./select-versions.ts";

export type CaptureRows = ReturnType<typeof captureRows>;

/** The bytes as they came in. */
export function captureRows(database: Database) {
  return {
    /** Keeps the bytes once: a second time in the same negotiation changes nothing. `sha256` is lower-case hex. */
    async keep(negotiationKey: string, sha256: string, bytes: Uint8Array): Promise<void> {
      await database.insert(capture).values({ negotiationId: negotiationKey, sha256, bytes }).onConflictDoNothing();
    },

    /** The bytes a reading of a version was read from. One query; the whole file in memory. */
    async findOfReading(negotiationKey: string, versionKey: string, reading: number): Promise<Capture | undefined> {
      const read = reading === FIRST_READING ? version : correction;
      const rows = await database
        .select({
          sha256: capture.sha256,
          mediaType: read.mediaType,
          extractor: read.extractor,
          bytes: capture.bytes,
        })
        .from(read)
        .innerJoin(capture, and(eq(capture.negotiationId, read.negotiationId), eq(capture.sha256, read.captureSha256)))
        .where(
          and(
            eq(read.negotiationId, negotiationKey),
            eq(read.versionId, versionKey),
            read === correction ? eq(correction.reading, reading) : undefined,
          ),
        );
      return rows[0];
    },

    /** The versions that were read from these bytes, in whichever of their readings, in order of id. Two queries. */
    async listVersionsReadFrom(
      negotiationKey: string,
      sha256: string,
    ): Promise<readonly { readonly version: string; readonly document: string }[]> {
      const named = { version: version.slug, document: document.slug };
      const filed = await database
        .select(named)
        .from(version)
        .innerJoin(document, sameDocument)
        .where(and(eq(version.negotiationId, negotiationKey), eq(version.captureSha256, sha256)));
      const corrected = await database
        .select(named)
        .from(correction)
        .innerJoin(
          version,
          and(eq(version.negotiationId, correction.negotiationId), eq(version.versionId, correction.versionId)),
        )
        .innerJoin(document, sameDocument)
        .where(and(eq(correction.negotiationId, negotiationKey), eq(correction.captureSha256, sha256)));
      const byId = new Map([...filed, ...corrected].map((one) => [one.version, one]));
      return [...byId.values()].sort((a, b) => (a.version < b.version ? -1 : 1));
    },

    /** Hashes of all captures of a negotiation, in order. */
    async listHashes(negotiationKey: string): Promise<readonly string[]> {
      const rows = await database
        .select({ sha256: capture.sha256 })
        .from(capture)
        .where(eq(capture.negotiationId, negotiationKey))
        .orderBy(asc(capture.sha256));
      return rows.map(({ sha256 }) => sha256);
    },

    async findBytes(negotiationKey: string, sha256: string): Promise<Uint8Array | undefined> {
      const [row] = await database
        .select({ bytes: capture.bytes })
        .from(capture)
        .where(and(eq(capture.negotiationId, negotiationKey), eq(capture.sha256, sha256)));
      return row?.bytes;
    },
  };
}
