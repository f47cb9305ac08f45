import { useContext } from "hono/jsx";
import type { NoteSeen, PlacedThread, ThreadSeen } from "../../model/annotation.ts";
import { counted } from "../../model/counted.ts";
import { noteAnchor, noteHref } from "../../model/page-addresses.ts";
import { Moment } from "../dates.tsx";
import { LightMarkdown } from "./light-markdown.tsx";
import { AddReply, RemoveNote, RewriteNote } from "./note-forms.tsx";
import { useNoteRights } from "./note-reader.ts";
import { firstWords, isHighlight, quoteOf, STANCE_WORDS } from "./note-words.ts";
import { NotesHere, type NotesOfPage, openHref } from "./notes-of-page.tsx";
import { PlacementWords } from "./placement-words.tsx";
import { ThreadForms } from "./thread-forms.tsx";

type CardProps = {
  readonly placed: PlacedThread;
  /** Shows the words that are quoted, where they do not stand beside the card. */
  readonly quotes?: boolean;
};

/** A thread in the margin: who says what. Of one that is not open, its first note, and how much more there is. */
export function NoteCard({ placed, quotes = false }: CardProps) {
  const page = useContext(NotesHere);
  if (page === undefined) return null;
  const { thread } = placed;
  const isOpen = page.open === thread.id;
  const anchor = noteAnchor(thread.id);
  const quote = quoteOf(thread);
  const state = `${isOpen ? " open" : ""}${thread.resolved === undefined ? "" : " resolved"}`;
  return (
    <article
      class={`note-card${state}${isHighlight(thread) ? " highlight" : ""}`}
      id={anchor}
      tabindex={-1}
      data-thread={thread.id}
      aria-labelledby={`${anchor}-by`}
    >
      <ThreadHead thread={thread} negotiation={page.negotiation} />
      {thread.target.kind === "absence" ? (
        <p class="absent-matter">
          nothing on <bdi>{thread.target.matter}</bdi>
        </p>
      ) : null}
      {quotes && quote !== undefined ? (
        <blockquote class="quoted-words" dir="auto">
          {firstWords(quote, MOST_QUOTED).words}
        </blockquote>
      ) : null}
      <PlacementWords placed={placed} page={page} isQuoted={quotes} />
      {isOpen ? <WholeThread thread={thread} page={page} /> : <Glimpse thread={thread} page={page} />}
    </article>
  );
}

const MOST_QUOTED = 300;
// Some six lines of the margin: more would push the points apart.
const MOST_SHOWN = 280;
const MOST_OF_RESOLVED = 80;

function ThreadHead({ thread, negotiation }: { readonly thread: ThreadSeen; readonly negotiation: string }) {
  const { id, author, at, stance, visibility, resolved } = thread;
  return (
    <p class="note-head" id={`${noteAnchor(id)}-by`}>
      <span class="heard">{isHighlight(thread) ? "Marked by " : "Note by "}</span>
      <b>
        <bdi>{author}</bdi>
      </b>{" "}
      <a class="note-link" href={noteHref(negotiation, id)} data-note-link>
        <Moment at={at} />
      </a>{" "}
      {stance === undefined ? null : <span class={`stance ${stance}`}>{STANCE_WORDS[stance]}</span>}{" "}
      {isHighlight(thread) ? <span class="is-highlight">marked</span> : null}{" "}
      <span class="visibility">{visibility}</span>{" "}
      {resolved === undefined ? null : (
        <span class="resolution">
          resolved by <bdi>{resolved.by}</bdi>
        </span>
      )}
    </p>
  );
}

type OfThread = { readonly thread: ThreadSeen; readonly page: NotesOfPage };

/** What fits beside a point, and the way to the rest. */
function Glimpse({ thread, page }: OfThread) {
  const [first, ...replies] = thread.notes;
  const most = thread.resolved === undefined ? MOST_SHOWN : MOST_OF_RESOLVED;
  const { words, isAll } = firstWords(first?.body ?? "", most);
  const last = replies.at(-1);
  const { annotates } = useNoteRights(page.negotiation);
  const alone = isAll ? (annotates ? "reply" : "open") : "read on";
  return (
    <>
      {first === undefined || first.removed ? (
        <TakenBack />
      ) : isHighlight(thread) ? null : (
        <div class="note-body" dir="auto">
          {isAll ? <LightMarkdown body={first.body} /> : <p>{words}</p>}
        </div>
      )}
      <Tags tags={thread.tags} />
      <p class="note-more">
        <a href={openHref(page, thread.id)} data-open-note>
          {last === undefined ? alone : counted(replies.length, "reply", "replies")}
          <span class="heard">
            {" "}
            {alone === "reply" && last === undefined ? "to" : "of"} the note by {thread.author}
          </span>
        </a>
        {last === undefined ? null : (
          <>
            , the last by <bdi>{last.author}</bdi>
          </>
        )}
      </p>
    </>
  );
}

/** All notes of a thread, with what the reader may do. */
function WholeThread({ thread, page }: OfThread) {
  const [first, ...replies] = thread.notes;
  return (
    <>
      {first === undefined ? null : <OneNote note={first} thread={thread} page={page} />}
      <Tags tags={thread.tags} />
      {replies.length === 0 ? null : (
        <ol class="replies">
          {replies.map((note) => (
            <li>
              <p class="note-head">
                <b>
                  <bdi>{note.author}</bdi>
                </b>{" "}
                <Moment at={note.at} />
              </p>
              <OneNote note={note} thread={thread} page={page} />
            </li>
          ))}
        </ol>
      )}
      <AddReply thread={thread} page={page} />
      <ThreadForms thread={thread} page={page} />
      <p class="heard" role="status" data-live-told />
    </>
  );
}

function OneNote({ note, thread, page }: OfThread & { readonly note: NoteSeen }) {
  const { annotates, mayChange } = useNoteRights(page.negotiation);
  if (note.removed) return <TakenBack />;
  const isReply = thread.notes[0] !== note;
  return (
    <div class="one-note" data-note={note.id}>
      <div class="note-body" dir="auto">
        <LightMarkdown body={note.body} />
      </div>
      {note.editedAt === undefined || !isLater(note.editedAt, note.at) ? null : (
        <p class="edited">
          edited <Moment at={note.editedAt} />
        </p>
      )}
      {annotates ? (
        <div class="note-ways">
          <RewriteNote note={note} thread={thread} page={page} />
          {isReply && mayChange(note) ? <RemoveNote note={note} thread={thread} page={page} /> : null}
        </div>
      ) : null}
    </div>
  );
}

// Whoever types live edits from the first letter on.
const FIRST_WRITTEN_IN_MS = 10 * 60_000;

function isLater(editedAt: string, at: string): boolean {
  return Date.parse(editedAt) - Date.parse(at) > FIRST_WRITTEN_IN_MS;
}

function TakenBack() {
  return <p class="taken-back">This note was taken back.</p>;
}

function Tags({ tags }: Pick<ThreadSeen, "tags">) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label="Tags">
      {tags.map((tag) => (
        <li>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}
