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
  "an amount by its currency and its figure, each by itself": "The loan is limited to {USD|EUR} {5|8} million.",
  "a figure apart from what was added behind its unit":
    "A commission of {six|eight} engineers{| and economists} reports.",
  "a number written out apart from the words changed before it":
    "The term {is limited to|may not exceed} {five|ten} years.",
  "both limits of a fine as two figures": "A fine of {€500|€750} to {€1,000|€2,000} is imposed.",
  "a day of the week and the day of its month": "Talks begin on {Monday|Tuesday}, {3|4} May.",
  "a date in figures as a whole": "The truce ends on {31.12.2027|31.12.2028}.",
  "a number written out apart from the terms changed behind it":
    "It is renewed for {ten|five} years on {the same terms|terms to be agreed}.",
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
  "a duty and what is owed as two changes, not as one clause rewritten":
    "The flag State {must|shall} mark each {longline|trawl}.",
  "“not” inserted apart from an act that was added": "The Parties shall{| not} deploy{| or store} missiles.",
  "a prohibition as a whole where it became a permission": "The Parties {shall not|may} deploy missiles.",
  "“shall” put for “may” beside “not”": "The Parties {may|shall} not deploy missiles.",
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
  "two defined terms as two changes, not the words between them": "The {Buyer|Purchaser} pays the {Seller|Vendor}.",
  "a defined term in its definition": "The zone (the “{Area|Zone}”) is demilitarised.",
  "brackets lifted and the other option struck": "The Parties {[|}shall{][should]|} withdraw.",
  "an option added to a bracket": "The mission stays [three years{|; five years}].",
  "the option of one party struck, the other kept": "{[US: two years] |}[AU: five years]",
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
  "items struck and changed in a list, each by itself":
    "The{ federal|} laws, {old orders|new writs}, directives,{ policies,|} and standards apply.",
  "a list made shorter around an item that stayed":
    "Claims against the Customer,{ Users,|} Affiliates{ or agents|} fail.",
  "items of a list by their verbs": "The Parties {sign|seal}, {print|publish} and archive the text.",
  "a lettered item by its own words": "The Parties: a) withdraw; b) {report|inform}; c) meet.",
  "a lettered item put last": "The Parties: (a) withdraw; (b) report{|; (c) pay}.",
  "two additions around words that stayed":
    "Each side undertakes to station troops{| under its own command} in Ukraine{| permanently in peacetime}.",
  "two additions around a heading's one word": "{|Protection of }infrastructure{|; content unreported}.",
  "a change before a comma and an addition behind it":
    "The plant is run {by a joint board|under foreign control}, and{| so is} the dam.",
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
  "a Chinese number as a whole, as ten did not stay in thirty": "双方应在{十|三十}日内撤军。",
  "a Chinese character added": "双方应{|立}即撤军。",
  "two Chinese words added apart from one another": "双方应{|立即}停火，{|并}交换战俘。",
  "a Chinese sentence added between two": "双方应撤军。{|双方应交换战俘。}双方应报告。",
  "a prohibition in Chinese": "双方{应|不得}使用武力。",
  "a Russian verb and its figure apart": "Стороны {обязуются вывести|выводят} войска в течение {30|45} дней.",
  "a Russian “not” struck": "Стороны{ не|} вправе применять силу.",
  "a Russian number written out by itself": "Комиссия из {трёх|пяти} судей заседает в Женеве.",
  "the figure of a Russian article, though a full stop stands before it": "ст. {5|6} Закона № {10|12}",
  "what was added to a Ukrainian sentence apart from its figure":
    "Сторони виводять війська{| та озброєння} протягом {30|45} днів.",
  "a figure among Japanese characters": "双方は{15|30}日以内に撤退する。",
  "Thai characters by themselves": "คู่ภาคีต้อง{ถอน|ส่ง}กำลัง",
  "a Korean word with its particle": "{당사국은|당사국이} 철수한다.",
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

// Points split or merged, their texts joined by a line feed.
const regroupedCases = {
  "a point cut in two by its seam alone": "The Parties withdraw.{ |\n}The mission observes.",
  "two points joined by their seam alone": "The Parties withdraw.{\n| }The mission observes.",
  "a word lost at the seam": "The Parties withdraw{, and the|.\nThe} mission observes the withdrawal.",
  "three points made one": "A reports.{\n| }B reports.{\n| }C reports.",
  "no word kept at a split as struck, however small the run":
    "The {old|new} board meets{| weekly}.{ |\n}The {old|new} chair signs.",
  "two additions at a split, and no word between them": "Ports are{| all} open{| again}.{ |\n}Ferries run.",
  "terms changed at a merge by themselves": "The {Buyer|Purchaser} pays the {Seller|Vendor}.{\n| }It is due at once.",
};

const allCases = [
  ...Object.entries(cases).map(([name, marked]) => ({ name, marked, regrouped: false })),
  ...Object.entries(regroupedCases).map(([name, marked]) => ({ name, marked, regrouped: true })),
];

describe("a redline as a lawyer marks it by hand", () => {
  for (const { name, marked, regrouped } of allCases) {
    it(`marks ${name}`, () => {
      const { before, after } = readMarked(marked);
      const { runs } = redline(before, after, { regrouped });
      expect(writeMarked(runs)).toBe(marked);
      expect(rejected(runs)).toBe(before);
      expect(accepted(runs)).toBe(after);
    });
  }
});
