import { describe, expect, it } from "vitest";
import { pairEqualRest, pairEquals } from "../../../src/engine/alignment/pair-equals.ts";
import { NONE, Partners } from "../../../src/engine/alignment/partners.ts";

/** Texts drawn as one letter each; `.` is a point whose text is not known. */
const keysOf = (letters: string) =>
  Int32Array.from(letters, (letter) => (letter === "." ? NONE : letter.charCodeAt(0) - 97));
const draw = (partners: Partners) =>
  partners
    .pairs()
    .map(({ before, after }) => `${before}→${after}`)
    .join(" ");
const pair = (before: string, after: string, known: readonly (readonly [number, number])[] = []) => {
  const partners = Partners.of(before.length, after.length, known);
  pairEquals(keysOf(before), keysOf(after), (index) => before[index] !== "r", partners);
  return partners;
};

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

  it("leaves standing pairs alone and pairs what stands once among the free", () => {
    expect(draw(pair("axa", "aya", [[0, 2]]))).toBe("0→2 2→0");
  });
});

describe("pairEqualRest", () => {
  it("pairs what is left in reading order, each once", () => {
    const partners = Partners.of(4, 4, [[2, 1]]);
    pairEqualRest(keysOf("rxrr"), keysOf("yrrz"), partners);
    expect(draw(partners)).toBe("0→2 2→1");
  });
});
