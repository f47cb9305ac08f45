import { describe, expect, it } from "vitest";
import { quoteFate } from "../../../src/engine/anchoring/quote-fate.ts";
import { drawSpans, readQuote } from "./drawn-quotes.ts";

/** Draws what became of a quote: `edited 0.5, 2: Boats «pay seven»`, with the share of its words that is left. */
function fateOf(drawn: string, isRepeated = false): string {
  const { texts, quote } = readQuote(drawn);
  const fate = quoteFate(texts, quote, () => isRepeated);
  if (fate.kind === "gone" || fate.kind === "tied") {
    expect(fate, "more is said of words that are not there").toEqual({ kind: fate.kind });
    return fate.kind;
  }
  const { kind, share, point, span, parts } = fate;
  expect(parts).toContain(point);
  const others = parts.length > 1 ? ` of ${parts.map((part) => part.point.path).join(", ")}` : "";
  return `${kind} ${Math.round(share * 100) / 100}, ${point.point.path}${others}: ${drawSpans(point.text, [span])}`;
}

type Cases = Readonly<Record<string, readonly [drawn: string, fate: string]>>;

function state(cases: Cases, isRepeated = false): void {
  for (const [name, [drawn, fate]] of Object.entries(cases)) {
    it(name, () => {
      expect(fateOf(drawn, isRepeated)).toBe(fate);
    });
  }
}

describe("a quote of which the words are there", () => {
  state({
    "is the same": ["Boats «pay five» crowns{| a day}.", "same 1, 1: Boats «pay five» crowns a day."],
    "keeps the white space that it begins and ends with": [
      "Boats« pay five »crowns{| a day}.",
      "same 1, 1: Boats« pay five »crowns a day.",
    ],
    "is the same where two in five of the telling words of its sentence are left, itself among them": [
      "{Nets dry here|Sails hang there}, boats «pay».",
      "same 1, 1: Sails hang there, boats «pay».",
    ],
    "is the same where one of these stands behind it": [
      "{Nets dry|Sails hang}, «pay» boats {here|there}.",
      "same 1, 1: Sails hang, «pay» boats there.",
    ],
    "is doubtful where fewer are left": [
      "{Nets dry here today|Sails hang there tonight}, boats «pay».",
      "doubtful 1, 1: Sails hang there tonight, boats «pay».",
    ],
    "is doubtful where it only binds, and something of its sentence is left": [
      "{Boats carry lamps|Nets fill} «of the» towns {up here|down there}.",
      "doubtful 1, 1: Nets fill «of the» towns down there.",
    ],
    "is gone where it only binds, and nothing of its sentence is left": [
      "{Boats carry lamps|Nets fill} «of the» {towns|rivers}.",
      "gone",
    ],
    "is the same where its whole sentence only binds": ["{or|and} «of the» {it|she}.", "same 1, 1: and «of the» she."],
    "is the same in four words in a row that were kept, at their beginning": [
      "{Nets dry here today for us|Sails hang there tonight for all} «to» the towns of {mud|straw}.",
      "same 1, 1: Sails hang there tonight for all «to» the towns of straw.",
    ],
    "is the same in four words in a row that were kept, at their end": [
      "{Nets dry here today for us|Sails hang there tonight for all} to the towns «of» {mud|straw}.",
      "same 1, 1: Sails hang there tonight for all to the towns «of» straw.",
    ],
    "is doubtful in three": [
      "{Nets dry here today for us|Sails hang there tonight for all} «to» the towns {mud|straw}.",
      "doubtful 1, 1: Sails hang there tonight for all «to» the towns straw.",
    ],
    "is doubtful where other words part the four": [
      "{Nets dry here today|Sails hang there tonight} to the «towns» {of mud|in straw} of all of us.",
      "doubtful 1, 1: Sails hang there tonight to the «towns» in straw of all of us.",
    ],
    "is doubtful where some of the four are of the sentence before": [
      "Boats pay daily. «Nets» {dry here today for us|hang there tonight for all}.",
      "doubtful 1, 1: Boats pay daily. «Nets» hang there tonight for all.",
    ],
    "is doubtful where some of the four are of the next sentence": [
      "{Nets dry here today for us|Sails hang there tonight for all} «towns». Boats pay daily.",
      "doubtful 1, 1: Sails hang there tonight for all «towns». Boats pay daily.",
    ],
    "is the same in a point of which little is left": [
      "Boats «pay» daily. {Nets dry here today always|Sails hang there tonight also}.",
      "same 1, 1: Boats «pay» daily. Sails hang there tonight also.",
    ],
  });
});

describe("a quote of which the words are there and elsewhere too", () => {
  const isRepeated = true;
  state(
    {
      "is the same where two in five of the telling words of its point are left": [
        "Boats «pay». {Nets dry here|Sails hang there}.",
        "same 1, 1: Boats «pay». Sails hang there.",
      ],
      "is doubtful where fewer are left": [
        "Boats «pay». {Nets dry here today|Sails hang there tonight}.",
        "doubtful 1, 1: Boats «pay». Sails hang there tonight.",
      ],
      "is doubtful in four words in a row, where little of its sentence is left": [
        "{Nets dry here today for us|Sails hang there tonight for all} «to» the towns of {mud|straw}.",
        "doubtful 1, 1: Sails hang there tonight for all «to» the towns of straw.",
      ],
      "is the same whatever became of the point in front": [
        "{Nets dry here today always|Sails hang there tonight ever}.\nBoats «pay» daily.",
        "same 1, 2: Boats «pay» daily.",
      ],
      "is the same whatever became of the point in front, also where it begins its own": [
        "{Nets dry here today always|Sails hang there tonight ever}.\n«Boats» pay daily.",
        "same 1, 2: «Boats» pay daily.",
      ],
      "is the same whatever became of the point behind": [
        "«Boats» pay daily.\n{Nets dry here today always|Sails hang there tonight ever}.",
        "same 1, 1: «Boats» pay daily.",
      ],
      "is doubtful where little of its own point is left, whatever became of that in front": [
        "Nets dry here today always.\nBoats «pay». {Daily here today soon|By night for hire on board ever}.",
        "doubtful 1, 2: Boats «pay». By night for hire on board ever.",
      ],
      "is doubtful where little of its own point is left, whatever became of that behind": [
        "Boats «pay». {Daily here today soon|By night for hire on board ever}.\nNets dry here today always.",
        "doubtful 1, 1: Boats «pay». By night for hire on board ever.",
      ],
    },
    isRepeated,
  );
});

describe("a quote of which words were replaced", () => {
  state({
    "is edited where half of them are left": [
      "{Nets dry|Sails hang} here, «pay {five|six}».",
      "edited 0.5, 1: Sails hang here, «pay six».",
    ],
    "is doubtful where less than two in five of its sentence is left with it": [
      "{Nets dry here today always|Sails hang there}, «pay {five|six}».",
      "doubtful 0.5, 1: Sails hang there, «pay six».",
    ],
    "is doubtful where a quarter of its words is left, and little around it": [
      "{Boats and nets|Cats} «pay {five silver crowns|some gold ducats}» {in spring|ever}.",
      "doubtful 0.25, 1: Cats «pay some gold ducats» ever.",
    ],
    "is gone where less than a quarter is left, and little around it": [
      "{Boats and nets|Cats} «pay {five silver crowns daily|some gold ducats weekly}» {in spring|ever}.",
      "gone",
    ],
    "is edited where up to four words were replaced whole, and what is around them stays": [
      "Boats and nets «{pay five silver crowns|owe some gold ducats}» in spring.",
      "edited 0, 1: Boats and nets «owe some gold ducats» in spring.",
    ],
    "is gone where five were replaced whole": [
      "Boats and nets «{pay five silver crowns daily|owe some gold ducats weekly}» in spring.",
      "gone",
    ],
    "is edited where one of five is left, and what is around them stays": [
      "Boats and nets «pay {five silver crowns daily|some gold ducats weekly}» in spring.",
      "edited 0.2, 1: Boats and nets «pay some gold ducats weekly» in spring.",
    ],
    "is edited where it was replaced whole and most of what is around stays": [
      "Boats «{pay|owe}» {five|six} crowns.",
      "edited 0, 1: Boats «owe» six crowns.",
    ],
    "is doubtful where it was replaced whole and half of the little around it stays": [
      "Boats «{pay|owe}» {five|six}.",
      "doubtful 0, 1: Boats «owe» six.",
    ],
    "is gone where it was replaced whole and less than half of what is around stays": [
      "Boats «{pay|owe}» {five silver crowns|six gold ducats} daily.",
      "gone",
    ],
    "is gone where only binding words stand there now": ["Boats «{carry|of}» lamps by night.", "gone"],
    "is edited where it only binds, as what stands there now": [
      "Boats «{of|from the}» towns pay.",
      "edited 0, 1: Boats «from the» towns pay.",
    ],
    "is edited where up to three times its words and six stand there now": [
      "Boats «{pay|owe for the rent of land in the two}» by night.",
      "edited 0, 1: Boats «owe for the rent of land in the two» by night.",
    ],
    "is doubtful where more stand there now": [
      "Boats «{pay|owe for the rent of land in the two towns}» by night.",
      "doubtful 0, 1: Boats «owe for the rent of land in the two towns» by night.",
    ],
    "is edited, though it was replaced whole, where two in five of its point are left": [
      "Boats «{pay|owe}» crowns. {Nets dry here|Sails hang there}.",
      "edited 0, 1: Boats «owe» crowns. Sails hang there.",
    ],
    "is doubtful where it was replaced whole and less of its point is left": [
      "Boats «{pay|owe}» crowns. {Nets dry here daily|Sails hang there soon}.",
      "doubtful 0, 1: Boats «owe» crowns. Sails hang there soon.",
    ],
    "is edited where half of it and less of its point is left": [
      "Boats «pay {five|six}» crowns. {Nets dry here daily on poles|Sails hang there soon in barns}.",
      "edited 0.5, 1: Boats «pay six» crowns. Sails hang there soon in barns.",
    ],
    "is gone where its words stand elsewhere now, with what was around them": [
      "The buyer may cancel {«within 14 days»|in good time} of the order{|, if he pays within 14 days of the order}.",
      "gone",
    ],
  });
});

describe("a quote for which new words had to be chosen", () => {
  state({
    "is doubtful where half of its words are left": [
      "The master {asks «captains and boys» ever|calls captains and girls} by day.",
      "doubtful 0.5, 1: The master calls «captains and girls» by day.",
    ],
    "is gone where its words are others": ["The master {asks «fat» crowns|gets thin ducats} by day.", "gone"],
    "is doubtful where a figure stands for a figure, and half of what is around stays": [
      "The {master asks «5 fat»|guard gets 7 thin} daily soon.",
      "doubtful 0, 1: The guard gets «7» thin daily soon.",
    ],
    "is gone where a figure stands for a figure, and less of what is around stays": [
      "The {old master asks «5 fat»|guard gets 7 thin} daily soon.",
      "gone",
    ],
  });
});

describe("the words that stand for a quote", () => {
  state({
    "begin and end with no mark where the quote does not": [
      "Boats «{pay five|, pay seven,}» crowns.",
      "edited 0.5, 1: Boats , «pay seven», crowns.",
    ],
    "begin and end with no white space": [
      "Boats «{pay five|pay seven }»{|all }crowns.",
      "edited 0.5, 1: Boats «pay seven» all crowns.",
    ],
    "begin and end with the marks that the quote begins and ends with": [
      "Boats «{[pay five]| [pay seven]}» crowns.",
      "edited 0.5, 1: Boats  «[pay seven]» crowns.",
    ],
    "begin and end within the words where the quote does": [
      "Bo«ats pay {five|seven} cro»wns here.",
      "edited 0.75, 1: Bo«ats pay seven cro»wns here.",
    ],
    "are more than marks": ["Boats carry {«of all|}.» Nets are counted.", "gone"],
    "are not counted where a mark stands for a mark": ["Boats pay«{,|;}» nets dry.", "gone"],
  });
});

describe("the share of a quote that is left", () => {
  state({
    "counts a word as often as it stands there": [
      "Boats pay «{boats boats|boats nets}» by day.",
      "edited 0.5, 1: Boats pay «boats nets» by day.",
    ],
    "counts inflected words": ["«{Boat pays|Boats pay}» by day.", "edited 1, 1: «Boats pay» by day."],
    "counts binding words where there are no others, and no marks": [
      "Boats pay «{of, the|of, a}» towns by day.",
      "edited 0.5, 1: Boats pay «of, a» towns by day.",
    ],
    "is nothing where the quote has no words": [
      "Boats pay«{,| and}» nets dry.",
      "edited 0, 1: Boats pay «and» nets dry.",
    ],
  });
});

describe("a quote of which parts stand in several points", () => {
  state({
    "is where most of its telling words are": [
      "«Of the lake boats pay {and |\n}nets dry» here.",
      "edited 0.6, 1 of 1, 2: «Of the lake boats pay» ",
    ],
    "is where most of its telling words are, not where most of its words are": [
      "«Boats and nets of all {and |\n}the towns pay daily» here.",
      "edited 0.6, 2 of 1, 2: «the towns pay daily» here.",
    ],
    "is where most of its words are, of equally telling parts": [
      "«Boats pay for it {and |\n}nets dry» here.",
      "edited 0.5, 1 of 1, 2: «Boats pay for it» ",
    ],
    "could be meant in either of two equal parts": ["«Boats pay {and |\n}nets dry» here.", "tied"],
    "ends where its words end in that point": [
      "«Boats pay fees{ and|} {|to the master.\n}nets are counted» in spring.",
      "edited 0.6, 1 of 1, 2: «Boats pay fees» to the master.",
    ],
  });
});
