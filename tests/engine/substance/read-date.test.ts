import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import type { Language } from "../../../src/engine/substance/language.ts";
import { RUSSIAN } from "../../../src/engine/substance/russian/russian.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { drawFacts } from "./draw-facts.ts";

type Rows = readonly (readonly [text: string, ...facts: string[]])[];

const TABLES: Readonly<Record<string, readonly [language: Language, rows: Rows]>> = {
  "a month by its capital": [
    ENGLISH,
    [
      ["It opens in {May}.", "date --05"],
      ["It may open."],
      ["They march in {March}.", "date --03"],
      ["The 12 may meet in private."],
      ["May opens the season."],
    ],
  ],
  "a day in words": [
    ENGLISH,
    [
      ["Held on the {first day of January 2030}.", "date 2030-01-01"],
      ["Held on the {twentieth of May}.", "date --05-20"],
      ["Held on the {nineteenth of May}.", "date --05-19"],
      ["Held on the {twenty-first day of May 2030}.", "date 2030-05-21"],
      ["Held on the {twenty ninth of May}.", "date --05-29"],
      ["Held on the {thirtieth of May}.", "date --05-30"],
      ["Held on the {thirty-first of May 2030}.", "date 2030-05-31"],
      ["Held on the twelfth of those days."],
      ["Held on the twelfth day."],
      ["Held on the twelfth, in {May}.", "date --05"],
    ],
  ],
  "each day of a month by its word": [
    ENGLISH,
    [
      ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        .split(" ")
        .map((day, place) => [`Held on the {${day} of May}.`, `date --05-${`${place + 1}`.padStart(2, "0")}`] as const),
    ],
  ],
  "each month by its names": [
    ENGLISH,
    [
      "January Jan",
      "February Feb",
      "March Mar",
      "April Apr",
      "May",
      "June Jun",
      "July Jul",
      "August Aug",
      "September Sep Sept",
      "October Oct",
      "November Nov",
      "December Dec",
    ].flatMap((names, place) =>
      names
        .split(" ")
        .map((name) => [`Held on {5 ${name} 2030}.`, `date 2030-${`${place + 1}`.padStart(2, "0")}-05`] as const),
    ),
  ],
  "a day in figures, and no other figures": [
    ENGLISH,
    [
      ["Held on {2026-09-15}.", "date 2026-09-15"],
      ["Held on {2026/09/15}.", "date 2026-09-15"],
      ["Held on 2026-09/15."],
      ["Held on 2026-9-15."],
      ["Held on 2026-09-5."],
      ["Held on 2026-13-15."],
      ["Held on {1.1.2026}.", "date 2026-01-01"],
      ["Held on {15.12.2026}.", "date 2026-12-15"],
      ["Held on 15.13.2026."],
      ["Held on 32.01.2026."],
      ["Held on 0.01.2026."],
      ["Held on 1.1.26."],
      ["Held on {1/2/2026}.", "date 2026-02-01"],
      ["Held on {1/12/2026}.", "date 2026-12-01"],
      ["Held on {1/13/2026}.", "date 2026-01-13"],
      ["Held on 1/2/26."],
    ],
  ],
  "a month in Roman figures": [
    ENGLISH,
    [
      ..."I II III IV V VI VII VIII IX X XI XII"
        .split(" ")
        .map(
          (month, place) => [`Held on {5.${month}.1934}.`, `date 1934-${`${place + 1}`.padStart(2, "0")}-05`] as const,
        ),
      ["Held on 5.XIII.1934."],
      ["Held on 5.VI.34."],
      ["Held on 105.VI.1934."],
    ],
  ],
  "from one day of a month to another": [
    ENGLISH,
    [
      ["Held from {4 to the 8 October 2027}.", "date 2027-10-04..2027-10-08"],
      ["Held from {4 - 8 October 2027}.", "date 2027-10-04..2027-10-08"],
      ["Held from {4th to 8th October 2027}.", "date 2027-10-04..2027-10-08"],
      ["Held from 8 to {4 October 2027}.", "date 2027-10-04"],
      ["Held from 4 to {4 October 2027}.", "date 2027-10-04"],
      ["Held from {October 4 to 8, 2027}.", "date 2027-10-04..2027-10-08"],
      ["Held from {October 4 to 8}.", "date --10-04..--10-08"],
      ["Held from {October 8} to 4.", "date --10-08"],
    ],
  ],
  "a day behind its month": [
    ENGLISH,
    [
      ["Held on {Sept 15}.", "date --09-15"],
      ["Held on {Sept. 15}.", "date --09-15"],
      ["Held on {October 31, 2027}.", "date 2027-10-31"],
      ["Held on October 32, 2027."],
      ["Held on October 0, 2027."],
      ["It ended in {September}. 15 came.", "date --09"],
    ],
  ],
  "a day before its month": [
    ENGLISH,
    [
      ["Held on {15 of September 2026}.", "date 2026-09-15"],
      ["Held on the {15th day of September 2026}.", "date 2026-09-15"],
      ["Held on the {1st of May}.", "date --05-01"],
      ["Held on the {2nd of May}.", "date --05-02"],
      ["Held on the {3rd of May}.", "date --05-03"],
      ["Held on the 15th day."],
    ],
  ],
  "a month, with a year or behind a word that a time follows": [
    ENGLISH,
    [
      ["Held in {October, 2027}.", "date 2027-10"],
      ["Held in {Oct. 2027}.", "date 2027-10"],
      ["The {October 2027} talks failed.", "date 2027-10"],
      ["The October talks failed."],
      ..."in since after early late mid from during next last this end"
        .split(" ")
        .map((word) => [`It went on ${word} {October}.`, "date --10"] as const),
      ..."until by before through"
        .split(" ")
        .map((word) => [`It went on {${word} October}.`, "deadline by --10"] as const),
      ["It went on at the end of {October}.", "date --10"],
    ],
  ],
  "a year by itself, where a word says so": [
    ENGLISH,
    [
      ["In 1799 it ended."],
      ["In {1800} it ended.", "date 1800"],
      ["In {1999} it ended.", "date 1999"],
      ["In {2199} it ends.", "date 2199"],
      ["In 2200 it ends."],
      ["Between {2022} and {2024} it grew.", "date 2022", "date 2024"],
      ["From {2022} to {2024} it grew.", "date 2022", "date 2024"],
      ["From {2022} – {2024} it grew.", "date 2022", "date 2024"],
      ["Mid-{2022} was calm.", "date 2022"],
      ..."in of since from year to during and early late mid after"
        .split(" ")
        .map((word) => [`It went on ${word} {2022}.`, "date 2022"] as const),
      ..."until by before through"
        .split(" ")
        .map((word) => [`It went on {${word} 2022}.`, "deadline by 2022"] as const),
      ["The floods of {2022} wrought havoc.", "date 2022"],
      ["In {2022} this ended.", "date 2022"],
      ["In 2022 soldiers left."],
      ["In 2022 people left."],
      ["In 2022 women left."],
      ["It went on, 2022."],
    ],
  ],
  "a year in Ukrainian, behind a word that a time follows": [
    UKRAINIAN,
    [
      ..."за із від у в після на".split(" ").map((word) => [`Виплати тривали ${word} {2027}.`, "date 2027"] as const),
      ["Виплати тривали {до 2027}.", "deadline by 2027"],
      ["Виплати тривали з {2027 року}.", "date 2027"],
      ["Виплати тривали {15-го травня 2027 року}.", "date 2027-05-15"],
      ["Виплати тривали {15 травня 2027 р}.", "date 2027-05-15"],
      ["У 2027 селах тихо."],
    ],
  ],
  "a year in Russian, behind a word that a time follows": [
    RUSSIAN,
    [
      ..."за с после по на".split(" ").map((word) => [`Выплаты шли ${word} {2027}.`, "date 2027"] as const),
      ["Выплаты шли {15-е мая 2027 г}.", "date 2027-05-15"],
      ["Выплаты шли {15е мая 2027 г}.", "date 2027-05-15"],
    ],
  ],
  "a year with the word for it, in Ukrainian": [
    UKRAINIAN,
    [
      ["{2027 рік} є роком миру.", "date 2027"],
      ["У {2027 році} виборів не буде.", "date 2027"],
      ["Вибори відбудуться {1 травня 2027 року}.", "date 2027-05-01"],
    ],
  ],
  "a year with the word for it, in Russian": [
    RUSSIAN,
    [
      ["{2027 год} объявлен годом мира.", "date 2027"],
      ["В {2027 году} выборов не будет.", "date 2027"],
      ["Выборы пройдут {1 мая 2027 года}.", "date 2027-05-01"],
    ],
  ],
};

describe("dates", () => {
  for (const [what, [language, rows]] of Object.entries(TABLES)) {
    it.each(rows)(`are read of ${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, language, ["date", "deadline"])).toEqual([marked, ...facts]);
    });
  }
});
