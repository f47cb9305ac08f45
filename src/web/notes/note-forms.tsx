import { createHash } from "node:crypto";
import type { Child } from "hono/jsx";
import { LONGEST_BODY } from "../../annotation/read-note-words.ts";
import type { NoteSeen, ThreadSeen } from "../../model/annotation.ts";
import { noteAnchor, noteHref } from "../../model/page-addresses.ts";
import { useNoteRights } from "./note-reader.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

/** What is done to a thread by its forms, each at an address below the thread's. */
export type NoteDeed = "replies" | "words" | "removal" | "said" | "placement";

type FormProps = {
  readonly thread: ThreadSeen;
  readonly page: NotesOfPage;
  readonly to: NoteDeed;
  readonly kind?: string;
  readonly children?: Child;
};

/** The frame of a form of a thread: it comes back to the page on which it stands. */
export function NoteForm({ thread, page, to, kind = "", children }: FormProps) {
  return (
    <form class={`note-form ${kind}`} method="post" action={`${noteHref(page.negotiation, thread.id)}/${to}`}>
      <input type="hidden" name="back" value={page.here} />
      {children}
    </form>
  );
}

type OfThread = { readonly thread: ThreadSeen; readonly page: NotesOfPage };
type OfNote = OfThread & { readonly note: NoteSeen };

/** Where a reply is written. */
export function AddReply({ thread, page }: OfThread) {
  const id = `${noteAnchor(thread.id)}-reply`;
  const { annotates } = useNoteRights(page.negotiation);
  if (!annotates) return null;
  return (
    <NoteForm thread={thread} page={page} to="replies" kind="reply-form">
      {/* Sent twice by an impatient finger, it is one reply. */}
      <input type="hidden" name="seen" value={String(thread.notes.length)} />
      <label for={id}>Reply</label>
      <textarea id={id} name="body" rows={2} maxlength={LONGEST_BODY} required dir="auto" />
      <p class="submit">
        <button type="submit">Reply</button>
      </p>
    </NoteForm>
  );
}

/** Where the words of a note become others: with a script they are typed live, with whoever else types there. */
export function RewriteNote({ note, thread, page }: OfNote) {
  const id = `words-${note.id}`;
  const isFirst = thread.notes[0] === note;
  return (
    <details class="rewrite">
      <summary>
        {note.body === "" ? "write" : "edit"}
        <span class="heard">
          {" "}
          {isFirst ? "the note" : "the reply"} by {note.author}
        </span>
      </summary>
      <NoteForm thread={thread} page={page} to="words">
        <input type="hidden" name="note" value={note.id} />
        <input type="hidden" name="was" value={digestOf(note.body)} />
        <label class="heard" for={id}>
          Words of {isFirst ? "the note" : "the reply"} by {note.author}
        </label>
        <textarea
          id={id}
          name="body"
          rows={4}
          maxlength={LONGEST_BODY}
          dir="auto"
          data-live={note.id}
        >{`\n${note.body}`}</textarea>
        <p class="present" data-present hidden />
        <p class="live-status" data-live-status hidden />
        <p class="submit" data-unscripted>
          <button type="submit">Keep these words</button>
        </p>
      </NoteForm>
    </details>
  );
}

/** Takes a reply back. */
export function RemoveNote({ note, thread, page }: OfNote) {
  return (
    <details class="removal">
      <summary>
        take back<span class="heard"> the reply by {note.author}</span>
      </summary>
      <NoteForm thread={thread} page={page} to="removal">
        <input type="hidden" name="note" value={note.id} />
        <p>Its words are shown no more; that it was there, is.</p>
        <p class="submit">
          <button type="submit">Take this reply back</button>
        </p>
      </NoteForm>
    </details>
  );
}

/** What words were, short enough to be sent along: whoever rewrites others than these is told so. */
export function digestOf(body: string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 16);
}
