import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { NONE } from "../../../src/engine/alignment/partners.ts";
import { Judged, type Verdicts } from "../../../src/engine/alignment/verdicts.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { drawAlignment, readVersion } from "../../support/drawn-versions.ts";

const LAKES = "Fishing rights in the northern lakes expire after two years.";
const JUDGES = "The tribunal sits in Geneva and has five judges.";
const BORDER = "The monitoring mission has free access to the border.";

/** Reads `2 = 1, 3 ≠ 3`. */
function readVerdicts(drawn: string): Verdicts {
  const pairs = drawn.split(", ").map((one) => one.split(" "));
  const said = (sign: string) =>
    pairs.flatMap(([before = "", between, after = ""]) => (between === sign ? [{ before, after }] : []));
  return { same: said("="), different: said("≠") };
}

type Case = { before: string; after: string; verdicts: string; expected: readonly string[] };

const cases: Record<string, Case> = {
  "pairs two points that share no word, if a person says so": {
    before: `1. ${LAKES}\n2. ${JUDGES}`,
    after: `1. Customs officers wear a badge.\n2. ${JUDGES}`,
    verdicts: "1 = 1",
    expected: ["1 → 1 reworded", "2 → 2 kept"],
  },
  "takes two equal points for different ones": {
    before: `1. ${LAKES}\n2. ${JUDGES}`,
    after: `1. ${LAKES}\n2. ${JUDGES}`,
    verdicts: "1 ≠ 1",
    expected: ["1 → dropped", "→ 1 added", "2 → 2 kept"],
  },
  "takes two like points for different ones, and gives them to others": {
    before: `1. ${LAKES}\n2. Fishing rights in the lakes expire.`,
    after: "1. Fishing rights in the northern lakes expire after three years.",
    verdicts: "1 ≠ 1",
    expected: ["1 → dropped", "2 → 1 reworded renumbered"],
  },
  "takes a point for another than the one it equals": {
    before: `1. ${LAKES}\n2. ${JUDGES}`,
    after: `1. ${JUDGES}\n2. ${LAKES}`,
    verdicts: "1 = 1, 1 ≠ 2, 2 ≠ 1",
    expected: ["1 → 1 reworded", "2 → dropped", "→ 2 added"],
  },
  "divides a point between those it is said to be": {
    before: `1. ${LAKES}\n2. ${JUDGES}`,
    after: `1. Customs officers wear a badge.\n2. ${JUDGES}\n3. Boats are counted in spring.`,
    verdicts: "1 = 1, 1 = 3",
    expected: ["1 → 1, 3 split", "2 → 2 kept"],
  },
  "joins what is said to be one": {
    before: `1. ${LAKES}\n2. ${JUDGES}\n3. Boats are counted in spring.`,
    after: `1. Customs officers wear a badge.\n2. ${JUDGES}`,
    verdicts: "1 = 1, 3 = 1",
    expected: ["1, 3 → 1 merged", "2 → 2 kept"],
  },
  "finds no part where a person said that there is none": {
    before: `1. Sanctions are lifted in stages and case by case; Russia returns to the group of eight.\n2. ${JUDGES}`,
    after: `1. Sanctions are lifted in stages and case by case.\n2. Russia returns to the group of eight.\n3. ${JUDGES}`,
    verdicts: "1 ≠ 2",
    expected: ["1 → 1 reworded", "→ 2 added", "2 → 3 kept renumbered"],
  },
  "still finds a part beside a pair that a person made": {
    before: `1. Sanctions are lifted in stages and case by case; Russia returns to the group of eight.\n2. ${JUDGES}`,
    after: `1. Sanctions are lifted in stages and case by case.\n2. Russia returns to the group of eight.\n3. ${JUDGES}`,
    verdicts: "1 = 1",
    expected: ["1 → 1, 2 split", "2 → 3 kept renumbered"],
  },
  "does not pair a point that is not known with the one it is said not to be": {
    before: `1. ?\n2. ${JUDGES}`,
    after: `1. ${LAKES}\n2. ${JUDGES}`,
    verdicts: "1 ≠ 1",
    expected: ["1 → unreported", "→ 1 unreported", "2 → 2 kept"],
  },
  "pairs a point that is not known with the one it is said to be": {
    before: `1. ?\n2. ${JUDGES}`,
    after: `1. ${BORDER}\n2. ${JUDGES}\n3. ${LAKES}`,
    verdicts: "1 = 3",
    expected: ["→ 1 added", "2 → 2 kept", "1 → 3 unreported moved renumbered"],
  },
  "leans on a pair that a person made when it looks around": {
    before: `1. ${LAKES}\n2. [Reserved]\n3. ${JUDGES}\n4. [Reserved]\n5. ${BORDER}`,
    after: "1. Customs officers wear a badge.\n2. [Reserved]\n3. Boats are counted in spring.",
    verdicts: "3 = 1, 5 = 3",
    expected: [
      "1 → dropped",
      "2 → dropped",
      "3 → 1 reworded renumbered",
      "4 → 2 kept renumbered",
      "5 → 3 reworded renumbered",
    ],
  },
  "passes over what it does not know, and what was said both ways": {
    before: `1. ${LAKES}\n2. ${JUDGES}`,
    after: `1. ${LAKES}\n2. ${JUDGES}`,
    verdicts: "7 = 1, 1 = 9, 8 ≠ 8, 1 = 2, 1 ≠ 2",
    expected: ["1 → 1 kept", "2 → 2 kept"],
  },
};

describe("alignment around verdicts", () => {
  for (const [name, { before, after, verdicts, expected }] of Object.entries(cases)) {
    it(name, () => {
      const compared = compareVersions(readVersion(before), readVersion(after), "version", readVerdicts(verdicts));
      expect(drawAlignment(compared)).toEqual(expected);
    });
  }

  it("is sure of what a person said, and says who did", () => {
    const [link] = alignPoints(readVersion(`1. ${LAKES}`), readVersion("1. Boats."), readVerdicts("1 = 1"));
    expect(link).toEqual({ before: 0, after: 0, score: 1, confidence: "high", why: "a person said so" });
    const [unknown] = alignPoints(readVersion("1. ?"), readVersion("1. Boats."), readVerdicts("1 = 1"));
    expect(unknown).toMatchObject({ score: null, why: "a person said so" });
  });

  it("links what was said, never what was denied, and each pair once, whatever was said", () => {
    const texts = [LAKES, JUDGES, BORDER, "[Reserved]", `${LAKES} ${JUDGES}`, "?"];
    const drafts = fc
      .array(fc.constantFrom(...texts), { maxLength: 6 })
      .map((lines) => readVersion(lines.map((line, index) => `${index + 1}. ${line}`).join("\n")));
    const path = fc.constantFrom("1", "2", "3", "4", "5", "6", "7");
    const pairs = fc.array(fc.record({ before: path, after: path }), { maxLength: 4 });
    fc.assert(
      fc.property(drafts, drafts, pairs, pairs, (before, after, same, different) => {
        const links = alignPoints(before, after, { same, different }).map(
          (link) => `${before.points[link.before]?.path} ${after.points[link.after]?.path}`,
        );
        const [said, denied] = [same, different].map((all) => new Set(all.map((one) => `${one.before} ${one.after}`)));
        const exists = (pair: string) => {
          const [old = "", now = ""] = pair.split(" ");
          return Number(old) <= before.points.length && Number(now) <= after.points.length;
        };
        for (const pair of said ?? []) if (exists(pair) && denied?.has(pair) === false) expect(links).toContain(pair);
        for (const pair of denied ?? []) if (said?.has(pair) === false) expect(links).not.toContain(pair);
        expect(new Set(links).size).toBe(links.length);
      }),
    );
  });
});

describe("verdicts by place", () => {
  const THREE = readVersion(`1. ${LAKES}\n2. ${JUDGES}\n3. ${BORDER}`).points;
  const TWO = readVersion(`1. ${LAKES}\n2. ${JUDGES}`).points;
  const judge = (drawn: string) => new Judged({ before: THREE, after: TWO }, readVerdicts(drawn));
  const draw = (pairs: Iterable<{ before: number; after: number }>) =>
    Array.from(pairs, ({ before, after }) => `${before}-${after}`).join(" ");

  it.each([
    ["are listed once each, by the earlier point, then the later", "3 = 1, 1 = 2, 1 = 1, 3 = 1", "0-0 0-1 2-0"],
    ["pass over points that one version has not", "1 = 3, 4 = 1, 2 = 2", "1-1"],
    ["pass over what was said both ways", "2 = 1, 2 ≠ 1, 2 = 2", "1-1"],
  ])("%s", (_, drawn, same) => expect(draw(judge(drawn).same)).toBe(same));

  it.each([
    ["the first it is said to be", "1 = 2, 1 = 1, 3 = 2", "0-0 2-1"],
    ["none where that is taken", "1 = 1, 2 = 1, 3 = 2", "0-0 2-1"],
    ["none where nothing was said", "1 ≠ 1", ""],
  ])("give each point %s for its partner", (_, drawn, partners) => {
    expect(draw(judge(drawn).firstPartners.pairs())).toBe(partners);
  });

  it("know which two are different, and no other two", () => {
    const judged = judge("3 ≠ 1, 1 ≠ 2");
    const pairs = [0, 1, 2].flatMap((before) => [0, 1].map((after) => ({ before, after })));
    expect(draw(pairs.filter(({ before, after }) => judged.areDifferent(before, after)))).toBe("0-1 2-0");
    expect(judge("1 ≠ 1, 1 = 1").areDifferent(0, 0)).toBe(false);
    expect(judge("1 = 1").areDifferent(0, 0)).toBe(false);
  });

  it.each([
    ["", true],
    ["1 = 1", false],
    ["1 ≠ 1", false],
    ["1 = 1, 1 ≠ 1", true],
    ["9 = 1, 1 ≠ 9", true],
  ])("with “%s” said are silent: %s", (drawn, isSilent) => expect(judge(drawn).isSilent()).toBe(isSilent));

  it("are silent where none are given", () => {
    const judged = new Judged({ before: THREE, after: TWO });
    expect([judged.isSilent(), judged.same, judged.areDifferent(0, 0)]).toEqual([true, [], false]);
  });

  it.each([
    ["nobody where nothing was said", "", "5 6 7", "5 6"],
    ["both points that are said to be one", "3 = 1", "5 6 -", "- 6"],
    ["the later of two equal points that are said to be different", "2 ≠ 2", "5 6 7", "5 -"],
    ["nobody where two other points are said to be different", "1 ≠ 2", "5 6 7", "5 6"],
    ["the later one wherever it stands", "3 ≠ 2, 2 ≠ 1, 1 ≠ 1", "5 6 7", "- 6"],
  ])("take the key from %s", (_, drawn, before, after) => {
    const keys = { before: Int32Array.of(5, 6, 7), after: Int32Array.of(5, 6) };
    const left = judge(drawn).withoutKeys(keys);
    const write = (side: Int32Array) => Array.from(side, (key) => (key === NONE ? "-" : key)).join(" ");
    expect([write(left.before), write(left.after)]).toEqual([before, after]);
    expect([...keys.before, ...keys.after]).toEqual([5, 6, 7, 5, 6]);
  });
});
