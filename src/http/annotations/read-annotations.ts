import type { ExchangedNote } from "../../annotation/interchange/exchanged-note.ts";
import { writePlainTarget } from "../../annotation/interchange/note-source.ts";
import { notesFromWebAnnotation } from "../../annotation/interchange/notes-from-web-annotation.ts";
import { readAnnotationCollection } from "../../annotation/interchange/read-annotation-collection.ts";
import { readAnnotationPage } from "../../annotation/interchange/read-annotation-page.ts";
import { readWebAnnotation } from "../../annotation/interchange/read-web-annotation.ts";
import type { AnnotationPage, WebAnnotation } from "../../annotation/interchange/web-annotation.ts";
import { Problem } from "../../model/problem.ts";
import { containerIri, type Named, namedBy } from "./annotation-iris.ts";
import { type Kept, writeKept } from "./kept-foreign.ts";

/** An annotation that was sent: what it is on here, and what else it says. */
export type SentAnnotation = {
  readonly note: ExchangedNote;
  readonly target: ExchangedNote["targets"][number];
  readonly named: Named;
  /** What of it has no place in a note, to be given back. */
  readonly foreign: ReturnType<typeof writeKept>;
};

/** To where annotations are sent. */
export type Receiving = { readonly origin: string; readonly negotiation: string };

// As many notes as somebody may have written in a summer.
const MOST_AT_ONCE = 1000;

/**
 * Reads what was sent to the container: an annotation, or a page or collection with those that are in it.
 *
 * @throws Problem `unreadable-annotation`, also for more than a thousand, and for one on nothing here.
 */
export function readSentAnnotations(receiving: Receiving, json: unknown): readonly SentAnnotation[] {
  const all = annotationsIn(receiving, json);
  if (all.length > MOST_AT_ONCE)
    throw unreadable(
      `${all.length} annotations were sent, and ${MOST_AT_ONCE} are taken at once.`,
      "Send them in several.",
    );
  return all.map((annotation) => sentAnnotation(receiving, annotation));
}

/** Reads one annotation. @throws Problem `unreadable-annotation`. */
export function readSentAnnotation(receiving: Receiving, json: unknown): SentAnnotation {
  return sentAnnotation(receiving, readWebAnnotation(json, optionsFor(receiving)));
}

function annotationsIn(receiving: Receiving, json: unknown): readonly WebAnnotation[] {
  const options = optionsFor(receiving);
  if (isOfType(json, "AnnotationPage")) return itemsOf(readAnnotationPage(json, options));
  if (!isOfType(json, "AnnotationCollection")) return [readWebAnnotation(json, options)];
  const { first } = readAnnotationCollection(json, options);
  if (first === undefined) return [];
  if (first.kind !== "page")
    throw unreadable(
      "The collection has its first page elsewhere, and nothing is fetched.",
      "Send its pages, one after the other.",
    );
  return itemsOf(first);
}

function itemsOf({ items }: AnnotationPage): readonly WebAnnotation[] {
  return items.map((item) => {
    if (item.kind === "annotation") return item;
    throw unreadable(
      "The page names annotations by their IRIs alone, and nothing is fetched.",
      "Send the annotations in it.",
    );
  });
}

function optionsFor({ origin, negotiation }: Receiving) {
  return { isNew: true, base: containerIri(origin, negotiation) };
}

function isOfType(json: unknown, type: string): boolean {
  const types = (json as { readonly type?: unknown } | null)?.type;
  return types === type || (Array.isArray(types) && types.includes(type));
}

function sentAnnotation(receiving: Receiving, annotation: WebAnnotation): SentAnnotation {
  const { origin, negotiation } = receiving;
  const isShown = (source: string) =>
    namedBy(origin, negotiation, { source, quote: undefined, position: undefined, sent: undefined }) !== undefined;
  const { note } = notesFromWebAnnotation(annotation, isShown);
  const [target, ...others] = note.targets;
  const named = target && namedBy(origin, negotiation, target);
  if (target === undefined || named === undefined) throw onNothing(receiving, annotation);
  return { note, target, named, foreign: writeKept(keptOf(note, target, others)) };
}

/** What came with it, other targets too: a note is on one thing. The id that it had is where it was before. */
function keptOf(
  note: ExchangedNote,
  target: SentAnnotation["target"],
  others: readonly SentAnnotation["target"][],
): Kept {
  const { id, created, creators, motivations, canonical, via, foreign } = note;
  const more = others.map((one) => one.sent ?? writePlainTarget(one));
  const none = { members: {}, text: {}, choice: undefined, bodies: [], targets: [] };
  const kept = foreign ?? none;
  return {
    ...{ created, creators, motivations, canonical, sent: target.sent },
    via: [...new Set([...via, ...(id === undefined ? [] : [id])])],
    foreign: more.length === 0 ? foreign : { ...kept, targets: [...more, ...kept.targets] },
  };
}

function onNothing({ origin, negotiation }: Receiving, annotation: WebAnnotation): Problem {
  const [first] = annotation.target;
  const source =
    first?.kind === "external"
      ? first.id
      : first?.kind === "specific" && first.source.kind === "external"
        ? first.source.id
        : undefined;
  return unreadable(
    `The annotation is on nothing here${source === undefined ? "" : `: ${source.slice(0, 200)} is no page of "${negotiation}" that a note can be on`}.`,
    `Name the page of a version or of a point in it: ${origin}/n/${negotiation}/<document>/<version>#p-<path>.`,
  );
}

function unreadable(sentence: string, hint: string): Problem {
  return new Problem("unreadable-annotation", sentence, hint);
}
