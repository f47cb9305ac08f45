import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnnotationCollection } from "../../../src/annotation/interchange/read-annotation-collection.ts";
import { readAnnotationPage } from "../../../src/annotation/interchange/read-annotation-page.ts";
import { writeJsonLd } from "../../../src/annotation/interchange/write-json-ld.ts";
import { Problem } from "../../../src/model/problem.ts";
import { annotation, collection, page } from "./samples.ts";

const IRI = "https://notes.example/page2";
const { "@context": context, ...ITEM } = annotation();
const { "@context": _, ...EMBEDDED } = page();

const GOOD_PAGES = {
  "one annotation": page(),
  "annotations by their IRIs alone": page({ items: [IRI, "https://notes.example/2"] }),
  "an annotation with a context of its own": page({ items: [annotation()] }),
  "its place in a collection": page({ partOf: IRI, next: IRI, prev: IRI, startIndex: 40 }),
  "its collection described": page({ partOf: { id: IRI, type: "AnnotationCollection", total: 42, label: "Rent" } }),
  "a label, a maker and what nobody knows": page({ label: ["Rent", "Loyer"], creator: IRI, "talks:round": 2 }),
};

const BAD_PAGES: Readonly<Record<string, readonly [json: unknown, says: string]>> = {
  "no object": [3, "What was sent is 3, not an object that describes an AnnotationPage."],
  "no context": [EMBEDDED, '"@context" is missing: an AnnotationPage has at least one.'],
  "no id": [page({ id: undefined }), '"id" is missing: an AnnotationPage has exactly one.'],
  "another class": [page({ type: "Page" }), '"type" is "Page": "AnnotationPage" has to be among them.'],
  "no items": [page({ items: undefined }), '"items" is missing: an AnnotationPage has at least one.'],
  "an empty list of items": [page({ items: [] }), '"items" is missing: an AnnotationPage has at least one.'],
  "an item that is no annotation": [
    page({ items: [ITEM, { ...ITEM, type: "Note" }] }),
    '"items[1].type" is "Note": "Annotation" has to be among them.',
  ],
  "an item without a target": [
    page({ items: [{ ...ITEM, target: [] }] }),
    '"items[0].target" is missing: an Annotation has at least one.',
  ],
  "an item without an id": [
    page({ items: [{ ...ITEM, id: null }] }),
    '"items[0].id" is missing: an Annotation has exactly one.',
  ],
  "an item that is words": [
    page({ items: ["a note"] }),
    '"items[0]" is "a note", which is no IRI: it has a space in it.',
  ],
  "a start before the beginning": [page({ startIndex: -1 }), '"startIndex" is -1, not a whole number from 0.'],
  "two starts": [page({ startIndex: [0, 1] }), '"startIndex" has 2 values: an AnnotationPage has at most one.'],
  "a next page that is a number": [
    page({ next: 2 }),
    '"next" is 2, neither an IRI nor an object that describes what is linked to.',
  ],
  "a collection without an id": [
    page({ partOf: { label: "Rent" } }),
    '"partOf.id" is missing: what is linked to has exactly one.',
  ],
};

const GOOD_COLLECTIONS = {
  nothing: collection({ total: 0 }),
  "its first and last page": collection({
    total: 42,
    first: IRI,
    last: IRI,
    label: "Rent",
    creator: IRI,
    modified: "2024-02-05T09:30:00Z",
  }),
  "a first page that is embedded": collection({ total: 1, first: EMBEDDED }),
  "a page of which a little is said": collection({ first: { id: IRI, startIndex: 0 } }),
  "several labels, and no total": collection({ label: ["Rent", "Loyer"] }),
};

const BAD_COLLECTIONS: Readonly<Record<string, readonly [json: unknown, says: string]>> = {
  "no context": [
    { ...collection(), "@context": [] },
    '"@context" is missing: an AnnotationCollection has at least one.',
  ],
  "no id": [collection({ id: undefined }), '"id" is missing: an AnnotationCollection has exactly one.'],
  "another class": [
    collection({ type: "Annotation" }),
    '"type" is "Annotation": "AnnotationCollection" has to be among them.',
  ],
  "a label that is a number": [collection({ label: ["a", 1] }), '"label[1]" is 1, not a string.'],
  "half an annotation": [collection({ total: 0.5 }), '"total" is 0.5, not a whole number from 0.'],
  "annotations and no first page": [
    collection({ total: 2 }),
    '"first" is missing: a collection with 2 annotations has a first page.',
  ],
  "two first pages": [
    collection({ first: [IRI, IRI] }),
    '"first" has 2 values: an AnnotationCollection has at most one.',
  ],
  "a bad annotation in its first page": [
    collection({ total: 1, first: { ...EMBEDDED, items: [{ ...ITEM, created: "then" }] } }),
    '"first.items[0].created" is "then", not a date and time in UTC like "2026-03-02T09:00:00Z".',
  ],
};

const CASES = [
  { name: "readAnnotationPage", read: readAnnotationPage, good: GOOD_PAGES, bad: BAD_PAGES },
  { name: "readAnnotationCollection", read: readAnnotationCollection, good: GOOD_COLLECTIONS, bad: BAD_COLLECTIONS },
];

for (const { name, read, good, bad } of CASES) {
  describe(name, () => {
    for (const [what, json] of Object.entries(good)) {
      it(`reads one with ${what}, and loses nothing`, () => {
        expect(writeJsonLd(read(json))).toEqual(json);
        expect(read(writeJsonLd(read(json)))).toEqual(read(json));
      });
    }

    for (const [what, [json, says]] of Object.entries(bad)) {
      it(`refuses one with ${what}`, () => {
        expect(() => read(json)).toThrow(expect.objectContaining({ code: "unreadable-annotation", message: says }));
      });
    }

    it("throws nothing but its Problem, whatever JSON is sent", () => {
      const members = fc.dictionary(
        fc.constantFrom("items", "first", "last", "total", "partOf", "label", "type", "creator", "__proto__"),
        fc.jsonValue(),
      );
      fc.assert(
        fc.property(members, fc.constantFrom(...Object.values(good)), (changed, json) => {
          try {
            read({ ...json, ...changed });
          } catch (problem) {
            expect(problem).toBeInstanceOf(Problem);
          }
        }),
      );
    });
  });
}

describe("readAnnotationPage of new annotations", () => {
  it("lets them lack an id, and not the page", () => {
    const items = [{ ...ITEM, id: undefined }];
    expect(readAnnotationPage(page({ items }), { isNew: true }).items).toMatchObject([
      { kind: "annotation", id: undefined },
    ]);
    expect(() => readAnnotationPage(page({ items, id: undefined }), { isNew: true })).toThrow('"id" is missing');
  });

  it("writes an annotation inside without a context", () => {
    expect(writeJsonLd(readAnnotationPage(page()))).toMatchObject({ "@context": context, items: [ITEM] });
  });
});
