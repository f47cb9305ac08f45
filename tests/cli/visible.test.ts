import { describe, expect, it } from "vitest";
import { allVisible, visible } from "../../src/cli/visible.ts";

describe("text for a terminal", () => {
  const cases: [what: string, text: string, shown: string][] = [
    ["an escape sequence", "\u001b[2Jgone", "\\u001b[2Jgone"],
    ["the one-character form of it", "\u009b31mred", "\\u009b31mred"],
    ["bell, backspace, carriage return and delete", "a\u0007\b\r\u007f", "a\\u0007\\u0008\\u000d\\u007f"],
    ["marks of direction", "\u202eb\u2066c\u200e\u061c", "\\u202eb\\u2066c\\u200e\\u061c"],
    ["characters without a shape", "a\u200bb\ufeffc\u00add", "a\\u200bb\\ufeffc\\u00add"],
    ["a hidden tag", "a\u{e0041}", "a\\u{e0041}"],
  ];
  for (const [what, text, shown] of cases) it(`shows ${what}`, () => expect(visible(text)).toBe(shown));

  it("leaves alone what lays a text out and what belongs to its spelling", () => {
    for (const text of ["a\n\tb", "می‌خواهم", "👩‍🚀 ❤️", "Übergabe – 800,000", "שלום"]) {
      expect(visible(text)).toBe(text);
    }
  });

  it("reaches every string of a value and changes nothing else", () => {
    const value = { a: "\u0007", b: [["+", "\u202e"]], c: null, d: 1, e: { f: true } };
    expect(allVisible(value)).toEqual({ a: "\\u0007", b: [["+", "\\u202e"]], c: null, d: 1, e: { f: true } });
  });
});
