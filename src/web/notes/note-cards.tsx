import { useContext } from "hono/jsx";
import type { PlacedThread } from "../../model/annotation.ts";
import { counted } from "../../model/counted.ts";
import { NoteCard } from "./note-card.tsx";
import { NotesHere } from "./notes-of-page.tsx";

type CardsProps = {
  /** What the id of the place begins with; each has its own. */
  readonly id: string;
  /** Ends "Notes on …". */
  readonly on: string;
  readonly threads: readonly PlacedThread[];
  /** Shows what is quoted, where the words do not stand beside. */
  readonly quotes?: boolean;
};

/**
 * The notes on one thing. Beside its words they stand open; where there is no room beside them, there stands how many they
 * are, and opens them. The place is there without notes too, for those that a script begins.
 */
export function NoteCards({ id, on, threads, quotes = false }: CardsProps) {
  const page = useContext(NotesHere);
  if (page === undefined) return null;
  return (
    <div class="note-place" id={`notes-${id}`} data-note-place>
      {threads.length === 0 ? null : (
        <aside aria-label={`Notes on ${on}`}>
          <details class="note-cards" open={threads.some(({ thread }) => thread.id === page.open)}>
            <summary>
              {counted(threads.length, "note")}
              <span class="heard"> on {on}</span>
            </summary>
            {threads.map((placed) => (
              <NoteCard placed={placed} quotes={quotes} />
            ))}
          </details>
        </aside>
      )}
    </div>
  );
}
