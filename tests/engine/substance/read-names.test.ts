import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "an abbreviation, and no word that begins a sentence": [
    ["{WHO} pays.", "actor who"],
    ["Who pays?"],
    ["{US} pays.", "actor united states"],
    ["Us they pay nothing."],
  ],
  "a union by its capital": [
    ["{The Union} pays.", "actor european union"],
    ["Then {the Union} pays.", "actor european union"],
    ["The union pays."],
    ["Then the union pays."],
  ],
  "whose people they are, by an adjective or behind them": [
    ["{The US envoy} pays.", "actor united states envoy"],
    ["{U.S. envoys} pay.", "actor united states envoy"],
    ["The {army of Chad} pays.", "actor chad army"],
    ["{Refugees from Syria} pay.", "actor syria refugee"],
  ],
  "a committee as one body, whatever it is of": [
    ["The {committee} of {Syria} pays.", "actor committee", "actor syria"],
  ],
  "several of a role as that role": [["The {buyers} pay.", "actor buyer"]],
  "a name that ends as several do, as it stands": [
    ["The {United States} pays.", "actor united states"],
    ["The {Netherlands} pays.", "actor netherlands"],
  ],
};

describe("names that the language knows", () => {
  for (const [what, rows] of Object.entries(ROWS)) {
    it.each(rows)(`are read of ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, ENGLISH, ["actor", "place"])).toEqual([marked, ...facts]);
    });
  }
});
