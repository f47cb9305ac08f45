import { createContext, useContext } from "hono/jsx";
import type { PlacedThread } from "../../model/annotation.ts";
import { fragmentOf, noteAnchor, withQuery } from "../../model/page-addresses.ts";
import type { VersionFacts } from "../../model/version.ts";

/** The notes of a page, as whoever reads it sees them. */
export type NotesOfPage = {
  readonly negotiation: string;
  /** Those that the reader chose to see, with the one that is open. */
  readonly shown: readonly PlacedThread[];
  /** The id of the one that is open: all of it is shown, and what can be done with it. */
  readonly open: string | undefined;
  /** Name of whoever reads; undefined for nobody. */
  readonly name: string | undefined;
  /** Address of the page, by which its forms come back to it. */
  readonly here: string;
  /** The versions that the reader sees. */
  readonly versions: readonly VersionFacts[];
  /** Name of the version that is shown, `document@version`; undefined on pages of none. */
  readonly on: string | undefined;
  /** The two versions whose changes are shown, by their names; undefined on other pages. */
  readonly compared: { readonly before: string; readonly after: string } | undefined;
};

/** The notes of the page that is being written; on pages without notes there are none. */
export const NotesHere = createContext<NotesOfPage | undefined>(undefined);

/** The threads of the page of which this holds. */
export function useThreads(holds: (placed: PlacedThread) => boolean): readonly PlacedThread[] {
  return useContext(NotesHere)?.shown.filter(holds) ?? [];
}

/** The same page with a thread open. */
export function openHref({ here }: Pick<NotesOfPage, "here">, thread: string): string {
  return `${withQuery(here, `note=${thread}`)}${fragmentOf(noteAnchor(thread))}`;
}
