import { describe, expect, it } from "vitest";
import { isSpace, skipSpaces } from "../../../src/engine/points/spaces.ts";

describe("white space around a line", () => {
  it("is the ASCII blanks and the spaces of word processors, and nothing else below U+10000", () => {
    const spaces = Array.from({ length: 0x10000 }, (_, code) => code).filter(isSpace);
    const ascii = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20];
    const quads = Array.from({ length: 11 }, (_, at) => 0x2000 + at);
    expect(spaces).toEqual([...ascii, 0xa0, ...quads, 0x202f, 0x205f, 0x3000]);
  });

  it("is skipped from any place on, to the end where nothing else follows", () => {
    expect(skipSpaces("a \t\u00a0b", 1)).toBe(4);
    expect(skipSpaces("a \t\u00a0b", 0)).toBe(0);
    expect(skipSpaces("a  ", 1)).toBe(3);
    expect(skipSpaces("", 0)).toBe(0);
  });
});
