import { describe, expect, it } from "vitest";
import { readWordings, weighWordings } from "../../../src/engine/alignment/describe-wording.ts";
import type { Candidate } from "../../../src/engine/alignment/find-candidates.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import {
  explainScores,
  rivalsByWording,
  scorePairs,
  scoreWordings,
} from "../../../src/engine/alignment/score-pairs.ts";
import { Surroundings } from "../../../src/engine/alignment/surroundings.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** Two drawn versions whose points are all open, with the wordings of all. */
function contextOf(before: string, after: string) {
  const versions = describeVersionPair(readVersion(before), readVersion(after));
  const { points, places } = versions;
  const nobody = Partners.none(points.before.length, points.after.length);
  return { versions, wordings: weighWordings(readWordings(points, nobody, new WordTable()), points, places) };
}

/** Candidates drawn as `0-1:0.5`: the points by index, and their likeness. */
function read(drawn: string): readonly Candidate[] {
  return drawn.split(" ").map((one) => {
    const [before = 0, after = 0, likeness = 0] = one.split(/[-:]/u).map(Number);
    return { before, after, likeness };
  });
}

function rounded(scores: Iterable<number>): number[] {
  return Array.from(scores, (score) => Math.round(1000 * score) / 1000);
}

/** The scores of drawn candidates by their wording, among rivals that are the candidates unless others are drawn. */
function scoresOf(drawn: string, context: ReturnType<typeof contextOf>, rivals = drawn): number[] {
  return rounded(scoreWordings(read(drawn), context, rivalsByWording(read(rivals))));
}

const PLAIN = "1. Nets are counted.\n2. Boats pay a toll.\n3. The board meets.\n4. Ice is cut.\n5. Reeds are burnt.";
const OTHER = "1. Nets are mended.\n2. Boats are free.\n3. The board votes.\n4. Ice is sold.\n5. Reeds are sold.";

describe("the score of two wordings", () => {
  it.each([
    ["is their likeness", PLAIN, OTHER, 0.5],
    ["is more where they are the same but for notation", PLAIN, "1. NETS  are counted.", 0.8],
    ["is more where the headings are the same", "1. # Nets | They are counted.", "1. # Nets | They are sold.", 0.65],
    ["is no more for other headings", "1. # Nets | They are counted.", "1. # Lines | They are sold.", 0.5],
    ["is no more for a heading on one side", "1. # Nets | They are counted.", "1. They are sold.", 0.5],
    ["is more where they define one term", "1. “Nets” means gear.", "1. “NETS” means nets and lines.", 0.66],
    ["is less where they define two", "1. “Nets” means gear.", "1. “Lines” means gear.", 0.3],
    ["is less where only the earlier defines one", "1. “Nets” means gear.", "1. Nets are gear.", 0.3],
    ["is less where only the later defines one", "1. Nets are gear.", "1. “Nets” means gear.", 0.3],
    ["counts all of this", "1. # Gear | “Nets” means gear.", "1. # Gear | “nets” means gear.", 1.11],
  ])("%s", (_, before, after, score) => {
    expect(scoresOf("0-0:0.5", contextOf(before, after))).toEqual([score]);
  });

  it.each([
    ["a sixteenth of a rival's likeness, where there is one", "0-0:0.8 0-1:0.4", 0.775],
    ["as much for rivals of either side", "0-0:0.8 0-1:0.4 1-0:0.4", 0.75],
    ["a quarter of what four rivals have on average", "0-0:0.8 0-1:0.4 0-2:0.4 1-0:0.4 2-0:0.4", 0.7],
    ["no more for further ones", "0-0:0.8 0-1:0.4 0-2:0.4 0-3:0.4 1-0:0.4 2-0:0.4 3-0:0.4", 0.7],
    ["never more than a quarter of its own likeness", "0-0:0.2 0-1:0.9 0-2:0.9 1-0:0.9 2-0:0.9", 0.15],
  ])("is less by %s", (_, drawn, score) => {
    expect(scoresOf(drawn, contextOf(PLAIN, OTHER))[0]).toBe(score);
  });

  it("has rivals among those named, where these are not the candidates", () => {
    const context = contextOf(PLAIN, OTHER);
    expect(scoresOf("0-0:0.8 1-1:0.8", context, "0-1:0.4 2-2:0.9")).toEqual([0.775, 0.775]);
    expect(scoresOf("0-0:0.8", context, "3-3:0.4")).toEqual([0.8]);
  });
});

/** What its surroundings add to the score of one candidate, given who is paired. */
function added(before: string, after: string, partners: readonly (readonly [number, number])[], candidate: string) {
  const { versions } = contextOf(before, after);
  const { points } = versions;
  const around = new Surroundings(versions, Partners.of(points.before.length, points.after.length, partners));
  return rounded(scorePairs(read(candidate), new Float64Array([1]), versions, around)).map((score) =>
    Number((score - 1).toFixed(3)),
  )[0];
}

const HALVES = "9. A\n8. B\n7. C\n6. D";
const NESTED = "1. A\n  a. B\n  b. C\n2. D";
const LETTERED = "9. A\n  x. B\n  y. C\n8. D";
const LONG = `${Array.from({ length: 15 }, (_, index) => `${index + 1}. Text`).join("\n")}`;
const KEPT = Array.from({ length: 15 }, (_, index) => [index, index] as const);

describe("what stands around a pair", () => {
  it.each([
    [
      "adds a fifth where both neighbours are paired",
      [
        [0, 0],
        [2, 2],
      ] as const,
      "1-1:1",
      0.2,
    ],
    ["adds half of it where one is", [[0, 0]] as const, "1-1:1", 0.1],
    ["adds nothing where none is", [] as const, "1-1:1", 0],
    [
      "takes away what is missing of the place",
      [
        [0, 1],
        [2, 3],
      ] as const,
      "1-2:1",
      0.19,
    ],
    [
      "takes it away in either direction",
      [
        [1, 0],
        [3, 2],
      ] as const,
      "2-1:1",
      0.19,
    ],
  ])("%s", (_, partners, candidate, score) =>
    expect(added("1. A\n2. B\n3. C\n4. D", HALVES, partners, candidate)).toBe(score),
  );

  it("is believed the less the fewer words the two share", () => {
    const scores = [0, 0.04, 0.08, 1].map((likeness) =>
      added(
        "1. A\n2. B\n3. C\n4. D",
        HALVES,
        [
          [0, 0],
          [2, 2],
        ],
        `1-1:${likeness}`,
      ),
    );
    expect(scores).toEqual([0.04, 0.12, 0.2, 0.2]);
  });

  it("adds for the points above and below", () => {
    expect(added(NESTED, LETTERED, [[0, 0]], "1-1:1")).toBe(0.15);
    expect(added(NESTED, LETTERED, [[1, 1]], "0-0:1")).toBe(0.15);
  });

  it("adds for the same number as far as numbers were kept", () => {
    // Fourteen of fifteen pairs, and one more that is presumed to have lost its number.
    const others = KEPT.filter(([index]) => index !== 14);
    expect(added(LONG, LONG, others, "14-14:1")).toBe(Number((0.15 + 0.32 * (14 / 15) ** 2).toFixed(3)));
  });

  it("takes away for the place of a point whose text is not known, unless the number is the same", () => {
    const unknown = LONG.replace("15. Text", "15. ?");
    const others = KEPT.filter(([index]) => index < 12);
    const trust = (12 / 13) ** 2;
    const [free, claimed] = [added(LONG, LONG, others, "14-13:1"), added(LONG, unknown, others, "14-13:1")];
    expect(Number(((free ?? 0) - (claimed ?? 0)).toFixed(2))).toBe(Number((0.3 * trust).toFixed(2)));
    const [turned, back] = [added(LONG, LONG, others, "13-14:1"), added(unknown, LONG, others, "13-14:1")];
    expect(Number(((turned ?? 0) - (back ?? 0)).toFixed(2))).toBe(Number((0.3 * trust).toFixed(2)));
    expect(added(LONG, unknown, others, "14-14:1")).toBe(added(LONG, LONG, others, "14-14:1"));
  });
});

describe("what speaks for the pairs that were chosen", () => {
  it("is told of those alone, with how far each stands above its best rival", () => {
    const context = contextOf(PLAIN, OTHER);
    const around = new Surroundings(context.versions, Partners.none(5, 5));
    const candidates = read("0-0:0.9 0-1:0.5 1-1:0.7 2-2:0.3");
    const scores = Float64Array.of(0.9, 0.5, 0.75, 0.25);
    const told = explainScores(candidates, scores, ({ before, after }) => before === after, around, context);
    expect(told.map(({ before, after, likeness, score, margin }) => [before, after, likeness, score, margin])).toEqual([
      [0, 0, 0.9, 0.9, 0.4],
      [1, 1, 0.7, 0.75, 0.25],
      [2, 2, 0.3, 0.25, 0.25],
    ]);
    expect(told[0]).toMatchObject({
      identical: false,
      sameHeading: false,
      sameTerm: false,
      otherTerm: false,
      neighbours: 0.25,
      parents: false,
      children: 0,
      sameNumber: false,
      distance: 0,
    });
  });

  it("is less than nothing where a rival stands above the pair", () => {
    const context = contextOf(PLAIN, OTHER);
    const around = new Surroundings(context.versions, Partners.none(5, 5));
    const told = explainScores(
      read("0-0:0.5 1-0:1"),
      Float64Array.of(0.5, 1),
      ({ before }) => before === 0,
      around,
      context,
    );
    expect(told).toMatchObject([{ before: 0, margin: -0.5 }]);
  });
});
