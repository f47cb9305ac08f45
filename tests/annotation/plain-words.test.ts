import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainWords } from "../../src/annotation/plain-words.ts";

const cases: Readonly<Record<string, string>> = {
  "Who **counts** the *boats*?": "Who counts the boats?",
  "See [the lease](https://towns.example/lease), `point 6`.": "See the lease, point 6.",
  "One.\n\nTwo,\nthree.  \nFour.": "One. Two, three. Four.",
  "> Quoted.\n\n- one\n- two": "Quoted. one two",
  "# No heading": "# No heading",
  "2 < 3 & 4 * 5": "2 < 3 & 4 * 5",
  "> ": "",
  " \n ": "",
};

describe("the words of a note without marks", () => {
  for (const [body, words] of Object.entries(cases)) {
    it(`of ${JSON.stringify(body)} are ${JSON.stringify(words)}`, () => expect(plainWords(body)).toBe(words));
  }

  it("are one line, whatever was typed, and words alone as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (body) => {
        expect(plainWords(body)).not.toMatch(/^\s|\s$|\s{2}|[^\S ]/u);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/u)), (words) => {
        expect(plainWords(words.join("\n"))).toBe(words.join(" "));
      }),
    );
  });
});
