import { type PlacedThread, type ToldPlacement, versionsOf } from "../../model/annotation.ts";
import { noteAnchor, noteHref } from "../../model/page-addresses.ts";
import { Moment } from "../dates.tsx";
import { Redlined } from "../redlined.tsx";
import { NoteForm } from "./note-forms.tsx";
import { useNoteRights } from "./note-reader.ts";
import { firstWords, quoteOf } from "./note-words.ts";
import type { NotesOfPage } from "./notes-of-page.tsx";

type Placed = { readonly placed: PlacedThread; readonly page: NotesOfPage };

/**
 * Where a note stands that was written on another version, as far as that is not plain; and where that is decided.
 *
 * @param props.isQuoted - Its words stand over it already.
 */
export function PlacementWords({ placed, page, isQuoted }: Placed & { readonly isQuoted: boolean }) {
  const { thread, placement } = placed;
  if (thread.target.kind !== "point" || placement === undefined) return null;
  const written = versionsOf(thread.target).at(-1);
  // In the list of all notes it stands beside; where the words simply stand, whoever opens the note is told.
  const saysWhere = page.on !== undefined && (placement.kind !== "placed" || page.open === thread.id);
  const title = page.versions.find(({ version }) => version === written)?.title;
  return (
    <div class={`placement ${placement.kind}`}>
      <Said placed={placed} placement={placement} isQuoted={isQuoted} />
      {title === undefined || !saysWhere ? null : (
        <p class="written-on">
          written on{" "}
          <a href={noteHref(page.negotiation, thread.id)}>
            <bdi>{title}</bdi>, point {thread.target.anchor.path}
          </a>
        </p>
      )}
      <Decided placement={placement} />
      {placement.kind === "unconfirmed" || placement.kind === "orphaned" || placement.decided !== undefined ? (
        <DecidePlacement placed={placed} page={page} />
      ) : null}
    </div>
  );
}

/** Who said that it stands here, or nowhere. */
function Decided({ placement: { decided, anchor } }: { readonly placement: ToldPlacement }) {
  if (decided === undefined) return null;
  return (
    <p>
      {anchor === undefined ? "left behind" : "placed here"} by <bdi>{decided.by}</bdi>, <Moment at={decided.at} />
    </p>
  );
}

const MOST_QUOTED = 300;

type SaidProps = {
  readonly placed: PlacedThread;
  readonly placement: ToldPlacement;
  readonly isQuoted: boolean;
};

function Said({ placed: { thread }, placement, isQuoted }: SaidProps) {
  const before = quoteOf(thread);
  const from = thread.target.kind === "point" ? thread.target.anchor.path : "";
  switch (placement.kind) {
    case "placed":
      return null;
    case "moved":
      return <p>moved here from point {from}</p>;
    case "changed": {
      const after = placement.anchor?.quote?.exact;
      if (before === undefined || after === undefined) return <p>the words of this point are others here</p>;
      return (
        <p>
          the words were changed:{" "}
          <span class="changed-words" dir="auto">
            <Redlined
              redline={[
                ["-", before],
                ["+", after],
              ]}
            />
          </span>
        </p>
      );
    }
    case "unconfirmed":
      return (
        <p>
          <b>not confirmed:</b> <bdi>{placement.reason}</bdi>
        </p>
      );
    case "orphaned":
      return (
        <>
          {before === undefined || isQuoted ? null : (
            <blockquote class="quoted-words" dir="auto">
              {firstWords(before, MOST_QUOTED).words}
            </blockquote>
          )}
          <p>
            <bdi>{placement.reason}</bdi>
          </p>
        </>
      );
  }
}

/** Where a person says whether a note stands where it was found, or elsewhere, or nowhere on this version. */
function DecidePlacement({ placed: { thread, placement }, page }: Placed) {
  const { annotates } = useNoteRights(page.negotiation);
  if (!annotates || page.on === undefined || placement === undefined) return null;
  const id = (name: string) => `${noteAnchor(thread.id)}-${name}`;
  const on = <input type="hidden" name="on" value={page.on} />;
  return (
    <div class="placement-ways">
      {placement.anchor === undefined || placement.decided !== undefined ? null : (
        <NoteForm thread={thread} page={page} to="placement" kind="inline">
          {on}
          <button type="submit" name="decision" value="confirm" class="link-like">
            Confirm
          </button>
        </NoteForm>
      )}
      <details class="attach">
        <summary>Attach elsewhere</summary>
        <NoteForm thread={thread} page={page} to="placement" kind="fields">
          {on}
          <p>
            <label for={id("point")}>Point</label>
            <input id={id("point")} type="text" name="path" value={placement.anchor?.path ?? ""} required size={8} />
          </p>
          <p>
            <label for={id("quote")}>Words of it, exactly; none for the whole point</label>
            <textarea id={id("quote")} name="quote" rows={2} dir="auto" />
          </p>
          <p class="submit">
            <button type="submit" name="decision" value="re-attach">
              Attach it there
            </button>
          </p>
        </NoteForm>
      </details>
      {placement.kind === "orphaned" && placement.decided !== undefined ? null : (
        <NoteForm thread={thread} page={page} to="placement" kind="inline">
          {on}
          <button type="submit" name="decision" value="leave" class="link-like">
            Leave it
          </button>
        </NoteForm>
      )}
    </div>
  );
}
