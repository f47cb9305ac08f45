import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "where somebody goes, with an article or without": [
    ["They left {Syria}.", "place syria"],
    ["They left the {Philippines}.", "place philippines"],
    ["They entered {Chad}, {Mali} and {Oman}.", "place chad", "place mali", "place oman"],
  ],
  "where something is headed": [
    ["It is bound for {Chad}.", "place chad"],
    ["It is bound for the {Philippines}.", "place philippines"],
  ],
  "whom something is for, or who is spoken for, as who acts": [
    ["He spoke for {Oman}.", "actor oman"],
    ["For {Oman} this is new.", "actor oman"],
    ["It is bound by {Oman}.", "actor oman"],
    ["It belongs to {Oman}.", "actor oman"],
    ["To {Oman} they gave nothing.", "actor oman"],
  ],
  "where goods come from, and where they go": [
    ["Beef from {Uruguay} is banned.", "place uruguay"],
    ["Goods are shipped to the {Philippines}.", "place philippines"],
    ["Goods are moved quickly to {Chad}.", "place chad"],
    ["They export grain to {Chad}.", "place chad"],
  ],
};

describe("whether a country acts or is a place", () => {
  for (const [what, rows] of Object.entries(ROWS)) {
    it.each(rows)(`is read of ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, ENGLISH, ["actor", "place"])).toEqual([marked, ...facts]);
    });
  }
});
