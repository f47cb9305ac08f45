import type { Context } from "hono";
import type { NoteTarget } from "../../model/annotation.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import { askedOfNotes, chooseNotes } from "./choose-notes.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

type Wanted = Pick<Partial<NotesOfPage>, "compared"> & {
  /** Address of the page. */
  readonly address: string;
  readonly holds: (target: NoteTarget) => boolean;
};

/** The notes of a page, as they were written: of those that the reader sees the ones whose target is wanted there. */
export async function notesAsWritten(
  c: Context,
  seen: SeenBy,
  { negotiation, versions }: NegotiationOverview,
  { holds, ...page }: Wanted,
): Promise<NotesOfPage> {
  const threads = await seen(c).notes.listThreads(negotiation.id);
  const all = threads.filter(({ target }) => holds(target)).map((thread) => ({ thread, placement: undefined }));
  const { open, name } = askedOfNotes(c);
  return chooseNotes({ negotiation: negotiation.id, all, versions, ...page }, { filters: {}, open, name });
}
