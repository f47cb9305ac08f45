import { describe, expect, it } from "vitest";
import { carryQuote } from "../../../src/engine/anchoring/carry-quote.ts";
import { drawSpans, readQuote } from "./drawn-quotes.ts";

// Far down in a text, where a place and a length cannot be mistaken for one another.
const ABOVE =
  "The envoys of both towns met in the castle on the ridge above the frozen lake, where the lamps burned until morning and the snow lay deep. ".repeat(
    3,
  );

/** Draws where the words of a quote stand now, each piece in «»; behind `?` where new words had to be chosen. */
function carry(drawn: string): string {
  const { texts, quote } = readQuote(ABOVE + drawn);
  const { pieces, isSure } = carryQuote({ ...texts, before: texts.before.text, after: texts.after.text }, quote);
  const now = drawSpans(texts.after.text, pieces);
  expect(now.startsWith(ABOVE), "a piece stands in what is above").toBe(true);
  return (isSure ? "" : "? ") + now.slice(ABOVE.length);
}

type Cases = Readonly<Record<string, readonly [drawn: string, carried: string]>>;

const followed: Cases = {
  "to where they were kept": ["Boats «pay five» crowns.", "Boats «pay five» crowns."],
  "behind what was inserted and struck": ["{|All }boats {must |}«pay five» crowns.", "All boats «pay five» crowns."],
  "without what was inserted before, behind or among them": [
    "Boats {|then }«pay {|at most }five»{| silver} crowns.",
    "Boats then «pay »at most «five» silver crowns.",
  ],
  "to what was put in the place of one of them": [
    "Boats «pay {five|seven} crowns» a day.",
    "Boats «pay »«seven»« crowns» a day.",
  ],
  "to what was put in the place of them all, as one piece": [
    "Boats pay «{five silver crowns|six silver ducats}» a day.",
    "Boats pay «six silver ducats» a day.",
  ],
  "to nothing where they were struck": ["Boats {«pay five» |}crowns.", "Boats crowns."],
  "to nothing where they were struck with words beside them": ["Boats {pay «five» crowns|}.", "Boats ."],
};

const amongReplaced: Cases = {
  "are found where they were kept, word for word": [
    "The {keeper logs «each boat» twice a day|guard counts each boat once every night} here.",
    "The guard counts «each» «boat» once every night here.",
  ],
  "are found where words were put in before and behind them": [
    "The {«each» boat logs twice|each boat always logs once} here.",
    "The «each» boat always logs once here.",
  ],
  "are found before what was put in": [
    "The {each «boat» logs twice|each boat always logs once} here.",
    "The each «boat» always logs once here.",
  ],
  "are cut where the quote cuts them": [
    "The {keeper logs ea«ch bo»at twice|guard counts each boat once} here.",
    "The guard counts ea«ch» «bo»at once here.",
  ],
  "are what stands for them, word for word": [
    "The {keeper «logs» boats by day|keeper counts boats by night} here.",
    "The keeper «counts» boats by night here.",
  ],
  "are found behind what was put before them": [
    "The {keeper logs boats «by day»|old keeper of the lock counts boats by day only} here.",
    "The old keeper of the lock counts boats «by» «day» only here.",
  ],
  "are found behind the last that was replaced": [
    "The {keeper logs boats «by night»|guard counts ships by night} here.",
    "The guard counts ships «by» «night» here.",
  ],
  "are nothing where they were struck among them": [
    "The {keeper «also» logs boats by day|keeper logs boats by night} here.",
    "The keeper logs boats by night here.",
  ],
};

const chosen: Cases = {
  "are all that was put there, where up to two words stood beside the quote": [
    "The master {asks each «captain»|bids no sailor ever} here.",
    "? The master «bids no sailor ever» here.",
  ],
  "are none where three words stood beside the quote": [
    "The master {always asks each «captain»|bids no sailor ever} here.",
    "? The master bids no sailor ever here.",
  ],
  "are none where the quote only binds": [
    "The master {asks «of the»|bids no sailor} here.",
    "? The master bids no sailor here.",
  ],
  "are all where the quote binds and says": [
    "The master {asks «of captains»|bids no sailor} here.",
    "? The master «bids no sailor» here.",
  ],
  "are the one figure for the one figure, which is sure": [
    "The master {asks «5» big crowns|gets then 7 small ducats} here.",
    "The master gets then «7» small ducats here.",
  ],
  "are the one figure for a figure among other words, which is not sure": [
    "The master {asks «some 5» crowns|gets then 7 small ducats} here.",
    "? The master gets then «7» small ducats here.",
  ],
  "are no single figure where two stand there": [
    "The master {asks «5» crowns|gets 7 or 9 ducats} here.",
    "? The master «gets 7 or 9 ducats» here.",
  ],
  "are no single figure where none was quoted": [
    "The master {asks «some» crowns|gets 7 ducats} here.",
    "? The master «gets 7 ducats» here.",
  ],
  "are no single figure where two were quoted": [
    "The master {asks «5 or 6» crowns|gets 7 ducats} here.",
    "? The master «gets 7 ducats» here.",
  ],
  "count no marks among the words beside the quote": [
    "The master {(asks), «captain»|bids no sailor} here.",
    "? The master «bids no sailor» here.",
  ],
  "are not sure where the quote ends right before a word": [
    "The master {«asks »captains|bids sailors} here.",
    "? The master «bids sailors» here.",
  ],
  "are not sure where the quote begins right behind a word": [
    "The master {asks« captains»|bids sailors} here.",
    "? The master «bids sailors» here.",
  ],
};

describe("the words of a quote are followed", () => {
  for (const [name, [drawn, carried]] of Object.entries(followed)) {
    it(name, () => {
      expect(carry(drawn)).toBe(carried);
    });
  }
});

describe("quoted words among many that were replaced", () => {
  for (const [name, [drawn, carried]] of Object.entries(amongReplaced)) {
    it(name, () => {
      expect(carry(drawn)).toBe(carried);
    });
  }
});

describe("new words for quoted ones and others", () => {
  for (const [name, [drawn, carried]] of Object.entries(chosen)) {
    it(name, () => {
      expect(carry(drawn)).toBe(carried);
    });
  }

  it("are none where far more than the quote was replaced, or put there: more than 200 UTF-16 units", () => {
    const long = (length: number) =>
      "ping "
        .repeat(60)
        .slice(0, length - 1)
        .concat("s");
    const captain = "captain".length;
    const all = long(captain + 200);
    expect(carry(`The master {asks «captain»|${all}} here.`)).toBe(`? The master «${all}» here.`);
    const more = long(captain + 201);
    expect(carry(`The master {asks «captain»|${more}} here.`)).toBe(`? The master ${more} here.`);
    const word = "a".repeat(200);
    expect(carry(`The master {${word.slice(1)} «captain»|bids sailors} here.`)).toBe(
      "? The master «bids sailors» here.",
    );
    expect(carry(`The master {${word} «captain»|bids sailors} here.`)).toBe("? The master bids sailors here.");
  });
});
