import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReads, itTells } from "./each-row.ts";

const AGAIN = ", again and again";

/** By the time from one to the next. */
const NAMED: Readonly<Record<string, string>> = {
  PT1H: "hourly",
  P1D: "daily",
  P1W: "weekly",
  P2W: "fortnightly",
  P1M: "monthly",
  P2M: "bimonthly",
  P3M: "quarterly",
  P6M: "semiannual semiannually biannual biannually",
  P1Y: "annual annually yearly",
  P2Y: "biennial biennially",
  P3Y: "triennial triennially",
};
const OF_A_UNIT = ["a year", "per year", "every year", "each year", "an hour", "yearly", "daily"];
const HELD = ["time", "meeting", "session", "visit", "inspection", "conference"];

describe("how often something is done", () => {
  itReads(ENGLISH, ["duration", "quantity", "scope"], {
    "by one word": Object.entries(NAMED).flatMap(([period, words]) =>
      words.split(" ").map((word) => [`The {${word}} report is due.`, `duration ${period}${AGAIN}`] as const),
    ),
    "half of it by two words": [
      ["The {half-yearly} report is due.", `duration P6M${AGAIN}`],
      ["The {half yearly} report is due.", `duration P6M${AGAIN}`],
      ["The half-{monthly} report is due.", `duration P1M${AGAIN}`],
    ],
    "by what comes each time": [
      ["It meets {every year}.", `duration P1Y${AGAIN}`],
      ["It meets {each week}.", `duration P1W${AGAIN}`],
      ["It meets {every hour}.", `duration PT1H${AGAIN}`],
      ["It meets {every other year}.", `duration P2Y${AGAIN}`],
      ["It meets {every second month}.", `duration P2M${AGAIN}`],
      ["It meets {every other hour}.", `duration PT2H${AGAIN}`],
      ["It meets {every} ship.", "scope every"],
      ["It meets {every} other ship.", "scope every"],
    ],
    "as often in a time": [
      ...OF_A_UNIT.map((unit) => [`It meets {twice} ${unit}.`, `quantity 2 time${AGAIN}`] as const),
      ["It meets {once} a year.", `quantity 1 time${AGAIN}`],
      ["It meets {thrice} a year.", `quantity 3 time${AGAIN}`],
      ["It meets {twice} a ship.", "quantity 2 time"],
      ["It pays {twice} yearly {five shares}.", `quantity 2 time${AGAIN}`, "quantity 5 share"],
      ["It was counted {twice}.", "quantity 2 time"],
      ["It was counted once."],
    ],
    "how often something is held": [
      ...HELD.map((held) => [`It holds {four ${held}s} a year.`, `quantity 4 ${held}${AGAIN}`] as const),
      ["It holds {four meetings} per month.", `quantity 4 meeting${AGAIN}`],
      ["It holds {four meetings}.", "quantity 4 meeting"],
      ["It holds {four ships} a year.", "quantity 4 ship"],
    ],
  });

  itTells({
    "a count in a year by the months between": [
      "It meets twice a year.",
      "It meets every six months.",
      "(notation twice → six months)",
    ],
    "a count by one word": ["It meets twice yearly.", "It meets every six months.", "(notation twice → six months)"],
    "less often": ["It meets monthly.", "It meets every two months.", "duration ↑ monthly → two months"],
    "a word by a count": ["It meets monthly.", "It meets twelve times a year.", "(notation monthly → twelve times)"],
    "every other one by its word": [
      "It meets every other year.",
      "It meets biennially.",
      "(notation every other year → biennially)",
    ],
    "every other part of a day": [
      "It meets every other hour.",
      "It meets every two hours.",
      "(notation every other hour → two hours)",
    ],
    "half of a year by its months": [
      "The half-yearly report is due.",
      "The report is due every six months.",
      "(notation half-yearly → six months)",
    ],
    "half of a year that became one": [
      "The half-yearly report is due.",
      "The yearly report is due.",
      "duration ↑ half-yearly → yearly",
    ],
    "meetings by the time between": [
      "It holds four sessions a year.",
      "It meets quarterly.",
      "(notation four sessions → quarterly)",
    ],
    "a month and two weeks, which are not as long": [
      "It meets twice every month.",
      "It meets every other week.",
      "quantity twice → every other week",
    ],
    "what was counted twice": [
      "It was counted twice.",
      "It was counted three times.",
      "quantity ↑ twice → three times",
    ],
    "two by one word that went": ["It was counted twice by Kenya.", "It was counted by Kenya."],
    "one word that went": ["The yearly report is due.", "The report is due."],
  });
});
