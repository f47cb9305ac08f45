import { markdownOf } from "./body-text.ts";
import type { ExchangedNote, NoteCreator } from "./exchanged-note.ts";
import { tellMembers, without } from "./leftover-members.ts";
import { nameMotivation } from "./name-motivation.ts";
import { membersBesideWords, sortBodies } from "./sort-bodies.ts";
import { sortTargets } from "./sort-targets.ts";
import type { Agent, WebAnnotation } from "./web-annotation.ts";
import { writeJsonLd, writePart } from "./write-json-ld.ts";
import { purposeOf } from "./write-web-annotation.ts";

/** An annotation as a note, with what is lost on those who only see the note. */
export type NoteOfAnnotation = {
  readonly note: ExchangedNote;
  /** Each a sentence without its full stop: "an SVG selector is kept, and not shown". */
  readonly unshown: readonly string[];
};

/**
 * Takes from another program's annotation what a note has a place for. Its texts become one, in Markdown; of a choice the
 * first text stands. HTML is read for its words, and kept nowhere.
 *
 * @param isShown - Whether a source is one that notes can be on here; targets elsewhere are kept, and are no targets of
 *   the note.
 * @returns The note may have no target, where none is shown. Never throws; linear.
 */
export function notesFromWebAnnotation(
  annotation: WebAnnotation,
  isShown: (source: string) => boolean = () => true,
): NoteOfAnnotation {
  const motivations = annotation.motivation.map(nameMotivation);
  const bodies = sortBodies(annotation.body, motivations);
  const targets = sortTargets(annotation.target, isShown);
  const [only, ...more] = bodies.texts;
  const foreign = {
    members: without(writeJsonLd(annotation), isHeld(annotation)),
    text: only === undefined || more.length > 0 ? {} : membersBesideWords(only, purposeOf(motivations)),
    choice: bodies.choice,
    bodies: bodies.kept,
    targets: targets.kept,
  };
  return {
    note: {
      id: annotation.id,
      created: annotation.created,
      modified: annotation.modified,
      creators: annotation.creator.map(creatorOf),
      motivations,
      body: bodies.texts.map(markdownOf).join("\n\n"),
      tags: [...new Set(bodies.tags)],
      stance: bodies.stance,
      targets: targets.sources,
      canonical: annotation.canonical?.id,
      via: annotation.via.flatMap(({ id }) => id ?? []),
      foreign: Object.values(foreign).every((kept) => Object.keys(kept ?? {}).length === 0) ? undefined : foreign,
    },
    unshown: [...new Set([...bodies.unshown, ...targets.unshown, ...tellMembers(foreign.members, "annotation")])],
  };
}

/** Members of the annotation that the note has places for. */
function isHeld({ "@context": context, type }: WebAnnotation): readonly string[] {
  return [
    "id body target motivation creator created modified canonical via".split(" "),
    context.length > 1 ? [] : ["@context"],
    type.length > 1 ? [] : ["type"],
  ].flat();
}

function creatorOf(agent: Agent): NoteCreator {
  const more = without(writePart(agent), agent.name.length > 1 ? ["id"] : ["id", "name"]);
  return { id: agent.id, name: agent.name[0], more };
}
