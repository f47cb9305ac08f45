import { describe, expect, it } from "vitest";
import {
  isBlank,
  nameOfUnseen,
  unseenKindOf,
  writeCodePoint,
} from "../../../src/engine/characters/unseen-characters.ts";

const EVERY = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint);
// Nothing else has a part in any of this, so that what follows need not look at a million letters time and again.
const OF_NOTE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{White_Space}]/u;
const ALL = EVERY.filter(
  (one) => one < 0x3100 || unseenKindOf(one) !== undefined || isBlank(one) || OF_NOTE.test(String.fromCodePoint(one)),
);

function having(property: RegExp): number[] {
  return ALL.filter((codePoint) => property.test(String.fromCodePoint(codePoint)));
}

describe("characters without a shape", () => {
  it("are all 4,174 that Unicode lets a typeface ignore", () => {
    const ignorable = having(/^\p{Default_Ignorable_Code_Point}$/u);
    expect(ignorable).toHaveLength(4174);
    expect(ignorable.filter((codePoint) => unseenKindOf(codePoint) === undefined)).toEqual([]);
  });

  it("are of the kind bidi where they are one of the twelve that steer direction, and nowhere else", () => {
    const steering = having(/^\p{Bidi_Control}$/u);
    expect(steering).toHaveLength(12);
    expect(ALL.filter((codePoint) => unseenKindOf(codePoint) === "bidi")).toEqual(steering);
  });

  it("are control characters but for those that leave a blank", () => {
    const controls = having(/^\p{Cc}$/u).filter((codePoint) => !isBlank(codePoint));
    expect(ALL.filter((codePoint) => unseenKindOf(codePoint) === "control")).toEqual(controls);
  });

  it("are halves of surrogate pairs", () => {
    expect(ALL.filter((codePoint) => unseenKindOf(codePoint) === "surrogate")).toEqual(having(/^\p{Cs}$/u));
  });

  it("are nothing else but the marks of interlinear annotation and the noncharacters of the first plane", () => {
    const others = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/u;
    const rest = ALL.filter((one) => unseenKindOf(one) !== undefined && !others.test(String.fromCodePoint(one)));
    const noncharacters = having(/^[\u{fdd0}-\u{fdef}\u{fffe}\u{ffff}]$/u);
    expect(noncharacters).toHaveLength(34);
    expect(rest).toEqual([0xfff9, 0xfffa, 0xfffb, ...noncharacters].sort((a, b) => a - b));
  });

  it("are never blanks, and blanks are what Unicode calls white space and the empty braille pattern", () => {
    expect(ALL.filter((codePoint) => isBlank(codePoint) && unseenKindOf(codePoint) !== undefined)).toEqual([]);
    expect(ALL.filter(isBlank)).toEqual(having(/^[\p{White_Space}\u{2800}]$/u));
  });

  const kinds: Record<string, readonly number[]> = {
    "zero-width": [0xad, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff],
    format: [0x34f, 0x115f, 0x17b4, 0x180b, 0x180f, 0x2065, 0x206a, 0x3164, 0xfe0f, 0xffa0, 0xfff0, 0xfff9, 0x1bca0],
  };
  for (const [kind, codePoints] of Object.entries(kinds)) {
    it(`are ${kind} as drawn`, () => {
      for (const one of codePoints) expect(unseenKindOf(one), writeCodePoint(one)).toBe(kind);
    });
  }
  it("are format characters in the plane of tags", () => {
    for (let one = 0xe0000; one <= 0xe0fff; one++) expect(unseenKindOf(one), writeCodePoint(one)).toBe("format");
    expect([unseenKindOf(0x1d173), unseenKindOf(0x1d17a), unseenKindOf(0xe1000)]).toEqual([
      "format",
      "format",
      undefined,
    ]);
  });
});

describe("names", () => {
  const names = `
    U+0007 control character, U+0009 tab, U+000A line feed, U+000B line tabulation, U+000C form feed,
    U+000D carriage return, U+001B control character, U+0020 space, U+007F control character, U+0085 next line,
    U+0090 control character, U+00A0 no-break space, U+00AD soft hyphen, U+034F combining grapheme joiner,
    U+061C Arabic letter mark, U+1160 Hangul filler, U+1680 Ogham space mark, U+17B5 Khmer inherent vowel,
    U+180B Mongolian variation selector, U+180E Mongolian vowel separator, U+180F Mongolian variation selector,
    U+2000 en quad, U+2001 em quad, U+2002 en space, U+2003 em space, U+2004 three-per-em space,
    U+2005 four-per-em space, U+2006 six-per-em space, U+2007 figure space, U+2008 punctuation space, U+2009 thin space,
    U+200A hair space, U+200B zero width space, U+200C zero width non-joiner, U+200D zero width joiner,
    U+200E left-to-right mark, U+200F right-to-left mark, U+2028 line separator, U+2029 paragraph separator,
    U+202A left-to-right embedding, U+202B right-to-left embedding, U+202C pop directional formatting,
    U+202D left-to-right override, U+202E right-to-left override, U+202F narrow no-break space,
    U+205F medium mathematical space, U+2060 word joiner, U+2062 invisible operator, U+2065 ignorable code point,
    U+2066 left-to-right isolate, U+2067 right-to-left isolate, U+2068 first strong isolate,
    U+2069 pop directional isolate, U+206F deprecated format character, U+2800 braille pattern blank,
    U+3000 ideographic space, U+3164 Hangul filler, U+D800 unpaired surrogate, U+FE0F variation selector,
    U+FEFF zero width no-break space, U+FFA0 Hangul filler, U+FFF3 ignorable code point,
    U+FFF9 interlinear annotation mark, U+1BCA1 shorthand format character, U+1D173 musical format character,
    U+E0000 ignorable code point, U+E0041 tag character, U+E0080 ignorable code point, U+E0100 variation selector,
    U+E01F0 ignorable code point`
    .split(",")
    .map((line) => line.trim());
  for (const line of names) {
    it(`call ${line}`, () => {
      const codePoint = Number.parseInt(line.slice(2, line.indexOf(" ")), 16);
      expect(`${writeCodePoint(codePoint)} ${nameOfUnseen(codePoint)}`).toBe(line);
    });
  }

  it("are given to every character that is not seen, and to no other", () => {
    expect(
      ALL.filter((one) => (nameOfUnseen(one) !== undefined) !== (isBlank(one) || unseenKindOf(one) !== undefined)),
    ).toEqual([]);
    expect(nameOfUnseen(0x41)).toBeUndefined();
  });
});
