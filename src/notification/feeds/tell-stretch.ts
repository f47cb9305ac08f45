import type { Actor } from "../../model/actor.ts";
import { keepRecent, type Recent } from "../../model/keep-recent.ts";
import type { View } from "../../model/opening.ts";
import type { NoteRead } from "../inbox.ts";
import type { Wanted } from "../match-event.ts";
import type { Notifying } from "../notifying.ts";
import { type ToldEntry, tellEntries } from "../tell-entries.ts";
import type { ViewReader } from "../view-reader.ts";
import type { ChainedJournal } from "./archive-chain.ts";
import { readStretch } from "./read-stretch.ts";
import type { Stretch } from "./stretches.ts";

/** What feeds are made with: as `Notifying`, with what was told lately. */
export type Feeding = Notifying & {
  readonly noteRead: NoteRead;
  readonly toldLately: Recent<readonly ToldEntry[]>;
};

// Some hundreds of bytes each; readers of feeds ask for the same every half hour, and mostly nothing happened.
const MOST_TOLD = 5_000;

export function keepToldLately(): Recent<readonly ToldEntry[]> {
  return keepRecent(MOST_TOLD, (told) => told.length + 1);
}

/** A journal as whoever asks has it. */
export type SeenJournal = ChainedJournal & { readonly key: string; readonly view: View; readonly reader: ViewReader };

/** A part of a journal that was told. */
export type ToldStretch<Journal extends SeenJournal = SeenJournal> = {
  readonly journal: Journal;
  readonly told: readonly ToldEntry[];
  /** When the last entry of it happened, told or not. */
  readonly lastAt: string | undefined;
};

/**
 * Tells what is wanted of a stretch of a journal. What it says of its entries follows from what the journal says altogether, so
 * that it stays as it is until the journal is longer; only when they happened is read anew, since that may be told less exactly
 * from some day on. A query; costs what `tellEntries` does where it was not told lately.
 */
export async function tellStretch<Journal extends SeenJournal>(
  feeding: Feeding,
  journal: Journal,
  stretch: Stretch,
  wanted: Wanted,
  by: Actor,
): Promise<ToldStretch<Journal>> {
  const { id, key, view, reader, length } = journal;
  const tell = () => tellEntries(feeding, id, entries, wanted, by);
  const entries = await readStretch(reader, id, stretch);
  const name = JSON.stringify([key, view, length, stretch, wanted]);
  // What somebody looked at last is theirs, and changes without an entry.
  const kept = await (wanted.base.kind === "last-looked" ? tell() : feeding.toldLately(name, tell));
  const byPosition = new Map(entries.map((entry) => [entry.position, entry]));
  const told = kept.flatMap(({ entry, ...said }) => {
    const now = byPosition.get(entry.position);
    return now === undefined ? [] : [{ ...said, entry: now }];
  });
  return { journal, told, lastAt: entries.at(-1)?.at };
}
