import { describe, expect, it } from "vitest";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import type { Entry } from "../../../src/model/comparison.ts";
import { readVersion } from "../../support/drawn-versions.ts";
import { accepted, rejected, writeMarked } from "../../support/marked-text.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const BOATS = "Boats pay a toll each autumn to the clerk of the lower town.";
const BOARD = "The board meets in June.";

function entriesOf(before: string, after: string): readonly Entry[] {
  return compareVersions(readVersion(before), readVersion(after)).alignment;
}

describe("an entry", () => {
  it("of a kept point says all there is to say of it", () => {
    expect(entriesOf(`1. ${LAKE}`, `4. ${LAKE}`)).toEqual([
      {
        kind: "kept",
        before: ["1"],
        after: ["4"],
        moved: false,
        renumbered: true,
        score: 1,
        confidence: "high",
        precise: true,
        links: [{ before: "1", after: "4", score: 1, confidence: "high", why: expect.stringMatching(/^same words/u) }],
        redline: [["=", LAKE]],
        changes: [],
      },
    ]);
  });

  it("of a kept heading without words has no redline", () => {
    expect(entriesOf("1. # Fishing |", "1. # Fishing |")).toMatchObject([{ kind: "kept", redline: [] }]);
  });

  it("is as sure as the least sure of its links", () => {
    const entries = [
      ...entriesOf(`1. ${LAKE}\n2. ${NETS}`, `1. ${LAKE}\n2. ${BOARD}`),
      ...entriesOf(
        `1. ${NETS.replace(".", ";")} ${BOATS.replace("Boats", "boats")}\n2. ${LAKE}`,
        `1. ${NETS.replace(".", ", and twice in a dry year.")}\n2. ${LAKE}\n3. A ${BOATS.replace("autumn", "year").replace(".", " and the bailiff of the reeds.")}`,
      ),
      ...entriesOf(`1. ${LAKE}\n2. ${NETS}`, `1. ${LAKE}\n2. ${NETS.replace("spring", "summer")}`),
    ].filter(({ links }) => links.length > 0);
    expect(entries.map(({ confidence }) => confidence)).toContain("low");
    expect(entries.map(({ confidence }) => confidence)).toContain("high");
    expect(entries.some(({ links }) => new Set(links.map(({ score }) => score)).size > 1)).toBe(true);
    for (const { score, confidence, links } of entries) {
      expect(score).toBe(Math.min(...links.map((link) => link.score ?? 0)));
      expect(confidence).toBe(links.some((link) => link.confidence === "low") ? "low" : "high");
    }
  });

  it("has the score of its worst link, wherever that stands", () => {
    const first = entriesOf(`1. ${NETS} ${BOATS}`, `1. ${NETS} Each town keeps a list.\n2. ${BOATS}`);
    const last = entriesOf(`1. ${NETS} ${BOATS}`, `1. ${NETS}\n2. ${BOATS} Each town keeps a list.`);
    for (const [entries, worst, best] of [
      [first, 0, 1],
      [last, 1, 0],
    ] as const) {
      expect(entries).toMatchObject([{ kind: "split" }]);
      const scores = entries[0]?.links.map(({ score }) => score) ?? [];
      expect(scores[worst]).toBeLessThan(scores[best] ?? 0);
      expect(entries[0]?.score).toBe(scores[worst]);
    }
  });

  it("of a point of several lines that was split shows only the words that changed", () => {
    const before = readVersion(`1. ${LAKE}`);
    const text = `${LAKE}\nNets in every bay and harbour are counted in spring and summer by an officer.`;
    const lines = { ...before, points: before.points.map((point) => ({ ...point, text })) };
    const after = readVersion(`1. ${LAKE}\n2. Nets in every harbour are counted in spring by an officer.`);
    const [entry] = compareVersions(lines, after).alignment;
    expect(entry?.kind).toBe("split");
    expect(writeMarked(entry?.redline ?? [])).toBe(
      `${LAKE}\nNets in every{ bay and|} harbour are counted in spring{ and summer|} by an officer.`,
    );
  });

  it("of a pair that rests on its number has no score", () => {
    expect(entriesOf("3. ?", `3. ${LAKE}`)).toMatchObject([
      {
        kind: "unreported",
        score: null,
        precise: true,
        redline: [],
        links: [{ before: "3", after: "3", score: null }],
      },
    ]);
  });

  it("of a merge is renumbered where none of its points kept its number", () => {
    const merged = `${NETS.replace(".", ";")} ${BOATS.replace("Boats", "boats")}`;
    expect(entriesOf(`1. ${NETS}\n2. ${BOATS}`, `1. ${merged}`)).toMatchObject([{ kind: "merged", renumbered: false }]);
    expect(entriesOf(`1. ${NETS}\n2. ${BOATS}`, `7. ${merged}`)).toMatchObject([{ kind: "merged", renumbered: true }]);
  });

  it("is moved where it left the order of the others, reworded or not", () => {
    const reworded = NETS.replace("spring", "summer");
    const entries = entriesOf(`1. ${NETS}\n2. ${LAKE}\n3. ${BOATS}`, `1. ${LAKE}\n2. ${BOATS}\n3. ${reworded}`);
    expect(entries.filter(({ moved }) => moved)).toMatchObject([{ kind: "reworded", before: ["1"], after: ["3"] }]);
  });

  it("shows a changed heading by itself, and none where one side has no point", () => {
    const [renamed, added] = entriesOf(`1. # Nets | ${NETS}`, `1. # Nets and lines | ${NETS}\n2. # Boats | ${BOATS}`);
    expect(renamed).toMatchObject({ kind: "reworded", precise: true, redline: [["=", NETS]] });
    expect(rejected(renamed?.headingRedline ?? [])).toBe("Nets");
    expect(accepted(renamed?.headingRedline ?? [])).toBe("Nets and lines");
    expect(added).toMatchObject({ kind: "added", redline: [["+", BOATS]] });
    expect(added).not.toHaveProperty("headingRedline");
    const [dropped] = entriesOf(`1. # Nets | ${NETS}\n2. ${LAKE}`, `1. ${LAKE}`);
    expect(dropped).toMatchObject({ kind: "dropped", redline: [["-", NETS]] });
    expect(dropped).not.toHaveProperty("headingRedline");
  });

  it("of a point whose text is not known shows no heading as changed", () => {
    const [entry] = entriesOf("3. # Nets | ?", `3. # Boats | ${BOATS}`);
    expect(entry).toMatchObject({ kind: "unreported" });
    expect(entry).not.toHaveProperty("headingRedline");
  });

  it("of what stands under the counterpart of an unreported point is unreported, and of nothing beside it", () => {
    const kinds = entriesOf(
      "1. ?\n2. # Nets |",
      `1. ${LAKE}\n  a. ${NETS}\n    i. ${BOARD}\n2. # Nets |\n  a. ${BOATS}`,
    );
    expect(kinds.map(({ kind, after }) => `${after} ${kind}`)).toEqual([
      "1 unreported",
      "1.a unreported",
      "1.a.i unreported",
      "2 kept",
      "2.a added",
    ]);
  });

  it("of what stood under the counterpart of an unreported point is unreported too, and of nothing beside it", () => {
    const kinds = entriesOf(
      `1. ${LAKE}\n  a. ${NETS}\n    i. ${BOARD}\n2. # Nets |\n  a. ${BOATS}`,
      "1. ?\n2. # Nets |",
    );
    expect(kinds.map(({ kind, before }) => `${before} ${kind}`)).toEqual([
      "1 unreported",
      "1.a unreported",
      "1.a.i unreported",
      "2 kept",
      "2.a dropped",
    ]);
  });
});
