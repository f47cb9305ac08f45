import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "no force that came with a sentence that is put otherwise": [
    "Each shareholder has one vote for every share held.",
    "For every share held, each shareholder may cast one vote.",
  ],
  "a force that came where nothing else changed": [
    "The council meets in public.",
    "The council may meet in public.",
    "modality ↓ meets → may",
  ],
  "no word of scope that came with a sentence that is put otherwise": [
    "It is prohibited to lay mines anywhere within the buffer zone.",
    "The laying of mines is forbidden throughout the buffer zone.",
  ],
  "a word of scope that came where nothing else changed": [
    "The mayor opens roads in May.",
    "The mayor opens all roads in May.",
    "scope – → all",
  ],
  "no “no” that came with a sentence that is put otherwise": [
    "Failure to exercise a right under this contract does not constitute a waiver of that right.",
    "A party does not waive a right under this contract by failing to exercise it.",
  ],
  "a “not” that came where nothing else changed": [
    "The clerk keeps the letter.",
    "The clerk does not keep the letter.",
    "negation – → not",
  ],
  "nobody who is known by his place alone, in a sentence that is put otherwise": [
    "Wages shall be paid on the last working day of each month.",
    "The Employer pays wages on the last working day of each month.",
  ],
  "somebody who does it as well now, however it is put": [
    "The Supplier insures the goods.",
    "The goods are insured by the Supplier and the Carrier.",
    "actor – → Carrier ?",
  ],
  "no condition in other words where most is put otherwise": [
    "The mediator shall convene the two delegations whenever one of them so requests.",
    "At the request of either of the two delegations, the mediator must call them together.",
  ],
  "another condition where the rest stays": [
    "The mediator shall convene the delegations if one of them so requests.",
    "The mediator shall convene the delegations if the truce has been broken.",
    "condition if one of them so requests → if the truce has been broken",
  ],
  "what a clause says that only came": [
    "The council meets in May.",
    "The council meets in May, and the Guild pays for it.",
    "actor – → Guild ?",
  ],
};

describe("what came or went in a sentence that was put otherwise", () => {
  itTells(CASES);
});
