import { describe, expect, it } from "vitest";
import { countBrackets } from "../../../src/engine/brackets/count-brackets.ts";
import { readPoints } from "../../support/drawn-versions.ts";

describe("what is not agreed", () => {
  it("is counted for parties of the negotiation by their ids and names too, in the bracket where they speak", () => {
    const parties = [
      { id: "landlord", name: "The Town" },
      { id: "tenant", name: "Rowing Club" },
    ];
    const points = readPoints(`
      1. For [landlord: ten years; tenant: twenty years; tenant: or ever].
      2. [Rowing Club: the [LANDLORD: old] slipway] and [the tenant: all]; [the rent: ten] [EU: five].
    `);
    expect(countBrackets(points, parties).parties).toEqual([
      { party: "Rowing Club", brackets: 3 },
      { party: "The Town", brackets: 2 },
      { party: "EU", brackets: 1 },
    ]);
    expect(
      countBrackets(points).parties.map(({ party }) => party),
      "unknown",
    ).not.toContain("The Town");
  });

  it("is counted for each point and party, and in all", () => {
    const points = readPoints(`
      1. Nothing is open here.
      2. # Forces [and arms] | [US/JP propose: a [b]; AU oppose: c] and [US: d; US oppose: e].
        a. A citation[1] and [an open end.
      3. ?
      4. [AU: f]
    `);
    expect(countBrackets(points)).toEqual({
      brackets: 5,
      levels: 2,
      unbalanced: 1,
      parties: [
        { party: "AU", brackets: 2 },
        { party: "US", brackets: 2 },
        { party: "JP", brackets: 1 },
      ],
      points: [
        {
          path: "2",
          brackets: 4,
          levels: 2,
          unbalanced: 0,
          parties: [
            { party: "US", brackets: 2 },
            { party: "AU", brackets: 1 },
            { party: "JP", brackets: 1 },
          ],
        },
        { path: "2.a", brackets: 0, levels: 0, unbalanced: 1, parties: [] },
        { path: "4", brackets: 1, levels: 1, unbalanced: 0, parties: [{ party: "AU", brackets: 1 }] },
      ],
    });
  });

  it("names parties that speak as often by their names", () => {
    const parties = (text: string) => countBrackets(readPoints(`1. ${text}`)).parties.map(({ party }) => party);
    expect(parties("[AU/JP/US: a]")).toEqual(["AU", "JP", "US"]);
    expect(parties("[US/AU/JP: a]")).toEqual(["AU", "JP", "US"]);
    expect(parties("[US/AU: a] [US: b]")).toEqual(["US", "AU"]);
  });

  it("may begin in a heading and end in its text", () => {
    const points = readPoints("1. # [Forces | leave]");
    expect(countBrackets(points)).toMatchObject({ brackets: 1, unbalanced: 0, points: [{ path: "1", brackets: 1 }] });
  });

  it("is nothing where there are no points", () => {
    expect(countBrackets([])).toEqual({ brackets: 0, levels: 0, unbalanced: 0, parties: [], points: [] });
  });
});
