import { keepNewest } from "../../model/keep-recent.ts";
import { negotiationNotFound } from "../../model/not-found.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { Snapshot, Snapshots } from "../snapshots.ts";
import { headOf, type JournalHead } from "./journal-heads.ts";
import { type JournalSeen, seeJournal } from "./journal-seen.ts";
import { type LowerView, seeSnapshot } from "./see-snapshot.ts";

/** A negotiation as a view sees it, with the view's journal. */
export type Seen = { readonly snapshot: Snapshot; readonly journal: JournalSeen };

/** @throws Problem `negotiation-not-found`, also for one in which the public sees nothing. */
export type SeenSnapshots = (id: string) => Promise<Seen>;

// In entries over all negotiations kept; some 200 bytes each.
const MOST_KEPT = 500_000;

/** What is known of a negotiation, so that the next look reads only what is new of its journal. */
type Known = Seen & { readonly heads: readonly JournalHead[] };

/**
 * The database is asked as well which versions the view sees: what is read later may be more, since they only open.
 *
 * @throws an Error where the program shows a version that the database would not, which is a bug of ours.
 */
async function refuseUnseen(storage: Storage, view: LowerView, { key, versionKeys }: Snapshot): Promise<void> {
  const seen = await storage.read((rows) => rows.versions.listOpenings(key));
  const unseen = [...versionKeys].filter(([, versionKey]) => !seen.has(versionKey));
  if (unseen.length === 0) return;
  throw new Error(`The database does not show to ${view} the version ${unseen.map(([id]) => id).join(", ")}.`);
}

/**
 * Snapshots as a view sees them, made from those of the desk: one and the same object while those stay the same. The
 * journal is read once, and then what is new of it. Two queries where something is new, one of them for `refuseUnseen`.
 *
 * @param snapshots - Those of the desk.
 */
export function openSeenSnapshots(storage: Storage, snapshots: Snapshots, view: LowerView): SeenSnapshots {
  const newest = keepNewest<Snapshot, Known>(MOST_KEPT, ({ heads }) => heads.length);

  async function take(desk: Snapshot, known: readonly JournalHead[]): Promise<Known> {
    const entries = await storage.read((rows) =>
      rows.journal.list(desk.key, { after: known.length - 1, before: desk.journalLength }),
    );
    const heads = [...known, ...entries.map(headOf)].slice(0, desk.journalLength);
    const documentOf = new Map(desk.versions.map(({ version, document }) => [version, document]));
    const journal = seeJournal(view, heads, documentOf, desk.times);
    const snapshot = seeSnapshot(view, desk, journal);
    await refuseUnseen(storage.seenBy(view), view, snapshot);
    return { heads, journal, snapshot };
  }

  return async (id) => {
    const desk = await snapshots(id);
    const seen = await newest(desk.key, desk, async (before) => take(desk, (await before())?.heads ?? []));
    // Members know of their negotiation; to everybody else, one that has nothing to show is none.
    if (view === "public" && seen.snapshot.versions.length === 0) throw negotiationNotFound(id);
    return seen;
  };
}
