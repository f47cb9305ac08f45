import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";
import { findIn } from "./score-substance.ts";

/** Conditions in two wordings, with what is told of them; in the other order the same is told the other way round. */
const TOLD: Readonly<Record<string, readonly [before: string, after: string, found: string]>> = {
  "further cases, and nothing else": [
    "The buyer may refuse the goods if they are late.",
    "The buyer may refuse the goods if they are late or damaged.",
    "condition if they are late → if they are late or damaged",
  ],
  "further cases in the place of other words": [
    "The buyer may refuse them if the goods are late, in writing.",
    "The buyer may refuse them if the goods are late or the papers lack.",
    "condition if the goods are late → if the goods are late or the papers lack",
  ],
  "a further case in the place of another word": [
    "The buyer may refuse them if the goods are late, in writing.",
    "The buyer may refuse them if the goods are late or damaged.",
    "condition if the goods are late → if the goods are late or damaged",
  ],
  "that one thing more has to happen, in the place of another word": [
    "The buyer may refuse them if the goods are late, in writing.",
    "The buyer may refuse them if the goods are late and damaged.",
    "condition if the goods are late → if the goods are late and damaged",
  ],
  "that more has to happen": [
    "The buyer may refuse them if the goods are late, in writing.",
    "The buyer may refuse them if the goods are late and the papers lack.",
    "condition if the goods are late → if the goods are late and the papers lack",
  ],
  "words that narrow it at its end": [
    "Aid is paid in the event of an accident.",
    "Aid is paid in the event of an accident with transboundary effects.",
    "condition in the event of an accident → in the event of an accident with transboundary effects",
  ],
  "words that narrow it in its midst": [
    "Aid is paid if the ship of the crew arrives late.",
    "Aid is paid if the large grey ship of the hungry crew arrives very late.",
    "condition if the ship of the crew arrives late → if the large grey ship of the hungry crew arrives very late",
  ],
  "another matter of an exception": [
    "Unless the Council of the league decides to hold elections by then, the truce ends.",
    "Unless the Council of the league decides to disarm the militias by then, the truce ends.",
    "condition Unless the Council of the league decides to hold elections by then → Unless the Council of the league decides to disarm the militias by then",
  ],
  "one noun in the place of another": [
    "Aid ends if the old members of the league agree.",
    "Aid ends if the young members of the league agree.",
    "condition if the old members of the league agree → if the young members of the league agree",
  ],
  "what only begins with the same letters": [
    "Alarm is given if they go.",
    "Alarm is given if the gate opens.",
    "condition if they go → if the gate opens",
  ],
  "what an acronym says that stayed, where the rest did not": [
    "The levy falls if VAT rises in winter.",
    "The levy falls if value added tax stays below that of the region.",
    "condition if VAT rises in winter → if value added tax stays below that of the region",
  ],
  "whose consent it was, where he is only told": [
    "The owner may build with the consent of the board.",
    "The owner may build if the board is told.",
    "condition with the consent of the board → if the board is told",
  ],
  "whose consent it was, where he must not have agreed": [
    "The owner may build with the consent of the board.",
    "The owner may build if the board does not agree.",
    "condition with the consent of the board → if the board does not agree",
  ],
  "a request of anybody, where somebody has to ask": [
    "The board meets upon request.",
    "The board meets if the Council so requests.",
    "condition upon request → if the Council so requests",
  ],
};

/** Conditions that say the same, in either order. */
const SAME: Readonly<Record<string, readonly [string, string]>> = {
  "by whose consent, and if he agrees": [
    "The owner may build with the consent of the board.",
    "The owner may build if the board agrees.",
  ],
  "by whose consent, and if he has agreed": [
    "The owner may build with the consent of the board.",
    "The owner may build if the board has agreed.",
  ],
  "by whose consent, and if there is an agreement": [
    "The owner may build with the consent of the board.",
    "The owner may build if an agreement with the board is there.",
  ],
  "an acronym, and what it stands for": [
    "Aid is paid if the PTA of the school agrees.",
    "Aid is paid if the parents and teachers association of the school agrees.",
  ],
  "when asked, and on request": ["The board meets when so requested.", "The board meets upon request."],
  "a noun, and another of its sense": [
    "Aid ends if the vessel of the league arrives.",
    "Aid ends if the ship of the league arrives.",
  ],
};

/** Of openers that a word of scope stands before: what has the word, and what has it not. */
const ONLY: Readonly<Record<string, readonly [only: string, plain: string, ...found: string[]]>> = {
  "where nothing else changed": [
    "He may leave only after he has paid.",
    "He may leave after he has paid.",
    "scope only → –",
  ],
  "behind words that changed as well": [
    "In March members vote only after they have been heard.",
    "Members vote after they have been heard.",
    "date March → – ?",
    "scope only → –",
  ],
  "where another word took its place": [
    "Members vote only after they have been heard.",
    "Members vote openly after they have been heard.",
    "scope only → –",
  ],
  "and not where it stayed and a word came between": [
    "He may leave only after he has paid.",
    "He may leave only then, after he has paid.",
  ],
};

describe("a condition that became another one", () => {
  for (const [what, [before, after, found]] of Object.entries(TOLD)) {
    it(`is told of ${what}`, () => {
      expect(drawFindings(before, after)).toEqual([found]);
      expect(drawFindings(after, before)).toEqual([found.replace(/^(\S+) (.*) → (.*)$/u, "$1 $3 → $2")]);
    });
  }

  for (const [what, [one, other]] of Object.entries(SAME)) {
    it(`is not told where both say the same: ${what}`, () => {
      expect(drawFindings(one, other).filter((found) => found.startsWith("condition"))).toEqual([]);
      expect(drawFindings(other, one).filter((found) => found.startsWith("condition"))).toEqual([]);
    });
  }

  for (const [where, [only, plain, ...found]] of Object.entries(ONLY)) {
    it(`is told by “only” alone ${where}`, () => {
      expect(drawFindings(only, plain)).toEqual(found);
      expect(drawFindings(plain, only)).toEqual(found.map((one) => one.replace(/^(\S+) (\S+) → –/u, "$1 – → $2")));
    });
  }

  it("says of “only” that it is a word of scope", () => {
    const told = findIn({ before: "He may leave only if he has paid.", after: "He may leave if he has paid." });
    expect(told.map(({ class: of, values, note }) => ({ of, values, note }))).toEqual([
      { of: "scope", values: ["only", null], note: "the scope went: only" },
    ]);
  });
});
