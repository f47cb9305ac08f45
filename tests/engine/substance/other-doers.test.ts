import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "somebody else, behind “by”": [
    "The council shall maintain the footpaths.",
    "The footpaths shall be maintained by the landowner.",
    "actor council → landowner",
  ],
  "one of two who went": [
    "The foreman or the shop steward signs the time sheet.",
    "The time sheet is signed by the foreman.",
    "actor shop steward → – ?",
  ],
  "somebody who came beside another": [
    "The Supplier insures the goods.",
    "The goods are insured by the Supplier and the Carrier.",
    "actor – → Carrier ?",
  ],
  "a court of a country, as nothing": ["A Nigerian court hears the case.", "The case is heard by a court in Nigeria."],
  "one deed by another verb": [
    "The grower bears the cost of the audit.",
    "The cost of the audit is met by the miller.",
    "actor grower → miller",
  ],
  "one deed by another verb and the same doer, as nothing": [
    "The grower bears the cost of the audit.",
    "The cost of the audit is met by the grower.",
  ],
  "two who changed places with another name": [
    "Nokia shall repair the phones; the company keeps them.",
    "The company shall repair the phones; Nokia keeps them.",
    "actor Nokia → company",
    "actor company → Nokia",
  ],
  "somebody by the name that stood beside his office, as nothing": [
    "The minister of transport, Ana Brik, shall open the road.",
    "The road shall be opened by Ana Brik.",
  ],
  "another name than the one that stood beside the office": [
    "The minister of transport, Ana Brik, shall open the road.",
    "The road shall be opened by Ivo Brandt.",
    "actor minister → Ivo Brandt",
  ],
  "a body by whose it is, before it and behind, as nothing": [
    "The bloc's ministers shall sign the deed.",
    "The deed shall be signed by ministers of the bloc.",
  ],
  "a body by an acronym, before it and behind, as nothing": [
    "EU ministers shall sign the deed.",
    "The deed shall be signed by the ministers of the EU.",
  ],
  "a firm of another country, in a sentence that was turned round": [
    "The plant will be built by a South Korean firm.",
    "A Spanish firm will build the plant.",
    "actor South Korean firm → Spanish firm",
  ],
  "somebody new in the place of one of two": [
    "The Supplier and the Carrier insure the goods.",
    "The goods are insured by the Supplier and the Buyer.",
    "actor Carrier → Buyer",
  ],
  "another house": [
    "The senate passed the bill in May.",
    "The bill was passed by the house in May.",
    "actor senate → house",
  ],
  "a government by its capital, as nothing": ["Kyiv will host the summit.", "The summit will be hosted by Ukraine."],
  "another government": ["Kyiv will host the summit.", "The summit will be hosted by Warsaw.", "actor Kyiv → Warsaw"],
};

describe("who does what both texts tell", () => {
  itTells(CASES);
});
