import { describe, expect, it } from "vitest";
import {
  closingMark,
  decodeInline,
  findBoldHeading,
  headingSpans,
  isAsciiPunctuation,
} from "../../../src/engine/points/markdown-inline.ts";

describe("punctuation that may be escaped", () => {
  it("is that of ASCII", () => {
    const ascii = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
    expect(ascii.filter(isAsciiPunctuation).join("")).toBe("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
  });

  it("is one character", () => {
    for (const one of [undefined, "", "–", "**", "a*", "*a"]) expect(isAsciiPunctuation(one), one).toBe(false);
  });
});

describe("escapes and references", () => {
  const decoded: readonly [raw: string, text: string][] = [
    ["plain – text", "plain – text"],
    ["1\\. \\*a\\* \\\\", "1. *a* \\"],
    ["\\a \\– \\", "\\a \\– \\"],
    ["\\\\*", "\\*"],
    ["&#65;&#66;c", "ABc"],
    ["a&#32;", "a "],
    ["&#1113;x", "љx"],
    ["&#128512;", "😀"],
    ["&#1114111;", "\u{10ffff}"],
    ["&#1114112;", "&#1114112;"],
    ["&#9999999;", "&#9999999;"],
    ["&#00000065;", "&#00000065;"],
    ["&#0000065;", "A"],
    ["&#0;", "&#0;"],
    ["&#1;", "\u0001"],
    ["&#55295;", "\ud7ff"],
    ["&#55296;", "&#55296;"],
    ["&#57343;", "&#57343;"],
    ["&#57344;", "\ue000"],
    ["&amp; & &#; &#65 &#x41;", "&amp; & &#; &#65 &#x41;"],
    ["\\&#65;", "&#65;"],
    ["&&#65;", "&A"],
    ["&#92;*", "\\*"],
    ["**bold** _too_", "**bold** _too_"],
  ];
  it.each(decoded)("are undone: %j is %j", (raw, text) => expect(decodeInline(raw)).toBe(text));
});

describe("a bold heading", () => {
  // `[…]` around its words and the mark behind it, `|` before what follows.
  const drawBold = (raw: string) => {
    const bold = findBoldHeading(raw);
    if (bold === undefined) return undefined;
    return `[${raw.slice(bold.start, bold.end)}][${raw.slice(bold.closed, bold.punctuated)}]|${raw.slice(bold.rest)}`;
  };
  const found: readonly [raw: string, drawn: string][] = [
    ["**Peace** holds", "[Peace][]|holds"],
    ["__Peace__ holds", "[Peace][]|holds"],
    ["**Peace.** It holds", "[Peace.][]|It holds"],
    ["**Peace**. It holds", "[Peace][.]|It holds"],
    ["**Peace**: it holds", "[Peace][:]|it holds"],
    ["**Peace**", "[Peace][]|"],
    ["**Peace**.", "[Peace][.]|"],
    ["**Peace**\nIt holds", "[Peace][]|It holds"],
    ["**P** \t x", "[P][]|x"],
    ["**a \\** b** x", "[a \\** b][]|x"],
    ["**a*b** x", "[a*b][]|x"],
  ];
  it.each(found)("is found: %j is %j", (raw, drawn) => expect(drawBold(raw)).toBe(drawn));

  const none = [
    "Peace",
    "",
    "*Peace* holds",
    "*_Peace*_ holds",
    "** Peace** holds",
    "**Peace ** holds",
    "**Peace",
    "**Peace\nholds** x",
    "**Peace**s",
    "**Peace**, x",
    "**Peace**.x",
    "**Peace**.. x",
    "**** x",
    "##Peace## x",
    " **Peace** x",
    "**Peace__ x",
  ];
  it.each(none)("is none in %j", (raw) => expect(drawBold(raw)).toBeUndefined());
});

describe("the end of emphasis", () => {
  const ends: readonly [raw: string, mark: string, start: number, end: number | undefined][] = [
    ["*a*", "*", 0, 2],
    ["**a**", "**", 0, 3],
    ["x *a*", "*", 2, 4],
    ["*a\\* b*", "*", 0, 6],
    ["*a", "*", 0, undefined],
    ["*a\nb*", "*", 0, undefined],
    ["**a*", "**", 0, undefined],
    ["**", "*", 0, 1],
  ];
  it.each(ends)("of %j by %s from %i is at %s", (raw, mark, start, end) =>
    expect(closingMark(raw, mark, start)).toBe(end),
  );
});

describe("the words of a heading", () => {
  const wordsOf = (raw: string, markdown: boolean) =>
    headingSpans(raw, markdown).map(([start, end]) => raw.slice(start, end));
  const headings: readonly [raw: string, words: readonly string[]][] = [
    ["Peace", ["Peace"]],
    ["  Peace  ", ["Peace"]],
    ["Peace ##", ["Peace"]],
    ["Peace #", ["Peace"]],
    ["Peace \t# ", ["Peace \t#"]],
    ["Peace#", ["Peace#"]],
    ["Peace # now", ["Peace # now"]],
    ["##", []],
    ["", []],
    ["   ", []],
    ["  ##", []],
    ["**Peace**", ["Peace", ""]],
    [" **Peace** ##", ["Peace", ""]],
    ["**Peace**: ##", ["Peace", ":"]],
    ["**Peace** now", ["**Peace** now"]],
  ];
  it.each(headings)("%j are %j in Markdown", (raw, words) => expect(wordsOf(raw, true)).toEqual(words));
  it("keep their marks in a plain text", () => expect(wordsOf("**Peace** ##", false)).toEqual(["**Peace**"]));
});
