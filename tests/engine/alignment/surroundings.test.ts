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
