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

/** With terms and papers, which are read beside who acts and where. */
const OTHERS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "with the part of a country or the side of a town": [
    ["{Western Ukraine} is dry.", "place western ukraine"],
    ["It rains in {northern Syria}.", "place northern syria"],
    ["{North of the Litani} it is dry.", "place north of litani"],
    ["It rains {east of Kyiv}.", "place east of kyiv"],
  ],
  "without a word that only begins the sentence": [
    ["Frozen {Libyan} funds are kept.", "actor libya"],
    ["Use of {Russia's} ports is free.", "actor russia"],
    ["Ownership of the timber passes."],
    ["{Ministry of Syria} pays.", "actor ministry of syria"],
  ],
  "by a country and who is of it": [
    ["{American envoys} pay.", "actor united states envoy"],
    ["The {French energy company} pays.", "actor france energy company"],
    ["{Brazil's government} pays.", "actor brazil government"],
    ["{France's} energy {company} pays.", "actor france", "actor company"],
    ["The {Egyptian} finance {minister} pays.", "actor egypt", "actor minister"],
    ["{Norwegian divers} dive.", "actor norway diver"],
    ["{US}-led forces stay.", "actor united states"],
  ],
  "under the one name that a name in it has": [
    ["The {UN General Assembly} votes.", "actor general assembly"],
    ["It is under the {Charter of the UN}.", "reference charter of the united nations"],
  ],
  "of a role that is a verb as well, where it is no verb": [
    ["The {chair} pays.", "actor chair"],
    ["They will chair the group."],
    ["They will sponsor the group."],
    ["They will partner the group."],
    ["They will witness the sale."],
    ["They will captain the ship."],
    ["They will pilot the ship."],
    ["They will broker the deal."],
  ],
  "in quotation marks of any kind": [
    ['The "{Contact Belt}" is empty.', "defined-term contact belt"],
    ["The “{Carrier}” pays.", "defined-term carrier"],
    ["«{Carrier}» pays.", "defined-term carrier"],
    ["„{Carrier}“ pays.", "defined-term carrier"],
    ["‘{Carrier}’ pays.", "defined-term carrier"],
    ["The '{Contact Belt}' is empty.", "defined-term contact belt"],
    ["“{The Carrier}” pays.", "defined-term carrier"],
    ["The “{net sales}” count.", "defined-term net sales"],
  ],
  "in no speech, and in no long quotation": [
    ['He said: "It is done".'],
    ['He said: "ships, or none".'],
    ['He said: "all of the boats shall go".'],
    ["He said: “and so we come to think of it”."],
    ["The firms' plan and the crews' plan."],
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

describe("names", () => {
  for (const [what, rows] of Object.entries(OTHERS)) {
    it.each(rows)(`are read ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      const read = drawFacts(text, ENGLISH, ["actor", "place", "defined-term", "reference"]);
      expect(read).toEqual([marked, ...facts]);
    });
  }
});
