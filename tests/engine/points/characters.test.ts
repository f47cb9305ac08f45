import { describe, expect, it } from "vitest";
import {
  isCapitalAt,
  isCapitalLatin,
  isDigit,
  isLatin,
  isLetterAt,
  isSmallAt,
  isSmallLatin,
} from "../../../src/engine/points/characters.ts";

const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).join("");
const SMALL = "abcdefghijklmnopqrstuvwxyz";
const CAPITAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

describe("characters of ASCII", () => {
  const byCode: readonly [name: string, test: (code: number) => boolean, members: string][] = [
    ["figures", isDigit, "0123456789"],
    ["small letters", isSmallLatin, SMALL],
    ["capitals", isCapitalLatin, CAPITAL],
    ["letters", isLatin, CAPITAL + SMALL],
  ];
  it.each(byCode)("are %s", (_, test, members) => {
    expect(
      Array.from(ASCII)
        .filter((one) => test(one.charCodeAt(0)))
        .join(""),
    ).toBe(members);
    for (const one of "éжß５Ａ") expect(test(one.charCodeAt(0)), one).toBe(false);
  });
});

describe("characters in a text", () => {
  const atPlace: readonly [name: string, test: (text: string, at: number) => boolean, ascii: string, others: string][] =
    [
      ["letters", isLetterAt, CAPITAL + SMALL, "éÉжЖßא中ａ"],
      ["capitals", isCapitalAt, CAPITAL, "ÉЖΩＡ"],
      ["small letters", isSmallAt, SMALL, "éжßωａ"],
    ];
  it.each(atPlace)("are %s in any script", (_, test, ascii, others) => {
    expect(
      Array.from(ASCII)
        .filter((one) => test(`5${one}5`, 1))
        .join(""),
    ).toBe(ascii);
    for (const one of others) expect(test(`5${one}5`, 1), one).toBe(true);
    for (const one of "–“€５\u00a0") expect(test(`a${one}a`, 1), one).toBe(false);
    expect(test("5", 1)).toBe(false);
  });

  it("are one kind at most, and letters too beyond the first plane", () => {
    expect([isCapitalAt("é", 0), isSmallAt("É", 0), isCapitalAt("中", 0), isSmallAt("中", 0)]).toEqual(
      Array(4).fill(false),
    );
    expect([isLetterAt("𐐀", 0), isCapitalAt("𐐀", 0), isSmallAt("𐐨", 0), isLetterAt("😀", 0)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
