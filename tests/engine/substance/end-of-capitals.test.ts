import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const NAMES = ["actor", "place", "defined-term", "reference"] as const;

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "is all words in capitals beside each other": [
    ["It is paid by {Zorb Vark Limited}.", "actor zorb vark limited"],
    ["The {Harbour Council} shall pay.", "actor harbor council"],
  ],
  "goes on over what joins the parts of a name": [
    ["They sail in the {Gulf of Finland}.", "place gulf of finland"],
    ["The {Council for Trade in Goods} meets.", "actor council for trade in goods"],
    ["The {Conference on Disarmament} meets.", "actor conference on disarmament"],
    ["The {Commission on Trade} meets.", "actor commission on trade"],
    ["The {Panel on Trade} meets.", "actor panel on trade"],
    ["The {Group on Trade} meets.", "actor group on trade"],
    ["The {Committee on Trade} meets.", "actor committee on trade"],
    ["It is under the {Charter of the United Nations}.", "reference charter of the united nations"],
    ["The {Victims' Trust} pays.", "defined-term victims ' trust"],
    ["They sign in the {Loss and Damage Window}.", "defined-term loss and damage window"],
  ],
  "ends before what joins two names": [
    ["The {Lender} in {Rome} pays.", "actor lender", "place rome"],
    ["The {Lender} and the {Buyer} pay.", "actor lender", "actor buyer"],
    ["They sign in the {Fund} and {Damage Window}.", "actor fund", "defined-term damage window"],
  ],
  "begins behind a word that opens the sentence": [
    ["Neither {Party} pays.", "actor party"],
    ["On {Baga Street} he pays.", "place baga street"],
    ["If {Zorb Vark} pays, it ends.", "actor zorb vark"],
    ["Urges {Zorb Vark} to pay.", "actor zorb vark"],
    ["Smoking is forbidden."],
    ["Fifteen Member States pay."],
  ],
  "leaves out what is no name": [
    ["It ends on Monday."],
    ["It rose in Q1 2028."],
    ["It rose in Q4 2028."],
    ["An X-ray is made."],
    ["It lies at 60° S of it."],
    ["It costs EUR 5."],
    ["It ends in May."],
    ["The {Security Council} {Res. 2231} holds.", "actor security council", "reference resolution 2231"],
    ["The {Security Council} {Resolution 2231} holds.", "actor security council", "reference resolution 2231"],
  ],
};

describe("a run of words in capitals", () => {
  for (const [what, rows] of Object.entries(ROWS)) {
    it.each(rows)(`${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, ENGLISH, NAMES)).toEqual([marked, ...facts]);
    });
  }
});
