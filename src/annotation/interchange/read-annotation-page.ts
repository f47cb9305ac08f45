import { copyJson, isJsonObject } from "./copy-json.ts";
import { Members, type Noun } from "./members.ts";
import { readLinked } from "./read-linked.ts";
import { readCount, readString } from "./read-literals.ts";
import { readProvenance } from "./read-provenance.ts";
import {
  type ReadingOptions,
  readAnnotation,
  readContext,
  readContexts,
  readTypes,
  topOf,
} from "./read-web-annotation.ts";
import type { AnnotationPage, Linked, WebAnnotation } from "./web-annotation.ts";
import type { Where } from "./where.ts";

/**
 * Reads a page of annotations, with those that are in it.
 *
 * @param options - `isNew` lets the annotations lack an id, not the page.
 * @throws Problem `unreadable-annotation`. Linear.
 * Source: Web Annotation Data Model, section 5.2.
 */
export function readAnnotationPage(json: unknown, options: ReadingOptions = {}): AnnotationPage {
  const top = topOf(options);
  return readPage(copyJson(json, top), top, { isNew: options.isNew === true, isEmbedded: false });
}

/** The same of what was copied already. One embedded in its collection needs no context of its own. */
export function readPage(
  value: unknown,
  where: Where,
  { isNew, isEmbedded }: { readonly isNew: boolean; readonly isEmbedded: boolean },
): AnnotationPage {
  const members = new Members(value, where, PAGE);
  return {
    kind: "page",
    "@context": isEmbedded ? members.any("@context", readContext) : readContexts(members),
    id: members.ownId(),
    type: readTypes(members, "AnnotationPage"),
    label: members.any("label", readString),
    ...readProvenance(members),
    partOf: members.atMostOne("partOf", readLinked),
    startIndex: members.atMostOne("startIndex", readCount),
    prev: members.atMostOne("prev", readLinked),
    next: members.atMostOne("next", readLinked),
    items: members.atLeastOne("items", (item, at) => readItem(item, at, isNew)),
    kept: members.rest(),
  };
}

/** A container that lists its annotations by their IRIs alone has strings here (Web Annotation Protocol, section 4.2). */
function readItem(item: unknown, where: Where, isNew: boolean): WebAnnotation | Linked {
  return isJsonObject(item) ? readAnnotation(item, where, { isNew, isEmbedded: true }) : readLinked(item, where);
}

const PAGE: Noun = { name: "an AnnotationPage", section: "5.2" };
