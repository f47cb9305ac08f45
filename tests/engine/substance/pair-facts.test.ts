import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "two figures in the other order, as nothing": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 300 sailors and 20 ships.",
  ],
  "two figures by what they count": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 30 ships and 200 sailors.",
    "quantity ↑ 20 ships → 30 ships",
    "quantity ↓ 300 sailors → 200 sailors",
  ],
  "one of two figures, which was moved": [
    "Norway sends 20 ships and 300 sailors.",
    "Norway sends 300 sailors and 30 ships.",
    "quantity ↑ 20 ships → 30 ships",
  ],
  "two sums that changed places": [
    "Rent of EUR 500 is due by 1 May and EUR 700 by 1 June.",
    "Rent of EUR 700 is due by 1 May and EUR 500 by 1 June.",
    "money ↑ EUR 500 → EUR 700",
    "money ↓ EUR 700 → EUR 500",
  ],
  "one of two days, whose clause was moved": [
    "Rent is due by 1 May; repairs are done by 1 June.",
    "Repairs are done by 1 June; rent is due by 1 July.",
    "deadline ↑ by 1 May → by 1 July",
  ],
  "two conditions that changed places": [
    "If it rains, games stop. If it snows, trains stop.",
    "If it snows, games stop. If it rains, trains stop.",
    "condition If it rains → If it snows",
    "condition If it snows → If it rains",
  ],
  "two duties in the other order, as nothing": [
    "The Tenant shall paint the gate and may keep a dog.",
    "The Tenant may keep a dog and shall paint the gate.",
  ],
  "an exception and a condition in the other order, as nothing": [
    "Unless the owner objects, the plan stands if the fee is paid.",
    "If the fee is paid, the plan stands unless the owner objects.",
  ],
  "two provisions that changed places": [
    "As Article 5 says, ships sail under Article 9.",
    "As Article 9 says, ships sail under Article 5.",
    "reference Article 5 → Article 9",
    "reference Article 9 → Article 5",
  ],
  "one of two provisions, by its sort": [
    "Ships sail under Article 5 and Annex B.",
    "Ships sail under Annex B and Article 6.",
    "reference Article 5 → Article 6",
  ],
  "two states in the other order, as nothing": [
    "Kenya and Uganda patrol the lake.",
    "Uganda and Kenya patrol the lake.",
  ],
  "one of two states": [
    "Kenya and Uganda patrol the lake.",
    "Kenya and Tanzania patrol the lake.",
    "actor Uganda → Tanzania",
  ],
  "a state beside one that stayed": [
    "Kenya patrols the lake, and Uganda the river.",
    "Tanzania patrols the lake, and Uganda the river.",
    "actor Kenya → Tanzania",
  ],
  "two parties that changed places twice": [
    "The Buyer pays the Seller, and the Seller delivers.",
    "The Seller pays the Buyer, and the Buyer delivers.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "a number behind its bound": [
    "At least seven members vote.",
    "At least nine members vote.",
    "quantity ↑ seven members → nine members",
  ],
  "the bound of a number": ["At least seven members vote.", "At most seven members vote.", "scope At least → At most"],
  "how long, and until which day": [
    "The loan runs for ten years.",
    "The loan runs until 1 May 2037.",
    "deadline ten years → until 1 May 2037",
  ],
  "a count that became a share": [
    "Thirty members of the crew are paid.",
    "30 per cent of the crew is paid.",
    "percentage Thirty members → 30 per cent",
  ],
  "how often, in another notation and place": [
    "The board meets twice a year and votes by 1 May.",
    "The board votes by 1 May and meets every six months.",
    "(notation twice → six months)",
  ],
  "how often": ["The board meets twice a year.", "The board meets four times a year.", "quantity ↑ twice → four times"],
  "parts of a day, each in a whole": [
    "The pumps run every six hours at night.",
    "At night the pumps run every eight hours.",
    "duration ↑ six hours → eight hours",
  ],
  "parts of a day, in another notation": [
    "The lamp flashes every ten minutes at night.",
    "At night the lamp flashes 144 times a day.",
    "(notation ten minutes → 144 times)",
  ],
  "one round a day beside one an hour, in the other order": [
    "The guard walks every day at dusk, and the nurse every hour.",
    "The nurse walks every hour, and the guard once a day at dusk.",
    "(notation every day → once)",
  ],
  "two parties that changed places, behind another article": [
    "A Buyer pays the fee and the Seller keeps a key.",
    "A Seller pays the fee and the Buyer keeps a key.",
    "actor Buyer → Seller",
    "actor Seller → Buyer",
  ],
  "two parties of whom one is described, by what he is called": [
    "The old Buyer pays the fee and the Seller keeps a key.",
    "The Seller pays the fee and the old Buyer keeps a key.",
    "actor old Buyer → Seller",
    "actor Seller → old Buyer",
  ],
  "one of two hours": [
    "Hours are cut from 40 to 35 hours a week.",
    "Hours are cut from 38 to 35 hours a week.",
    "quantity ↓ 40 → 38",
  ],
};

describe("what of one text is what of the other", () => {
  for (const [what, [before, after, ...expected]] of Object.entries(CASES)) {
    it(`is told of ${what}: ${expected.join("; ") || "nothing"}`, () => {
      expect(drawFindings(before, after)).toEqual(expected);
    });
  }
});
