import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const FORCES = ["modality", "negation"] as const;

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "a modal verb, and what stands for one": [
    ["The Parties {shall} consult.", "modality shall: must"],
    ["The Parties {may} consult.", "modality may: may"],
    ["The buyer {has to} pay.", "modality has to: must"],
    ["The seller {has the right to} sell the oil.", "modality has the right to: may"],
    ["The visitors {need not} feed the seals.", "modality need not: need not"],
    ["The visitors {are under no obligation to} feed the seals.", "modality are under no obligation to: need not"],
  ],
  "a ban as a force and what denies": [
    ["The Parties {shall {not}} attack.", "modality shall not: must", "negation no"],
    ["The visitors {must {never}} feed the seals.", "modality must never: must", "negation no"],
    ["The visitors {are {not} allowed to} feed the seals.", "modality are not allowed to: must", "negation no"],
    ["{No} visitor {may} feed the seals.", "negation no", "modality may: may"],
  ],
  "a force with the denial of its act": [
    ["The Parties {undertake} {not} to attack.", "modality undertake to: must", "negation no"],
    ["The Parties {are expected} {not} to attack.", "modality are expected to: should", "negation no"],
    ["The Parties {seek} {not} to attack.", "modality seek to: should", "negation no"],
  ],
  "a force with a word of scope in it": [
    ["The seller {has the exclusive right to} sell the oil.", "modality has the right to: may"],
    ["The seller {has the sole duty to} sell the oil.", "modality has the duty to: must"],
  ],
  "a verb that weakens the act": [
    ["The Parties {shall seek to} ensure peace.", "modality shall seek to: should"],
    ["The Parties {will endeavour to} ensure peace.", "modality will endeavour to: should"],
    ["The Parties {seek to} ensure peace.", "modality seek to: should"],
    ["The Parties {may} {seek to} ensure peace.", "modality may: may", "modality seek to: should"],
  ],
  "what somebody considers doing, and not what he thinks": [
    ["The Council {shall consider} the report.", "modality shall consider: should"],
    ["The Council {considers} the report.", "modality considers: should"],
    ["The Council {shall} consider any attack to be a threat.", "modality shall: must"],
    ["The Council {shall} consider any attack as a threat.", "modality shall: must"],
    ["The Council considers the attack as a threat."],
    ["The Council {shall consider} the report, as a threat grows.", "modality shall consider: should"],
    ["The States take such steps as they consider necessary."],
  ],
  "what others are asked to do, and not what is asked for": [
    ["The Council {urges} the Parties to disarm.", "modality urges: should"],
    ["The Council {recommends} that the Parties disarm.", "modality recommends: should"],
    ["The Council urges restraint."],
    ["The Council urges restraint. It is for the Parties to disarm."],
    ["The Council urges restraint; it is for the Parties to disarm."],
    ["The Council urges restraint, which helps the Parties to disarm."],
  ],
  "what somebody answers for, and no thing of that name": [
    ["Moscow {guarantees} the safety of ships.", "modality guarantees: must"],
    ["Moscow {guarantees} that ships are safe.", "modality guarantees: must"],
    ["Moscow {guarantees} all loans.", "modality guarantees: must"],
    ["Moscow {guarantees} its neighbours the loan.", "modality guarantees: must"],
    ["The security guarantees from Moscow lapsed."],
  ],
  "no force in what somebody has": [
    ["The board {may} leave any power that it has to a panel.", "modality may: may"],
    ["The pilot handed all the charts that he had to the captain."],
  ],
  "what denies by a part of a word, and what is a word of scope": [
    ["A {non}-governmental group pays.", "negation no"],
    ["A non-exclusive licence is given."],
  ],
  "a permit by its verb alone": [
    ["The law {permits} fishing here.", "negation yes"],
    ["The permit here is old."],
    ["Permits for boats lapse in May."],
    ["Permit holders pay."],
    ["Permits are issued."],
  ],
  "no force in what is open to somebody": [
    ["Access shall be {open} to it.", "negation accepts"],
    ["Access shall be {open} to them.", "negation accepts"],
    ["Access shall be {open} to him.", "negation accepts"],
    ["Access shall be {open} to her.", "negation accepts"],
  ],
  "what forbids, allows, refuses and accepts": [
    ["Fishing is {forbidden}.", "negation no"],
    ["Fishing is {permitted}.", "negation yes"],
    ["The offer was {refused}.", "negation refuses"],
    ["The offer was {accepted}.", "negation accepts"],
  ],
};

describe("how strongly somebody is bound", () => {
  for (const [subject, rows] of Object.entries(ROWS)) {
    it(`reads ${subject}`, () => {
      expect(rows.map(([text]) => drawFacts(text.replaceAll(/[{}]/gu, ""), ENGLISH, FORCES))).toEqual(rows);
    });
  }
});
