import { describe, expect, it } from "vitest";
import {
  escapeBoldStart,
  escapeHeading,
  escapeQuoted,
  escapeStart,
  escapeText,
} from "../../../src/engine/points/escape-text.ts";

// The same in a text, in a heading and in quotation marks, where only the last keeps blanks at its edges.
const texts: readonly [text: string, escaped: string][] = [
  ["plain – text", "plain – text"],
  ["a\\b", "a\\b"],
  ["a\\é\\5", "a\\é\\5"],
  ["a\\.b", "a\\\\.b"],
  ["a\\–", "a\\\\–"],
  ["a\\", "a\\\\"],
  ["a & b &amp;", "a & b &amp;"],
  ["&#32;", "\\&#32;"],
  ["a\nb\u0007\r", "a&#10;b&#7;&#13;"],
  ["a\tb\0c", "a\tb\0c"],
  ["", ""],
];

describe("what would mean something", () => {
  it.each(texts)("is escaped anywhere: %j as %j", (text, escaped) => {
    for (const write of [escapeText, escapeHeading, escapeQuoted]) expect(write(text)).toBe(escaped);
  });

  it("is a star or stroke in a heading, and a quotation mark in quotation marks", () => {
    expect([escapeText('*a_"'), escapeHeading('*a_"'), escapeQuoted('*a_"')]).toEqual(['*a_"', '\\*a\\_"', '*a_\\"']);
  });

  it("is a blank at the edge of a text or heading", () => {
    for (const write of [escapeText, escapeHeading]) {
      expect([" a b ", "\u00a0a\u3000", " ", "\ta"].map(write)).toEqual([
        "&#32;a b&#32;",
        "&#160;a&#12288;",
        "&#32;",
        "&#9;a",
      ]);
    }
    expect(escapeQuoted(" a ")).toBe(" a ");
  });
});

const starts: readonly [text: string, escaped: string][] = [
  ["", ""],
  ["plain", "plain"],
  ["1. x", "1\\. x"],
  ["1) x", "1\\) x"],
  ["(a) x", "\\(a) x"],
  ["10bis. x", "10bis\\. x"],
  ["1.2.1 x", "1\\.2.1 x"],
  ["Article 5. x", "Article 5\\. x"],
  ["Article 5 x", "Article 5 x"],
  ["Article 5 – x", "&#65;rticle 5 – x"],
  ["Part One", "&#80;art One"],
  ["5 Members", "&#53; Members"],
  ["1 – X", "&#49; – X"],
  ["１．x", "&#65297;．x"],
  ["- x", "\\- x"],
  ["• x", "&#8226; x"],
  ["–x", "&#8211;x"],
  ["# x", "\\# x"],
  ["_x_", "\\_x_"],
  ["= x", "\\= x"],
  ["`x", "\\`x"],
  ["{x", "\\{x"],
  ["(x", "\\(x"],
  ["> x", "\\> x"],
  ["[1. x]", "\\[1. x]"],
  ["[5.] x", "\\[5.] x"],
  ["[x]", "[x]"],
  ["Annex", "&#65;nnex"],
  ["Preamble:", "&#80;reamble:"],
  ["Annexes", "Annexes"],
  ["o\tx", "&#111;\tx"],
  ["o x", "o x"],
  ["§\tx", "&#167;\tx"],
];

describe("the beginning of a line of words", () => {
  it.each(starts)("is read as words: %j as %j", (text, escaped) => expect(escapeStart(text)).toBe(escaped));

  it("is no bold heading", () => {
    const lines = ["**x** y", "__x__ y", "*x* y", "_x", "x**"];
    expect(lines.map(escapeBoldStart)).toEqual(["\\**x** y", "\\__x__ y", "*x* y", "_x", "x**"]);
  });
});
