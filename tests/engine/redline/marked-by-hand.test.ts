import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { accepted, readMarked, rejected, writeMarked } from "../../support/marked-text.ts";

// What a careful lawyer would mark by hand, with the reason in the name. Where the house rule differs from some hands
// (whole words even under a footnote mark, one change in place of two around a single word), the name says so.
const cases = {
  // Figures, money, dates, quantities.
  "a percentage by its figure, as the sign did not change": "Tariffs fall by {5|10}% a year.",
  "an amount of money with its sign glued on": "A fund of {$100|$150} billion is set up.",
  "an amount of money by its figure where the currency stands apart": "A fund of EUR {5|8} million is set up.",
  "the currency where only it changed": "A fund of {EUR|USD} 5 million is set up.",
  "a magnitude where only it changed": "A fund of 5 {million|billion} euros is set up.",
  "a decimal figure as a whole": "The rate is {2.5|2.75} per cent.",
  "a decimal behind groups of three as one figure": "The fee is {12 345,67|12 345,76} francs.",
  "a figure glued to its unit as a whole": "Missiles with a range over {300km|500km} are destroyed.",
  "an ordinal as a whole": "Payment falls due on the {10th|15th} day.",
  "a year in a date by itself": "This Agreement ends on 31 March {2027|2028}.",
  "a day in a date by itself": "This Agreement ends on {30|31} March 2027.",
  "month and year of a date as one change": "This Agreement ends on 1 {July 2032|January 2033}.",
  "day and year of a date as one change": "This Agreement ends on {31 March 2031|30 March 2032}.",
  "a time of day as one figure": "The ceasefire begins at {06:00|18:30} local time.",
  "both ends of a range as two figures": "Between {7|10}–{10|14} days pass.",
  "the end of a range alone": "Allow 7–{10|14} days.",
  "a figure before a hyphenated unit": "A {30|60}-day truce begins.",
  "figures apart from the one word kept between them":
    "Exercises with more than {1,000|2,000} soldiers within {30|50} kilometres are announced.",
  "a figure written out where it was in digits": "The mission counts {12|twelve} officers.",
  "a figure that was added with its words": "Inspections take place{| at 6 hours' notice}.",
  "a quantity set in place of a vague word": "Notice is given {promptly|within 48 hours}.",
  // Force and negation.
  "a duty turned into a permission": "The Commission {shall|may} inspect any site.",
  "a prohibition turned into a permission": "The Parties {shall not|may} deploy missiles.",
  "a prohibition lifted by striking “not”": "The Parties shall{ not|} deploy missiles.",
  "a prohibition by “no” in place of “a”": "{A|No} Party shall deploy missiles.",
  "“best efforts” put before a duty": "The Parties shall{| use best efforts to} withdraw.",
  "“and/or” where it was “and”": "The Parties and{|/or} their agents are bound.",
  "“and” turned into “or”": "Loss of life {and|or} damage is a breach.",
  "“at least” put before a figure": "The mission stays{| at least} 12 months.",
  "“up to” turned into “at least”": "Fines of {up to|at least} 500 euros are imposed.",
  // Conditions.
  "an exception added in the middle": "No Party{|, except in self-defence,} shall use force.",
  "a proviso struck at the end": "The border is opened{, provided that both Parties agree|}.",
  "a condition moved inside its sentence, struck here and inserted there":
    "{Within 30 days, the|The} Parties withdraw their forces{| within 30 days}.",
  "“unless otherwise agreed” put first": "{The|Unless otherwise agreed, the} Parties meet in Geneva.",
  "a temporal limit struck": "Sanctions are suspended{ for two years|}.",
  // Brackets and defined terms.
  "brackets lifted from a clause": "The mission stays {[|}until the next election{]|}.",
  "a bracketed alternative chosen": "The mission stays [{two|three}] years.",
  "a party's proposal struck with its brackets": "The border is open{ [US: subject to inspection]|}.",
  "a definition added in brackets": 'The Republic of Astara{| ("Astara")} withdraws.',
  "a defined term by its capital letter": "The {agreement|Agreement} enters into force.",
  "a defined term put for its description": "The {territory described in Annex 2|Zone} is demilitarised.",
  "a footnote mark with the word it hangs on": "The line of {contact|contact¹} is observed.",
  // References.
  "a paragraph in a reference by itself": "Subject to Article 5(1)({b|c}), the Parties withdraw.",
  "the number of an article by itself": "Subject to Article {5|6}, the Parties withdraw.",
  "an inserted article number as a whole": "Article {10|10bis} applies.",
  "a list of references that grew": "Articles 3, 5{|, 7} and 9 apply.",
  // Lists.
  "a list reordered as one item struck and inserted":
    "Ports, {bridges, schools|schools, bridges} and mines are inspected.",
  "an item replaced in a list": "Inspectors visit ports, {bridges|schools} and mines.",
  "a list made longer as one change, not two around its last item":
    "Ports{ and bridges|, bridges and schools} are inspected.",
  // Sentences.
  "a sentence struck between two": "The Parties withdraw.{ The mission observes.|} The Parties meet.",
  "a sentence rewritten between two that stayed":
    "The Parties withdraw. {Payments are made each quarter in euros|A tribunal of five judges settles all disputes}. The mission observes.",
  "two sentences made one": "The Parties withdraw{. They| and} report to the board.",
  // Punctuation, quotation marks, hyphens.
  "a comma added": "If asked{|,} the Parties withdraw.",
  "a colon for a comma": "The Parties shall{,|:} withdraw.",
  "straight quotation marks made curly": 'the {"|“}Parties{"|”} withdraw.',
  "a hyphen taken out of a compound": "A {long-term|long term} plan is agreed.",
  "a hyphen made unbreakable": "A {cease-fire|cease‑fire} begins.",
  "an apostrophe moved": "The {Party's|Parties'} forces withdraw.",
  "a possessive as a whole word": "{Ukraine|Ukraine's} territory is inviolable.",
  // Scripts and languages.
  "a Russian word as a whole": "Стороны {обязаны|вправе} отвести войска.",
  "a Ukrainian word with an apostrophe as a whole": "Ці {об'єкти|зобов'язання} охороняються.",
  "a Ukrainian date": "Угода діє до {31 березня 2027|30 червня 2028} року.",
  "an Arabic word as a whole": "يجب على {الطرفين|الأطراف} الانسحاب.",
  "a Hebrew word as a whole": "הצדדים {יסוגו|ייפגשו} מיד.",
  "two Chinese characters by themselves": "双方应在十日内{撤军|停火}。",
  "a Chinese character added": "双方应在{|三}十日内撤军。",
  "a figure among Japanese characters": "双方は{15|30}日以内に撤退する。",
  "Thai characters by themselves": "คู่ภาคีต้อง{ถอน|ส่ง}กำลัง",
  "a Korean word with its particle": "{당사국은|당사국이} 철수한다.",
  // Splits and merges, joined by a line feed.
  "a point cut in two by its seam alone": "The Parties withdraw.{ |\n}The mission observes.",
  "two points joined by their seam alone": "The Parties withdraw.{\n| }The mission observes.",
  "a word lost at the seam": "The Parties withdraw{, and the|.\nThe} mission observes the withdrawal.",
  "three points made one": "A reports.{\n| }B reports.{\n| }C reports.",
  "no word kept at a split as struck, however small the run":
    "The {old|new} board meets{| weekly}.{ |\n}The {old|new} chair signs.",
  // Repetitions.
  "one of many equal words": "{no, |}no, no, no",
  "a repeated phrase where a second was put": "They agree to meet{| and agree to talk}.",
  // White space.
  "a tab made a space": "1.{\t| }Withdraw.",
  "a line end of two characters as one": "Withdraw.{\n|\r\n}Report.",
  "an unbreakable space in place of a plain one": "Article{ |\u00a0}Five applies.",
  "white space put first": "{|  }The Parties withdraw.",
  "a phrase as a whole where only “of the” was kept":
    "The {first instalment of the loan falls due|second part of the grant is paid} on signature.",
  "an emoji as a whole": "Agreed {👍🏽|👍🏿}!",
  "an accent as part of its letter": "The {café|cafe\u0301} is open.",
};

describe("a redline as a lawyer marks it by hand", () => {
  for (const [name, marked] of Object.entries(cases)) {
    it(`marks ${name}`, () => {
      const { before, after } = readMarked(marked);
      const { runs } = redline(before, after);
      expect(writeMarked(runs)).toBe(marked);
      expect(rejected(runs)).toBe(before);
      expect(accepted(runs)).toBe(after);
    });
  }
});
