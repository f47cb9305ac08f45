import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "two that cancel, as nothing": ["Arms are not forbidden.", "Arms are allowed."],
  "one alone": ["Arms are forbidden.", "Arms are not forbidden.", "negation – → not"],
  "two far from each other, each by itself": [
    "The buyer shall pay in May. Ships sail in June. The seller shall pay in July. The board shall meet in August.",
    "The buyer shall not pay in May. Ships sail in June. The seller shall pay in July. The board shall not meet in August.",
    "negation – → not",
    "negation – → not",
  ],
  "one that a leave took the place of, with it": [
    "Fishing is forbidden here.",
    "Crews are free to fish here.",
    "negation forbidden → are free to",
  ],
  "one that both took the place of, with it": ["Neither town pays.", "Both towns pay.", "negation Neither → Both"],
  "one that everybody took the place of, with it": [
    "Nobody may enter.",
    "Everybody may enter.",
    "negation Nobody → Everybody",
  ],
  "what is refused and was accepted": [
    "The offer was accepted.",
    "The offer was refused.",
    "negation accepted → refused",
  ],
  "none by what a group is called": [
    "A non-governmental group pays.",
    "An independent group pays.",
    "actor non-governmental group → independent group",
  ],
};

describe("negations that came or went", () => {
  itTells(CASES);
});
