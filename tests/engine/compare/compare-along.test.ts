import { describe, expect, it } from "vitest";
import { compareAlong, type KnownPairs } from "../../../src/engine/compare/compare-along.ts";
import { drawAlignment, readVersion } from "../../support/drawn-versions.ts";

const NONE: KnownPairs = { links: [], alone: { before: new Set(), after: new Set() } };
const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const DOGS = "Dogs are welcome on the whole pier from April to September.";
const link = (before: string, after: string) => ({
  ...{ before, after, score: 0.7, confidence: "high" as const, why: "through the answer" },
});

describe("comparing along what is known", () => {
  const before = readVersion(`1. ${LAKE}\n2. ${NETS}`);
  const after = readVersion(`1. ${NETS}\n2. ${LAKE}`);

  it("pairs what is known to correspond, whatever the words say, and keeps its score and its reason", () => {
    const known = { ...NONE, links: [link("1", "1"), link("2", "2")] };
    const compared = compareAlong(before, after, known);
    expect(drawAlignment(compared)).toEqual(["1 → 1 reworded", "2 → 2 reworded"]);
    expect(compared.alignment.flatMap((entry) => entry.links)).toEqual(known.links);
  });

  it("pairs nothing with points that are known to have no counterpart", () => {
    const alone = { before: new Set(["1", "2"]), after: new Set(["1", "2"]) };
    expect(drawAlignment(compareAlong(before, after, { links: [], alone }))).toEqual([
      "1 → dropped",
      "2 → dropped",
      "→ 1 added",
      "→ 2 added",
    ]);
  });

  it("aligns what is left by its words, and says so", () => {
    const more = {
      before: readVersion(`1. ${LAKE}\n2. ${NETS}\n3. ${DOGS}`),
      after: readVersion(`1. ${DOGS}\n2. ${NETS}`),
    };
    const known = { links: [link("1", "2")], alone: { before: new Set(["2"]), after: new Set<string>() } };
    const compared = compareAlong(more.before, more.after, known);
    expect(drawAlignment(compared)).toEqual([
      "3 → 1 kept renumbered",
      "1 → 2 reworded moved renumbered",
      "2 → dropped",
    ]);
    const [dogs] = compared.alignment;
    expect(dogs?.links[0]?.why).toMatch(/^no track tells, compared directly: /u);
  });

  it("puts what people said of the two before all that is known", () => {
    const known = { ...NONE, links: [link("1", "1"), link("2", "2")] };
    const same = [{ before: "1", after: "2" }];
    const ruled = compareAlong(before, after, known, "version", { same, different: [] });
    expect(drawAlignment(ruled)).toContain("1 → 2 kept moved renumbered");
    expect(ruled.alignment.flatMap((entry) => entry.links.map(({ why }) => why))).toContain("a person said so");
    const parted = compareAlong(before, after, known, "version", {
      same: [],
      different: [{ before: "1", after: "1" }],
    });
    expect(drawAlignment(parted)).not.toContain("1 → 1 reworded");
  });

  it("passes over a link to a point that is not compared", () => {
    const known = { ...NONE, links: [link("1", "9"), link("2", "1")] };
    expect(drawAlignment(compareAlong(before, readVersion(`1. ${NETS}`), known))).toEqual([
      "1 → dropped",
      "2 → 1 kept renumbered",
    ]);
  });
});
