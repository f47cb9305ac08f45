import type { JsonObject } from "./copy-json.ts";
import type { ExchangedNote, NoteCreator, NoteSource } from "./exchanged-note.ts";
import { isStillMeant, writePlainTarget } from "./note-source.ts";
import { CONTEXT } from "./web-annotation.ts";

/**
 * Writes a note as an annotation: its words as a textual body in Markdown, each tag and the stance as one of its own,
 * then what else was sent with it.
 *
 * @param note - With at least one target, of its own or foreign; anything else is no annotation.
 * @returns JSON-LD that `readWebAnnotation` reads, from which `notesFromWebAnnotation` gives the same note again.
 *   Linear.
 */
export function writeWebAnnotation(note: ExchangedNote): JsonObject {
  return { "@context": CONTEXT, ...writeEmbedded(note) };
}

/** A page as it is written: what of it is known by IRI alone is a string. */
export type WrittenPage = {
  readonly id: string;
  /** The collection that it is part of. */
  readonly partOf: { readonly id: string; readonly label: string; readonly total: number };
  readonly prev: string | undefined;
  readonly next: string | undefined;
  /** Of its first annotation within the collection, from 0. */
  readonly startIndex: number;
  /** At least one; the IRI alone where no more is wanted. */
  readonly items: readonly (ExchangedNote | string)[];
};

/** Writes a page of notes; those in it take their context from the page. Linear. */
export function writeAnnotationPage(page: WrittenPage): JsonObject {
  return { "@context": CONTEXT, ...writePage(page) };
}

/** A collection as it is written; without notes it has no pages. */
export type WrittenCollection = {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  readonly modified: string | undefined;
  /** The page itself where it comes along, or its IRI. */
  readonly first: WrittenPage | string | undefined;
  readonly last: string | undefined;
};

/** Writes a collection of notes. Linear. */
export function writeAnnotationCollection({ id, label, total, modified, first, last }: WrittenCollection): JsonObject {
  return defined({
    "@context": CONTEXT,
    id,
    type: "AnnotationCollection",
    label,
    total,
    modified,
    first: typeof first === "object" ? writePage(first) : first,
    last,
  });
}

function writePage({ id, partOf, prev, next, startIndex, items }: WrittenPage): JsonObject {
  return defined({
    id,
    type: "AnnotationPage",
    partOf: { ...partOf, type: "AnnotationCollection" },
    startIndex,
    prev,
    next,
    items: items.map((item) => (typeof item === "string" ? item : writeEmbedded(item))),
  });
}

function writeEmbedded(note: ExchangedNote): JsonObject {
  const bodies = [...writeBodies(note), ...(note.foreign?.bodies ?? [])];
  const targets = [...note.targets.map(writeTarget), ...(note.foreign?.targets ?? [])];
  return defined({
    id: note.id,
    type: "Annotation",
    motivation: alone(note.motivations),
    creator: alone(note.creators.map(writeCreator)),
    created: note.created,
    modified: note.modified,
    canonical: note.canonical,
    via: alone(note.via),
    ...note.foreign?.members,
    body: alone(bodies),
    target: alone(targets),
  });
}

function writeBodies({ body, tags, stance, motivations, foreign }: ExchangedNote): readonly JsonObject[] {
  const purpose = purposeOf(motivations);
  const words =
    body === "" ? [] : [{ type: "TextualBody", purpose, ...foreign?.text, format: "text/markdown", value: body }];
  const choice = foreign?.choice;
  return [
    ...(choice === undefined ? words : [{ ...choice.members, items: [...choice.before, ...words, ...choice.after] }]),
    ...tags.map((tag) => ({ type: "TextualBody", purpose: "tagging", format: "text/plain", value: tag })),
    ...(stance === undefined
      ? []
      : [{ type: "TextualBody", purpose: "classifying", format: "text/plain", value: stance }]),
  ];
}

/** What the words of a note are there for. */
export function purposeOf(motivations: readonly string[]): "replying" | "commenting" {
  return motivations.includes("replying") ? "replying" : "commenting";
}

function writeCreator({ id, name, more }: NoteCreator): unknown {
  return name === undefined && Object.keys(more).length === 0 && id !== undefined ? id : defined({ id, name, ...more });
}

function writeTarget(target: NoteSource): unknown {
  return isStillMeant(target) ? target.sent : writePlainTarget(target);
}

/** One value alone, several as a list, none not at all. */
function alone(values: readonly unknown[]): unknown {
  return values.length > 1 ? values : values[0];
}

function defined(members: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
