import { useContext } from "hono/jsx";
import type { PlacedThread } from "../../model/annotation.ts";
import type { Entry } from "../../model/comparison.ts";
import { BeginNoteLink } from "./begin-note-link.tsx";
import { NoteCards } from "./note-cards.tsx";
import { NotesHere, useThreads } from "./notes-of-page.tsx";

/** The notes on one change; nothing on a page without notes. */
export function ChangeNotes({ entry: { before, after }, entry }: { readonly entry: Entry }) {
  const threads = useThreads((placed) => isOn(placed, entry));
  const path = after[0] ?? before[0] ?? "";
  // A point of the earlier text may have the number of another one in the later.
  const id = `${after.length > 0 ? "c" : "d"}-${path}`;
  return <NoteCards id={id} on={`the change of point ${path}`} threads={threads} />;
}

/** Where a note on a change is begun: between versions that are filed, of one negotiation. */
export function BeginChangeNote({ entry }: { readonly entry: Entry }) {
  const page = useContext(NotesHere);
  if (page?.compared === undefined) return null;
  const { before, after } = page.compared;
  const on = { before, old: entry.before[0] ?? "", after, new: entry.after[0] ?? "" };
  return (
    <BeginNoteLink
      negotiation={page.negotiation}
      on={on}
      heard={`the change of point ${entry.after[0] ?? entry.before[0]}`}
    />
  );
}

/** Notes on what did not change: they are not lost in what is folded. */
export function OtherChangeNotes({ alignment }: { readonly alignment: readonly Entry[] }) {
  const shown = alignment.filter(({ kind }) => kind !== "kept" && kind !== "unreported");
  const threads = useThreads((placed) => !shown.some((entry) => isOn(placed, entry)));
  return <NoteCards id="c-other" on="points that did not change" threads={threads} />;
}

function isOn({ thread: { target } }: PlacedThread, { before, after }: Entry): boolean {
  if (target.kind !== "change") return false;
  const path = target.after.path;
  return path === null ? before.includes(target.before.path ?? "") : after.includes(path);
}
