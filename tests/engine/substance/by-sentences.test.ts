import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "they stand now, whatever stood first": [
    "A fee of 5 per cent is due on 96 loans.",
    "On 84 loans a fee of 4 per cent is due.",
    "quantity ↓ 96 loans → 84 loans",
    "percentage ↓ 5 per cent → 4 per cent",
  ],
  "they stood, of what went before something else": [
    "The buyer, if he agrees, pays EUR 5 in May.",
    "The buyer pays EUR 6 in May.",
    "condition if he agrees → –",
    "money ↑ EUR 5 → EUR 6",
  ],
  "they stood, of what went between two others": [
    "In May the buyer pays EUR 5, if he agrees, at 8 per cent.",
    "In May the buyer pays EUR 6 at 9 per cent.",
    "money ↑ EUR 5 → EUR 6",
    "condition if he agrees → –",
    "percentage ↑ 8 per cent → 9 per cent",
  ],
  "they stood, of what went behind all others": [
    "In May the buyer pays EUR 5, if he agrees.",
    "In May the buyer pays EUR 6.",
    "money ↑ EUR 5 → EUR 6",
    "condition if he agrees → –",
  ],
  "at the place of a name that went from a sentence that was turned round": [
    "The 5 time sheets are signed by the foreman or the shop steward by 1 May.",
    "The foreman signs the 6 time sheets by 2 May.",
    "actor shop steward → – ?",
    "quantity ↑ 5 time sheets → 6 time sheets",
    "deadline ↑ by 1 May → by 2 May",
  ],
};

describe("what was found is told in the order of the later text", () => {
  for (const [how, [before, after, ...expected]] of Object.entries(CASES)) {
    it(`as ${how}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
});
