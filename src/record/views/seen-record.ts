import { refuseWithdrawn, versionNotFound } from "../../model/not-found.ts";
import { VIEWS, type View } from "../../model/opening.ts";
import type { Capture, Version, VersionFacts, VersionRef } from "../../model/version.ts";
import { requireDocument } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { openBracketCounts } from "../bracket-counts.ts";
import type { JournalRun, JournalSpan } from "../look-back.ts";
import type { JournalPage } from "../read-journal.ts";
import { getCapture, getVersion } from "../read-versions.ts";
import type { ReadingRecord } from "../record.ts";
import { resolveAddress } from "../resolve-address.ts";
import type { Snapshot, Snapshots } from "../snapshots.ts";
import { openCollations } from "../witnesses/collate-draft.ts";
import { readingTexts } from "../witnesses/reading-texts.ts";
import { lookBackSeen, readSeenJournal } from "./read-seen-journal.ts";
import { type LowerView, seeFacts } from "./see-snapshot.ts";
import { openSeenSnapshots } from "./seen-snapshots.ts";

/** Those who see less than everything. */
export const LOWER_VIEWS: readonly LowerView[] = VIEWS.filter((view: View): view is LowerView => view !== "desk");

/**
 * The record as a view sees it. What the view does not see is not found, by the same steps and in the same words as what
 * was never filed. Everything but the snapshots is read with the rights of the view alone, so that a mistake in what they
 * leave out shows nothing.
 *
 * @param snapshots - Those of the desk.
 * @param whole - The storage of the desk.
 */
export function openSeenRecord(whole: Storage, snapshots: Snapshots, view: LowerView): ReadingRecord {
  const storage = whole.seenBy(view);
  const seenIn = openSeenSnapshots(whole, snapshots, view);
  const snapshotsSeen: Snapshots = async (id) => (await seenIn(id)).snapshot;
  const collations = openCollations(storage, snapshotsSeen);
  const countBracketsIn = openBracketCounts(storage);

  async function readVersion(ref: VersionRef): Promise<Version> {
    const snapshot = await snapshotsSeen(ref.negotiation);
    findSeen(snapshot, ref);
    return seeFacts({ view, times: snapshot.times }, await getVersion(storage, ref), snapshot.versionKeys);
  }

  return {
    getNegotiation: snapshotsSeen,
    getVersion: (ref) => (ref.reading === "collated" ? collations.getReading(ref) : readVersion(ref)),
    collateWitnesses: collations.collate,
    collateIn: collations.collateIn,
    readingTexts,
    countBrackets: async (negotiation) => countBracketsIn(await snapshotsSeen(negotiation)),
    async getCapture(ref): Promise<Capture> {
      refuseWithdrawn(findSeen(await snapshotsSeen(ref.negotiation), ref));
      return getCapture(storage, ref);
    },
    async readJournal(negotiation: string, after: number, limit: number): Promise<JournalPage> {
      return readSeenJournal(storage, await seenIn(negotiation), after, limit);
    },
    async lookBack(negotiation: string, span: JournalSpan): Promise<JournalRun> {
      return lookBackSeen(storage, await seenIn(negotiation), span);
    },
    async findPosition(negotiation: string, number: number): Promise<number | undefined> {
      return (await seenIn(negotiation)).journal.entries[number]?.position;
    },
    resolve: (address) => resolveAddress({ storage, snapshots: snapshotsSeen, collations }, address),
  };
}

/** @throws Problem `document-not-found`, `version-not-found`. */
function findSeen(snapshot: Snapshot, ref: VersionRef): VersionFacts {
  requireDocument(snapshot, ref.document);
  const found = snapshot.versions.find(({ version }) => version === ref.version);
  if (found?.document !== ref.document) throw versionNotFound(ref, found?.document);
  if (typeof ref.reading === "number" && (ref.reading < 1 || ref.reading > found.reading)) {
    throw versionNotFound(ref, undefined, found.reading);
  }
  return found;
}
