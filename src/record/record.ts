import type { Address } from "../model/address.ts";
import type { Draft } from "../model/draft.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { Capture, Version, VersionRef } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import { describeNegotiation } from "./describe-negotiation.ts";
import { type Filing, fileVersion } from "./file-version.ts";
import { getNegotiation, listNegotiations, type NegotiationOverview } from "./read-negotiations.ts";
import { getCapture, getVersion } from "./read-versions.ts";
import { type Resolved, resolveAddress } from "./resolve-address.ts";

export type { NegotiationOverview };

/** The record: files versions for good and reads them back. */
export type RecordOfDrafts = {
  listNegotiations(): Promise<readonly NegotiationOverview[]>;
  /** @throws Problem `negotiation-not-found`. */
  getNegotiation(id: string): Promise<NegotiationOverview>;
  /**
   * Creates the negotiation or brings its description (title, summary, parties, rounds, documents) up to date.
   *
   * @throws Problem `unreadable-negotiation` (an id that is none or stands twice, text that cannot be stored),
   *   `document-unknown-to-negotiation` when a document is left out that holds versions.
   */
  describeNegotiation(negotiation: Negotiation): Promise<"created" | "changed" | "unchanged">;
  /**
   * Files one version in one transaction: capture, version, its edges, its points. All or nothing. The same bytes under
   * the same ref are `already-filed`, whatever the draft says. Nothing of a draft is altered to make it fit.
   *
   * @throws Problem `malformed-address`, `unreadable-draft` (text that cannot be stored, a path too long, a null text
   *   that is not unreported, a parent named twice), `negotiation-not-found`, `document-unknown-to-negotiation`,
   *   `version-exists` (same id, other bytes), `version-id-taken` (the id stands in another document of the
   *   negotiation), `unknown-version-named` (based-on or witness-of names none that is filed), `version-cycle`.
   */
  fileVersion(ref: VersionRef, capture: Omit<Capture, "sha256">, draft: Draft): Promise<Filing>;
  /** @throws Problem `negotiation-not-found`, `document-not-found`, `version-not-found`. */
  getVersion(ref: VersionRef): Promise<Version>;
  /** The bytes a version was read from. */
  getCapture(ref: VersionRef): Promise<Capture>;
  /**
   * Completes an address: a bare version finds its document; without a version, the newest one that holds the path
   * (the newest of all without a path).
   *
   * @throws Problem `malformed-address` without a negotiation, and the not-found problems.
   */
  resolve(address: Address): Promise<Resolved>;
};

/** The record over an open storage. It keeps nothing in memory: any number may stand over one database. */
export function openRecord(storage: Storage): RecordOfDrafts {
  return {
    listNegotiations: () => listNegotiations(storage),
    getNegotiation: (id) => getNegotiation(storage, id),
    describeNegotiation: (negotiation) => describeNegotiation(storage, negotiation),
    fileVersion: (ref, capture, draft) => fileVersion(storage, ref, capture, draft),
    getVersion: (ref) => getVersion(storage, ref),
    getCapture: (ref) => getCapture(storage, ref),
    resolve: (address) => resolveAddress(storage, address),
  };
}
