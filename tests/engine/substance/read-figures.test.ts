import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { readFacts } from "../../../src/engine/substance/read-facts.ts";
import { RUSSIAN } from "../../../src/engine/substance/russian/russian.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { itReads, itTells } from "./each-row.ts";
import { ENGLISH_FIGURES, RUSSIAN_FIGURES, UKRAINIAN_FIGURES } from "./written-figures.ts";

const FIGURE_CLASSES = ["quantity", "money", "percentage", "date", "deadline", "duration"] as const;
const FIGURES: ReadonlySet<string> = new Set(FIGURE_CLASSES);

/** The text with each figure marked, and behind it what the figures say. */
function drawFigures(text: string, language: Language): readonly string[] {
  const figures = readFacts(text, language).filter((fact) => FIGURES.has(fact.class));
  const marked = figures.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}{${rest.slice(start, end)}}${rest.slice(end)}`,
    text,
  );
  return [marked, ...figures.map((fact) => `${fact.class} ${fact.value}`)];
}

const TABLES = [
  [ENGLISH_FIGURES, ENGLISH],
  [UKRAINIAN_FIGURES, UKRAINIAN],
  [RUSSIAN_FIGURES, RUSSIAN],
] as const;

describe("figures are read whole, and what is none is left alone", () => {
  for (const [table, language] of TABLES) {
    for (const [subject, rows] of Object.entries(table)) {
      it(`reads ${subject}`, () => {
        const read = rows.map(([text]) => drawFigures(text.replaceAll(/[{}]/gu, ""), language));
        expect(read).toEqual(rows);
      });
    }
  }
});

describe("what stands around a number says what figure it is", () => {
  itReads(ENGLISH, [...FIGURE_CLASSES, "reference"], {
    "no figure that is tied to a word": [
      ["The F‑16 aircraft stay."],
      ["The MiG‐29 aircraft stay."],
      ["See and/5 of it."],
      ["The file {12}/500 stays.", "quantity 12"],
      ["It fell to -{5 °C}.", "quantity 5 °C"],
    ],
    "a sum by its sign, and no force of a state": [
      ["It is a {$5} note.", "money 5 USD"],
      ["It pays {US$ 5}.", "money 5 USD"],
      ["It pays {US $5}.", "money 5 USD"],
      ["The {USD 5} note stays.", "money 5 USD"],
      ["The US {5} may stay.", "quantity 5"],
    ],
    "the day of a month by which something is due": [
      ["Paid {by the first day}.", "deadline within P1D"],
      ["Paid {before the second day}.", "deadline within P2D"],
      ["Paid {by the third day}.", "deadline within P3D"],
      ["Paid {by the fourth day}.", "deadline within P4D"],
      ["Paid {by the fifth day} after it.", "deadline within P5D"],
      ["On the first day it rained."],
      ["Paid by the first boat."],
      ["Paid by first day boat."],
    ],
    "a sum in groups, as others write it": [
      ["It pays {EUR 48.000}.", "money 48000 EUR"],
      ["It pays {EUR 48.500}.", "money 48500 EUR"],
      ["It pays {250.000 euros}.", "money 250000 EUR"],
      ["It pays {EUR 48.125}.", "money 48.125 EUR"],
      ["It pays {EUR 1048.500}.", "money 1048.5 EUR"],
      ["It pays {EUR 48.0055}.", "money 48.0055 EUR"],
      ["It has {48.000 people}.", "quantity 48 people"],
    ],
    "one unit of time, where a length is said": [
      ["Paid {within a year}.", "deadline within P1Y"],
      ["It lasts for {an hour}.", "duration PT1H"],
      ["It lasts for {another year}.", "duration P1Y"],
      ["It was put off by {a year}.", "duration P1Y"],
      ["Talks lasting {an hour} failed.", "duration PT1H"],
      ["It grew over {a decade}.", "duration P1DE"],
      ["It runs {at least a year}.", "deadline within P1Y"],
      ["It runs at most {a year}.", "duration P1Y"],
      ["It runs more than {a year}.", "duration P1Y"],
      ["It ended after {a year}.", "duration P1Y"],
      ["It met a year ago."],
      ["It lasts for a while."],
    ],
    "a part of one unit": [
      ["It pays {half a percentage point}.", "percentage 0.5 points"],
      ["It lasts {a quarter of an hour}.", "duration PT0.25H"],
      ["It pays {half} of {one euro}.", "quantity 0.5", "money 1 EUR"],
      ["It takes {half} of the day.", "quantity 0.5"],
    ],
    "points of a plan, and points of a share": [
      ["A plan of {28 points} is set out.", "quantity 28 point"],
      ["It fell by {3 points}.", "percentage 3 points"],
      ["A plan of {3 percentage points} is set out.", "percentage 3 points"],
    ],
    "a currency by the name of its country": [
      ["It pays {5 Brunei dollars}.", "money 5 brunei dollar"],
      ["It pays {5 lost dollars}.", "quantity 5 dollar"],
      ["It has {5 Brunei ships}.", "quantity 5 ship"],
    ],
    "won, which are few only where somebody did": [["It pays 99 won."], ["It pays {100 won}.", "money 100 KRW"]],
    "ranges of one unit, and no others": [
      ["It holds between {18 °C and 22 °C}.", "quantity 18..22 °C"],
      ["It holds between {18 km} and {22 kg}.", "quantity 18 km", "quantity 22 kg"],
      ["It needs {5 to 7 metres}.", "quantity 0.005..0.007 km"],
      ["It costs {50 to 70 euro cents}.", "money 0.5..0.7 EUR"],
      ["It takes {50 to 75 basis points}.", "percentage 0.5..0.75 points"],
      ["It has {20-25 ships}.", "quantity 20..25 ship"],
      ["It has {20}-some ships.", "quantity 20"],
      ["It has {5} to 7th ships.", "quantity 5"],
      ["It has {5 — 7 ships}.", "quantity 5..7 ship"],
      ["It has {2 to 5 million ships}.", "quantity 2000000..5000000 ship"],
      ["It has {2 million to 5 million ships}.", "quantity 2000000..5000000 ship"],
      ["It has {500,000 to 1 million ships}.", "quantity 500000..1000000 ship"],
      ["It takes {7} to {5 per cent}.", "quantity 7", "percentage 5 %"],
      ["It takes between {5} and {5 per cent}.", "quantity 5", "percentage 5 %"],
    ],
    "the number of a provision, and none of what is formed": [
      ["As {Resolution No 5} says, it stays.", "reference resolution 5"],
      ["As {Art. 5} says, it stays.", "reference article 5"],
      ["As {Form 15} says, it stays.", "reference form 15"],
      ["They form {15 per cent} of it.", "percentage 15 %"],
    ],
    "amounts with all their digits": [
      ["It owes {1,234,567,890,123 dollars}.", "money 1234567890123 USD"],
      ["It owes {0.07 euros}.", "money 0.07 EUR"],
      ["It owes {7 euro cents}.", "money 0.07 EUR"],
    ],
    "a half that is added to a time": [
      ["It lasts {two years and a half}.", "duration P2.5Y"],
      ["It lasts {two hours and a half}.", "duration PT2.5H"],
      ["It lasts {two years} and a day.", "duration P2Y"],
      ["It lasts {two to three years} and {a half}.", "duration P2..3Y", "quantity 0.5"],
    ],
    "no time of what happens in any one": [["In any one year it may act."], ["In every one hour it may act."]],
  });

  itTells({
    "a weight in another unit, and another weight": [
      "It holds 300 kg of rice and 2 tonnes of salt.",
      "It holds 0.3 tonnes of rice and 2,500 kg of salt.",
      "(notation 300 kg → 0.3 tonnes)",
      "quantity ↑ 2 tonnes → 2,500 kg",
    ],
    "more basis points": [
      "It takes 50 basis points.",
      "It takes 60 basis points.",
      "percentage ↑ 50 basis points → 60 basis points",
    ],
    "basis points as a share": [
      "It takes 50 basis points.",
      "It takes 0.5 per cent.",
      "(notation 50 basis points → 0.5 per cent)",
    ],
    "a range that moved": [
      "It takes 5 to 7 ships.",
      "It takes 6 to 8 ships.",
      "quantity ↑ 5 to 7 ships → 6 to 8 ships",
    ],
    "a range that grew on both sides": [
      "It needs 5 to 7 metres.",
      "It needs 4 to 8 metres.",
      "quantity 5 to 7 metres → 4 to 8 metres",
    ],
    "a number that became a range around it": [
      "It takes 6 ships.",
      "It takes 4 to 8 ships.",
      "quantity 6 ships → 4 to 8 ships",
    ],
    "a range of money that grew on both sides": [
      "It costs EUR 5 to 7 million.",
      "It costs EUR 4 to 8 million.",
      "money EUR 5 to 7 million → EUR 4 to 8 million",
    ],
    "a range in another unit": [
      "It needs 300 to 500 kg.",
      "It needs 0.3 to 0.5 tonnes.",
      "(notation 300 to 500 kg → 0.3 to 0.5 tonnes)",
    ],
    "a range of time in another unit": [
      "It lasts two to three weeks.",
      "It lasts 14 to 21 days.",
      "(notation two to three weeks → 14 to 21 days)",
    ],
    "a range of time that grew on both sides": [
      "It lasts two to three years.",
      "It lasts one to four years.",
      "duration two to three years → one to four years",
    ],
    "days of which the last is another": [
      "It is held from 4 to 8 October 2027.",
      "It is held from 4 to 9 October 2027.",
      "date 4 to 8 October 2027 → 4 to 9 October 2027",
    ],
    "a sum of two notations": ["It costs 50 euro cents.", "It costs EUR 0.40.", "money ↓ 50 euro cents → EUR 0.40"],
  });
});
