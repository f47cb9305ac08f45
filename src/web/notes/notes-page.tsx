import type { PlacedThread } from "../../model/annotation.ts";
import { counted } from "../../model/counted.ts";
import { type NoteFilters, negotiationHref, notesHref } from "../../model/page-addresses.ts";
import { pageOfNote } from "../../model/page-of-note.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import type { Page } from "../page-layout.tsx";
import { chooseNotes, type NotesAsked } from "./choose-notes.ts";
import { NoteCard } from "./note-card.tsx";
import { NoteFilterLinks } from "./note-filters.tsx";
import { TargetWords } from "./target-words.tsx";

type PageProps = {
  readonly overview: NegotiationOverview;
  readonly all: readonly PlacedThread[];
  readonly asked: NotesAsked;
  /** How many come before the page. */
  readonly start: number;
};

const ON_A_PAGE = 50;

/** All notes of a negotiation that the reader sees. @param all - Those of which anything was done last first. */
export function notesPage({ overview, all, asked, start }: PageProps): Page {
  const { negotiation, versions } = overview;
  const address = notesHref(negotiation.id);
  const notes = chooseNotes({ negotiation: negotiation.id, address, all, versions }, asked);
  const shown = notes.shown.slice(start, start + ON_A_PAGE);
  return {
    title: `Notes on ${negotiation.title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    notes,
    json: `/api/n/${encodeURIComponent(negotiation.id)}/notes`,
    body: (
      <article class="all-notes">
        <header>
          <h1>Notes</h1>
          <p class="lead">
            What was noted on <bdi>{negotiation.title}</bdi>, the last first.
          </p>
        </header>
        <NoteFilterLinks address={address} filters={asked.filters} all={all} name={asked.name} />
        {shown.length === 0 ? (
          <p class="empty">{all.length === 0 ? "Nothing was noted yet." : "No note fits all of this."}</p>
        ) : null}
        <ol class="note-list">
          {shown.map((placed) => (
            <li>
              <p class="noted-on">
                <a href={pageOfNote(overview, placed.thread.target)}>
                  <TargetWords target={placed.thread.target} versions={versions} />
                </a>
              </p>
              <NoteCard placed={placed} quotes />
            </li>
          ))}
        </ol>
        <Further negotiation={negotiation.id} filters={asked.filters} start={start} count={notes.shown.length} />
      </article>
    ),
  };
}

type FurtherProps = {
  readonly negotiation: string;
  readonly filters: NoteFilters;
  readonly start: number;
  readonly count: number;
};

function Further({ negotiation, filters, start, count }: FurtherProps) {
  const end = start + ON_A_PAGE;
  if (start === 0 && end >= count) return null;
  return (
    <p class="ways">
      {start === 0 ? null : <a href={notesHref(negotiation, filters, Math.max(0, start - ON_A_PAGE))}>‹ later notes</a>}{" "}
      {end >= count ? null : (
        <a href={notesHref(negotiation, filters, end)}>{counted(count - end, "earlier note")} ›</a>
      )}
    </p>
  );
}
