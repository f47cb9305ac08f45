import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "no force in a sentence that was kept": [
    "The envoy should visit the camps in the spring.",
    "The envoy shall visit the camps in the spring.",
    "modality ↑ should → shall",
  ],
  "a force in a sentence that says other things too": [
    "The envoy should visit the camps in May.",
    "The envoy shall tour the camps in May and count the tents.",
    "modality ↑ should → shall ?",
  ],
  "no force where one word of many is new": [
    "The envoy should visit the camps in the spring and count the tents that stand there, with the help of the army.",
    "The envoy shall visit the camps in the spring and number the tents that stand there, with the help of the army.",
    "modality ↑ should → shall",
  ],
  "no force where only another sentence was put otherwise": [
    "The envoy should visit the camps in May. The court sits in June.",
    "The envoy shall visit the camps in May. The court holds its session in June.",
    "modality ↑ should → shall",
  ],
  "a word of scope that came with other words": [
    "The court publishes the rulings.",
    "The court publishes all rulings in a book.",
    "scope – → all ?",
  ],
  "a “no” that went with other words": [
    "No claim shall be brought against the carrier.",
    "The passenger is entitled to bring a claim against the carrier.",
    "negation No → – ?",
  ],
  "a “not” that came where nearly all is put otherwise, which is not told": [
    "Only bids which reach the port on or before 3 March 2027 will be opened by it.",
    "Bids received after 3 February 2027 will not be opened by the port.",
    "scope Only → – ?",
    "deadline ↓ on or before 3 March 2027 → 3 February 2027",
  ],
  "a sum in words that went where other words came": [
    "The firm pays forty euros for each lamp.",
    "For each lamp a sum is paid by the firm.",
    "money forty euros → – ?",
  ],
  "no sum in figures": [
    "The firm pays 40 euros for each lamp.",
    "For each lamp a sum is paid by the firm.",
    "money 40 euros → –",
  ],
  "no figure that came where nothing went": [
    "The ferry carries passengers.",
    "The ferry carries passengers twice a day.",
    "quantity – → twice",
  ],
};

describe("a finding by which a rewording may have been taken for more", () => {
  itTells(CASES);
});
