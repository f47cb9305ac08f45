import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReads, itTells } from "./each-row.ts";

const MORNING = ["am", "a.m.", "in the morning"];
const LATER = ["pm", "p.m.", "in the afternoon", "in the evening"];
const OF_ZONE = ["GMT", "UTC", "CET", "hrs", "local time", "hours GMT", "hours local time"];
const BEFORE = ["at", "from", "after", "since", "to", "around", "about", "between", "and", "for"];
const UNTIL = ["by", "until", "till", "before"];

describe("an hour of a day is read", () => {
  itReads(ENGLISH, ["date", "deadline", "duration", "quantity"], {
    "by the half of its day": [
      ...MORNING.map((half) => [`The bridge is raised at {6 ${half}}.`, "date 06:00"] as const),
      ...LATER.map((half) => [`The bridge is raised at {6 ${half}}.`, "date 18:00"] as const),
      ["The bridge is raised at {12 am}.", "date 00:00"],
      ["The bridge is raised at {12 pm}.", "date 12:00"],
      ["The bridge is raised at {12 noon}.", "date 12:00"],
      ["The bridge is raised at {6.30 pm}.", "date 18:30"],
      ["The bridge is raised at {6:05 am}.", "date 06:05"],
    ].map(([text = "", ...facts]) => [text.replace(/\.\}\.$/u, ".}"), ...facts] as const),
    "by the zone behind it": OF_ZONE.map((zone) => [`The bridge is raised at {18:30 ${zone}}.`, "date 18:30"] as const),
    "by the word before it": [
      ...BEFORE.map((word) => [`The bridge is raised ${word} {18:30}.`, "date 18:30"] as const),
      ...UNTIL.map((word) => [`The bridge is raised {${word} 18:30}.`, "deadline by 18:30"] as const),
      ["The clock shows 18:30."],
      ["The bridge is raised at {24:00}.", "date 24:00"],
      ["The bridge is raised at 25:00."],
      ["The bridge is raised at 18:75."],
    ],
    "in four figures": [
      ["The bridge is raised at {0600 hours}.", "date 06:00"],
      ["The bridge is raised at {2330 hrs}.", "date 23:30"],
      ["The bridge is raised at {2330 GMT}.", "date 23:30"],
      ["The bridge is raised at {2330 UTC}.", "date 23:30"],
      ["The bridge is raised at {2330 hours GMT}.", "date 23:30"],
      ["The {2530 hours} are paid.", "duration PT2530H"],
      ["The {0675 hours} are paid.", "duration PT675H"],
      ["The {0600 ships} are paid.", "quantity 600 ship"],
    ],
    "with a full stop, and no span": [
      ["The bridge is raised at {18.30} hours.", "date 18:30"],
      ["The bridge is raised from {22.00} to {06.00} hours.", "date 22:00", "date 06:00"],
      ["The bridge is raised for {18.30 hours}.", "duration PT18.3H"],
      ["The bridge is raised at {2.5 hours} of it.", "duration PT2.5H"],
      ["The rate is set at {18.30}.", "quantity 18.3"],
    ],
    "in words": [
      ["The bridge is raised at {ten o'clock}.", "date 10:00"],
      ["The bridge is raised at {10 o'clock}.", "date 10:00"],
      ["The bridge is raised at {six in the morning}.", "date 06:00"],
      ["The bridge is raised at {six p.m.}", "date 18:00"],
      ["The bridge is shut for {six hrs}.", "duration PT6H"],
      ["The bridge is shut at {half} past.", "quantity 0.5"],
    ],
    "and how long something lasts": [
      ["The bridge is shut for {24 hrs}.", "duration PT24H"],
      ["The bridge is shut at {24 hrs}.", "date 24:00"],
    ],
    "of a range by its end": [
      ["The bridge is raised between {8} and {11 a.m.}", "date 08:00", "date 11:00"],
      ["The bridge is raised from {8} to {11 p.m.}", "date 20:00", "date 23:00"],
      ["The bridge is raised from {8} {until 11 p.m.}", "date 20:00", "deadline by 23:00"],
      ["The bridge is raised from {8} - {11 p.m.}", "date 20:00", "date 23:00"],
      ["The bridge is raised from {8} – {11 p.m.}", "date 20:00", "date 23:00"],
      ["The bridge is raised from {8} or {11 p.m.}", "quantity 8", "date 23:00"],
      ["The bridge has between {8 and 11 ships}.", "quantity 8..11 ship"],
      ["The bridge is raised from {22} to {6 hours}.", "quantity 22", "duration PT6H"],
    ],
    "and no share or ratio": [["Costs are split 50:50."], ["The ratio is 10:30."]],
  });

  itTells({
    "a later hour": ["The bridge is raised at 6 a.m.", "The bridge is raised at 7 p.m.", "date ↑ 6 a.m. → 7 p.m."],
    "some minutes more": [
      "The bridge is raised at 6:10 a.m.",
      "The bridge is raised at 6:15 a.m.",
      "date ↑ 6:10 a.m. → 6:15 a.m.",
    ],
    "an hour with fewer minutes": [
      "The bridge is raised at 6:50 a.m.",
      "The bridge is raised at 7:10 a.m.",
      "date ↑ 6:50 a.m. → 7:10 a.m.",
    ],
    "noon in figures": ["The bridge is raised at noon.", "The bridge is raised at 12:00.", "(notation noon → 12:00)"],
  });
});
