import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExchangedNote } from "../../../src/annotation/interchange/exchanged-note.ts";
import { notesFromWebAnnotation } from "../../../src/annotation/interchange/notes-from-web-annotation.ts";
import { readAnnotationCollection } from "../../../src/annotation/interchange/read-annotation-collection.ts";
import { readAnnotationPage } from "../../../src/annotation/interchange/read-annotation-page.ts";
import { readWebAnnotation } from "../../../src/annotation/interchange/read-web-annotation.ts";
import type { WebAnnotation } from "../../../src/annotation/interchange/web-annotation.ts";
import { writeJsonLd } from "../../../src/annotation/interchange/write-json-ld.ts";
import {
  writeAnnotationCollection,
  writeAnnotationPage,
  writeWebAnnotation,
} from "../../../src/annotation/interchange/write-web-annotation.ts";
import { STANCES } from "../../../src/model/annotation.ts";
import { Problem } from "../../../src/model/problem.ts";
import { anyAnnotation } from "./any-annotation.ts";
import { annotation, GOOD, onPart, selecting } from "./samples.ts";

const LEASE = "https://talks.example/lease";
const NOTE: ExchangedNote = {
  id: "https://notes.example/1",
  created: "2024-02-05T09:30:00Z",
  modified: "2024-02-06T10:00:00.000Z",
  creators: [{ id: "https://notes.example/people/anna", name: "Anna", more: {} }],
  motivations: ["commenting"],
  body: "Who *mends* the roof?",
  tags: ["rent", "roof"],
  stance: "question",
  targets: [
    {
      source: `${LEASE}/town-1#p-6`,
      quote: { exact: "100 a month", prefix: "rent of ", suffix: "" },
      position: { start: 12, end: 23 },
      sent: undefined,
    },
  ],
  canonical: "urn:uuid:8a9b1b3c",
  via: ["https://elsewhere.example/1"],
  foreign: undefined,
};

const read = (json: unknown) => notesFromWebAnnotation(readWebAnnotation(json));
const bodyOf = (body: unknown, members = {}) => read(annotation({ body, ...members }));
const text = (value: string, members = {}) => ({ type: "TextualBody", value, ...members });

describe("writeWebAnnotation", () => {
  it("writes a note's words, tags, stance and what it is on", () => {
    expect(writeWebAnnotation(NOTE)).toEqual({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: "https://notes.example/1",
      type: "Annotation",
      motivation: "commenting",
      creator: { id: "https://notes.example/people/anna", name: "Anna" },
      created: "2024-02-05T09:30:00Z",
      modified: "2024-02-06T10:00:00.000Z",
      canonical: "urn:uuid:8a9b1b3c",
      via: "https://elsewhere.example/1",
      body: [
        { type: "TextualBody", purpose: "commenting", format: "text/markdown", value: "Who *mends* the roof?" },
        { type: "TextualBody", purpose: "tagging", format: "text/plain", value: "rent" },
        { type: "TextualBody", purpose: "tagging", format: "text/plain", value: "roof" },
        { type: "TextualBody", purpose: "classifying", format: "text/plain", value: "question" },
      ],
      target: {
        type: "SpecificResource",
        source: "https://talks.example/lease/town-1#p-6",
        selector: [
          { type: "TextQuoteSelector", exact: "100 a month", prefix: "rent of ", suffix: "" },
          { type: "TextPositionSelector", start: 12, end: 23 },
        ],
      },
    });
  });

  it("writes a reply as one, and a whole point by its IRI", () => {
    const reply = {
      ...NOTE,
      motivations: ["replying"],
      tags: [],
      stance: undefined,
      creators: [{ id: LEASE, name: undefined, more: {} }],
    };
    expect(
      writeWebAnnotation({
        ...reply,
        targets: [{ source: LEASE, quote: undefined, position: undefined, sent: undefined }],
      }),
    ).toMatchObject({
      motivation: "replying",
      creator: LEASE,
      body: { purpose: "replying", value: "Who *mends* the roof?" },
      target: LEASE,
    });
  });

  it("writes what reads as the same note again", () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        const json = JSON.parse(JSON.stringify(writeWebAnnotation(note)));
        const again = notesFromWebAnnotation(readWebAnnotation(json, { isNew: note.id === undefined }));
        expect(again).toEqual({ note, unshown: [] });
      }),
    );
  });

  it("writes pages and collections that read as they should", () => {
    const page = {
      id: "https://notes.example/all?page=0",
      partOf: { id: "https://notes.example/all", label: "Notes on the boathouse", total: 3 },
      prev: undefined,
      next: "https://notes.example/all?page=1",
      startIndex: 0,
      items: [NOTE, "https://notes.example/2"],
    };
    const readPage = readAnnotationPage(writeAnnotationPage(page));
    expect(readPage).toMatchObject({ id: page.id, startIndex: 0, next: { id: page.next }, prev: undefined });
    expect(readPage.items[1]).toMatchObject({ kind: "linked", id: "https://notes.example/2" });
    expect(notesFromWebAnnotation(readPage.items[0] as WebAnnotation).note).toEqual(NOTE);

    const collection = {
      id: page.partOf.id,
      label: "Notes on the boathouse",
      total: 3,
      modified: NOTE.modified,
      first: page,
      last: page.next,
    };
    const readCollection = readAnnotationCollection(writeAnnotationCollection(collection));
    expect(readCollection).toMatchObject({
      total: 3,
      label: ["Notes on the boathouse"],
      last: { id: page.next },
      first: { kind: "page", id: page.id },
    });
    const empty = { ...collection, total: 0, first: undefined, last: undefined };
    expect(readAnnotationCollection(writeAnnotationCollection(empty)).first).toBeUndefined();
  });
});

describe("notesFromWebAnnotation", () => {
  it("takes Markdown as it is, and plain text so that it reads as it did", () => {
    expect(bodyOf(text("*so*", { format: "text/markdown; charset=utf-8" })).note.body).toBe("*so*");
    expect(bodyOf(text("*so*", { format: "text/plain" })).note.body).toBe("\\*so\\*");
    expect(bodyOf(text("*so*")).note.body).toBe("\\*so\\*");
    expect(read(annotation({ bodyValue: "*so*" })).note.body).toBe("\\*so\\*");
  });

  it("takes the words of HTML, and keeps none of it anywhere", () => {
    const html = { format: "text/html", value: "<p>Who <b onclick=x>mends</b> it?</p><script>x</script>" };
    const choice = { type: "Choice", items: [text("Hm."), text("", html)] };
    const taken = bodyOf([
      text("", html),
      choice,
      { source: text("", html), selector: { type: "CssSelector", value: "p" } },
    ]);
    expect(taken.note.body).toBe("Who mends it?\n\nHm.");
    expect(taken.unshown).toContain("HTML is read for its words, and not kept");
    expect(JSON.stringify(taken)).not.toMatch(/onclick|script|<p>/u);
    expect(bodyOf(text("<i>a</i>", { format: ["text/html", "text/markdown"] })).note.body).toBe("a");
  });

  it("joins several texts, and says what that loses", () => {
    const taken = bodyOf([text("One.", { language: "en" }), text("Deux.", { language: "fr" })]);
    expect(taken.note.body).toBe("One.\n\nDeux.");
    expect(taken.unshown).toEqual(["what is said of each of 2 texts, such as their languages, is not kept"]);
  });

  it("takes tags by their purpose, or by the motivation of the whole", () => {
    const tag = { purpose: "tagging" };
    expect(bodyOf([text(" rent \n due ", tag), text("rent due", tag), text("Hm.")]).note).toMatchObject({
      tags: ["rent due"],
      body: "Hm.",
    });
    expect(bodyOf(text("rent", { purpose: "oa:tagging" })).note.tags).toEqual(["rent"]);
    expect(bodyOf(text("rent"), { motivation: "http://www.w3.org/ns/oa#tagging" }).note).toMatchObject({
      tags: ["rent"],
      motivations: ["tagging"],
    });
    expect(bodyOf(text("rent", { purpose: ["tagging", "identifying"] })).unshown).toEqual([
      'what is said of the tag "rent" beside its word is not kept',
    ]);
    expect(bodyOf(text("Hm."), { motivation: ["tagging", "commenting"] }).note).toMatchObject({
      tags: [],
      body: "Hm.",
    });
  });

  it("takes a stance that is one of ours, and keeps other classes", () => {
    const classes = ["red-line", "portrait", "question"].map((value) => text(value, { purpose: "classifying" }));
    const taken = bodyOf(classes);
    expect(taken.note).toMatchObject({ stance: "red-line", body: "", tags: [] });
    expect(taken.note.foreign?.bodies).toEqual([classes[1], classes[2]]);
    expect(taken.unshown).toEqual([
      'the class "portrait" is kept, and not shown',
      'the class "question" is kept, and not shown',
    ]);
  });

  it("shows the first text of a choice, and gives the others back", () => {
    const choice = {
      type: "Choice",
      items: ["https://a.example/1.mp3", text("Hm.", { language: "en" }), text("Euh.", { language: "fr" })],
    };
    const taken = bodyOf(choice);
    expect(taken.note.body).toBe("Hm.");
    expect(taken.unshown).toEqual(["2 options of a choice are kept, and not shown"]);
    expect(writeWebAnnotation(taken.note)).toMatchObject({
      body: {
        type: "Choice",
        items: [
          "https://a.example/1.mp3",
          { value: "Hm.", format: "text/markdown", language: "en" },
          text("Euh.", { language: "fr" }),
        ],
      },
    });
    const wordless = readWebAnnotation(writeWebAnnotation({ ...taken.note, body: "" }));
    expect(wordless.body).toMatchObject([{ kind: "Choice", items: [{ kind: "external" }, { value: "Euh." }] }]);
    const tagged = { type: "Choice", items: [text("rent", { purpose: "tagging" }), "https://a.example/rent"] };
    expect(bodyOf([text("Hm."), tagged]).note).toMatchObject({
      body: "Hm.",
      tags: ["rent"],
      foreign: { choice: undefined, bodies: [{ type: "Choice", items: ["https://a.example/rent"] }] },
    });
    const beside = bodyOf([choice, text("And.")]);
    expect(beside.note.body).toBe("Hm.\n\nAnd.");
    expect(beside.note.foreign).toMatchObject({
      choice: undefined,
      bodies: [{ type: "Choice", items: ["https://a.example/1.mp3", text("Euh.", { language: "fr" })] }],
    });
  });

  it("keeps bodies that are elsewhere", () => {
    const taken = bodyOf(["https://a.example/1.mp3", { source: "https://a.example/town", purpose: "tagging" }]);
    expect(taken.unshown).toEqual([
      "a body that is elsewhere (https://a.example/1.mp3) is kept, and not shown",
      "a tag that is elsewhere (https://a.example/town) is kept, and not shown",
    ]);
    expect(writeWebAnnotation(taken.note).body).toEqual([
      "https://a.example/1.mp3",
      { source: "https://a.example/town", purpose: "tagging" },
    ]);
  });

  it("takes a quote and a position wherever they stand, and a fragment into the source", () => {
    const quote = { type: "TextQuoteSelector", exact: "rent" };
    const position = { type: "TextPositionSelector", start: 3, end: 7 };
    const meant = { quote: { exact: "rent", prefix: "", suffix: "" }, position: { start: 3, end: 7 } };
    expect(read(selecting([position, quote])).note.targets).toMatchObject([{ source: LEASE, ...meant }]);
    const fragment = { type: "FragmentSelector", value: "p-6", refinedBy: [quote, position] };
    expect(read(selecting(fragment)).note.targets).toMatchObject([{ source: `${LEASE}#p-6`, ...meant }]);
    expect(read(selecting({ type: "FragmentSelector", value: "a b" }))).toMatchObject({
      note: { targets: [{ source: LEASE, quote: undefined }] },
      unshown: ["a fragment selector is kept, and not shown"],
    });
  });

  it("leaves a source that has a fragment as it is", () => {
    const target = { source: `${LEASE}#p-6`, selector: { type: "FragmentSelector", value: "p-7" } };
    expect(read(annotation({ target }))).toMatchObject({
      note: { targets: [{ source: `${LEASE}#p-6` }] },
      unshown: ["a fragment selector is kept, and not shown"],
    });
  });

  it("says in words what of a target it does not show", () => {
    const taken = read(
      onPart({
        selector: [
          { type: "TextQuoteSelector", exact: "rent", refinedBy: { type: "TextPositionSelector", start: 0, end: 1 } },
          { type: "SvgSelector", value: "<svg/>" },
          "https://a.example/selector",
        ],
        state: { type: "TimeState", sourceDate: "2024-02-05T09:30:00Z" },
        scope: "https://a.example/page",
      }),
    );
    expect(taken.unshown).toEqual([
      "an SVG selector is kept, and not shown",
      "a selector or state of another kind is kept, and not shown",
      "a further position is kept, and not shown",
      "a state of a certain time is kept, and not shown",
      '"scope" of the target is kept, and not shown',
    ]);
  });

  it("gives a target back as it was sent, until the note is on other words", () => {
    const json = selecting([
      { type: "TextQuoteSelector", exact: "rent" },
      { type: "SvgSelector", value: "<svg/>" },
    ]);
    const { note } = read(json);
    expect(writeWebAnnotation(note).target).toEqual(json.target);
    const [target] = note.targets;
    const moved = { ...note, targets: note.targets.map((one) => ({ ...one, position: { start: 1, end: 5 } })) };
    expect(writeWebAnnotation(moved).target).toEqual({
      type: "SpecificResource",
      source: LEASE,
      selector: [
        { type: "TextQuoteSelector", ...target?.quote },
        { type: "TextPositionSelector", start: 1, end: 5 },
      ],
    });
  });

  it("keeps targets that are not shown here, and those that are no one resource", () => {
    const list = { type: "List", items: [LEASE, "https://b.example/"] };
    const each = { type: "Independents", items: [`${LEASE}#p-1`, `${LEASE}#p-2`] };
    const target = ["https://b.example/", list, text("Rent."), each];
    const taken = notesFromWebAnnotation(readWebAnnotation(annotation({ target })), (source) =>
      source.startsWith(LEASE),
    );
    expect(taken.note.targets.map(({ source }) => source)).toEqual([`${LEASE}#p-1`, `${LEASE}#p-2`]);
    expect(taken.unshown).toEqual([
      "a target elsewhere (https://b.example/) is kept, and not shown",
      "a target that is several resources in order is kept, and not shown",
      "a target that is a text of its own is kept, and not shown",
    ]);
    expect(writeWebAnnotation(taken.note).target).toEqual([...each.items, "https://b.example/", list, text("Rent.")]);
  });

  it("gives back what the annotation itself said beside", () => {
    const json = annotation({
      "@context": ["http://www.w3.org/ns/anno.jsonld", { talks: "https://talks.example/#" }],
      type: ["Annotation", "talks:Remark"],
      creator: { type: "Person", name: ["Anna", "Анна"], email: "mailto:anna@boathouse.example" },
      motivation: ["assessing", "talks:doubting"],
      rights: "https://a.example/rights",
      generator: { type: "Software", name: "Notes" },
      "talks:round": 2,
      body: { ...text("Hm.", { format: "text/markdown", purpose: "describing", language: "en" }) },
    });
    const taken = read(json);
    expect(writeWebAnnotation(JSON.parse(JSON.stringify(taken.note)))).toEqual(json);
    expect(taken.unshown).toEqual(['"rights", "generator", "talks:round" of the annotation are kept, and not shown']);
  });

  it("makes a note of any annotation, and of the note an annotation that can be read", () => {
    let made = 0;
    fc.assert(
      fc.property(anyAnnotation, (json) => {
        const annotation = readIfReadable(json);
        if (annotation === undefined) return;
        made += 1;
        const { note } = notesFromWebAnnotation(annotation);
        const again = read(writeWebAnnotation(JSON.parse(JSON.stringify(note)))).note;
        expect(again.targets).toEqual(note.targets);
        expect(again).toMatchObject({ id: note.id, tags: note.tags, stance: note.stance, via: note.via });
      }),
    );
    expect(made).toBeGreaterThan(20);
  });

  it("loses nothing of any sample but markup, texts that say nothing, further purposes and lists that are none", () => {
    const {
      "a text in HTML": _html,
      "an empty text": _empty,
      "a purpose that is described": _described,
      "purposes of bodies": _purposes,
      "several targets each for itself": _each,
      ...rest
    } = GOOD;
    for (const [name, json] of Object.entries(rest)) {
      const { note } = read(json);
      const stored = JSON.parse(JSON.stringify(note)) as ExchangedNote;
      const written = writeWebAnnotation(stored);
      const said = wordsIn(written);
      expect(
        wordsIn(writeJsonLd(readWebAnnotation(json))).filter((word) => !said.includes(word)),
        name,
      ).toEqual([]);
      // Plain text has become Markdown by now; apart from that, nothing changes any more.
      expect(writeWebAnnotation(read(written).note), name).toEqual(written);
    }
  });
});

/** Undefined of JSON that is no annotation. */
function readIfReadable(json: unknown): WebAnnotation | undefined {
  try {
    return readWebAnnotation(json);
  } catch (problem) {
    if (problem instanceof Problem) return undefined;
    throw problem;
  }
}

/** Every string and number in what was written. */
function wordsIn(json: unknown): readonly unknown[] {
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(wordsIn) : [json];
}

const anyIri = fc.nat().map((number) => `https://talks.example/${number}#p-${number}`);
const anyWords = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
const anyMoment = fc
  .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyTag = fc.stringMatching(/^[a-z<*]([a-z ]?[a-z&]){0,5}$/u);

const anyNote: fc.Arbitrary<ExchangedNote> = fc.record({
  id: fc.option(anyIri, { nil: undefined }),
  created: fc.option(anyMoment, { nil: undefined }),
  modified: fc.option(anyMoment, { nil: undefined }),
  creators: fc.array(
    fc.record({
      id: fc.option(anyIri, { nil: undefined }),
      name: fc.option(anyWords, { nil: undefined }),
      more: fc.constant({}),
    }),
  ),
  motivations: fc.uniqueArray(fc.constantFrom("commenting", "replying", "questioning", "talks:doubting")),
  body: anyWords.filter((words) => words.trim() !== ""),
  tags: fc.uniqueArray(anyTag),
  stance: fc.option(fc.constantFrom(...STANCES), { nil: undefined }),
  targets: fc.array(
    fc.record({
      source: anyIri,
      quote: fc.option(fc.record({ exact: anyWords, prefix: fc.string(), suffix: fc.string() }), { nil: undefined }),
      position: fc.option(
        fc.tuple(fc.nat(), fc.nat()).map(([start, length]) => ({ start, end: start + length })),
        { nil: undefined },
      ),
      sent: fc.constant(undefined),
    }),
    { minLength: 1 },
  ),
  canonical: fc.option(anyIri, { nil: undefined }),
  via: fc.array(anyIri),
  foreign: fc.constant(undefined),
});
