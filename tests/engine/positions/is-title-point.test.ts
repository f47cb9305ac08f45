import { describe, expect, it } from "vitest";
import { isTitlePoint, saysTitleOnly } from "../../../src/engine/positions/is-title-point.ts";

const STATEMENTS: Readonly<Record<string, string>> = {
  "a figure": "Ten years.",
  "how often": "Weekly patrols.",
  "a time of the year": "In spring.",
  "a force": "Boats shall sail.",
  "a negation": "No withdrawal.",
  "a condition": "When ready.",
  "a condition behind its first word": "Ceasefire if agreed.",
  "a name": "Ukraine.",
  "a place": "Leave Odessa.",
  "more than a few words": "Return to the old harbour.",
};

describe("a text that says only what it is about", () => {
  for (const text of ["Term.", "term and start", "Duration of guarantees.", "Price.", "Boats and nets.", "Термін дії."])
    it(`is one like “${text}”`, () => {
      expect(saysTitleOnly(text)).toBe(true);
    });

  for (const [what, text] of Object.entries(STATEMENTS))
    it(`is none with ${what}`, () => {
      expect(saysTitleOnly(text)).toBe(false);
    });
});

describe("a point that is a title", () => {
  const positions = [{ party: "north", text: "15 years" }];

  it("is one of which positions of parties say the rest", () => {
    expect(isTitlePoint({ text: "Term.", positions })).toBe(true);
    expect(isTitlePoint({ text: "Term.", positions: [] })).toBe(false);
    expect(isTitlePoint({ text: "Term." })).toBe(false);
  });

  it("is none that says something itself, or of which the text is not known", () => {
    expect(isTitlePoint({ text: "Ten years.", positions })).toBe(false);
    expect(isTitlePoint({ text: null, positions })).toBe(false);
  });
});
