import { describe, expect, it } from "vitest";
import { readDraft } from "../../src/intake/read-draft.ts";
import { problemOf } from "./problem-of.ts";

const described = `---
title: Counter-proposal
kind: counter-proposal
round: geneva-2025-11-23
text-date: 2025-11        # not read as a date
published: 2025
published-by: Reuters
based-on: [us28-rtr-2025-11-21]
witness-of:
coverage: partial
numbering: ours
language: no
grade: B
sources:
  - { outlet: Reuters, url: "https://example.org/a#b", date: 2025-11-23 }
points:
  "12": { status: unreported }
  4.2: { note: seen twice }
  10.a: { status: listed, positions: [{ party: ukraine, text: "no" }] }
---

4.2. Four.
10. Ten
    (a) letter
12.
`;

const draft = {
  title: "Counter-proposal",
  kind: "counter-proposal",
  round: "geneva-2025-11-23",
  textDate: "2025-11",
  published: "2025",
  publishedBy: "Reuters",
  basedOn: ["us28-rtr-2025-11-21"],
  coverage: "partial",
  numbering: "ours",
  language: "no",
  grade: "B",
  sources: [{ outlet: "Reuters", url: "https://example.org/a#b", date: "2025-11-23" }],
  points: [
    { number: "4.2", text: "Four.", note: "seen twice", points: [] },
    {
      number: "10",
      text: "Ten",
      points: [
        { number: "a", text: "letter", status: "listed", positions: [{ party: "ukraine", text: "no" }], points: [] },
      ],
    },
    { number: "12", text: null, status: "unreported", points: [] },
  ],
};

describe("readDraft", () => {
  it("reads Markdown with front matter, every value as written", () => {
    expect(readDraft(described, { name: "x.md", use: "file" })).toEqual(draft);
  });

  it("reads bytes, Windows line ends, a byte order mark and blank lines above", () => {
    const bytes = new TextEncoder().encode(`\ufeff\r\n${described.replaceAll("\n", "\r\n")}`);
    expect(readDraft(bytes, { name: "x.md", use: "file" })).toEqual(draft);
  });

  it("takes the file name for the title of a text that says nothing about itself", () => {
    const plain = {
      basedOn: [],
      coverage: "full",
      numbering: "printed",
      sources: [],
      points: [{ number: "1", text: "One", points: [] }],
    };
    for (const name of ["leak.md", "a.b/leak.markdown", "C:\\drafts\\leak.txt"]) {
      expect(readDraft("1. One", { name, use: "compare" })).toEqual({ ...plain, title: "leak" });
    }
    expect(readDraft("---\nkind: leak\n---\n1. One", { name: "leak.md", use: "compare" })).toEqual({
      ...plain,
      title: "leak",
      kind: "leak",
    });
    expect(readDraft("---\n---\n1. One", { name: ".md", use: "compare" })).toEqual({ ...plain, title: ".md" });
  });

  it("reads plain text without Markdown's escapes and bold", () => {
    const { points } = readDraft("1. **One** \\*", { name: "x.txt", use: "compare" });
    expect(points).toEqual([{ number: "1", text: "**One** \\*", points: [] }]);
  });

  it("lets the media type outrank the name", () => {
    const content = '{ "points": [{ "text": "1. One\\n2. Two" }] }';
    const { points, title } = readDraft(content, {
      name: "x.md",
      mediaType: "Application/JSON; charset=utf-8",
      use: "compare",
    });
    expect(points).toEqual([{ number: "", text: "1. One\n2. Two", points: [] }]);
    expect(title).toBe("x");
  });

  it("reads JSON, one object one point", () => {
    const json = JSON.stringify({
      ...draft,
      witnessOf: null,
      points: [
        { number: "10", label: "Point 10", heading: null, text: "- not a list", points: [{ number: "1", text: "" }] },
        { number: "12", text: null, status: "unreported", note: "n" },
        { number: "13", status: "unreported" },
      ],
    });
    expect(readDraft(json, { name: "x.json", use: "file" })).toEqual({
      ...draft,
      points: [
        { number: "10", label: "Point 10", text: "- not a list", points: [{ number: "1", text: "", points: [] }] },
        { number: "12", text: null, status: "unreported", note: "n", points: [] },
        { number: "13", text: null, status: "unreported", points: [] },
      ],
    });
  });

  it("takes words that are names of JavaScript's own for keys like any other", () => {
    expect(problemOf(() => readDraft("---\n__proto__: x\n---\n1. One", { name: "x.md", use: "compare" }))).toContain(
      'no key "__proto__"',
    );
    expect(problemOf(() => readDraft('{ "constructor": 1 }', { name: "x.json", use: "compare" }))).toContain(
      'no key "constructor"',
    );
  });
});
