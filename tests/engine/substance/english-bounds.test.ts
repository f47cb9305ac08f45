import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

// What bounds a figure from behind, by what says the same before it.
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  "at least": ["or more", "or above", "at least", "at a minimum", "as a minimum", "is the minimum"],
  "at most": [
    "or less",
    "or fewer",
    "at most",
    "as a maximum",
    "is the maximum",
    "is the upper limit",
    "is the ceiling",
  ],
};
const OTHER: Readonly<Record<string, string>> = { "at least": "at most", "at most": "at least" };

describe("a bound behind its figure", () => {
  for (const [bound, phrases] of Object.entries(BEHIND)) {
    for (const phrase of phrases) {
      it(`is ${bound}: 40 ships ${phrase}`, () => {
        const after = `For the fleet, 40 ships ${phrase}.`;
        expect(drawFindings(`For the fleet, ${bound} 40 ships.`, after)).toEqual([]);
        expect(drawFindings(`For the fleet, ${OTHER[bound]} 40 ships.`, after)).toEqual([
          `scope ${OTHER[bound]} → ${phrase}`,
        ]);
      });
    }
  }
});
