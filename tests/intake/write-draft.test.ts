import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDraft } from "../../src/intake/read-draft.ts";
import { writeJsonDraft, writeMarkdownDraft } from "../../src/intake/write-draft.ts";
import { COVERAGES, type Draft, GRADES, KINDS, NUMBERINGS, ROUTES } from "../../src/model/draft.ts";
import { POINT_STATUSES, type PointFacts, type PointNode } from "../../src/model/point.ts";
import { anyTree } from "../engine/points/point-trees.ts";

// What a file can hold: whole characters, and no U+0000.
const keepable = (text: string) => text.replaceAll(/\p{Cs}/gu, "?").replaceAll("\0", "0");
const awkward = fc.constantFrom(
  "",
  "null",
  "~",
  "true",
  "2025",
  "- x",
  "a: b",
  "x #y",
  '"',
  "'",
  "\\",
  "\n",
  "a\r\n b",
  " x ",
  "\t",
  "\u0085",
  "\u2028",
  "\ufeff",
  "---",
  "&a",
  "*a",
  "!t",
  "{",
  "é😀",
);
const text = fc.oneof(awkward, fc.string({ unit: "binary" }).map(keepable));
const words = text.map((found) => `x${found}`);
const id = fc.constantFrom("a", "us28-axios-2025-11-20", "0", "null", "1e3");
const date = fc.constantFrom("2025", "2025-11", "2024-02-29");
const sources = fc.array(
  optional({ outlet: words }, { url: fc.constantFrom("https://example.org/a?b=c#d", "http://x"), date, note: text }),
  { maxLength: 3 },
);
const facts: fc.Arbitrary<PointFacts> = optional(
  {},
  {
    status: fc.constantFrom(...POINT_STATUSES),
    note: text,
    sources,
    positions: fc.array(fc.record({ party: id, text: words }), { maxLength: 2 }),
  },
);

const provenance = optional(
  {
    title: words,
    kind: fc.constantFrom(...KINDS),
    published: date,
    basedOn: fc.array(id, { maxLength: 3 }),
    coverage: fc.constantFrom(...COVERAGES),
    numbering: fc.constantFrom(...NUMBERINGS),
    sources,
  },
  {
    round: id,
    textDate: date,
    publishedBy: text,
    witnessOf: id,
    language: text,
    originalLanguage: text,
    translationPath: text,
    route: fc.constantFrom(...ROUTES),
    grade: fc.constantFrom(...GRADES),
    gradeReason: text,
    verification: text,
    notes: text,
  },
);

const drafts: fc.Arbitrary<Draft> = fc
  .tuple(provenance, anyTree, fc.infiniteStream(facts))
  .filter(([, points]) => points.length > 0)
  .map(
    ([described, points, stream]) =>
      ({ ...described, points: points.map((point) => withFacts(point, stream)) }) as Draft,
  );

function withFacts(point: PointNode, stream: Iterator<PointFacts>): PointNode {
  const known = stream.next().value as PointFacts;
  const { label, heading } = point;
  return {
    number: keepable(point.number),
    ...(label === undefined ? {} : { label: keepable(label) }),
    ...(heading === undefined ? {} : { heading: keepable(heading) }),
    text: known.status === "unreported" ? null : keepable(point.text ?? ""),
    ...known,
    points: point.points.map((under) => withFacts(under, stream)),
  };
}

function optional<Required extends object, Optional extends object>(
  required: { [Key in keyof Required]: fc.Arbitrary<Required[Key]> },
  rest: { [Key in keyof Optional]: fc.Arbitrary<Optional[Key]> },
): fc.Arbitrary<Required & Partial<Optional>> {
  return fc.record({ ...required, ...rest } as never, { requiredKeys: Object.keys(required) as never }) as never;
}

describe("writeMarkdownDraft", () => {
  it("writes front matter a person would write, and leaves out what a reader assumes", () => {
    const draft: Draft = {
      title: "Reply: the second",
      kind: "counter-proposal",
      published: "2025-11-23",
      publishedBy: "Reuters",
      basedOn: ["a", "b"],
      coverage: "full",
      numbering: "printed",
      sources: [{ outlet: "Reuters", url: "https://example.org" }],
      points: [
        { number: "1", text: "One", points: [{ number: "a", text: "letter", note: "seen", points: [] }] },
        { number: "2", text: null, status: "unreported", points: [] },
      ],
    };
    expect(writeMarkdownDraft(draft)).toBe(`---
title: "Reply: the second"
kind: counter-proposal
published: "2025-11-23"
published-by: Reuters
based-on: [ a, b ]
sources:
  - { outlet: Reuters, url: "https://example.org" }
points:
  "1.a": { note: seen }
  "2": { status: unreported }
---

1. One
    - (a) letter

2.
`);
  });

  it("reads back as the same draft, whatever stands in it", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const bytes = new TextEncoder().encode(writeMarkdownDraft(draft));
        expect(readDraft(bytes, { name: "x.md", use: "file" })).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });
});

describe("writeJsonDraft", () => {
  it("writes the facts of a point on the point", () => {
    const draft: Draft = {
      title: "T",
      basedOn: [],
      coverage: "partial",
      numbering: "printed",
      sources: [],
      points: [
        { number: "", heading: "H", text: "", status: "listed", points: [{ number: "a", text: "x", points: [] }] },
      ],
    };
    expect(JSON.parse(writeJsonDraft(draft))).toEqual({
      title: "T",
      coverage: "partial",
      points: [{ heading: "H", text: "", status: "listed", points: [{ number: "a", text: "x" }] }],
    });
  });

  it("reads back as the same draft, whatever stands in it", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const bytes = new TextEncoder().encode(writeJsonDraft(draft));
        expect(readDraft(bytes, { name: "x.json", use: "file" })).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });
});
