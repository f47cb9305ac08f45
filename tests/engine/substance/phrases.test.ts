import { describe, expect, it } from "vitest";
import { listed, meaning, meaningThemselves, Phrases } from "../../../src/engine/substance/phrases.ts";

const BOUNDS = new Phrases<string>([
  ...meaning("at least, no less than", "least"),
  ...meaning("no", "none"),
  ...meaning("at most", "most"),
]);

const wordsOf = (text: string) => ({ lower: text.split(" "), flags: text.split(" ").map(() => 1) });

describe("phrases", () => {
  it.each([
    ["the longest that begins there", "it is no less than five", 2, { meaning: "least", end: 5 }],
    ["a shorter one where the longer is not whole", "it is no less", 2, { meaning: "none", end: 3 }],
    ["one that ends the text", "it is at most", 2, { meaning: "most", end: 4 }],
    ["none that is not whole", "it is at", 2, undefined],
    ["none that begins later", "it is at most", 1, undefined],
    ["none behind the text", "it is at most", 4, undefined],
  ])("are found at a place: %s", (_, text, index, found) => {
    expect(BOUNDS.find(wordsOf(text), index)).toEqual(found);
    expect(BOUNDS.among(text.split(" "), index)).toEqual(found);
  });

  it("are looked for where a word has their flag alone", () => {
    const phrases = new Phrases<string>(meaning("at least", "least"));
    phrases.flagged(4);
    expect(phrases.find({ lower: ["at", "least"], flags: [4, 0] }, 0)?.end).toBe(2);
    expect(phrases.find({ lower: ["at", "least"], flags: [2, 0] }, 0)).toBeUndefined();
    expect(phrases.among(["at", "least"], 0)?.end).toBe(2);
  });

  it("are found whatever flags words have before they get one of their own", () => {
    expect(BOUNDS.find({ lower: ["at", "least"], flags: [8, 0] }, 0)?.meaning).toBe("least");
  });

  it.each([
    ["the longest that ends there", "it is no less than five", 5, undefined, { meaning: "least", start: 2 }],
    ["one that begins the text", "at most five", 2, undefined, { meaning: "most", start: 0 }],
    ["none that ends before", "at most some five", 3, undefined, undefined],
    ["none that goes on", "at most five", 1, undefined, undefined],
    ["none longer than asked for", "it is no less than five", 5, 2, undefined],
    ["one as long as asked for", "it is no less than five", 5, 3, { meaning: "least", start: 2 }],
    ["none before the text", "at most five", 0, undefined, undefined],
  ])("are found before a place: %s", (_, text, index, most, found) => {
    expect(BOUNDS.findBefore(wordsOf(text), index, most)).toEqual(found);
  });

  it("have first words, each once", () => {
    expect([...BOUNDS.firstWords()].sort()).toEqual(["at", "no"]);
  });

  it("mean what they were said to mean last", () => {
    const phrases = new Phrases<string>([
      ["at once", "now"],
      ["at once", "together"],
    ]);
    expect(phrases.among(["at", "once"], 0)?.meaning).toBe("together");
  });

  it("are listed with commas over several lines, the last of which may end with one", () => {
    const text = `at once,
      in  due
      course, , soon,`;
    expect(listed(text)).toEqual(["at once", "in due course", "soon"]);
    expect(meaning("at once, soon", 1)).toEqual([
      ["at once", 1],
      ["soon", 1],
    ]);
    expect(meaningThemselves("at once, soon")).toEqual([
      ["at once", "at once"],
      ["soon", "soon"],
    ]);
  });
});
