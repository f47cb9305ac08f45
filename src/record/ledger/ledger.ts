import { writeRecordLine } from "../../ledger/record-file.ts";
import type { KnownBefore, RecordVerdict } from "../../ledger/verify-record.ts";
import { type Actor, LOCAL } from "../../model/actor.ts";
import type { AskedFor } from "../../model/asked-for.ts";
import { RECORD, refuseUnlessCan } from "../../model/can.ts";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { gatherLeaves } from "./gather-leaves.ts";
import { type Gathering, keepGathering } from "./keep-gathering.ts";
import { type ConsistencyProof, type InclusionProof, proveConsistency, proveInclusion } from "./prove.ts";
import { readRecord } from "./read-record.ts";
import { type LedgerKey, openLedgerKey } from "./signing-key.ts";
import { verifyStored } from "./verify-stored.ts";

/** What the ledger says of itself. */
export type LedgerState = {
  readonly origin: string;
  /** To be kept elsewhere by whoever wants to check the record later. */
  readonly verifierKey: string;
  readonly keyKept: "outside" | "in-the-database";
  /** Entries in the tree. */
  readonly size: number;
  /** The newest checkpoint, a signed note; undefined before the first. */
  readonly checkpoint: string | undefined;
};

/** The ledger over all journals: what it proves, and how to check it. */
export type Ledger = {
  /** Waits until the key is there. @throws Problem `bad-usage` when the one given is none. */
  ready(): Promise<void>;
  /** Gathers what waits now. */
  gather(): Promise<void>;
  /** Goes on gathering, four times a second, until `close`. */
  keepGathering(): void;
  state(): Promise<LedgerState>;
  /** @throws the problems of `proveInclusion`. */
  proveInclusion(negotiation: string, position: number): Promise<InclusionProof>;
  /** @throws the problems of `proveConsistency`. */
  proveConsistency(from: number, to?: number): Promise<ConsistencyProof>;
  /** Checks everything that is stored. */
  verify(known?: KnownBefore, by?: Actor): Promise<RecordVerdict>;
  /**
   * The whole record as a file that can be checked without us, line by line, in one snapshot.
   *
   * @throws Problem `record-altered` where something stands in the tables that no entry tells of.
   */
  exportRecord(write: (line: string) => Promise<void>, by?: Actor): Promise<void>;
  /** Ends the gathering, after a last look. */
  close(): Promise<void>;
};

/** The same for routes, which always say who asks. */
export type LedgerForRoutes = AskedFor<Ledger, "verify" | "exportRecord">;

/** @param pem - The key that signs checkpoints; without one it is kept in the database. */
export function openLedger(storage: Storage, pem?: string): Ledger {
  let opening: Promise<LedgerKey> | undefined;
  const openKey = () => {
    opening ??= openLedgerKey(storage, pem);
    return opening;
  };
  let gathering: Gathering | undefined;
  return {
    ready: async () => void (await openKey()),
    async gather() {
      const { signing } = await openKey();
      await gatherLeaves(storage, signing);
    },
    keepGathering() {
      gathering ??= keepGathering(storage, openKey, (error) => console.error(error));
    },
    async state() {
      const { signing, kept } = await openKey();
      const checkpoint = await storage.read((rows) => rows.ledger.latestCheckpoint());
      const { name, verifierKey } = signing;
      return { origin: name, verifierKey, keyKept: kept, size: checkpoint?.size ?? 0, checkpoint: checkpoint?.note };
    },
    proveInclusion: (negotiation, position) => proveInclusion(storage, negotiation, position),
    proveConsistency: (from, to) => proveConsistency(storage, from, to),
    async verify(known = {}, by = LOCAL) {
      refuseUnlessCan(by, "verify-record", RECORD);
      const { signing } = await openKey();
      return verifyStored(storage, signing, { verifierKey: signing.verifierKey, ...known });
    },
    async exportRecord(write, by = LOCAL) {
      refuseUnlessCan(by, "export-record", RECORD);
      const { signing } = await openKey();
      await storage.snapshot(async (rows) => {
        for await (const line of readRecord(rows, signing)) {
          // What is wrong with the tables cannot be said in a file of the record, and must not be left out of it.
          if (line.kind === "damaged") throw altered(line.sentence);
          await write(writeRecordLine(line));
        }
      });
    },
    close: async () => gathering?.stop(),
  };
}

function altered(sentence: string): Problem {
  return new Problem(
    "record-altered",
    sentence,
    "No file of the record can say so: check what is stored with travaux verify.",
  );
}
