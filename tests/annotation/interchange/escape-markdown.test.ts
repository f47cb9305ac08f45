import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/annotation/interchange/escape-markdown.ts";

const CASES: Readonly<Record<string, readonly [text: string, markdown: string]>> = {
  "stars and ticks": ["2*3*4 and `x`", "2\\*3\\*4 and \\`x\\`"],
  "underscores around a word, and not within one": ["_so_ and army_cap", "\\_so\\_ and army_cap"],
  "words struck": ["~~so~~ ~ 5", "\\~~so\\~~ ~ 5"],
  "a heading, a quote and a rule": ["# a\n> b\n---\n===", "\\# a\n\\> b\n\\---\n\\==="],
  "items of lists": ["- a\n+ b\n1. c\n2) d\n1.5 e", "\\- a\n\\+ b\n1\\. c\n2\\) d\n1.5 e"],
  "links, and not the brackets of drafters": ["[a](b) [a][b] [shall]", "[a\\](b) [a\\][b] [shall]"],
  "tags and references": ["<b> a < b &amp; R&D & c", "\\<b> a < b \\&amp; R\\&D & c"],
  backslashes: ["a\\*b c\\d", "a\\\\\\*b c\\d"],
  "lines set in": ["a\n\n     code", "a\n\n   code"],
};

describe("escapeMarkdown", () => {
  for (const [name, [text, markdown]] of Object.entries(CASES)) {
    it(`writes ${name} as they are`, () => expect(escapeMarkdown(text)).toBe(markdown));
  }

  it("adds nothing but backslashes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab1.)*_`~[](<&#>+-= \n") }), (text) => {
        // Lines that are set in lose blanks, and nothing else.
        const flush = text.replace(/^[ \t]+/gmu, "");
        expect(escapeMarkdown(flush).replaceAll("\\", "")).toBe(flush);
      }),
    );
  });
});
