import { copyJson, isJsonObject } from "./copy-json.ts";
import { Members, type Noun } from "./members.ts";
import { readPage } from "./read-annotation-page.ts";
import { readLinked } from "./read-linked.ts";
import { readCount, readString } from "./read-literals.ts";
import { readProvenance } from "./read-provenance.ts";
import { type ReadingOptions, readContexts, readTypes, topOf } from "./read-web-annotation.ts";
import type { AnnotationCollection, AnnotationPage, Linked } from "./web-annotation.ts";
import type { Where } from "./where.ts";

/**
 * Reads a collection of annotations, with the pages that are embedded in it.
 *
 * @param options - `isNew` lets the annotations lack an id, neither the collection nor its pages.
 * @throws Problem `unreadable-annotation`. Linear.
 * Source: Web Annotation Data Model, section 5.1.
 */
export function readAnnotationCollection(json: unknown, options: ReadingOptions = {}): AnnotationCollection {
  const top = topOf(options);
  const members = new Members(copyJson(json, top), top, COLLECTION);
  const readFirstOrLast = (page: unknown, where: Where): AnnotationPage | Linked =>
    isPage(page) ? readPage(page, where, { isNew: options.isNew === true, isEmbedded: true }) : readLinked(page, where);
  const collection = {
    kind: "collection" as const,
    "@context": readContexts(members),
    id: members.ownId(),
    type: readTypes(members, "AnnotationCollection"),
    label: members.any("label", readString),
    ...readProvenance(members),
    total: members.atMostOne("total", readCount),
    first: members.atMostOne("first", readFirstOrLast),
    last: members.atMostOne("last", readFirstOrLast),
    kept: members.rest(),
  };
  if ((collection.total ?? 0) > 0 && collection.first === undefined) {
    throw members.refusal("first", `is missing: a collection with ${collection.total} annotations has a first page.`);
  }
  return collection;
}

/** An object with nothing of a page but its id is a reference to it. */
function isPage(page: unknown): boolean {
  return isJsonObject(page) && (Object.hasOwn(page, "items") || Object.hasOwn(page, "type"));
}

const COLLECTION: Noun = { name: "an AnnotationCollection", section: "5.1" };
