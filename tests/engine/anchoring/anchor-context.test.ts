import { describe, expect, it } from "vitest";
import { describeAnchor } from "../../../src/engine/anchoring/describe-anchor.ts";

/** `prefix|suffix` of the words in «». */
function contextOf(marked: string): string {
  const characters = Array.from(marked);
  const span = { start: characters.indexOf("«"), end: characters.indexOf("»") - 1 };
  const text = marked.replace(/[«»]/gu, "");
  const { quote } = describeAnchor({ path: "1", heading: null, text }, "text", span);
  return `${quote?.prefix}|${quote?.suffix}`;
}

const LETTERS = (count: number) => "x".repeat(count);
const ACCENT = "\u0301";

describe("what is written down around quoted words", () => {
  const cases = {
    "begins and ends with the words that the 32nd character stands in": [
      "The harbour is open to the boats of both neighbouring towns, and they carry «lamps» from sunset until the morning watches are called ashore by the bell.",
      "neighbouring towns, and they carry | from sunset until the morning watches",
    ],
    "is all there is near the start of a long point": [
      "Boats carry «lamps» from sunset until the morning watches are called ashore by the bell.",
      "Boats carry | from sunset until the morning watches",
    ],
    "is all there is near the end of a long point": [
      "The harbour is open to the boats of both neighbouring towns, and they carry «lamps» at night.",
      "neighbouring towns, and they carry | at night.",
    ],
    "has a long word whole where the point begins or ends with it": [
      `${LETTERS(60)} «lamps» ${LETTERS(60)}`,
      `${LETTERS(60)} | ${LETTERS(60)}`,
    ],
    "has a long word whole in the middle of a point": [
      `${LETTERS(5)} ${LETTERS(90)} «lamps» ${LETTERS(90)} ${LETTERS(5)}`,
      `${LETTERS(90)} | ${LETTERS(90)}`,
    ],
    "has 32 characters of what is too long for a word": [
      `${LETTERS(300)} «lamps» ${LETTERS(300)}`,
      `${LETTERS(31)} | ${LETTERS(31)}`,
    ],
    "has as many in the middle of a point": [
      `a ${LETTERS(300)} «lamps» ${LETTERS(300)} z`,
      `${LETTERS(31)} | ${LETTERS(31)}`,
    ],
    "goes back to the letter of an accent, and on to the last accent of a letter": [
      `a${ACCENT.repeat(300)}«lamps»e${ACCENT.repeat(300)}`,
      `a${ACCENT.repeat(300)}|e${ACCENT.repeat(300)}`,
    ],
    "does not go on where it is at a border between letters with accents": [
      `${`e${ACCENT}`.repeat(200)}«-lamps-»${`e${ACCENT}`.repeat(200)}`,
      `${`e${ACCENT}`.repeat(16)}|${`e${ACCENT}`.repeat(16)}`,
    ],
    "cuts no accent of two units": [
      `a${"\u{1d165}".repeat(150)}«lamps»e${"\u{1d165}".repeat(150)}`,
      `a${"\u{1d165}".repeat(150)}|e${"\u{1d165}".repeat(150)}`,
    ],
    "begins with the accent that the point begins with": [
      `${ACCENT.repeat(3)} «lamps» on.`,
      `${ACCENT.repeat(3)} | on.`,
    ],
  };
  for (const [name, [marked = "", context]] of Object.entries(cases)) {
    it(name, () => expect(contextOf(marked)).toBe(context));
  }

  it("is longer where as much stands once more behind it", () => {
    const rule =
      "The keeper of the lock logs each boat that passes. The fee is paid in «silver» to him, his wife or the clerk of the council.";
    expect(contextOf(`Spring. ${rule} Summer. ${rule.replace(/[«»]/gu, "")} Winter.`)).toBe(
      "keeper of the lock logs each boat that passes. The fee is paid in | to him, his wife or the clerk of the council. Summer. The keeper",
    );
  });

  it("grows no more from 512 characters on, though the point repeats itself for ever", () => {
    const boats = "Boats pay. ".repeat(400);
    const [prefix = "", suffix = ""] = contextOf(`${boats}«Boats» pay. ${boats}`).split("|");
    expect(prefix).toBe(boats.slice(-512));
    expect(suffix).toBe(` pay. ${boats}`.slice(0, 512));
  });
});
