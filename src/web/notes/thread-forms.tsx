import { STANCES, type ThreadSeen, VISIBILITIES } from "../../model/annotation.ts";
import { noteAnchor, noteHref } from "../../model/page-addresses.ts";
import { FollowThread } from "../subscriptions/follow-link.tsx";
import { NoteForm } from "./note-forms.tsx";
import { useNoteRights } from "./note-reader.ts";
import { STANCE_WORDS, VISIBILITY_WORDS } from "./note-words.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

type OfThread = { readonly thread: ThreadSeen; readonly page: NotesOfPage };

/** What can be done with a whole thread: resolved, told what it is, taken back, linked to. */
export function ThreadForms({ thread, page }: OfThread) {
  const { annotates, mayChange } = useNoteRights(page.negotiation);
  return (
    <div class="thread-ways">
      {annotates ? (
        <NoteForm thread={thread} page={page} to="said" kind="inline">
          <input type="hidden" name="resolved" value={thread.resolved === undefined ? "yes" : "no"} />
          <button type="submit" class="link-like">
            {thread.resolved === undefined ? "resolve" : "reopen"}
          </button>
        </NoteForm>
      ) : null}
      <a href={noteHref(page.negotiation, thread.id)} data-copy-link>
        link to it
      </a>
      <FollowThread negotiation={page.negotiation} thread={thread.id} />
      {annotates ? <SaidOfThread thread={thread} page={page} mayOpen={mayChange(thread)} /> : null}
      {mayChange(thread) ? (
        <details class="removal">
          <summary>take back</summary>
          <NoteForm thread={thread} page={page} to="removal">
            <p>With all replies: nobody sees it any more.</p>
            <p class="submit">
              <button type="submit">Take the note back</button>
            </p>
          </NoteForm>
        </details>
      ) : null}
    </div>
  );
}

/** Stance, tags and who sees it. */
function SaidOfThread({ thread, page, mayOpen }: OfThread & { readonly mayOpen: boolean }) {
  const id = (name: string) => `${noteAnchor(thread.id)}-${name}`;
  const { publishes } = useNoteRights(page.negotiation);
  return (
    <details class="said-of-thread">
      <summary>stance, tags{mayOpen ? ", who sees it" : ""}</summary>
      <NoteForm thread={thread} page={page} to="said" kind="fields">
        <p>
          <label for={id("stance")}>It is</label>
          <StanceChoice id={id("stance")} chosen={thread.stance} />
        </p>
        {mayOpen ? (
          <p>
            <label for={id("visibility")}>Who sees it</label>
            <VisibilityChoice id={id("visibility")} chosen={thread.visibility} publishes={publishes} />
          </p>
        ) : null}
        <p>
          <label for={id("tags")}>Tags, with commas between</label>
          <input id={id("tags")} type="text" name="tags" value={thread.tags.join(", ")} dir="auto" autocomplete="off" />
        </p>
        <p class="submit">
          <button type="submit">Keep</button>
        </p>
      </NoteForm>
    </details>
  );
}

export function StanceChoice({ id, chosen }: { readonly id: string; readonly chosen: string | undefined }) {
  return (
    <select id={id} name="stance">
      <option value="">a note</option>
      {STANCES.map((stance) => (
        <option value={stance} selected={stance === chosen}>
          {STANCE_WORDS[stance]}
        </option>
      ))}
    </select>
  );
}

type VisibilityProps = { readonly id: string; readonly chosen: string; readonly publishes: boolean };

/** @param props.publishes - Whether the reader may show notes to everybody; one that is shown already stays offered. */
export function VisibilityChoice({ id, chosen, publishes }: VisibilityProps) {
  return (
    <select id={id} name="visibility">
      {VISIBILITIES.filter((one) => one !== "public" || publishes || chosen === one).map((one) => (
        <option value={one} selected={one === chosen}>
          {VISIBILITY_WORDS[one]}
        </option>
      ))}
    </select>
  );
}
