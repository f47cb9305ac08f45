import type { PlacedThread } from "../../model/annotation.ts";
import { beginNoteHref, nameWithin, notesHref, versionHref } from "../../model/page-addresses.ts";
import type { VersionFacts } from "../../model/version.ts";
import { May } from "../may.tsx";
import type { NotesAsked } from "./choose-notes.ts";
import { NoteCards } from "./note-cards.tsx";
import { NoteFilterLinks } from "./note-filters.tsx";
import { useThreads } from "./notes-of-page.tsx";

type Props = {
  readonly version: VersionFacts;
  readonly all: readonly PlacedThread[];
  readonly asked: NotesAsked;
};

/** Over the points: which notes are shown, those on the version as a whole and on what it lacks, and where such are begun. */
export function VersionNotes({ version, all, asked }: Props) {
  const threads = useThreads(({ thread: { target } }) => target.kind === "version" || target.kind === "absence");
  const name = nameWithin(version);
  return (
    <section class="version-notes" aria-label="Notes on this version">
      <NoteFilterLinks address={versionHref(version)} filters={asked.filters} all={all} name={asked.name} />
      <p class="ways">
        {version.collated === undefined ? (
          <May action="annotate" of={version.negotiation}>
            <a href={beginNoteHref(version.negotiation, { version: name })}>Note on the whole version</a>{" "}
            <a href={beginNoteHref(version.negotiation, { version: name, absence: "yes" })}>Note what is absent</a>{" "}
          </May>
        ) : null}
        <a href={notesHref(version.negotiation)}>All notes of the talks</a>{" "}
        <button type="button" class="link-like" data-keys data-scripted hidden>
          keys
        </button>
      </p>
      <NoteCards id="version" on="the whole version" threads={threads} quotes />
    </section>
  );
}
