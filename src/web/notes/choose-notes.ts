import type { Context } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import type { PlacedThread } from "../../model/annotation.ts";
import { type NoteFilters, noteQuery, withQuery } from "../../model/page-addresses.ts";
import { isUuid } from "../../model/uuid.ts";
import type { VersionFacts } from "../../model/version.ts";
import { isChosen, readNoteFilters } from "./note-filters.tsx";
import { nameOfReader } from "./note-reader.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

/** What is asked of the notes of a page. */
export type NotesAsked = {
  readonly filters: NoteFilters;
  /** Id of the thread that is open. */
  readonly open: string | undefined;
  /** Name of whoever reads; nobody has none. */
  readonly name: string | undefined;
};

/** Nothing is asked. */
export const ALL_NOTES: NotesAsked = { filters: {}, open: undefined, name: undefined };

type NotesThere = {
  readonly negotiation: string;
  /** Address of the page without anything that is asked of its notes. */
  readonly address: string;
  readonly all: readonly PlacedThread[];
  readonly versions: readonly VersionFacts[];
  readonly on?: string | undefined;
  readonly compared?: NotesOfPage["compared"];
};

/** Of the notes of a page those asked for; the one that is open is among them whatever the filters. */
export function chooseNotes({ all, address, ...there }: NotesThere, { filters, open, name }: NotesAsked): NotesOfPage {
  const shown = all.filter((placed) => placed.thread.id === open || isChosen(placed, filters, name));
  const here = withQuery(address, noteQuery(filters));
  return { on: undefined, compared: undefined, ...there, shown, open, name, here };
}

/** What the address of a page asks of its notes, by whoever reads it. */
export function askedOfNotes(c: Context): NotesAsked {
  const open = c.req.query("note");
  return {
    filters: readNoteFilters((name) => c.req.query(name)),
    open: open !== undefined && isUuid(open) ? open : undefined,
    name: nameOfReader(actorOf(c)),
  };
}
