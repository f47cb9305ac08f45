import { READS_KEPT_DAYS, type Read } from "../model/audit.ts";
import { keepRecent } from "../model/keep-recent.ts";
import { dayOf } from "../model/times.ts";
import type { Storage } from "../storage/open-storage.ts";

/** A read with its negotiation, by its public id; of every negotiation where it is undefined. */
export type ReadIn = Read & { readonly negotiation: string | undefined };

/** Keeps for good that somebody read something. */
export type NoteRead = (reader: string, read: ReadIn) => Promise<void>;

// Some 300 bytes each. What is forgotten is asked of the database again, which has each once.
const MOST_KNOWN = 10_000;
const DAY_MS = 86_400_000;

/**
 * Notes what people read, each thing once a day: a second read of that day asks the database nothing. With the first note
 * of a day the old ones are erased, by each process for itself: one query more, which finds nothing where another was first.
 *
 * @param now - In milliseconds.
 */
export function openReadNotes(storage: Storage, now: () => number): NoteRead {
  const known = keepRecent<void>(MOST_KNOWN, () => 1);
  let erasedOn: string | undefined;

  async function eraseOld(day: string): Promise<void> {
    if (erasedOn === day) return;
    const first = new Date(Date.parse(day) - READS_KEPT_DAYS * DAY_MS).toISOString();
    await storage.read((rows) => rows.audit.eraseReadsBefore(dayOf(first)));
    erasedOn = day;
  }

  return (reader, { negotiation, kind, versions, part }) => {
    const at = new Date(now()).toISOString();
    return known(JSON.stringify([dayOf(at), reader, negotiation, kind, versions, part]), async () => {
      await eraseOld(dayOf(at));
      await storage.read((rows) => rows.audit.noteRead({ negotiation, reader, kind, versions, part, at }));
    });
  };
}
