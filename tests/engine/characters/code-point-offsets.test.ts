import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointOffsets } from "../../../src/engine/characters/code-point-offsets.ts";
import { anyText } from "../../support/any-text.ts";

describe("offsets in code points", () => {
  it("count a surrogate pair once and half a pair once", () => {
    const text = "a😀b\ud800c\udc00";
    expect([0, 1, 3, 4, 5, 6, 7].map(codePointOffsets(text))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("may be asked for in any order", () => {
    fc.assert(
      fc.property(anyText(), fc.array(fc.nat()), (text, asked) => {
        const ends = [0];
        for (const one of text) ends.push((ends.at(-1) ?? 0) + one.length);
        const toPoints = codePointOffsets(text);
        for (const one of asked) {
          const place = one % ends.length;
          expect(toPoints(ends[place] ?? 0)).toBe(place);
        }
      }),
    );
  });
});
