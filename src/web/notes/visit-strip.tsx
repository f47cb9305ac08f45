import { notesHref } from "../../model/page-addresses.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

/**
 * Where a script says what was noted since the reader's last visit, of which only their browser knows. It also tells the
 * script where notes are asked for, and who reads.
 */
export function VisitStrip({ notes: { negotiation, name } }: { readonly notes: NotesOfPage }) {
  return (
    <p
      class="since-visit"
      data-notes-of={negotiation}
      data-notes-href={notesHref(negotiation)}
      data-reader={name}
      role="status"
      hidden
    />
  );
}
