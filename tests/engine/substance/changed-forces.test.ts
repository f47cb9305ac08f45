import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

/** Forces that bind alike, in either order. */
const SAME: Readonly<Record<string, readonly [string, string]>> = {
  "two words for one rank": ["The buyer shall pay.", "The buyer must pay."],
  "a trial by its verb, and by a force": ["He shall attempt mediation.", "He must try to mediate."],
  "what is allowed, with its verb and without": [
    "Crews shall be allowed ashore.",
    "Crews shall be allowed to go ashore.",
  ],
  "an invitation by its noun": [
    "He shall be invited to witness it.",
    "An invitation to witness it shall be extended to him.",
  ],
  "what is considered, by either voice": [
    "The board shall consider the evidence.",
    "The evidence shall be considered by the board.",
  ],
  "what others said that it will do": [
    "The ships will be freed, mediators said.",
    "Mediators said that the ships would be freed.",
  ],
  "what others said that it can do": ["The ship can sail, they said.", "They said that the ship could sail."],
  "what others said that it may do": ["The ship may sail, they said.", "They said that the ship might sail."],
  "a leave, and what somebody is free to do by a noun": [
    "They shall be free to move in the zone.",
    "They shall enjoy freedom of movement in the zone.",
  ],
  "a leave, and what somebody is entitled to": ["He is entitled to leave of absence.", "He may take leave of absence."],
};

const TOLD: Readonly<Record<string, readonly [before: string, after: string, found: string]>> = {
  "as weaker": ["The buyer shall pay.", "The buyer should pay.", "modality ↓ shall → should"],
  "as stronger": ["The buyer may pay.", "The buyer shall pay.", "modality ↑ may → shall"],
  "with the act that is only tried now": [
    "The firm shall ensure safety.",
    "The firm shall seek to ensure safety.",
    "modality ↓ shall ensure → shall seek to ensure",
  ],
  "with the act that was only tried before": [
    "The firm shall seek to ensure safety.",
    "The firm shall ensure safety.",
    "modality ↑ shall seek to ensure → shall ensure",
  ],
  "without an act that is another one": [
    "The firm shall ensure safety.",
    "The firm shall seek to improve safety.",
    "modality ↓ shall → shall seek to ?",
  ],
  "as a denial where a duty is denied": [
    "Visitors are required to pay.",
    "Visitors are not required to pay.",
    "negation – → not",
  ],
  "as no longer denied, behind words that went": [
    "By law visitors are not required to pay.",
    "Visitors are required to pay.",
    "negation not → – ?",
  ],
  "as no longer denied": ["Visitors are not required to pay.", "Visitors are required to pay.", "negation not → –"],
  "as a denial where a leave is denied": ["The buyer may pay.", "The buyer may not pay.", "negation – → not"],
  "as weaker where what is banned is only advised against": [
    "The buyer shall not pay.",
    "The buyer should not pay.",
    "modality ↓ shall not → should",
  ],
  "where another is considered by the other voice": [
    "The board should consider the evidence.",
    "The evidence shall be considered by the board.",
    "modality ↑ should → shall",
  ],
};

describe("a force that became another", () => {
  for (const [what, [one, other]] of Object.entries(SAME)) {
    it(`is nothing where both say the same: ${what}`, () => {
      expect(drawFindings(one, other)).toEqual([]);
      expect(drawFindings(other, one)).toEqual([]);
    });
  }

  for (const [how, [before, after, found]] of Object.entries(TOLD)) {
    it(`is told ${how}`, () => {
      expect(drawFindings(before, after)).toEqual([found]);
    });
  }
});
