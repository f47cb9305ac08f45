import type { JsonObject } from "../../annotation/interchange/copy-json.ts";
import {
  type WrittenPage,
  writeAnnotationCollection,
  writeAnnotationPage,
  writeWebAnnotation,
} from "../../annotation/interchange/write-web-annotation.ts";
import { Problem } from "../../model/problem.ts";
import { annotationIri, containerIri } from "./annotation-iris.ts";
import { exchangedNote, idOf, type OneAnnotation, type Writing } from "./write-annotations.ts";

const LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld";
const ON_A_PAGE = 100;

/** What of the annotations is written with their container: nothing, their IRIs, or all of them. */
export type Contained = "minimal" | "iris" | "descriptions";

const PREFERENCES: Readonly<Record<string, Contained>> = {
  "http://www.w3.org/ns/oa#PreferContainedDescriptions": "descriptions",
  "http://www.w3.org/ns/oa#PreferContainedIRIs": "iris",
  "http://www.w3.org/ns/oa#PreferMinimalContainer": "minimal",
  "http://www.w3.org/ns/ldp#PreferMinimalContainer": "minimal",
};

/**
 * Which representation a `Prefer` header asks for; undefined where it asks for none of them. Of several the fullest.
 *
 * Source: Web Annotation Protocol, section 4.2.1; RFC 7240.
 */
export function readPreference(prefer: string | undefined): Contained | undefined {
  const [, included = ""] = /return=representation\s*;\s*include="([^"]*)"/u.exec(prefer ?? "") ?? [];
  const asked = included.split(/\s+/u).flatMap((iri) => PREFERENCES[iri] ?? []);
  return (["descriptions", "iris", "minimal"] as const).find((one) => asked.includes(one));
}

/** A container with its first page in it, but where only the container is wanted. Linear. */
export function writeContainer(writing: Writing, all: readonly OneAnnotation[], contained: Contained): JsonObject {
  const container = containerOf(writing, all, contained);
  const last = pagesOf(all) - 1;
  const written = writeAnnotationCollection({
    id: container.id,
    label: container.label,
    total: all.length,
    modified: modifiedOf(all),
    first:
      last < 0 ? undefined : contained === "minimal" ? pageIri(container.pages, 0) : pageOf(writing, all, contained, 0),
    last: last < 0 ? undefined : pageIri(container.pages, last),
  });
  return { ...written, "@context": [written["@context"], LDP_CONTEXT], type: ["BasicContainer", written.type] };
}

/** One page of a container. @throws Problem `page-not-found`. */
export function writeContainerPage(
  writing: Writing,
  all: readonly OneAnnotation[],
  contained: Contained,
  number: number,
): JsonObject {
  const pages = pagesOf(all);
  if (number >= pages) {
    const sentence =
      pages === 0
        ? "The container is empty, and has no pages."
        : `The container has ${pages} pages, from 0 on, and no page ${number}.`;
    throw new Problem("page-not-found", sentence);
  }
  return writeAnnotationPage(pageOf(writing, all, contained, number));
}

/** Annotations that were made together, as a page of their own. */
export function writeMade(writing: Writing, made: readonly OneAnnotation[]): JsonObject {
  const { id, label } = containerOf(writing, made, "descriptions");
  const partOf = { id, label, total: made.length };
  const items = made.map((one) => exchangedNote(writing, one));
  return writeAnnotationPage({ id: `${id}&made`, partOf, prev: undefined, next: undefined, startIndex: 0, items });
}

/** One annotation. */
export function writeOne(writing: Writing, one: OneAnnotation): JsonObject {
  return writeWebAnnotation(exchangedNote(writing, one));
}

function containerOf({ origin, within }: Writing, all: readonly OneAnnotation[], contained: Contained) {
  const bare = containerIri(origin, within.negotiation.id);
  const pages = `${bare}?iris=${contained === "iris" ? 1 : 0}`;
  return {
    id: contained === "minimal" ? bare : pages,
    pages,
    label: `Notes on ${within.negotiation.id}`,
    total: all.length,
  };
}

function pageOf(writing: Writing, all: readonly OneAnnotation[], contained: Contained, number: number): WrittenPage {
  const { id, pages, label, total } = containerOf(writing, all, contained);
  const start = number * ON_A_PAGE;
  const { origin, within } = writing;
  return {
    id: pageIri(pages, number),
    partOf: { id, label, total },
    prev: number === 0 ? undefined : pageIri(pages, number - 1),
    next: start + ON_A_PAGE < all.length ? pageIri(pages, number + 1) : undefined,
    startIndex: start,
    items: all
      .slice(start, start + ON_A_PAGE)
      .map((one) =>
        contained === "iris" ? annotationIri(origin, within.negotiation.id, idOf(one)) : exchangedNote(writing, one),
      ),
  };
}

function pageIri(container: string, number: number): string {
  return `${container}&page=${number}`;
}

function pagesOf(all: readonly OneAnnotation[]): number {
  return Math.ceil(all.length / ON_A_PAGE);
}

function modifiedOf(all: readonly OneAnnotation[]): string | undefined {
  return all.reduce<string | undefined>(
    (latest, { thread: { changedAt } }) => (latest === undefined || changedAt > latest ? changedAt : latest),
    undefined,
  );
}
