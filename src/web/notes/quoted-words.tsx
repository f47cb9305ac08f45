import { useContext } from "hono/jsx";
import type { PlacedThread } from "../../model/annotation.ts";
import { noteAnchor } from "../../model/page-addresses.ts";
import { markQuotes } from "./mark-quotes.ts";
import { NotesHere, openHref } from "./notes-of-page.tsx";

type QuotedProps = {
  readonly text: string;
  readonly part: "text" | "heading";
  /** The threads of the point. */
  readonly threads: readonly PlacedThread[];
};

/** A text in which quoted words lead to their notes. Where several quote the same words, they lead to the one written last. */
export function QuotedWords({ text, part, threads }: QuotedProps) {
  const page = useContext(NotesHere);
  const quotes = threads.flatMap((placed) => {
    const anchor = anchorHere(placed);
    if (anchor?.quote === undefined || anchor.part !== part) return [];
    return [{ thread: placed.thread.id, start: anchor.quote.start, end: anchor.quote.end }];
  });
  if (page === undefined || quotes.length === 0) return <>{text}</>;
  return (
    <>
      {markQuotes(text, quotes).map(({ text: words, threads: quoting }) => {
        const last = quoting.at(-1);
        if (last === undefined) return words;
        const isMore = quoting.length > 1 ? " several" : "";
        return (
          <a
            class={`quoted${isMore}${quoting.includes(page.open ?? "") ? " open" : ""}`}
            href={openHref(page, last)}
            draggable={false}
            data-quoted={quoting.join(" ")}
            aria-details={quoting.map(noteAnchor).join(" ")}
          >
            {words}
          </a>
        );
      })}
    </>
  );
}

/** Where a thread stands on the version that is shown; undefined where it has no place there. */
export function anchorHere({ thread: { target }, placement }: PlacedThread) {
  if (placement !== undefined) return placement.anchor;
  return target.kind === "point" ? target.anchor : undefined;
}
