import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedPart } from "../../src/model/changed-part.ts";

/** The old text with what became another in braces, `{old|new}`. */
function drawn(old: string, now: string, caret?: number): string {
  const { start, oldEnd, newEnd } = changedPart(old, now, caret);
  return `${old.slice(0, start)}{${old.slice(start, oldEnd)}|${now.slice(start, newEnd)}}${old.slice(oldEnd)}`;
}

describe("what became another between two texts", () => {
  const cases: Record<string, [string, string, number | undefined, string]> = {
    "a figure": ["A cap of 600,000.", "A cap of 800,000.", undefined, "A cap of {6|8}00,000."],
    nothing: ["same", "same", undefined, "same{|}"],
    "letters at the end": ["ab", "abc", undefined, "ab{|c}"],
    "one of several like letters, the last where nobody says which": ["aa", "aaa", undefined, "aa{|a}"],
    "one of several like letters, before the caret": ["aa", "aaa", 1, "{|a}aa"],
    "letters deleted before the caret": ["aaab", "aab", 2, "aa{a|}b"],
    "a colour of skin, whole": ["👍🏽.", "👍🏿.", undefined, "👍{🏽|🏿}."],
    "all of it": ["abc", "", undefined, "{abc|}"],
  };
  for (const [what, [old, now, caret, expected]] of Object.entries(cases)) {
    it(`is ${what}`, () => expect(drawn(old, now, caret)).toBe(expected));
  }

  it("makes of the one the other, wherever the caret stands, and cuts no surrogate pair", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "👍", "🏽", "🏿") });
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(20), { nil: undefined }), (old, now, at) => {
        const caret = at === undefined ? undefined : Math.min(at, now.length);
        const { start, oldEnd, newEnd } = changedPart(old, now, caret);
        expect(old.slice(0, start) + now.slice(start, newEnd) + old.slice(oldEnd)).toBe(now);
        for (const part of [old.slice(start, oldEnd), now.slice(start, newEnd)])
          expect(Buffer.from(part).toString()).toBe(part);
      }),
    );
  });
});
