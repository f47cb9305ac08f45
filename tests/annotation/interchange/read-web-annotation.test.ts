import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEEPEST, MOST_VALUES } from "../../../src/annotation/interchange/copy-json.ts";
import { readWebAnnotation } from "../../../src/annotation/interchange/read-web-annotation.ts";
import { CONTEXT, MOTIVATIONS } from "../../../src/annotation/interchange/web-annotation.ts";
import { writeJsonLd } from "../../../src/annotation/interchange/write-json-ld.ts";
import { Problem } from "../../../src/model/problem.ts";
import { anyAnnotation } from "./any-annotation.ts";
import { annotation, BAD, GOOD, GOOD_OTHERWISE, onPart, selecting } from "./samples.ts";

/** As it comes over the wire. */
const sent = (json: unknown): unknown => JSON.parse(JSON.stringify(json));
const refusalOf = (json: unknown, options = {}): Problem => {
  try {
    readWebAnnotation(json, options);
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("It was read.");
};

describe("readWebAnnotation", () => {
  for (const [name, json] of Object.entries(GOOD)) {
    it(`reads ${name}, and loses nothing`, () => {
      const read = readWebAnnotation(sent(json));
      expect(writeJsonLd(read)).toEqual(json);
      expect(readWebAnnotation(sent(writeJsonLd(read)))).toEqual(read);
    });
  }

  for (const [name, [json, written]] of Object.entries(GOOD_OTHERWISE)) {
    it(`reads ${name}`, () => {
      expect(writeJsonLd(readWebAnnotation(sent(json)))).toEqual(written);
    });
  }

  for (const [name, [json, says]] of Object.entries(BAD)) {
    it(`refuses ${name}`, () => {
      const problem = refusalOf(sent(json));
      expect(problem.message).toBe(says);
      expect(problem.code).toBe("unreadable-annotation");
    });
  }

  it("names the path as data, and the section that says what is expected there", () => {
    const problem = refusalOf(selecting([{ type: "CssSelector" }]));
    expect(problem.about).toEqual({ path: "target.selector[0].value" });
    expect(problem.hint).toBe("Section 4.2.2 of the W3C Web Annotation Data Model says what stands there.");
  });

  it("reads every motivation of the recommendation", () => {
    const { motivation } = readWebAnnotation(annotation({ motivation: MOTIVATIONS }));
    expect(motivation.map(({ id }) => id)).toEqual(MOTIVATIONS);
  });

  it("takes a text from what it is said to be, and not from the annotation around it", () => {
    const read = readWebAnnotation(
      annotation({ bodyValue: "Roof", creator: "https://a.example/", created: "2024-02-05T00:00:00Z" }),
    );
    expect(read.body).toMatchObject([
      { kind: "textual", value: "Roof", format: ["text/plain"], language: [], creator: [], created: undefined },
    ]);
  });

  it("lets what is on the Web and of a foreign class have members of any name", () => {
    const target = { id: "https://talks.example/all", type: "talks:Folder", items: ["lease", 2], value: 3 };
    expect(readWebAnnotation(annotation({ target })).target).toMatchObject([
      { kind: "external", kept: { items: ["lease", 2], value: 3 } },
    ]);
  });

  it("lets a new annotation lack an id, and no other kind of id be wrong", () => {
    expect(readWebAnnotation(annotation({ id: undefined }), { isNew: true }).id).toBeUndefined();
    expect(refusalOf(annotation({ id: "one" }), { isNew: true }).message).toBe(
      '"id" is "one", which is no IRI: it has no scheme.',
    );
  });

  it("resolves relative references where there is a base, and leaves words that stand for nothing refused", () => {
    const options = { base: "https://notes.example/api/n/boathouse/annotations/" };
    const { target } = readWebAnnotation(annotation({ target: ["/n/boathouse/lease/town-1#p-6", "2"] }), options);
    expect(target.map(({ id }) => id)).toEqual([
      "https://notes.example/n/boathouse/lease/town-1#p-6",
      "https://notes.example/api/n/boathouse/annotations/2",
    ]);
    expect(refusalOf(annotation({ motivation: "grumbling" }), options).message).toContain(
      '"motivation" is "grumbling"',
    );
    expect(refusalOf(annotation({ target: "a b" }), options).message).toContain("a space");
  });

  it("reads objects nested as deep as may be, and refuses those that are deeper", () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { "talks:in": nested(depth - 1) });
    const within = annotation({ "talks:in": nested(DEEPEST - 1) });
    expect(writeJsonLd(readWebAnnotation(within))).toEqual(within);
    expect(refusalOf(annotation({ "talks:in": nested(DEEPEST) })).message).toBe(
      "What was sent nests objects and lists more than 64 deep.",
    );
    const selector = Array.from({ length: 5000 }).reduce<object>(
      (refinedBy) => ({ type: "CssSelector", value: "p", refinedBy }),
      { type: "CssSelector", value: "p" },
    );
    expect(refusalOf(onPart({ selector })).message).toBe("What was sent nests objects and lists more than 64 deep.");
  });

  it("refuses what holds more than any page of annotations", () => {
    expect(refusalOf(annotation({ "talks:all": Array.from({ length: MOST_VALUES }, () => 1) })).message).toBe(
      "What was sent holds more than 100000 values.",
    );
    expect(refusalOf(annotation({ bodyValue: "a".repeat(4_000_001) })).message).toBe(
      "What was sent holds more than 4000000 characters.",
    );
  });

  it("refuses what is no JSON", () => {
    const circle: Record<string, unknown> = { ...annotation() };
    circle["talks:self"] = circle;
    expect(refusalOf(circle).message).toBe("What was sent nests objects and lists more than 64 deep.");
    expect(refusalOf(annotation({ "talks:count": Number.NaN })).message).toBe(
      "What was sent holds NaN, which is no JSON.",
    );
    expect(refusalOf(annotation({ "talks:count": 1n })).message).toBe("What was sent holds 1, which is no JSON.");
  });

  it("leaves out what would change what an object inherits, at any depth", () => {
    const json = JSON.parse(
      `{ "@context": "${CONTEXT}", "id": "https://notes.example/1", "type": "Annotation",
         "__proto__": { "target": "https://a.example/", "polluted": true },
         "target": { "source": "https://talks.example/lease", "__proto__": { "selector": 3 } },
         "talks:in": [{ "__proto__": { "polluted": true }, "a": 1 }] }`,
    );
    const read = readWebAnnotation(json);
    expect(JSON.stringify(writeJsonLd(read))).toBe(
      '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"https://notes.example/1","type":"Annotation",' +
        '"target":{"source":"https://talks.example/lease"},"talks:in":[{"a":1}]}',
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  it("reads no member that an object merely inherits", () => {
    expect(refusalOf(Object.create(annotation())).message).toBe(
      '"@context" is missing: an Annotation has at least one.',
    );
  });

  it("throws nothing but its Problem, whatever JSON is sent", () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), anyAnnotation), (json) => void isReadOrRefused(json)));
  });

  it("reads what it wrote as the same", () => {
    let read = 0;
    fc.assert(
      fc.property(anyAnnotation, (json) => {
        if (!isReadOrRefused(json)) return;
        read += 1;
        const written = writeJsonLd(readWebAnnotation(json));
        expect(writeJsonLd(readWebAnnotation(sent(written)))).toEqual(written);
        expect(readWebAnnotation(sent(written))).toEqual(readWebAnnotation(json));
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

/** True where it was read. */
function isReadOrRefused(json: unknown): boolean {
  try {
    readWebAnnotation(json);
    return true;
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "unreadable-annotation") return false;
    throw problem;
  }
}
