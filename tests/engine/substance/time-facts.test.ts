import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { drawFacts } from "./draw-facts.ts";
import { itTells, type PairRows } from "./each-row.ts";

const TIMES = ["date", "deadline", "duration"] as const;

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "by when something is due, by its place in a row": [
    ["The claim is lodged {by the tenth day}.", "deadline within P10D"],
    ["The claim is lodged on the {tenth day after the vote}.", "deadline within P10D"],
    ["The {tenth day} of the siege was quiet.", "duration P10D"],
    ["The claim is on the tenth page."],
    ["The claim is lodged {by the tenth day after the vote}.", "deadline within P10D"],
    ["On its {tenth day after launch} the probe failed.", "deadline within P10D"],
    ["Each tenth day it rains."],
  ],
  "at least so long, and so long before": [
    ["The office stays for at least {three years} after the sale.", "duration P3Y"],
    ["The office stays for no longer than {six months} after the vote.", "duration P6M"],
    ["The lessor gives {at least 30 days}' notice.", "deadline within P30D"],
    ["The worker has at least {20 days} of leave.", "duration P20D"],
    ["The driver is at least {18 years} old.", "duration P18Y"],
  ],
  "what time somebody has": [
    ["The guarantors have {24 hours} to react.", "deadline within PT24H"],
    ["The firm gets {two weeks} to reply.", "deadline within P2W"],
    ["The firm had {two weeks} to reply.", "deadline within P2W"],
    ["The firms get {two weeks} to reply.", "deadline within P2W"],
    ["The guarantors had {24 hours} for the reply.", "duration PT24H"],
  ],
  "how often": [
    ["The board meets every {six months}.", "duration P6M, again and again"],
    ["The board meets at {six-month} intervals.", "duration P6M, again and again"],
    ["The board sat for {six months}.", "duration P6M"],
  ],
  "how long something lasts, and not by when": [
    ["The truce holds for {two days} after the vote.", "duration P2D"],
    ["The truce holds for a period of {30 days} after the vote.", "duration P30D"],
    ["The claim is lodged {within a period of 30 days after the vote}.", "deadline within P30D"],
    ["The talks lasted {two days} after the vote.", "duration P2D"],
    ["The talks, lasting {two days} after the vote, failed.", "duration P2D"],
    ["The strike lasts {two days} after the vote.", "duration P2D"],
    ["The talks went on over {two days} after the vote.", "duration P2D"],
    ["The truce holds for a term of {30 days} after the vote.", "duration P30D"],
    ["A truce with a duration of {30 days} after the vote holds.", "duration P30D"],
    ["It takes effect {two days after the vote}.", "deadline within P2D"],
    ["In that period, {30 days after the vote}, it closes.", "deadline within P30D"],
  ],
  "from when a deadline counts": [
    ["It takes effect {within ten days of ratification}.", "deadline within P10D"],
    ["It takes effect {within ten days after receipt} of the goods.", "deadline within P10D"],
    ["It takes effect {within ten days following the deposit} of the text.", "deadline within P10D"],
    ["It takes effect {within ten days from the signature}.", "deadline within P10D"],
    ["Ships report {within ten days} offshore when called.", "deadline within P10D"],
    ["They reply {within ten days} thereof or leave.", "deadline within P10D"],
    ["They reply {within ten days} of use.", "deadline within P10D"],
    ...["that", "this", "such", "those", "these", "its", "their"].map(
      (word) => [`It takes effect {within ten days} of ${word} votes.`, "deadline within P10D"] as const,
    ),
  ],
  "hours of a day": [
    ["The bridge is raised {by 6 a.m.}", "deadline by 06:00"],
    ["The bridge is raised at {06:00}.", "date 06:00"],
  ],
  "days, by or on which": [
    ["The fee is due {before the first of May}.", "deadline by --05-01"],
    ["The fee is due {before 1 May}.", "deadline by --05-01"],
    ["The fee is due on {1 May}.", "date --05-01"],
    ["The accord is signed before {December's} summit.", "date --12"],
    ["The accord is signed {before December}.", "deadline by --12"],
    ["The accord is signed before the {May 2030} summit.", "date 2030-05"],
    ["The fee is due {at the latest 1 May}.", "deadline by --05-01"],
  ],
  "the end of a time": [
    ["The mine closes {by the end of 2030}.", "deadline by end of 2030"],
    ["The mine closes {by 2030}.", "deadline by 2030"],
    ["The mine closes {by the end of May 2030}.", "deadline by end of 2030-05"],
    ["To that end, the mine closes {by 2030}.", "deadline by 2030"],
  ],
};

/** In Ukrainian, "протягом" stands before both. */
const UKRAINIAN_ROWS: readonly (readonly [text: string, ...facts: string[]])[] = [
  ["Сторони сплачують борг {протягом 30 днів}.", "deadline within P30D"],
  ["Угода діє протягом {двох років}.", "duration P2Y"],
  ["Угода діє протягом {365 днів}.", "duration P365D"],
  ["Мораторій запроваджено на {30 днів} після голосування.", "duration P30D"],
  ["Мораторій настає {30 днів} після голосування.", "deadline within P30D"],
];

const PAIRS: PairRows = {
  "a deadline that counts from something else": [
    "It takes effect within ten days of ratification.",
    "It takes effect within ten days of receipt.",
    "deadline within ten days of ratification → within ten days of receipt",
  ],
  "a deadline that counts from what was named before": [
    "It takes effect within ten days of the vote.",
    "It takes effect within ten days of that vote.",
    "(notation within ten days of the vote → within ten days)",
  ],
  "a deadline by its place in a row, and a shorter one": [
    "The claim is lodged by the tenth week.",
    "The claim is lodged within nine weeks.",
    "deadline ↓ by the tenth week → within nine weeks",
  ],
  "a deadline by its place in a row, and a longer one": [
    "The claim is lodged by the tenth day.",
    "The claim is lodged within twelve days.",
    "deadline ↑ by the tenth day → within twelve days",
  ],
  "an hour by which something is done, and a later one at which it is": [
    "The bridge is raised by 6 a.m.",
    "The bridge is raised at 7 a.m.",
    "deadline ↑ by 6 a.m. → 7 a.m.",
  ],
  "the end of a year instead of its beginning": [
    "The mine closes by 2030.",
    "The mine closes by the end of 2030.",
    "deadline ↑ by 2030 → by the end of 2030",
  ],
  "the end of a month, and a day of the next": [
    "The mine closes by the end of May 2030.",
    "The mine closes by 20 June 2030.",
    "deadline ↑ by the end of May 2030 → by 20 June 2030",
  ],
  "the end of a year, and a day before it": [
    "The mine closes by the end of 2030.",
    "The mine closes by 1 December 2030.",
    "deadline ↓ by the end of 2030 → by 1 December 2030",
  ],
  "the end of a year, and the beginning of the next": [
    "The mine closes by the end of 2030.",
    "The mine closes by 2 January 2031.",
    "deadline ↑ by the end of 2030 → by 2 January 2031",
  ],
};

describe("times are told for what they are", () => {
  for (const [subject, rows] of Object.entries(ROWS)) {
    it(`reads ${subject}`, () => {
      expect(rows.map(([text]) => drawFacts(text.replaceAll(/[{}]/gu, ""), ENGLISH, TIMES))).toEqual(rows);
    });
  }

  it("reads in Ukrainian as well by when something is due, and how long it lasts", () => {
    const read = UKRAINIAN_ROWS.map(([text]) => drawFacts(text.replaceAll(/[{}]/gu, ""), UKRAINIAN, TIMES));
    expect(read).toEqual(UKRAINIAN_ROWS);
  });

  itTells(PAIRS);
});
