import type { Provenance } from "./draft.ts";
import type { Point } from "./point.ts";

/** Which version, by public ids: `negotiation/document@version`. */
export type VersionRef = { readonly negotiation: string; readonly document: string; readonly version: string };

/** The bytes as they came in, kept apart from the points read from them. */
export type Capture = {
  /** Lower-case hex SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly mediaType: string;
  /** Name and version of what read the points out of the bytes. */
  readonly extractor: string;
  readonly bytes: Uint8Array;
};

/** One state of a document as the record has it; never altered once filed. Without its points, for lists and graphs. */
export type VersionFacts = Provenance &
  VersionRef & {
    /** All points, sub-points included. */
    readonly pointCount: number;
    /** ISO 8601 instant in UTC. */
    readonly filedAt: string;
    readonly captureSha256: string;
  };

/** The same with its points in reading order. */
export type Version = VersionFacts & { readonly points: readonly Point[] };
