import { describe, expect, it } from "vitest";
import {
  type Credit,
  creditWords,
  earlierCredit,
  isSameCredit,
  joinCredits,
  restoreRuns,
} from "../../../src/engine/blame/credit.ts";
import { walkTrack } from "../../../src/engine/blame/walk-track.ts";
import { splitWords } from "../../../src/engine/words/split-words.ts";
import { chain, station } from "./drawn-track.ts";

const by = (station: number, change: Partial<Credit> = {}): Credit => {
  return { station, restored: null, variant: false, unknownSince: null, ...change };
};

describe("of two parents that both have a word", () => {
  it("the one counts whose word came in earlier, whichever is named first", () => {
    expect(earlierCredit(by(1), by(2))).toEqual(by(1));
    expect(earlierCredit(by(2), by(1))).toEqual(by(1));
    expect(earlierCredit(by(2), by(1, { restored: 3 }))).toEqual(by(1, { restored: 3 }));
  });

  it("the one counts that never lost it, where both have it from one version", () => {
    expect(earlierCredit(by(1, { restored: 2 }), by(1))).toEqual(by(1));
    expect(earlierCredit(by(1), by(1, { restored: 2 }))).toEqual(by(1));
  });

  it("one that has no such word does not count", () => {
    expect(earlierCredit(undefined, by(2))).toEqual(by(2));
    expect(earlierCredit(by(2), undefined)).toEqual(by(2));
    expect(earlierCredit(undefined, undefined)).toBeUndefined();
  });
});

describe("runs of words", () => {
  const text = "The cap is 600,000.";
  const { words } = splitWords(text);

  it("end where the origin changes in anything that is told of it", () => {
    for (const other of [by(2), by(1, { restored: 2 }), by(1, { variant: true }), by(1, { unknownSince: 0 })]) {
      expect(isSameCredit(by(1), other)).toBe(false);
      const credits = words.map((_, index) => (index < 3 ? by(1) : other));
      expect(joinCredits(text, words, credits, by(9)).map(({ end }) => text.slice(0, end))).toEqual([
        "The cap is",
        text,
      ]);
    }
    expect(isSameCredit(by(1), by(1))).toBe(true);
  });

  it("give each word the origin it had", () => {
    const credits = words.map((_, index) => by(index % 3));
    expect(creditWords(words, joinCredits(text, words, credits, by(9)))).toEqual(credits);
  });

  it("are none of an empty text, and the version's own of one without words", () => {
    expect(joinCredits("", [], [], by(1))).toEqual([]);
    expect(joinCredits("  ", [], [], by(1))).toEqual([{ end: 2, credit: by(1) }]);
  });

  it("are put back as they were", () => {
    expect(restoreRuns([{ end: 3, credit: by(1, { variant: true }) }], 4)).toEqual([
      { end: 3, credit: by(1, { variant: true, restored: 4 }) },
    ]);
  });

  it("are passed on as they are where nothing changed, at no cost", () => {
    const { points } = walkTrack(chain(text, text, text), () => true);
    const runs = points.map(([point]) => point?.pieces[0]?.runs);
    expect(runs[0]).toBeDefined();
    expect(runs[1]).toBe(runs[0]);
    expect(runs[2]).toBe(runs[0]);
  });

  it("are passed on so beside a point that changed, and from two parents that credit a text alike", () => {
    const links = "a>a b>b";
    const { points } = walkTrack(
      [
        station("1", { a: text, b: "Tanks withdraw." }),
        station("2", { a: text, b: "Ships withdraw." }, [[0, links]]),
        station("3", { a: text, b: "Ships remain." }, [
          [1, links],
          [0, links],
        ]),
      ],
      () => true,
    );
    const runs = points.map(([point]) => point?.pieces[0]?.runs);
    expect(runs[0]).toBeDefined();
    expect(runs[1]).toBe(runs[0]);
    expect(runs[2]).toBe(runs[0]);
  });
});
