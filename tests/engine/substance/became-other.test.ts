import { describe, expect, it } from "vitest";
import { drawFindings } from "./draw-findings.ts";

type Rows = Readonly<Record<string, readonly [before: string, after: string, ...found: string[]]>>;

const NAMES: Rows = {
  "one ministry and another": [
    "The interior ministry keeps the files.",
    "The health ministry keeps the files.",
    "actor interior ministry → health ministry",
  ],
  "a ministry with its words in another order, as nothing": [
    "The Ministry of Health keeps the files.",
    "The health ministry keeps the files.",
  ],
  "a ministry of something else": [
    "The Ministry of Health keeps the files.",
    "The Ministry of Trade keeps the files.",
    "actor Ministry of Health → Ministry of Trade",
  ],
  "a government by its capital, as nothing": ["Kyiv asks for a loan.", "Ukraine asks for a loan."],
  "a government by its country, as nothing": [
    "The Government of South Sudan asks for a loan.",
    "South Sudan asks for a loan.",
  ],
  "the government of another country": [
    "The Government of South Sudan asks for a loan.",
    "The Government of Kenya asks for a loan.",
    "actor Government of South Sudan → Government of Kenya",
  ],
  "a body in another spelling, as nothing": [
    "The Organisation for Security keeps watch.",
    "The Organization for Security keeps watch.",
  ],
  "a possessive with either apostrophe, as nothing": ["Iran’s fleet sails.", "Iran's fleet sails."],
  "farmers by their country or an adjective, as another spelling": [
    "Chile's farmers pay.",
    "Chilean farmers pay.",
    "(notation Chile's farmers → Chilean farmers)",
  ],
  "whose lawyers they are, as nothing": ["The oligarch's lawyers object.", "Lawyers for the oligarch object."],
  "a state by its full name, as nothing": ["The State of Arvane pays rent.", "Arvane pays rent."],
  "somebody without his title, as nothing": ["Gen. Aldo Ruiz leads the fleet.", "Aldo Ruiz leads the fleet."],
  "somebody else": [
    "President Aldo Ruiz leads the fleet.",
    "Maria Ruiz leads the fleet.",
    "actor President Aldo Ruiz → Maria Ruiz",
  ],
  "several of a sort, as nothing": ["Companies pay the fee.", "The company pays the fee."],
  "whose fleet it is, by an adjective, as nothing": ["Russia's fleet sails.", "The Russian fleet sails."],
  "what takes place": [
    "The Handover shall take place in May.",
    "The Takeover shall take place in May.",
    "defined-term Handover → Takeover",
  ],
  "a fund that gave way to a ministry, as who acts": [
    "The Sinking Fund pays the debt.",
    "The Ministry of Finance pays the debt.",
    "actor Sinking Fund → Ministry of Finance",
  ],
  "a ministry that gave way to a fund, as who acts": [
    "The Ministry of Finance pays the debt.",
    "The Sinking Fund pays the debt.",
    "actor Ministry of Finance → Sinking Fund",
  ],
  "one city and another": [
    "The talks take place in Geneva.",
    "The talks take place in Vienna.",
    "place Geneva → Vienna",
  ],
};

const FIGURES: Rows = {
  "a part in words as a share": [
    "Three quarters of the members agree.",
    "75 per cent of the members agree.",
    "(notation Three quarters → 75 per cent)",
  ],
  "half, and another share": [
    "Half of the members agree.",
    "60 per cent of the members agree.",
    "percentage ↑ Half → 60 per cent",
  ],
  "half, as a share": [
    "Half of the members agree.",
    "50 per cent of the members agree.",
    "(notation Half → 50 per cent)",
  ],
  "other basis points": [
    "The margin is 75 basis points.",
    "The margin is 80 basis points.",
    "percentage ↑ 75 basis points → 80 basis points",
  ],
  "two units of weight": [
    "Forty tonnes of grain are loaded.",
    "40,000 kg of grain are loaded.",
    "(notation Forty tonnes → 40,000 kg)",
  ],
  "as many, by another noun": [
    "Forty sacks of grain are loaded.",
    "40 bags of grain are loaded.",
    "(notation Forty sacks → 40 bags)",
  ],
  "as many, by another noun and in the same figures, as nothing": [
    "Forty sacks of grain are loaded.",
    "Forty bags of grain are loaded.",
  ],
  "at least, and about": ["At least ten ships sail.", "About ten ships sail.", "scope At least → About"],
  "about so many and so many, as nothing": ["About ten ships sail.", "Ten ships sail."],
  "exactly so many and so many, as nothing": ["Exactly ten ships sail.", "Ten ships sail."],
  "exactly so many and more": ["Exactly ten ships sail.", "More than ten ships sail.", "scope Exactly → More than"],
  "a bound that went": ["More than ten ships sail.", "Ten ships sail.", "scope More than → –"],
  "a time from something, and a day": [
    "It is paid within 30 days.",
    "It is paid by 1 May 2027.",
    "deadline within 30 days → by 1 May 2027",
  ],
  "how long, and until when": [
    "It is in force for ten years.",
    "It is in force until 2030.",
    "deadline ten years → until 2030",
  ],
  "a deadline after something, in other words": [
    "It takes effect thirty days after the ratification is deposited.",
    "It takes effect thirty days after deposit of the ratification.",
    "(notation thirty days after the ratification → thirty days after deposit)",
  ],
  "a deadline after something else": [
    "It takes effect thirty days after the ratification is deposited.",
    "It takes effect thirty days after signature of the ratification.",
    "deadline thirty days after the ratification → thirty days after signature",
  ],
};

const SCOPES: Rows = {
  "each of them and all, as nothing": ["Each Member votes.", "All Members vote."],
  "all of them and any": ["All members may vote.", "Any member may vote.", "scope All → Any"],
  "any and all, where the sentence was turned round, as nothing": [
    "Any State may join.",
    "The treaty is open to all States.",
  ],
  "all of them and some": ["All the members of the club vote.", "Some members of the club vote.", "scope All → Some"],
};

const FORCES: Rows = {
  "an act that is only sought, with the act": [
    "The States shall ensure that ships are safe.",
    "The States shall seek to ensure that ships are safe.",
    "modality ↓ shall ensure → shall seek to ensure",
  ],
  "an act that is no longer only sought": [
    "The States shall seek to ensure that ships are safe.",
    "The States shall ensure that ships are safe.",
    "modality ↑ shall seek to ensure → shall ensure",
  ],
  "what is tried, by two verbs, as nothing": ["The States shall attempt mediation.", "The States must try to mediate."],
  "what is considered, by the passive, as nothing": [
    "The States shall consider the evidence.",
    "The evidence shall be considered by the States.",
  ],
  "a leave with one word more, as nothing": [
    "The crew shall be allowed ashore.",
    "The crew shall be allowed to go ashore.",
  ],
  "a ban that was lifted, as what denies": [
    "The crew may not go ashore.",
    "The crew may go ashore.",
    "negation not → –",
  ],
};

const CONDITIONS: Rows = {
  "only, before a condition": [
    "A visa is granted only if the fee is paid.",
    "A visa is granted if the fee is paid.",
    "scope only → –",
  ],
  "only, that came before a condition": [
    "A visa is granted if the fee is paid.",
    "A visa is granted only if the fee is paid.",
    "scope – → only",
  ],
  "one case more": [
    "Aid is paid if the harvest fails.",
    "Aid is paid if the harvest fails or the river floods.",
    "condition if the harvest fails → if the harvest fails or the river floods",
  ],
  "a second thing that has to happen": [
    "Aid is paid if the harvest fails.",
    "Aid is paid if the harvest fails and the river floods.",
    "condition if the harvest fails → if the harvest fails and the river floods",
  ],
  "a case that was narrowed": [
    "In the event of an accident, ships stop.",
    "In the event of an accident with oil spills, ships stop.",
    "condition In the event of an accident → In the event of an accident with oil spills",
  ],
  "a case by another word for it, as nothing": [
    "In the event of a dispute, the chair decides.",
    "In the event of a disagreement, the chair decides.",
  ],
  "who is named in a case, as who acts": [
    "In the event of the Buyer's default, the chair decides.",
    "In the event of the Seller's default, the chair decides.",
    "actor Buyer's → Seller's",
  ],
  "an exception for a case in which something is not so, as nothing": [
    "The plan stands if the owner does not object.",
    "The plan stands unless the owner objects.",
  ],
  "an exception for a case": [
    "The plan stands if the owner objects.",
    "The plan stands unless the owner objects.",
    "condition if the owner objects → unless the owner objects",
  ],
  "consent as what has to be done, as nothing": [
    "The plan goes ahead if the owner has agreed.",
    "The plan goes ahead with the owner's agreement.",
  ],
  "a request by its noun, as nothing": [
    "The court sits if the Council so requests.",
    "The court sits at the request of the Council.",
  ],
  "whatever happens, and only then": [
    "The lease ends irrespective of notice.",
    "The lease ends in case of notice.",
    "condition irrespective of notice → in case of notice",
  ],
  "a figure in words, in a condition that says more now, behind it": [
    "If twelve members are present, the council votes.",
    "If 12 members are in the hall and nobody objects, the council votes.",
    "condition If twelve members are present → If 12 members are in the hall and nobody objects",
    "(notation twelve members → 12 members)",
  ],
  "a figure in a condition, in words": [
    "The embargo shall end if 30 deputies agree.",
    "The embargo shall end if thirty deputies agree.",
    "(notation 30 deputies → thirty deputies)",
  ],
};

describe("what became something else", () => {
  for (const [of, rows] of Object.entries({
    names: NAMES,
    figures: FIGURES,
    scopes: SCOPES,
    forces: FORCES,
    conditions: CONDITIONS,
  })) {
    describe(`of ${of}`, () => {
      for (const [what, [before, after, ...expected]] of Object.entries(rows)) {
        it(`says of ${what}: ${expected.join("; ") || "nothing"}`, () => {
          expect(drawFindings(before, after)).toEqual(expected);
        });
      }
    });
  }
});
