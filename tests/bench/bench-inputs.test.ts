import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findBroken } from "../support/comparison-invariants.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { benchInputs } from "./inputs/bench-inputs.ts";
import { drawShape, hostilePair, hostileShapes } from "./inputs/hostile-pair.ts";
import { largePair } from "./inputs/large-pair.ts";
import { soundTreaty } from "./inputs/sound-treaty.ts";
import type { Truth } from "./inputs/text-pair.ts";
import { compareTexts } from "./peers/travaux.ts";

function truthOf(pair: { readonly truth?: Truth | undefined }): Truth {
  if (pair.truth === undefined) throw new Error("Nothing is known of this pair.");
  return pair.truth;
}

/** Of the first texts' points, how many stand changed, and how many in no link. */
function fates({ before, after, links }: Truth) {
  const reworded = links.filter(([old, now]) => before[old] !== after[now]).length;
  return { reworded, dropped: before.length - new Set(links.map(([old]) => old)).size };
}

describe("the inputs of the bench", () => {
  it("are the same bytes on every machine, so that figures can be compared", () => {
    const bytes = (["big10k", "rewritten20k"] as const).map((name) => {
      const { before, after } = benchInputs[name]();
      return createHash("sha256").update(`${before}\u{0}${after}`).digest("hex").slice(0, 16);
    });
    expect(bytes).toEqual(["db14b097cb52e015", "5930bf0c9e97ee94"]);
  });

  it("change what they say they change: 5 % reworded, 2 % dropped, 2 % added, each point once", () => {
    const truth = truthOf(largePair(3, 1_000, { numbered: false }));
    expect(fates(truth)).toEqual({ reworded: 50, dropped: 20 });
    expect(truth.after).toHaveLength(1_000);
    expect(new Set(truth.links.map(([old]) => old)).size).toBe(980);
    expect(new Set(truth.links.map(([, now]) => now)).size).toBe(980);
  });

  it("move 3 % of the points and leave the others in their order", () => {
    const { links } = truthOf(largePair(3, 1_000, { numbered: false }));
    const inOrder = links.filter(([old], place) => old > (links[place - 1]?.[0] ?? -1)).length;
    // Each move breaks the order at most twice.
    expect(links.length - inOrder).toBeGreaterThan(10);
    expect(links.length - inOrder).toBeLessThanOrEqual(60);
  });

  it("print the same words with and without numbers", () => {
    const [numbered, plain] = [largePair(3, 150, { numbered: true }), largePair(3, 150, { numbered: false })];
    expect(numbered.before.replace(/^\d+\.\d+ /gmu, "")).toBe(plain.before);
    expect(numbered.after.split("\n")[100]).toMatch(/^2\.1 /u);
  });

  it("hold two readings of a treaty with each point accounted for", () => {
    const { before, after, links } = truthOf(soundTreaty());
    expect([before.length, after.length]).toEqual([28, 28]);
    const linked = (side: 0 | 1) => new Set(links.map((link) => link[side] + 1));
    const unlinked = (side: 0 | 1) => Array.from({ length: 28 }, (_, i) => i + 1).filter((n) => !linked(side).has(n));
    expect(unlinked(0)).toEqual([12, 23]);
    expect(unlinked(1)).toEqual([15, 27]);
  });
});

describe("hostile pairs", () => {
  it("are drawn from their seed alone, and about as long as asked", () => {
    const shape = drawShape(seededRandom(5));
    expect(hostilePair(shape, 3_000)).toEqual(hostilePair(shape, 3_000));
    for (const known of Object.values(hostileShapes)) {
      const { before } = hostilePair(known, 20_000);
      expect(before.length).toBeGreaterThan(10_000);
      expect(before.length).toBeLessThan(40_000);
    }
  });

  for (const [name, shape] of Object.entries(hostileShapes)) {
    it(`are compared without loss: ${name}`, () => {
      const { before, after } = hostilePair(shape, 3_000);
      expect(findBroken(compareTexts(before, after, shape))).toBeUndefined();
    });
  }

  it("are compared without loss, whichever are drawn", () => {
    const chance = seededRandom(20_320_402);
    for (let turn = 0; turn < 40; turn++) {
      const shape = drawShape(chance);
      const { before, after } = hostilePair(shape, 1_000);
      expect(findBroken(compareTexts(before, after, shape)), JSON.stringify(shape)).toBeUndefined();
    }
  });
});
