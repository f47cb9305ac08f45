import type { GivenChoice, JournalEventOf } from "../model/journal.ts";
import { keepRecent } from "../model/keep-recent.ts";
import { negotiationNotFound } from "../model/not-found.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import { getStoredNegotiation } from "../storage/get-stored.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NegotiationOverview } from "./read-negotiations.ts";

/** Everything about a negotiation but its texts, as it was when its journal had a certain length. */
export type Snapshot = NegotiationOverview & {
  readonly key: string;
  readonly journalLength: number;
  readonly documentKeys: ReadonlyMap<string, string>;
  /** Keys of its versions, by their public ids. */
  readonly versionKeys: ReadonlyMap<string, string>;
  /** In the order in which they were given, also those whose place was taken since. */
  readonly verdicts: readonly JournalEventOf<"verdict-given">[];
  /** Of words for reading texts, in the order in which they were made. */
  readonly choices: readonly GivenChoice[];
};

/** @throws Problem `negotiation-not-found`. */
export type Snapshots = (id: string) => Promise<Snapshot>;

// In versions and verdicts, over all negotiations kept; some kilobytes each.
const MOST_KEPT = 20_000;

/**
 * Snapshots of negotiations, kept in memory for as long as their journals stay as they are: whatever changes what a
 * negotiation is known as is an entry of its journal. One query where nothing happened since, six more where something did,
 * whichever process it happened in.
 */
export function openSnapshots(storage: Storage): Snapshots {
  const recent = keepRecent<Snapshot>(MOST_KEPT, ({ versions, verdicts }) => versions.length + verdicts.length);
  return async (id) => {
    const stamp = await storage.read((rows) => rows.negotiations.findStamp(id));
    if (stamp === undefined) throw negotiationNotFound(id);
    return recent(`${stamp.key} ${stamp.length}`, () => takeSnapshot(storage, id, stamp.length));
  };
}

/** What is committed while it is taken may be in it or not; the next look sees a longer journal and takes another. */
function takeSnapshot(storage: Storage, id: string, journalLength: number): Promise<Snapshot> {
  return storage.read(async (rows) => {
    // Versions first: the documents read after them include every one that they stand in.
    const versions = await rows.versions.list(id);
    const { key, negotiation, documentKeys } = await getStoredNegotiation(rows, id);
    const said = await rows.journal.list(key, { events: ["verdict-given", "reading-chosen"] });
    return {
      key,
      journalLength,
      negotiation,
      documentKeys,
      versions: inOrderOfTime(versions.map(({ facts }) => facts)),
      versionKeys: new Map(versions.map((one) => [one.facts.version, one.key])),
      verdicts: said.filter((entry) => entry.event === "verdict-given"),
      choices: said.filter((entry) => entry.event === "reading-chosen"),
    };
  });
}
