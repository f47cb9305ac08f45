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

/** Names that the language does not know. */
const UNKNOWN: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "a term, where a paper calls an area so": [
    ["The {Buffer Zone} is empty.", "defined-term buffer zone"],
    ["The {Limited Forces Area} is empty.", "defined-term limited forces area"],
    ["The {Zone of Separation} is empty.", "defined-term zone of separation"],
    ["It needs leave across the {Separation Line}.", "defined-term separation line"],
    ["It is in the {Convention Area}.", "defined-term convention area"],
  ],
  "who acts, by a word of bodies": [
    ["The {Harbour Council} shall pay.", "actor harbor council"],
    ["It stands in the {Harbour Council}.", "actor harbor council"],
  ],
  "a paper, by a word of papers": [
    ["It follows from the {Paris Agreement}.", "reference paris agreement"],
    ["It follows from the {Treaty of Rome}.", "reference treaty of rome"],
    ["An {Act of Aggression} is banned.", "defined-term act of aggression"],
  ],
  "a place, by a word of places": [
    ["They sail through the {Kerch Strait}.", "place kerch strait"],
    ["They sail on {Lake Chad}.", "place lake chad"],
    ["They sail in the {Gulf of Finland}.", "place gulf of finland"],
    ["They went to the {Faroe Islands}.", "place faroe islands"],
    ["They pay the {Bridge Loan}.", "defined-term bridge loan"],
  ],
  "a place, by a preposition": [
    ["The gauges at {Baga Sola} shall work.", "place baga sola"],
    ["They met in {Goma} and {Bukavu}.", "place goma", "place bukavu"],
    ["In {Goma} and {Bukavu} they met.", "place goma", "place bukavu"],
    ["At {Rafah}, {Kerem Shalom} and {Zikim} they met.", "place rafah", "place kerem shalom", "place zikim"],
    ["Out of {Odesa}, {Moscow} shall ship grain.", "place odesa", "actor moscow"],
    ["They talk between {Zorb} and {Vark}.", "place zorb", "place vark"],
    ["It stands at the {Kerbent} gauging station.", "place kerbent"],
    ["It stands near the {Kerbent} dam.", "place kerbent"],
    ["The shores of the {Vark} are dry.", "place vark"],
    ["{Zorb} valley is dry.", "place zorb"],
  ],
  "a fund as who acts, or as what is acted on": [
    ["The {Adaptation Fund} shall lend.", "actor adaptation fund"],
    ["It is lent by the {Adaptation Fund}.", "actor adaptation fund"],
    ["It is paid into the {Adaptation Fund}.", "defined-term adaptation fund"],
    ["What is in the {Adaptation Fund} shall stay.", "defined-term adaptation fund"],
  ],
  "a day or term that a paper names": [["It is paid on the next {Business Day}.", "defined-term business day"]],
  "who acts or a thing, by its ending": [
    ["The {Lessee} pays.", "actor lessee"],
    ["The {Europeans} pay.", "actor europeans"],
    ["The {Retention} is paid.", "defined-term retention"],
    ["They protect {Trade Secrets}.", "defined-term trade secrets"],
    ["It begins from {Delivery}.", "defined-term delivery"],
  ],
  "who acts or a thing, by what it does or is done to it": [
    ["The {Zorb} shall pay.", "actor zorb"],
    ["The {Handover} shall not take place.", "defined-term handover"],
    ["It is done by the {Laboratory}.", "actor laboratory"],
    ["They shall inform the {Laboratory}.", "actor laboratory"],
    ["It is held in the {Zorb}.", "defined-term zorb"],
    ["It is sent to the {Port Zorb}.", "place port zorb"],
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

describe("what an unknown name is", () => {
  for (const [what, rows] of Object.entries(UNKNOWN)) {
    it.each(rows)(`is read as ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      const read = drawFacts(text, ENGLISH, ["actor", "place", "defined-term", "reference"]);
      expect(read).toEqual([marked, ...facts]);
    });
  }
});
