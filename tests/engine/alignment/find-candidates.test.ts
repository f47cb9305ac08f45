import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWordings, weighWordings } from "../../../src/engine/alignment/describe-wording.ts";
import { CANDIDATES_PER_POINT, findCandidates } from "../../../src/engine/alignment/find-candidates.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

function candidatesOf(before: readonly string[], after: readonly string[]) {
  const draw = (texts: readonly string[]) =>
    readVersion(texts.map((text, index) => `${index + 1}. ${text}`).join("\n"));
  const { points, places } = describeVersionPair(draw(before), draw(after));
  const nobody = Partners.none(before.length, after.length);
  return findCandidates(weighWordings(readWordings(points, nobody, new WordTable()), points, places), nobody);
}

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

  it("looks at no more than eight for each point of either side, however many say the same", () => {
    for (const [m, n] of [
      [2_000, 2_000],
      [2_000, 10],
      [3, 2_000],
    ] as const) {
      const found = candidatesOf(
        Array(m).fill("The Parties report annually."),
        Array(n).fill("The Parties report monthly."),
      );
      expect(found.length).toBeGreaterThanOrEqual(Math.min(m, n));
      expect(found.length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * (m + n));
    }
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
