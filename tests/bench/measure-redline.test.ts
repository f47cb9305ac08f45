import { describe, expect, it } from "vitest";
import type { Redline } from "../../src/model/comparison.ts";
import { measureRedline, rebuilds } from "./measure-redline.ts";
import { scorePairs } from "./score-pairs.ts";

/** Reads `kept {struck|inserted} kept`. */
function drawn(marked: string): Redline {
  return marked.split(/(\{[^}]*\})/u).flatMap((part): Redline => {
    const [, struck, inserted] = /^\{(.*)\|(.*)\}$/u.exec(part) ?? [];
    if (struck === undefined || inserted === undefined) return [["=", part]];
    return [
      ["-", struck],
      ["+", inserted],
    ];
  });
}

const CASES: Readonly<Record<string, readonly [marked: string, measures: Partial<ReturnType<typeof measureRedline>>]>> =
  {
    "characters without white space": ["A {b c|d  e f} g", { size: 5, hunks: 1 }],
    "runs of change, not their parts": ["{a|b} stays here now {c|d}", { hunks: 2, islands: 0 }],
    "a kept run of two words between changes as an island": ["{a|b} of the {c|d}", { islands: 1 }],
    "no island at either end": ["of {a|b} the", { islands: 0 }],
    "no island where the line ends between": ["{a|b} of\n{c|d}", { islands: 0 }],
    "a change that begins inside a word": ["un{done|seen}", { cutWords: 1 }],
    "a change that begins and ends inside a word": ["un{don|seem}ly", { cutWords: 2 }],
    "no cut beside a comma": ["under{|, however,} it", { cutWords: 0 }],
  };

describe("measures of a redline", () => {
  for (const [name, [marked, measures]] of Object.entries(CASES)) {
    it(`count ${name}`, () => expect(measureRedline(drawn(marked))).toMatchObject(measures));
  }

  it("see a lost word, and overlook lost white space", () => {
    expect(rebuilds(drawn("a {b|c} d"), "a  b d", "a c\nd")).toBe(true);
    expect(rebuilds(drawn("a {b|c} d"), "a b d e", "a c d")).toBe(false);
    expect(rebuilds(drawn("a {b|c} d"), "a b d", "a d")).toBe(false);
  });
});

describe("pairs stated", () => {
  const truth = {
    before: ["x", "y", "y", "z"],
    after: ["y", "y", "x", "new"],
    links: [
      [0, 2],
      [1, 0],
      [2, 1],
    ] as const,
  };

  it("are wrong where no true pair has these texts, and missed where one is not stated", () => {
    expect(
      scorePairs(
        [
          [0, 3],
          [1, 0],
        ],
        truth,
      ),
    ).toEqual({ wrong: 1, missed: 2, expected: 3 });
  });

  it("may exchange points of equal text, which no reader can tell apart", () => {
    expect(
      scorePairs(
        [
          [0, 2],
          [2, 0],
          [1, 1],
        ],
        truth,
      ),
    ).toEqual({ wrong: 0, missed: 0, expected: 3 });
  });
});
