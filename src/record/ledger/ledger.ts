import { writeRecordLine } from "../../ledger/record-file.ts";
import type { KnownBefore, RecordVerdict } from "../../ledger/verify-record.ts";
import { type Actor, LOCAL } from "../../model/actor.ts";
import type { AskedFor } from "../../model/asked-for.ts";
import { can, RECORD, refuseUnlessCan } from "../../model/can.ts";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { gatherLeaves } from "./gather-leaves.ts";
import { type Gathering, keepGathering } from "./keep-gathering.ts";
import {
  type ConsistencyProof,
  type InclusionProof,
  type ProvedEntry,
  proveConsistency,
  proveInclusion,
  type Sight,
} from "./prove.ts";
import { latestPublic, nextHour } from "./public-checkpoints.ts";
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
  /** The newest checkpoint that is seen, a signed note; undefined before the first. */
  readonly checkpoint: string | undefined;
  /** ISO 8601 instant at which the next public one comes; undefined for those who see each at once. */
  readonly nextAt: string | undefined;
};

/** The ledger over all journals: what it proves, and how to check it. */
export type Ledger = {
  /** Waits until the key is there. @throws Problem `bad-usage` when the one given is none. */
  ready(): Promise<void>;
  /** Gathers what waits now. */
  gather(): Promise<void>;
  /** Goes on gathering, four times a second, until `close`. */
  keepGathering(): void;
  /** As somebody sees it: owners and this machine at once, everybody else by the hour. */
  state(by?: Actor): Promise<LedgerState>;
  /** How many leaves somebody sees; undefined for those who see all. */
  shownSize(by: Actor): Promise<number | undefined>;
  /** When the next public checkpoint comes, as `state` says it. */
  nextAt(by: Actor): string | undefined;
  /** @throws the problems of `proveInclusion`. */
  proveInclusion(entry: ProvedEntry, by?: Actor): Promise<InclusionProof>;
  /** @throws the problems of `proveConsistency`. */
  proveConsistency(from: number, to?: number, by?: Actor): Promise<ConsistencyProof>;
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

/** The same for routes, which always say who asks; what it shows of itself, and the whole record, is asked of `seen`. */
export type LedgerForRoutes = AskedFor<Pick<Ledger, "verify">, "verify">;

/**
 * @param pem - The key that signs checkpoints; without one it is kept in the database.
 * @param now - In milliseconds: what full hours are told by.
 */
export function openLedger(storage: Storage, pem?: string, now: () => number = Date.now): Ledger {
  let opening: Promise<LedgerKey> | undefined;
  const openKey = () => {
    opening ??= openLedgerKey(storage, pem);
    return opening;
  };
  let gathering: Gathering | undefined;
  const sightOf = (by: Actor): Sight => (can(by, "see-newest-checkpoint", RECORD) ? "newest" : now());
  const nextAt = (sight: Sight) => (sight === "newest" ? undefined : new Date(nextHour(sight)).toISOString());
  const latest = (sight: Sight) =>
    storage.read((rows) => (sight === "newest" ? rows.ledger.latestCheckpoint() : latestPublic(rows, sight)));
  return {
    ready: async () => void (await openKey()),
    async gather() {
      const { signing } = await openKey();
      await gatherLeaves(storage, signing, now);
    },
    keepGathering() {
      gathering ??= keepGathering(storage, openKey, (error) => console.error(error), now);
    },
    async state(by = LOCAL) {
      const { signing, kept } = await openKey();
      const sight = sightOf(by);
      const checkpoint = await latest(sight);
      const { name, verifierKey } = signing;
      return {
        ...{ origin: name, verifierKey, keyKept: kept },
        ...{ size: checkpoint?.size ?? 0, checkpoint: checkpoint?.note, nextAt: nextAt(sight) },
      };
    },
    async shownSize(by) {
      const sight = sightOf(by);
      return sight === "newest" ? undefined : ((await latest(sight))?.size ?? 0);
    },
    nextAt: (by) => nextAt(sightOf(by)),
    proveInclusion: (entry, by = LOCAL) => proveInclusion(storage, entry, sightOf(by)),
    proveConsistency: (from, to, by = LOCAL) => proveConsistency(storage, from, to, sightOf(by)),
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
