import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Query, readQuery } from "../../../src/lineage/search/read-query.ts";
import { Problem } from "../../../src/model/problem.ts";
import { anyText } from "../../support/any-text.ts";

/** `fish* -"both towns" | ferry`: phrases in quotation marks, those of other forms in round brackets. */
function drawQuery(query: Query): string {
  const drawTerm = ({ words, exact, prefix, without }: Query[number][number]) => {
    const said = `${words.join(" ")}${prefix ? "*" : ""}`;
    return `${without ? "-" : ""}${exact ? `"${said}"` : words.length > 1 ? `(${said})` : said}`;
  };
  return query.map((group) => group.map(drawTerm).join(" ")).join(" | ");
}

describe("a query", () => {
  const cases: Record<string, [text: string, read: string]> = {
    "of words wants all of them": ["army  cap", "army cap"],
    "takes quotation marks of all sorts": ["“a b” „c d“ «e f»", '"a b" "c d" "e f"'],
    "takes a phrase that nobody closed": ['army "cap of', 'army "cap of"'],
    "takes a star at the end of a word, also inside a phrase": ['fish* "security guar*"', 'fish* "security guar*"'],
    "leaves out what has a minus before it": ['-ferry -"both towns" lake', '-ferry -"both towns" lake'],
    "takes or between two, however it is written": ["a OR b | c", "a | b | c"],
    "takes words held by a hyphen as a run": ["cease-fire", "(cease fire)"],
    "takes a figure as one word, however its thousands are parted": [
      '600 000 or "cap of 800,000"',
      '600000 | "cap of 800000"',
    ],
    "passes over lone signs": ["- lake * & ( !", "lake"],
    "passes over or without a word beside it": ["or lake or", "lake"],
  };
  for (const [what, [text, read]] of Object.entries(cases)) {
    it(what, () => expect(drawQuery(readQuery(text))).toBe(read));
  }

  const refused: Record<string, [text: string, message: string]> = {
    "of nothing": ["", "The query has no word to look for."],
    "of signs": ['* & | ! () "" -', "The query has no word to look for."],
    "of NUL and half a character": ["\0\u{d800}", "The query has no word to look for."],
    "that only leaves out": ["-lake", "The query has no word to look for."],
    "of 10,000 characters": ["a".repeat(10_000), "The query is longer than 1000 characters."],
    "of 33 words": ["a ".repeat(33), "The query has more than 32 words."],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`${what} is refused`, () => {
      expect(() => readQuery(text)).toThrow(
        expect.objectContaining({ code: "malformed-query", message, hint: expect.stringContaining("fish*") }),
      );
    });
  }

  it("is read or refused in words, whatever it is", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        try {
          for (const term of readQuery(text).flat()) expect(term.words.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
