import { LOCAL_AUTHOR } from "./actor.ts";
import type { JournalEntry } from "./journal.ts";
import type { View } from "./opening.ts";

/** As what a view has an entry: its number there, and since when. */
export type ToldAs = { readonly number: number; readonly at: string };

/** How a view has the journal: by positions of the desk's; what is absent it has not. Undefined where it has all as it stands. */
export type Telling = { readonly view: View; readonly told: ReadonlyMap<number, ToldAs> | undefined };

// In place of a name. No person can be called so.
const UNNAMED = "the desk";

/** Who did something, as a view is told: to the public all who have a name are one. */
export function tellAuthor(view: View, author: string): string {
  return view === "public" && author !== LOCAL_AUTHOR ? UNNAMED : author;
}

/** An entry of a journal as a view has it; undefined where it has not. */
export function tellEntry<Entry extends JournalEntry>({ view, told }: Telling, entry: Entry): Entry | undefined {
  if (told === undefined) return entry;
  const as = told.get(entry.position);
  if (as === undefined) return undefined;
  const author = tellAuthor(view, entry.author);
  return { ...(withNumbers(entry, told) as Entry), position: as.number, at: as.at, author };
}

/** Positions inside an entry by the view's numbers; without those of what it has not. */
function withNumbers(entry: JournalEntry, told: ReadonlyMap<number, ToldAs>): JournalEntry {
  switch (entry.event) {
    case "verdict-given":
      return { ...entry, data: { ...entry.data, supersedes: numbersOf(entry.data.supersedes, told) } };
    case "term-marked":
      return { ...entry, data: { ...entry.data, supersedes: numbersOf(entry.data.supersedes, told) } };
    case "term-unmarked": {
      const { position } = entry.data;
      return { ...entry, data: { ...entry.data, position: told.get(position)?.number ?? position } };
    }
    // Whether it was once hidden is the desk's.
    case "version-filed":
      return { ...entry, data: {} };
    default:
      return entry;
  }
}

function numbersOf(positions: readonly number[], told: ReadonlyMap<number, ToldAs>): readonly number[] {
  return positions.flatMap((position) => told.get(position)?.number ?? []);
}
