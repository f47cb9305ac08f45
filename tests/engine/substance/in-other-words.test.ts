import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";
import { itTells, type PairRows } from "./each-row.ts";

/** Whoever is bound by a treaty, where one text alone says so. */
const ANYBODY = [
  "The Parties",
  "Each Party",
  "The States",
  "Every State",
  "Contracting Parties",
  "A Contracting Party",
  "The High Contracting Parties",
  "Each High Contracting Party",
  "The States Parties",
  "A State Party",
  "Members",
  "A Member",
  "The Member States",
  "A Member State",
  "The People",
];

const CASES: PairRows = {
  "a paper that does something, and nobody": [
    "Article 5 of the Treaty protects the rights of owners.",
    "The rights of owners are protected.",
    "reference Article 5 → –",
  ],
  "somebody whose name the other text has in other words beside it": [
    "The two Parties shall meet.",
    "The Parties, which are two, shall meet.",
  ],
  "somebody in particular": [
    "The rights of owners are protected by Oman.",
    "The rights of owners are protected.",
    "actor Oman → –",
  ],
  "a leave that the other text has elsewhere": [
    "Vessels may enter the port, and crews land.",
    "Ships may enter the port, and crews may land.",
    "modality ↓ land → may land",
  ],
  "two who took each other's place in a sentence that was kept": [
    "The seller shall insure the goods at sea.",
    "The buyer shall insure the goods at sea.",
    "actor seller → buyer",
  ],
};

describe("a sentence that was put otherwise as a whole", () => {
  it.each(ANYBODY)("is not told to name no longer whoever is bound anyway: %s", (who) => {
    const active = `${who} shall respect the truce in the north.`;
    const passive = "The truce in the north shall be respected.";
    expect(drawFindings(active, passive)).toEqual([]);
    expect(drawFindings(passive, active)).toEqual([]);
    const more = `${who} shall meet in May, and the goods shall be returned by then.`;
    expect(drawFindings(more, "By then the goods shall be returned.")).toEqual(["date May → – ?"]);
    expect(drawFindings("By then the goods shall be returned.", more)).toEqual(["date – → May ?"]);
  });

  itTells(CASES);
});
