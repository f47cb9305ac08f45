import { describe, expect, it } from "vitest";
import { isSeenAsItIs, readSeen } from "../../../src/engine/characters/seen-pieces.ts";

const seenOf = (text: string) =>
  readSeen(text, { atStart: false, atEnd: false })
    .map(({ seen }) => seen)
    .join("");

describe("readSeen", () => {
  const rows: readonly [text: string, seen: string][] = [
    ["a  b", "a b"],
    ["a \u{a0}\u{200b} b", "a b"],
    ["a\n b", "a\nb"],
    ["a\r\nb", "a\nb"],
    ["a\n\n\nb", "a\n\nb"],
    ["a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f\rg", "a\nb\nc\nd\ne\nf\ng"],
    ["a\u{200b}b", "ab"],
    ["a\u{d800}", "a\u{fffd}"],
    ["\u{1d400}ﬁⅣ", "AfiIV"],
    ["а\u{301}", "a\u{301}"],
  ];
  it.each(rows)("shows %j as %j", (text, seen) => expect(seenOf(text)).toBe(seen));

  it("shows no blanks at the edges of a text, also behind what has no shape", () => {
    for (const text of [" a b ", "\na b\n", "\n\na b\n\n", "\u{200b} a b\u{200b} ", "\u{200b}\na b \u{200b}"]) {
      const seen = readSeen(text, { atStart: true, atEnd: true });
      expect(seen.map((piece) => piece.seen).join(""), JSON.stringify(text)).toBe("a b");
    }
    const inside = readSeen(" a ", { atStart: true, atEnd: false });
    expect(inside.map(({ seen }) => seen)).toEqual(["", "a", " "]);
  });
});

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
