import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>> = {
  "somebody else to whom something goes, however the sentence was turned": [
    "The landlord must give the tenants' union a written account of every repair, saying what it cost.",
    "For every repair a written account must be handed by the landlord to the housing inspectorate, with a statement of its cost.",
    "actor tenants → housing inspectorate",
  ],
  "people of another sort, to whom something goes": [
    "Grants are paid to veterans by the fund from the month of the fire, without any form being filled in.",
    "From the month of the fire, and with no need to fill in a form, the fund pays grants to widows.",
    "actor veterans → widows",
  ],
  "somebody else by whom something is done, under another verb": [
    "The prosecutor appealed against the fine on Monday.",
    "Against the fine an appeal was lodged by the skipper's family on Monday.",
    "actor prosecutor → family",
  ],
  "one who came beside another, with the verb as a noun": [
    "The rangers shall patrol the dunes by night.",
    "Patrols of the dunes shall be carried out by night by the rangers and the harbour police.",
    "actor – → harbour police ?",
  ],
  "one of two who went, with the verb as a noun": [
    "The World Bank and the African Union undertake to fund the building of the dams.",
    "Funding for the building of the dams shall be provided by the World Bank.",
    "actor African Union → – ?",
  ],
  "somebody by another word, as nothing": [
    "The notice is sent to the soldiers by the clerk in the first week of May.",
    "In the first week of May, the clerk sends the troops the notice.",
  ],
  "somebody who came alone, as nothing": [
    "The gates shall be locked at night.",
    "At night the porter shall keep the gates locked.",
  ],
  "somebody in a condition that came, by that": [
    "Each port shall open its docks to the fleet.",
    "Subject to the leave of the harbour board, the docks shall be opened to the fleet by each port.",
    "condition – → Subject to the leave of the harbour board",
  ],
};

describe("those whom one of two texts names", () => {
  for (const [name, [before, after, ...found]] of Object.entries(CASES)) {
    it(`are told of ${name}: ${found.join("; ") || "nothing"}`, () => {
      expect(drawFindings(before, after)).toEqual(found);
    });
  }
});
