import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdicts } from "../../../src/engine/alignment/verdicts.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { drawAlignment } from "../../support/drawn-versions.ts";
import { readWanted } from "./drawn-positions.ts";

const FRAME = `
  1. Sets the terms of an armistice between the two towns and gives an assurance to both.
  2. In force on signature, for ten years, renewable by mutual agreement.
  3. A joint commission oversees compliance with all of this.`;
const TITLES = `
  1. Legally binding guarantees, to be put to a vote in the upper town.
  2. Term. {north: 15 years; south: up to 50 years (30 or 40 asked for)}
  3. Start. {north: only with a peace deal}`;

function draw(before: string, after: string, verdicts?: Verdicts): readonly string[] {
  const facts = { coverage: "partial", numbering: "ours" } as const;
  const comparison = compareVersions(readWanted(before, facts), readWanted(after, facts), "version", verdicts);
  return drawAlignment(comparison).filter((line) => !line.endsWith("unreported"));
}

describe("a title with positions", () => {
  it("corresponds to the one point of the other version that speaks of what all its positions measure", () => {
    expect(draw(FRAME, TITLES)).toContain("2 → 2 reworded");
    expect(draw(TITLES, FRAME), "whichever comes first").toContain("2 → 2 reworded");
  });

  it("is paired with doubt, and says why", () => {
    const { alignment } = compareVersions(readWanted(FRAME), readWanted(TITLES));
    expect(alignment.find(({ after }) => after.includes("2"))).toMatchObject({
      confidence: "low",
      score: 0.5,
      links: [{ before: "2", after: "2", why: expect.stringContaining("positions name a duration") }],
    });
  });

  const alone: Readonly<Record<string, readonly [string, string]>> = {
    "two points of the other version speak of it": [`${FRAME}\n  4. Talks on trade go on for two years.`, TITLES],
    "another point of its own version speaks of it": [
      FRAME,
      `${TITLES}\n  4. Prisoners are home within a year, or for two years at most.`,
    ],
    "one party's position measures nothing": [
      FRAME,
      `1. Legally binding guarantees, to be put to a vote.\n2. Term. {north: 15 years; south: as long as needed}`,
    ],
    "it has no positions": [FRAME, "1. Legally binding guarantees, to be put to a vote.\n2. Term."],
    "it says something itself": [
      FRAME,
      "1. Legally binding guarantees, to be put to a vote.\n2. No withdrawal. {north: 15 years; south: 50 years}",
    ],
  };
  for (const [reason, [before, after]] of Object.entries(alone))
    it(`stays alone where ${reason}`, () => {
      const tied = compareVersions(readWanted(before), readWanted(after)).alignment.flatMap(({ links }) => links);
      expect(tied.filter((link) => link.before === "2" && link.after === "2")).toEqual([]);
    });

  it("stays alone where a person said so", () => {
    const verdicts = { same: [], different: [{ before: "2", after: "2" }] };
    expect(draw(FRAME, TITLES, verdicts)).not.toContain("2 → 2 reworded");
  });

  it("is no part of a point with which the title alone shares a word", () => {
    expect(draw(FRAME, TITLES).join("\n")).not.toContain("split");
  });
});

describe("versions without titles", () => {
  it("are aligned alike with and without positions", () => {
    const sentence = fc.constantFrom(
      "The lake belongs to both towns and to nobody else.",
      "Nets are counted in spring by an officer of the upper town.",
      "Boats pay a toll of ten florins each autumn to the clerk.",
      "All prisoners are exchanged within thirty days of signature.",
      "In force on signature, for ten years, renewable by agreement.",
    );
    const wanted = fc.constantFrom("{north: 15 years}", "{north: 12 florins; south: 20 days}", "");
    const drawn = fc.array(fc.tuple(sentence, wanted), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(drawn, drawn, (before, after) => {
        const write = (points: readonly (readonly [string, string])[], withWanted: boolean) =>
          points
            .map(([text, want], index) => `${index + 1}. ${text}${withWanted && want !== "" ? ` ${want}` : ""}`)
            .join("\n");
        expect(draw(write(before, true), write(after, true))).toEqual(draw(write(before, false), write(after, false)));
      }),
      { numRuns: 60 },
    );
  });
});
