import { describe, expect, it } from "vitest";
import { readNegotiation } from "../../src/intake/read-negotiation.ts";
import { problemOf } from "./problem-of.ts";

const read = (content: string, id = "ukraine") => readNegotiation(id, content, { name: "negotiation.yaml" });

describe("readNegotiation", () => {
  it("reads title, summary, parties, rounds and documents", () => {
    const content = `
title: Talks
summary: >-
  Two
  lines.
parties:
  - { id: e3, name: "E3" }
rounds:
  - { id: geneva, title: Geneva, from: 2025-11-23, to: 2025-11 }
  - { id: open, title: Open, from: 2026 }
documents:
  - { id: plan, title: The plan }
`;
    expect(read(content)).toEqual({
      id: "ukraine",
      title: "Talks",
      summary: "Two lines.",
      parties: [{ id: "e3", name: "E3" }],
      rounds: [
        { id: "geneva", title: "Geneva", from: "2025-11-23", to: "2025-11" },
        { id: "open", title: "Open", from: "2026" },
      ],
      documents: [{ id: "plan", title: "The plan" }],
    });
    expect(read("title: T")).toEqual({
      id: "ukraine",
      title: "T",
      summary: "",
      parties: [],
      rounds: [],
      documents: [],
    });
  });

  const bad: Record<string, readonly [content: string, problem: string]> = {
    "a missing title": ["summary: s", 'negotiation.yaml:1: "title" is missing in the negotiation.'],
    "an unknown key": [
      "title: T\nround: []",
      'negotiation.yaml:2: The negotiation has no key "round". Did you mean "rounds"?',
    ],
    "a list at the top": ["- a", "negotiation.yaml:1: Expected the negotiation with its keys, found a list."],
    "malformed YAML": ["title: T\n  x: y", "negotiation.yaml:"],
    "a bad id": ["title: T\nparties:\n  - { id: E3, name: E }", 'negotiation.yaml:3: "id" is no id: "E3".'],
    "a reserved id": [
      "title: T\ndocuments:\n  - { id: search, title: S }",
      'negotiation.yaml:3: "id" cannot be "search": the word is reserved.',
    ],
    "an id that stands twice": [
      "title: T\nrounds:\n  - { id: a, title: A }\n  - { id: a, title: B }",
      'negotiation.yaml:4: The round "a" stands twice; the first time on line 3.',
    ],
    "a party without a name": ["title: T\nparties:\n  - id: a", 'negotiation.yaml:3: "name" is missing in a party.'],
    "an unknown key of a document": [
      "title: T\ndocuments:\n  - { id: a, name: A }",
      'A document has no key "name". Its keys are id, title.',
    ],
    "a round that ends before it begins": [
      "title: T\nrounds:\n  - id: a\n    title: A\n    from: 2025-11-23\n    to: 2025-10",
      "negotiation.yaml:6: The round ends on 2025-10, before it begins on 2025-11-23. Exchange the two dates.",
    ],
    "a date that is none": [
      "title: T\nrounds:\n  - { id: a, title: A, from: 2025-11-31 }",
      '"from" is no date: "2025-11-31".',
    ],
    "an empty file": ["", "negotiation.yaml:1: The file is empty."],
  };
  for (const [name, [content, problem]] of Object.entries(bad)) {
    it(`refuses ${name}`, () => {
      const found = problemOf(() => read(content));
      expect(found).toMatch(/^unreadable-negotiation negotiation\.yaml:\d/u);
      expect(found).toContain(problem);
    });
  }

  it("refuses a file that is too large", () => {
    expect(problemOf(() => read(`title: ${"x".repeat(1024 * 1024)}`))).toContain(
      "body-too-large negotiation.yaml: The file has 1.1 MiB; at most 1 MiB are read.",
    );
  });

  it("refuses a folder whose name is no id", () => {
    expect(problemOf(() => read("title: T", "Ukraine"))).toContain(
      'negotiation.yaml: "Ukraine" cannot be the id of a negotiation.',
    );
    expect(problemOf(() => read("title: T", "matrix"))).toContain('"matrix" cannot be the id of a negotiation.');
  });
});
