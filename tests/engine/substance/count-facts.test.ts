import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { itReads, itTells } from "./each-row.ts";

const CLASSES = ["quantity", "date", "duration"] as const;

const OF_A_YEAR = ["levels", "values", "prices", "figures", "terms", "rates"];
const GOING_ON = ["remains", "stays", "applies", "expires", "ends", "begins", "lapses"];
const SINCE = ["Since", "During", "After", "Before", "Until"];
const MANY = [
  ...["people", "townspeople", "men", "women", "fishermen", "children", "grandchildren", "personnel", "staff"],
  ...["police", "aircraft", "cattle", "sheep", "fish"],
];

describe("a bare number is read with what it counts", () => {
  itReads(ENGLISH, CLASSES, {
    "an age, whatever follows it": [
      ["At the age of {18} students may vote.", "quantity 18"],
      ["Children aged {16} work fewer hours.", "quantity 16"],
      ["Of those younger than {16} pupils are exempt.", "quantity 16"],
      ["Of those older than {65} members are exempt.", "quantity 65"],
      ["The younger of {20 pupils} is chosen.", "quantity 20 pupil"],
    ],
    "a part, with no noun": [
      ["A {two-thirds} majority finally decides.", "quantity 0.666667"],
      ["With {half} lying idle, the mine closed.", "quantity 0.5"],
    ],
    "one of something, but not no one": [
      ["The mission sends {one observer}.", "quantity 1 observer"],
      ["No one party may leave."],
      ["The one party may leave."],
    ],
    "a number that may be a year, as no count by itself": [
      ["The old line (1850) holds."],
      ["The feast (1000) is kept."],
      ["The levy ({999}) is paid.", "quantity 999"],
      ["The levy ({2200}) is paid.", "quantity 2200"],
      ["In Kenya {60,000} were displaced.", "quantity 60000"],
    ],
    "a number in figures behind a name, as a part of it": [
      ["The crew of Apollo 13 was saved."],
      ["In Kenya {thirteen} were freed.", "quantity 13"],
    ],
    "how long something lasts in what is counted": [
      ["It runs for a period of {two seasons}.", "duration 2 season"],
      ["It runs for a term of {two sessions}.", "duration 2 session"],
      ["He serves a term of {two} or {three seasons}.", "quantity 2", "quantity 3 season"],
      ["After a short period, {two seasons} passed without fights.", "quantity 2 season"],
      ["It prints a periodical of {48 pages}.", "quantity 48 page"],
      ["The pupils sit a midterm of {two papers}.", "quantity 2 paper"],
    ],
    "the year of what a year has several of": OF_A_YEAR.map((noun) => [`They keep {2019} ${noun}.`, "date 2019"]),
    "a year before what goes on": GOING_ON.map((verb) => [`The lease drawn in {2022} ${verb}.`, "date 2022"]),
    "the year of what came before": SINCE.map((word) => [`${word} the {1998} storms it was shut.`, "date 1998"]),
    "the year of one thing": [
      ["The {2027} season was opened.", "date 2027"],
      ["The {2027} fish menu was kept.", "date 2027"],
      ["The {1900} season was opened.", "date 1900"],
    ],
    "as many as a year, of many": [
      ...MANY.map((noun) => [`Some {2000 ${noun}} were lost.`, `quantity 2000 ${noun}`] as const),
      ["The {2000 soldiers} left.", "quantity 2000 soldier"],
      ["Since {2000 soldiers} left, it is quiet.", "quantity 2000 soldier"],
      ["They keep {2100 figures}.", "quantity 2100 figure"],
      ["They keep {2,019 figures}.", "quantity 2019 figure"],
    ],
    "all nouns that are counted, and no other words": [
      ["It hires {20 customs officials}.", "quantity 20 official"],
      ["Some {20 fishermen} left.", "quantity 20 fishermen"],
      ["The other {12} won't pay.", "quantity 12"],
      ["It sold {7} 2nd-hand cars.", "quantity 7"],
      ["Of the {30} {twelve} were freed.", "quantity 30", "quantity 12"],
    ],
  });

  itReads(UKRAINIAN, CLASSES, {
    "in Ukrainian as many as a year, of many": [["Зал має {2000 місць}.", "quantity 2000 місць"]],
  });

  itTells({
    "an age with another bound": [
      "Persons under the age of 18 pay half.",
      "Persons over the age of 18 pay half.",
      "scope under → over",
    ],
    "an age with another bound, behind another article": [
      "Persons below an age of 18 pay half.",
      "Persons above an age of 18 pay half.",
      "scope below → above",
    ],
    "the bound of a number before an age": [
      "It takes up to ten children aged 12.",
      "It takes at least ten children aged 12.",
      "scope up to → at least",
    ],
    "one in figures that went": [
      "The mission sends 1 observer to the port.",
      "The mission sends observers to the port.",
      "quantity 1 observer → –",
    ],
    "one in words that went": [
      "The mission sends one observer to the port.",
      "The mission sends observers to the port.",
    ],
    "one in words that became two": [
      "The mission sends one observer to the port.",
      "The mission sends two observers to the port.",
      "quantity ↑ one observer → two observers",
    ],
    "a later year, said in another way": [
      "Stocks return to the levels of 2018.",
      "Stocks return to 2019 levels.",
      "date ↑ 2018 → 2019",
    ],
  });
});
