import { describe, expect, it } from "vitest";
import { pairEqualRest, pairEquals } from "../../../src/engine/alignment/pair-equals.ts";

/** Texts drawn as one letter each; `.` is a point whose text is not known. */
const keysOf = (letters: string) => [...letters].map((letter) => (letter === "." ? undefined : letter));
const draw = (pairs: ReadonlyMap<number, number>) =>
  [...pairs]
    .sort((a, b) => a[0] - b[0])
    .map((pair) => pair.join("→"))
    .join(" ");
const pair = (before: string, after: string) =>
  pairEquals(keysOf(before), keysOf(after), (index) => before[index] !== "r");

describe("pairEquals", () => {
  it("pairs what stands once on either side wherever it stands", () => {
    expect(draw(pair("abc", "cxa"))).toBe("0→2 2→0");
  });

  it("pairs repeated texts next to what is paired, from both sides", () => {
    expect(draw(pair("arbrc", "abrc"))).toBe("0→0 2→1 3→2 4→3");
    expect(draw(pair("xarrry", "arrrz"))).toBe("1→0 2→1 3→2 4→3");
    expect(draw(pair("yrrrax", "zrrra"))).toBe("1→1 2→2 3→3 4→4");
  });

  it("pairs repeated texts at the ends of the versions", () => {
    expect(draw(pair("rrr", "rr"))).toBe("0→0 1→1");
    expect(draw(pair("xrr", "rr"))).toBe("1→0 2→1");
  });

  it("leaves alone a text that says little and has no paired neighbour", () => {
    expect(draw(pair("xry", "zwr"))).toBe("");
  });

  it("never pairs points whose text is not known", () => {
    expect(draw(pair("...", "..."))).toBe("");
  });
});

describe("pairEqualRest", () => {
  it("pairs what is left in reading order, each once", () => {
    expect(draw(pairEqualRest(keysOf("rxrr"), keysOf("yrrz"), new Map([[2, 1]])))).toBe("0→2 2→1");
  });
});
