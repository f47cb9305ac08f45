import { describe, expect, it } from "vitest";
import { contextFit, linesOf, standsBetween } from "../../../src/engine/anchoring/quote-context.ts";
import { readPoints } from "../../support/drawn-versions.ts";

const LAKE = readPoints(`
  1. # Passage | Boats of both towns pass the lock by day.
  2. # Lamps | Every boat carries a lamp.
  3. ?
  4. Nets dry.
`);

const LINES = linesOf(LAKE);

/** How much of what is said to stand around the words of a line does: `of |both| towns`, cut at the words. */
function fitOf(line: string, sought: string, lines = LINES): number {
  const at = lines.findIndex(({ text }) => text.includes(line));
  const [prefix, exact = "", suffix] = sought.split("|").map((part) => (part === "" ? undefined : part));
  const { text } = lines[at] ?? { text: "" };
  const start = text.indexOf(exact);
  expect(start, "the words are not there").toBeGreaterThanOrEqual(0);
  return contextFit(lines, at, { start, end: start + exact.length }, { exact, prefix, suffix });
}

describe("the lines of a version", () => {
  it("are its headings and texts in reading order, without those that are missing or not known", () => {
    expect(LINES.map(({ point, part, text }) => `${point.path} ${part}: ${text}`)).toEqual([
      "1 heading: Passage",
      "1 text: Boats of both towns pass the lock by day.",
      "2 heading: Lamps",
      "2 text: Every boat carries a lamp.",
      "4 text: Nets dry.",
    ]);
  });
});

describe("what is said to stand around a quote", () => {
  for (const [name, line, sought, expected] of [
    ["fits where nothing is said", "Boats", "|both|", 1],
    ["fits code point for code point, within a word too", "Boats", "ats of |both| tow", 1],
    ["fits word for word, however the space is set", "Boats", "Boats  of |both| towns  pass", 1],
    ["fits in part where only the nearest words stand there", "Boats", "Nets  of |both|", 1 / 2],
    ["fits in part where only those in front stand there", "Boats", "Boats of  |both| nets hang", 1 / 2],
    ["fits in part where only those behind stand there", "Boats", "all nets  |both| towns pass", 1 / 2],
    ["counts words in a row only", "Boats", "|both| towns pass a lock", 1 / 2],
    ["counts a word that comes too early for none", "Boats", "|both| pass", 0],
    ["counts what stands on one side where nothing is said of the other, behind", "Boats", "|both| towns hang", 1 / 2],
    ["counts what stands on one side where nothing is said of the other, in front", "Boats", "Nets of |both|", 1 / 2],
    ["fits where it is only marks", "Boats", "— |both|", 1],
    ["goes on in the lines in front, with the labels of their points", "Every", "by day. 2 Lamps |Every|", 1],
    ["goes on in the lines in front, without labels", "Every", "by day. Lamps |Every|", 1],
    ["goes on in the lines behind, with the labels of their points", "Boats", "|day|. 2 Lamps Every boat", 1],
    ["goes on in the lines behind, without labels", "Boats", "|day|. Lamps Every boat", 1],
    ["goes on over a whole point", "Nets", "2 Lamps Every boat carries a lamp. 4 |Nets|", 1],
    ["has no label between a heading and its text", "Boats", "Passage 1 |Boats|", 0],
    ["ends with the version", "Nets", "|dry|. The end", 0],
  ] as const) {
    it(name, () => {
      expect(fitOf(line, sought)).toBe(expected);
    });
  }

  it("is looked for next to the quote in a text of any length", () => {
    const many = "nets hang in barns and dry on poles ".repeat(10);
    const lines = linesOf(readPoints(`1. ${many}by day boats pass the lock by night ${many}`));
    expect(fitOf("boats", "by  day |boats| pass  the", lines)).toBe(1);
  });
});

describe("a prefix and a suffix", () => {
  const stands = (drawn: string, prefix?: string, suffix?: string) => {
    const span = { start: drawn.indexOf("«"), end: drawn.indexOf("»") - 1 };
    return standsBetween(drawn.replace(/[«»]/gu, ""), span, { exact: "", prefix, suffix });
  };

  for (const [name, drawn, prefix, suffix, expected] of [
    ["stand around words code point for code point", "the red «boats» pay", "red ", " pa", true],
    ["may reach to the ends of the text", "red «boats» pay", "red ", " pay", true],
    ["may be missing", "red «boats» pay", undefined, undefined, true],
    ["do not stand there where one differs, in front", "red «boats» pay", "bad ", " pay", false],
    ["do not stand there where one differs, behind", "red «boats» pay", "red ", " say", false],
    ["do not stand there where the prefix stands behind", "red «boats»red", "red", undefined, false],
    [
      "do not stand there where the suffix ends the text, but not next to the words",
      "red «boats» pay",
      undefined,
      "pay",
      false,
    ],
    [
      "do not stand there where the prefix begins the text and reaches into the words",
      "r«ed boats»",
      "red",
      undefined,
      false,
    ],
  ] as const) {
    it(name, () => {
      expect(stands(drawn, prefix, suffix)).toBe(expected);
    });
  }
});
