import { describe, expect, it } from "vitest";
import { isSeenAsItIs, readSeen } from "../../../src/engine/characters/seen-pieces.ts";

const seenOf = (text: string) =>
  readSeen(text, { atStart: false, atEnd: false })
    .map(({ seen }) => seen)
    .join("");

describe("isSeenAsItIs", () => {
  it("holds of words in scripts whose letters are taken for no others", () => {
    for (const text of ["The Parties shall, within 5 days", "缔约方应当合作", "สมาชก", "המדינות"]) {
      expect(isSeenAsItIs(text), text).toBe(true);
    }
  });

  it("does not hold where anything is hidden, drawn like something else, or may be written in two ways", () => {
    const texts = [
      "a\u{200b}b",
      "a  b",
      "a\u{a0}b",
      "a\nb",
      "Аrticle",
      "e\u{301}",
      "\u{e9}",
      "ﬁ",
      "\u{d83d}",
      "a\u{202e}",
    ];
    for (const text of texts) expect(isSeenAsItIs(text), JSON.stringify(text)).toBe(false);
  });

  it("holds of no character that is seen as another", () => {
    const wrong: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      if (isSeenAsItIs(character) && seenOf(`x${character}x`) !== `x${character}x`) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
