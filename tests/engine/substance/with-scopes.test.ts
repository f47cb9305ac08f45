import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

const CASES: PairRows = {
  "a word of scope that went, where the sentence was turned round": [
    "The State shall fully respect the rights of workers.",
    "Workers' rights shall be respected by the State.",
    "scope fully → –",
  ],
  "one that came, where the sentence was turned round": [
    "The State shall respect the rights of workers.",
    "Workers' rights shall be fully respected by the State.",
    "scope – → fully",
  ],
  "one in the place of another, however the sentence was turned": [
    "The diver said that most of the wreck had been searched before dusk.",
    "Before dusk, the diver said, the whole of the wreck had been searched.",
    "scope most → the whole of",
  ],
  "another one before the same noun, though more was put otherwise": [
    "The tenant shall tell the owner in writing of any damage to the roof, saying how it came about.",
    "Notice of serious damage to the roof must be served on the owner by the tenant, with an account of its cause.",
    "scope any → serious",
  ],
  "one that came before a noun, though more was put otherwise": [
    "The law shields guards who report a theft in good faith, and it puts the burden of proof on the owner of the shop.",
    "Guards who in good faith report a serious theft are shielded by the law, the burden of proof being put on the shop's owner.",
    "scope – → serious",
  ],
  "a word that no list has, for “any”": [
    "The ferryman may turn away any passenger at the pier.",
    "Drunken passengers may be turned away by the ferryman at the pier.",
    "scope any → Drunken",
  ],
  "a verb behind “before”, which narrows nothing": [
    "The State shall ask the Board before it lays any cable.",
    "Before laying cables, the State shall ask the Board.",
  ],
  "“any member” and “none but members”, as nothing": [
    "Any member may see the books at the office.",
    "Books at the office may be seen by all members.",
  ],
  "what is included no more, with what it was": [
    "The council will scrap the tolls on lorries, including tankers, and will cover the loss from its funds.",
    "The tolls on lorries will be abolished by the council, and the loss will be made good from its funds.",
    "scope including → – ?",
  ],
  "“in whole or in part” that became “in part”": [
    "The judge may order that land bought with the loot be seized in whole or in part.",
    "The seizure in part of land bought with the loot may be ordered by the judge.",
    "scope in whole or in part → in part",
  ],
  "“including but not limited to” that became a limit": [
    "It covers the tools of the shop, including but not limited to saws, before they are sold.",
    "It covers the tools of the shop, limited to saws, before they are sold.",
    "scope including but not limited to → limited to",
  ],
  "one in another form, as nothing": [
    "The State shall fully respect the rights of workers.",
    "Workers' rights shall be respected in full by the State.",
  ],
  "one of its family, as nothing": [
    "The council votes unanimously on the budget.",
    "On the budget, the council votes with unanimity.",
  ],
  "two side by side, as one": [
    "The Party shall provide all relevant information.",
    "The Party shall provide information.",
    "scope all relevant → –",
  ],
  "two side by side that came, as one": [
    "The Party shall provide information.",
    "The Party shall provide all relevant information.",
    "scope – → all relevant",
  ],
  "one of two words that say what something is": [
    "The offer is binding and complete.",
    "The offer is binding.",
    "scope complete → –",
  ],
  "how a vote is, by its adverb, as nothing": ["The vote must be unanimous.", "The vote must be taken unanimously."],
  "any, of what is meant of all, as nothing": [
    "Unfair terms in a contract are void.",
    "Any term in a contract that is unfair is void.",
  ],
  "every, of what is meant of all, as nothing": [
    "The Agency shall publish the results within a week.",
    "Within a week, every result shall be published by the Agency.",
  ],
  "only, in other words, as nothing": [
    "Only the owner may open the letter.",
    "Nobody but the owner may open the letter.",
  ],
  "what a thing is at the end of a sentence, which says something else now, as nothing": [
    "The report of the Bank is confidential.",
    "The report of the Bank is kept in a safe.",
  ],
  "what a thing is before a modal, which is something else now": [
    "Information that is confidential shall be kept by the Bank.",
    "Information that is material shall be kept by the Bank.",
    "scope confidential → material",
  ],
  "some of them, where all may be meant, as a doubt": [
    "Some members pay the fee within a week.",
    "Within a week, the fee is paid by members.",
    "scope Some → – ?",
  ],
  "each, of what is meant of all, as nothing": [
    "Each member pays the fee within a week.",
    "Within a week, the fee is paid by members.",
  ],
  "one that gave way to its contrary": [
    "The mine shall be closed permanently in May.",
    "In May the mine shall be closed temporarily.",
    "scope permanently → temporarily",
  ],
};

/** Each sentence is weighed by the one that says what it does, whatever the others say. */
const OF_TWO_SENTENCES: typeof CASES = {
  "the same word, which went from one and came to the other": [
    "The Seller shall fully repair the roof. The Buyer accepts the price.",
    "The roof shall be repaired by the Seller. The price is fully accepted by the Buyer.",
    "scope fully → –",
    "scope – → fully",
  ],
  "a word that stands in the next one as well, in another form": [
    "The council fully repays the loan. Full rest follows.",
    "Full rest follows. The council repays the loan.",
    "scope fully → –",
  ],
  "a word that went from one and came to the end of the next": [
    "The council votes unanimously. It then rests.",
    "The council votes. It then rests unanimously.",
    "scope unanimously → –",
    "scope – → unanimously",
  ],
  "only, which went from one and came to the other": [
    "Only members may vote. Guests may speak.",
    "Members may vote. Only guests may speak.",
    "scope Only → –",
    "scope – → Only",
  ],
  "only, which is said otherwise in the other": [
    "Only the owner may open the letter. The clerk keeps it.",
    "Nobody but the clerk keeps the letter. The owner may open it.",
    "scope Only → –",
  ],
};

describe("words of scope, weighed by whole sentences", () => {
  itTells(CASES);

  itTells(OF_TWO_SENTENCES);
});
