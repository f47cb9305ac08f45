import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdicts } from "../../../src/engine/alignment/verdicts.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { pairByPositions } from "../../../src/engine/positions/pair-by-positions.ts";
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

/** What `pairByPositions` alone finds, as "2 → 1"; `known` are links by words, drawn alike. */
function pair(before: string, after: string, known: readonly string[] = [], verdicts?: Verdicts): readonly string[] {
  const [old, now] = [readWanted(before), readWanted(after)];
  const links = known.map((drawn) => {
    const [one, other] = drawn.split(" → ");
    const indexes = { before: Number(one) - 1, after: Number(other) - 1 };
    return { ...indexes, score: 1, confidence: "high", why: "the words are equal" } as const;
  });
  return pairByPositions(old, now, links, verdicts).map(
    (link) => `${old.points[link.before]?.path} → ${now.points[link.after]?.path}`,
  );
}

const SPOKEN = "1. Ships sail.\n2. It lasts for ten years.";
const TITLE = "1. Term. {north: 15 years; south: 50 years}";

describe("what the positions on a title measure", () => {
  const CASES: Readonly<Record<string, readonly [title: string, other: string, paired: boolean]>> = {
    "a time": ["Term. {north: 15 years}", "It lasts for ten years.", true],
    "a date": ["Start. {north: 5 May 2026}", "It begins on 1 June 2026.", true],
    "a share": ["Discount. {north: 15 per cent}", "The price falls by 20 per cent.", true],
    "things of one kind": ["Boats. {north: 15 boats; south: 9 boats}", "The upper town has 20 boats.", true],
    "two things that one point measures too": [
      "Toll. {north: 15 florins and 10 per cent; south: 9 florins and 5 per cent}",
      "The toll is 12 florins and rises by 20 per cent.",
      true,
    ],
    "things of another kind": ["Boats. {north: 15 boats}", "The upper town has 20 nets.", false],
    "a bare number": ["Boats. {north: 15}", "There are 12.", false],
    "a force alone": ["Ships. {north: shall leave}", "The boats shall sail.", false],
    "what no other point does": ["Term. {north: 15 years}", "It lasts for long.", false],
    "different things by party": ["Toll. {north: 15 florins; south: 10 per cent}", "The toll is 12 florins.", false],
  };
  for (const [what, [title, other, paired]] of Object.entries(CASES))
    it(`${paired ? "pairs" : "does not pair"} it: ${what}`, () => {
      expect(pair(`1. Ships sail.\n2. ${other}`, `1. ${title}`)).toEqual(paired ? ["2 → 1"] : []);
      expect(pair(`1. ${title}`, `1. Ships sail.\n2. ${other}`), "the title first").toEqual(paired ? ["1 → 2"] : []);
    });

  it("does not pair it where two points of the other version share what it measures", () => {
    const toll = "1. Toll. {north: 15 florins and 10 per cent}";
    expect(pair("1. The toll is 12 florins.\n2. The price rises by 20 per cent.", toll)).toEqual([]);
  });

  it("may stand in a position of the other point, be that a title too", () => {
    expect(pair(TITLE, "1. Ships sail.\n2. It lasts. {north: 15 years}")).toEqual(["1 → 2"]);
    expect(pair(TITLE, "1. Ships sail.\n2. Term. {south: 9 years}")).toEqual(["1 → 2"]);
  });

  it("pairs each of several titles", () => {
    const titles = "1. Term. {north: 15 years}\n2. Discount. {north: 10 per cent}";
    expect(pair(titles, "1. The price falls by 20 per cent.\n2. It lasts for ten years.")).toEqual(["1 → 2", "2 → 1"]);
  });

  it("pairs it where parties want something of all other points too", () => {
    expect(pair(TITLE, "1. It lasts for ten years. {north: and then ends}")).toEqual(["1 → 1"]);
  });

  it("pairs it beside points whose texts are not known", () => {
    expect(pair(`${SPOKEN}\n3. ?`, `${TITLE}\n2. ?`)).toEqual(["2 → 1"]);
  });

  it("is not read in drafts of more than 60,000 letters together", () => {
    const rest = 60_000 - "Ships sail.It lasts for ten years.Term.".length;
    const filler = (length: number) =>
      "Ships stay. "
        .repeat(5_000)
        .slice(0, length - 1)
        .concat(".");
    for (const [more, found] of [
      [0, ["2 → 1"]],
      [1, []],
    ] as const) {
      expect(pair(`${SPOKEN}\n3. ${filler(rest + more)}`, TITLE)).toEqual(found);
      expect(pair(SPOKEN, `${TITLE}\n2. ${filler(rest + more)}`)).toEqual(found);
    }
  });
});

describe("what is known of a title and the point that it would be paired with", () => {
  const further = (drawn: string) => `${drawn}\n3. Nets dry.`;
  const long = `${TITLE}\n2. Boats rest.`;

  it("stands: neither gets a second counterpart by positions", () => {
    expect(pair(SPOKEN, long, ["1 → 2"])).toEqual(["2 → 1"]);
    expect(pair(SPOKEN, long, ["1 → 1"]), "the title has one").toEqual([]);
    expect(pair(SPOKEN, long, ["2 → 2"]), "the point has one").toEqual([]);
    expect(pair(long, SPOKEN, ["1 → 1"]), "the title has one").toEqual([]);
    expect(pair(long, SPOKEN, ["2 → 2"]), "the point has one").toEqual([]);
  });

  const denied = (...pairs: readonly string[]): Verdicts => ({
    same: [],
    different: pairs.map((drawn) => {
      const [before = "", after = ""] = drawn.split(" → ");
      return { before, after };
    }),
  });

  it("is denied by a verdict of the two, and by none of one of them and another point", () => {
    expect(pair(further(SPOKEN), long, [], denied("2 → 1"))).toEqual([]);
    expect(pair(further(SPOKEN), long, [], denied("1 → 2", "2 → 1"))).toEqual([]);
    expect(pair(further(SPOKEN), long, [], denied("2 → 2", "1 → 1", "3 → 2"))).toEqual(["2 → 1"]);
    expect(pair(further(SPOKEN), long, [], denied())).toEqual(["2 → 1"]);
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
