import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

/** Words that came, by `{|…}`, and what is told of each. */
const NARROWED: readonly (readonly [marked: string, what: string])[] = [
  ["In the event of a{| sustained} raid on the port, they meet.", "sustained"],
  ["Inspectors visit any {|nuclear }site.", "nuclear"],
  ["The {|night }guards keep the gate.", "night"],
  ["The mayor will open the {|northern }bridge.", "northern"],
  ["The court orders the return of the {|stolen }paintings.", "stolen"],
  ["The Parties shall end {|harmful }subsidies.", "harmful"],
  ["The firm sells {|electric }cars.", "electric"],
  ["They take back the {|faulty }goods.", "faulty"],
  ["Persons belonging to {|national }minorities vote.", "national"],
  ["Access to the {|digital }archive is free.", "digital"],
  ["Damage to the {|wooden }bridge is paid for.", "wooden"],
  ["The ban applies to {|foreign }ships.", "foreign"],
  ["The right to {|peaceful }assembly is kept.", "peaceful"],
];

/** Words that came, and narrow nothing by themselves. */
const TOLD_OTHERWISE: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "a word that says nothing, as nothing": [
    "The terms of the agreement apply.",
    "The terms of the existing agreement apply.",
  ],
  "a noun behind another, as nothing": ["The Parties shall end subsidies.", "The Parties shall end oil subsidies."],
  "a word that the other text has elsewhere, as nothing": [
    "The armed guards keep the gate.",
    "The guards keep the gate with armed men.",
  ],
  "two words, of which one is no article, as nothing": [
    "The land is divided among heirs.",
    "The land is divided among the male heirs.",
  ],
  "a number": ["The guards keep the gate.", "The six guards keep the gate.", "quantity – → six guards"],
  "a word of scope": [
    "Inspectors visit sites in the zone.",
    "Inspectors visit sites in the whole zone.",
    "scope – → whole",
  ],
  "how something is done": [
    "The Parties agree to cut emissions.",
    "The Parties agree to jointly cut emissions.",
    "scope – → jointly",
  ],
  "a word in the place of one of scope": [
    "The text condemns all attacks on schools.",
    "The text condemns deliberate attacks on schools.",
    "scope all → deliberate",
  ],
  "a word that gave way to one of scope": [
    "The text condemns deliberate attacks on schools.",
    "The text condemns all attacks on schools.",
    "scope deliberate → all",
  ],
};

describe("plain words that narrow what they stand before", () => {
  for (const [marked, what] of NARROWED) {
    const without = marked.replace(/\{\|.*?\}/u, "");
    const whole = marked.replace(/\{\|(.*?)\}/u, "$1");
    it(`are told where they came or went: ${whole}`, () => {
      expect(drawFindings(without, whole)).toEqual([`scope – → ${what}`]);
      expect(drawFindings(whole, without)).toEqual([`scope ${what} → –`]);
    });
  }

  for (const [of, [before, after, ...expected]] of Object.entries(TOLD_OTHERWISE)) {
    it(`tell of ${of}: ${expected.join("; ") || "nothing"}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
});
