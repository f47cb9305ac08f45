import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE, Partners } from "../../../src/engine/alignment/partners.ts";
import { Places } from "../../../src/engine/alignment/place-points.ts";
import { Surroundings } from "../../../src/engine/alignment/surroundings.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { readPoints, readVersion } from "../../support/drawn-versions.ts";

/** The surroundings of two versions, given partners by index. */
function surroundingsOf(
  before: string,
  after: string,
  partners: readonly (readonly [number, number])[],
  numbered = true,
) {
  const numbering = numbered ? "printed" : "ours";
  const versions = describeVersionPair({ ...readVersion(before), numbering }, { ...readVersion(after), numbering });
  return new Surroundings(versions, Partners.of(versions.points.before.length, versions.points.after.length, partners));
}

const FOUR = "1. A\n2. B\n3. C\n4. D";

describe("surroundings", () => {
  it("trust numbers as far as pairs are seen to keep them", () => {
    const kept = surroundingsOf(FOUR, FOUR, [
      [0, 0],
      [1, 1],
      [3, 3],
    ]);
    expect(kept.numberTrust).toBeGreaterThan(0.5);
    expect(kept.of({ before: 2, after: 2 }).sameNumber).toBe(true);
    const shifted = surroundingsOf(FOUR, FOUR, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(shifted.numberTrust).toBe(0);
    expect(shifted.of({ before: 3, after: 3 }).sameNumber).toBe(false);
  });

  it("believe no number that a sibling bears too, and none of the record's own", () => {
    const twice = "1. A\n1. B\n1. C";
    expect(
      surroundingsOf(twice, twice, [
        [0, 0],
        [1, 1],
      ]).numberTrust,
    ).toBe(0);
    expect(
      surroundingsOf(
        FOUR,
        FOUR,
        [
          [0, 0],
          [1, 1],
        ],
        false,
      ).numberTrust,
    ).toBe(0);
  });

  it("tell how many neighbours of a pair are paired", () => {
    const around = surroundingsOf(FOUR, FOUR, [
      [0, 0],
      [2, 2],
    ]);
    expect(around.of({ before: 1, after: 1 }).neighbours).toBe(1);
    expect(around.of({ before: 3, after: 3 }).neighbours).toBe(0.75);
    expect(around.of({ before: 1, after: 2 }).neighbours).toBe(0);
  });

  it("tell whether parents and sub-points are paired", () => {
    const nested = "1. A\n  a. B\n  b. C";
    const around = surroundingsOf(nested, nested, [
      [1, 1],
      [2, 2],
    ]);
    expect(around.of({ before: 0, after: 0 }).children).toBe(1);
    expect(around.of({ before: 1, after: 1 }).parents).toBe(false);
    expect(surroundingsOf(nested, nested, [[0, 0]]).of({ before: 1, after: 1 }).parents).toBe(true);
  });

  it.each([
    ["both neighbours are paired with the neighbours", "0-0 2-2", "1-1", 1],
    ["the one before is", "0-0", "1-1", 0.5],
    ["the one behind is", "2-2", "1-1", 0.5],
    ["neither is", "", "1-1", 0],
    ["both have none before, and those behind are not paired", "", "0-0", 0.25],
    ["both have none before, and those behind are paired", "1-1", "0-0", 0.75],
    ["only one has none before", "1-2", "0-1", 0.5],
    ["only one has none behind", "2-1", "3-2", 0.5],
    ["its neighbours are paired crosswise", "0-2 2-0", "1-1", 0],
  ])("count neighbours: %s", (_, partners, pair, share) => {
    const read = (drawn: string) => drawn.split("-").map(Number) as [number, number];
    const [before, after] = read(pair);
    const pairs = partners.split(" ").filter(Boolean).map(read);
    expect(surroundingsOf(FOUR, FOUR, pairs).neighbours(before, after)).toBe(share);
  });

  it("tell how far apart the places are, as a share of the versions", () => {
    const around = surroundingsOf(FOUR, "1. A\n2. B", []);
    expect([around.distance(0, 0), around.distance(2, 1), around.distance(3, 0), around.distance(0, 1)]).toEqual([
      0, 0, 0.75, 0.5,
    ]);
  });

  it("count the sub-points that are paired as a share of the longer list", () => {
    const two = "1. A\n  a. B\n  b. C\n2. D\n  a. E";
    const four = "1. A\n  a. B\n  b. C\n  c. X\n  d. Y\n2. D\n  a. E";
    const around = surroundingsOf(two, four, [
      [1, 1],
      [2, 2],
      [4, 3],
    ]);
    expect([around.children(0, 0), around.children(3, 0), around.children(3, 5), around.children(1, 1)]).toEqual([
      0.5, 0.25, 0, 0,
    ]);
    expect(surroundingsOf(two, four, []).children(0, 0)).toBe(0);
  });

  it("call parents paired only where both points have one", () => {
    const [nested, flat] = ["1. A\n  a. B\n2. C", "1. A\n2. B\n3. C"];
    expect(surroundingsOf(nested, flat, [[0, 0]]).parents(1, 1)).toBe(false);
    expect(surroundingsOf(flat, nested, [[0, 0]]).parents(1, 1)).toBe(false);
    expect(surroundingsOf(nested, nested, [[0, 2]]).parents(1, 1)).toBe(false);
    expect(surroundingsOf(nested, nested, [[0, 0]]).parents(1, 2)).toBe(false);
  });

  it("call no parents paired where one point has none and nobody is", () => {
    const [nested, flat] = ["1. A\n  a. B\n2. C", "1. A\n2. B\n3. C"];
    expect(surroundingsOf(nested, flat, []).parents(1, 1)).toBe(false);
    expect(surroundingsOf(flat, nested, []).parents(1, 1)).toBe(false);
  });

  it("count no sub-point that stands at the top in the other version", () => {
    const around = surroundingsOf("1. A\n2. B\n  a. C", "1. A\n2. C\n3. B", [[2, 1]]);
    const all = [0, 1, 2].flatMap((before) => [0, 1, 2].map((after) => around.children(before, after)));
    expect(all).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("see no number where none is printed, and none that stands under another point on one side", () => {
    const gap = surroundingsOf("1. A\n. B\n3. C", "1. A\n. B\n3. C", [
      [0, 0],
      [2, 2],
    ]);
    expect([gap.sameNumber(0, 0), gap.sameNumber(1, 1)]).toEqual([true, false]);
    const [flat, nested] = ["1. A\n2. B\n3. C", "1. A\n  2. B\n3. C"];
    const kept = [
      [0, 0],
      [2, 2],
    ] as const;
    expect(surroundingsOf(flat, nested, kept).sameNumber(1, 1)).toBe(false);
    expect(surroundingsOf(nested, flat, kept).sameNumber(1, 1)).toBe(false);
  });

  it("trust numbers whatever is paired without one", () => {
    const trust = (before: string, after: string) =>
      surroundingsOf(before, after, [
        [0, 0],
        [1, 1],
      ]).numberTrust;
    expect(trust("1. A\n. B", "1. A\n2. B")).toBe(0.25);
    expect(trust("1. A\n2. B", "1. A\n. B")).toBe(0.25);
  });

  it("know of which points they say nothing else than others did", () => {
    const nested = "1. A\n  a. B\n  b. C\n    i. D\n2. E\n  a. F\n3. G";
    const places = [0, 1, 2, 3, 4, 5, 6];
    const partners = fc.tuple(fc.subarray(places), fc.shuffledSubarray(places)).map(([old, now]) =>
      old.flatMap((before, index) => {
        const after = now[index];
        return after === undefined ? [] : [[before, after] as const];
      }),
    );
    fc.assert(
      fc.property(partners, partners, fc.boolean(), (earlier, later, numbered) => {
        const [one, other] = [earlier, later].map((pairs) => surroundingsOf(nested, nested, pairs, numbered));
        const isOther = other?.whereOtherThan(one as Surroundings) ?? [];
        for (const before of places) {
          if (isOther[before] === 1) continue;
          for (const after of places) expect(other?.of({ before, after })).toEqual(one?.of({ before, after }));
        }
      }),
    );
  });

  it("say something else beside, above and under the points that changed partners, and nowhere else", () => {
    const nested = "1. A\n  a. B\n  b. C\n2. D\n  a. E\n3. F\n4. G\n5. H";
    const draw = (earlier: readonly (readonly [number, number])[], later: readonly (readonly [number, number])[]) => {
      const [one, other] = [
        surroundingsOf(nested, nested, earlier, false),
        surroundingsOf(nested, nested, later, false),
      ];
      return [...other.whereOtherThan(one)].join("");
    };
    expect(draw([[0, 0]], [[0, 0]])).toBe("00000000");
    expect(draw([], [[3, 3]])).toBe("10001100");
    expect(draw([[2, 2]], [[2, 1]])).toBe("11000000");
    expect(draw([[6, 6]], [])).toBe("00000101");
  });

  it("say something else everywhere once numbers are trusted more, or less", () => {
    const earlier = surroundingsOf(FOUR, FOUR, [[0, 0]]);
    const later = surroundingsOf(FOUR, FOUR, [
      [0, 0],
      [1, 1],
    ]);
    expect([...later.whereOtherThan(earlier)]).toEqual([1, 1, 1, 1]);
  });

  it("propose no pair by a number that siblings share", () => {
    const twins = "1. A\n1. B\n2. C\n3. D";
    const pairs = [
      [2, 2],
      [3, 3],
    ] as const;
    const drawn = surroundingsOf(twins, twins, pairs).proposals(Partners.of(4, 4, pairs));
    expect(drawn).toEqual([{ before: 1, after: 1 }]);
  });

  it("see one number of a sub-point only under paired points", () => {
    const nested = "1. A\n  a. B\n2. C\n  a. D\n3. E";
    const kept = [
      [0, 0],
      [2, 2],
      [4, 4],
    ] as const;
    const around = surroundingsOf(nested, nested, kept);
    expect([around.sameNumber(1, 1), around.sameNumber(3, 3), around.sameNumber(1, 3)]).toEqual([true, true, false]);
    const unpaired = surroundingsOf(nested, nested, kept.slice(1));
    expect([unpaired.sameNumber(1, 1), unpaired.sameNumber(3, 3), unpaired.sameNumber(0, 0)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("trust numbers by the square of the share that kept them, one more presumed to have lost its own", () => {
    const trust = (...pairs: readonly (readonly [number, number])[]) => surroundingsOf(FOUR, FOUR, pairs).numberTrust;
    expect(trust([0, 0])).toBe(0.25);
    expect(trust([0, 0], [1, 1], [2, 2])).toBe(0.5625);
    expect(trust([0, 0], [1, 2], [2, 1])).toBe(0.0625);
    expect(trust()).toBe(0);
  });

  it("propose nothing by number where no number was kept, and no pair twice", () => {
    const draw = (before: string, after: string, pairs: readonly (readonly [number, number])[]) =>
      surroundingsOf(before, after, pairs)
        .proposals(Partners.of(4, 4, pairs))
        .map((pair) => `${pair.before}→${pair.after}`)
        .sort();
    expect(draw(FOUR, FOUR, [[0, 1]])).toEqual(["1→2"]);
    expect(draw(FOUR, FOUR, [[1, 1]])).toEqual(["0→0", "2→2", "3→3"]);
    expect(draw(FOUR, "9. A\n8. B\n7. C\n6. D", [[1, 2]])).toEqual(["0→1", "2→3"]);
    const nested = "1. A\n  a. B\n  b. C\n2. D";
    expect(draw(nested, "9. A\n  x. B\n  y. C\n8. D", [[1, 1]])).toEqual(["0→0", "2→2"]);
  });

  it("propose the free points beside and above a pair, and those of the same number where numbers hold", () => {
    const around = surroundingsOf(FOUR, FOUR, [
      [0, 0],
      [3, 3],
    ]);
    const settled = Partners.of(4, 4, [[0, 0]]);
    const drawn = around.proposals(settled).map(({ before, after }) => `${before}→${after}`);
    expect(drawn.sort()).toEqual(["1→1", "2→2", "3→3"]);
  });

  it("propose no more than five pairs a point", () => {
    const all = [0, 1, 2, 3].map((index) => [index, index] as const);
    const proposals = surroundingsOf(FOUR, FOUR, all).proposals(Partners.none(4, 4));
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.length).toBeLessThanOrEqual(5 * 4);
  });
});

describe("places", () => {
  it("read from the numbers of a flat list what stands under what", () => {
    const places = new Places(readPoints("5. A\n5.3. B\n5.3(a). C\n5.4. D\n10bis. E\n10. F"));
    expect([0, 1, 2, 3, 4, 5].map((index) => places.parentOf(index))).toEqual([NONE, 0, 1, 0, NONE, NONE]);
  });

  it("leave a nested list as it is", () => {
    const places = new Places(readPoints("5. A\n  1. B\n5.1. C"));
    expect([0, 1, 2].map((index) => places.parentOf(index))).toEqual([NONE, 0, 0]);
    expect(places.beside(1, 1)).toBe(2);
  });
});
