import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CANDIDATES_PER_POINT } from "../../../src/engine/alignment/find-candidates.ts";
import { candidatesOf } from "./drawn-candidates.ts";

describe("findCandidates", () => {
  it("names the most alike, each pair once", () => {
    const found = candidatesOf(
      ["free access to the border", "five judges in Geneva"],
      ["seven judges in Vienna", "access to every border"],
    );
    expect(new Set(found.map(({ before, after }) => `${before} ${after}`)).size).toBe(found.length);
    expect(found.find(({ before }) => before === 0)?.after).toBe(1);
  });

  it("likens a text to itself fully, and to one without a common word not at all", () => {
    expect(candidatesOf(["free access"], ["free access"])).toEqual([{ before: 0, after: 0, likeness: 1 }]);
    expect(candidatesOf(["free access"], ["seven judges"])).toEqual([]);
  });

  it("looks at no more than eight where many wordings are alike and each stands several times", () => {
    const texts = (last: string) =>
      Array.from({ length: 80 }, (_, n) => `The Parties report on matter ${n % 10} to the board ${last}.`);
    expect(candidatesOf(texts("annually"), texts("monthly")).length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * 160);
  });

  it("likens equal texts that hold no word", () => {
    expect(candidatesOf(["* * *"], ["* * *"])).toEqual([{ before: 0, after: 0, likeness: 1 }]);
  });

  it("stays within that bound for any drafts", () => {
    const text = fc.array(fc.constantFrom("parties", "report", "border", "judges", "access"), {
      minLength: 1,
      maxLength: 3,
    });
    const texts = fc.array(
      text.map((words) => words.join(" ")),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const found = candidatesOf(before, after);
        expect(found.length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * (before.length + after.length));
        for (const { likeness } of found) expect(likeness > 0 && likeness <= 1).toBe(true);
      }),
    );
  });
});
