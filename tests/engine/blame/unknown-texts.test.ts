import { describe, expect, it } from "vitest";
import { blameStation } from "../../../src/engine/blame/blame-track.ts";
import { chain, type DrawnTrack, drawBlame, station } from "./drawn-track.ts";

const CAP = "The armed forces are limited to 600,000 people.";
const RAISED = "The armed forces are limited to 800,000 people.";
const CLAUSE = "A joint commission led by Poland inspects every depot.";

const cases: Readonly<Record<string, DrawnTrack>> = {
  "is unsure of what is new where one of two merged points was not known": {
    track: [
      station("1", { a: CAP, b: CLAUSE }),
      station("2", { a: CAP, b: null }, [[0, "a>a b>b"]]),
      station("3", { p: `${CAP} ${CLAUSE} It reports.` }, [[1, "a>p b>p"]]),
    ],
    points: [`‹1›${CAP} ${CLAUSE}‹3 unknown 2› It reports.`],
    struck: [],
  },
  "is unsure of what is new where one of two parents was not known": {
    track: [
      ...chain(CAP, CAP),
      station("3", { p: null }, [[0, "p>p"]]),
      station("4", { p: RAISED }, [
        [1, "p>p"],
        [2, "p>p"],
      ]),
    ],
    points: ["‹1›The armed forces are limited to‹4 unknown 3› 800,000‹1› people."],
    struck: ["600,000: 1 to 4, p at 32", "600,000: 1 to 4, p at 32, unknown 3"],
  },
  "strikes what one of two points said that were merged unknown, where only the other comes out": {
    track: [
      station("1", { a: CAP, b: CLAUSE }),
      station("2", { p: null }, [[0, "a>p b>p"]]),
      station("3", { p: CAP }, [[1, "p>p"]]),
    ],
    points: [`‹1›${CAP}`],
    struck: [`${CLAUSE}: 1 to 3, b at 0, unknown 2`],
  },
  "strikes once what neither the known part of a split has nor, later, the one not known": {
    track: [
      ...chain(`${CAP} ${CLAUSE}`),
      station("2", { a: CAP, b: null }, [[0, "p>a p>b"]]),
      station("3", { a: CAP, b: "Ships remain in port" }, [[1, "a>a b>b"]]),
    ],
    points: [`‹1›${CAP}`, "‹3 unknown 2›Ships remain in port"],
    struck: [`${CLAUSE}: 1 to 2, p at 48, unknown 2`],
  },
  "strikes once what neither of two unknown parts turns out to have": {
    track: [
      ...chain(`${CAP} ${CLAUSE}`),
      station("2", { a: null, b: null }, [[0, "p>a p>b"]]),
      station("3", { a: CAP, b: "Ships remain in port" }, [[1, "a>a b>b"]]),
    ],
    points: [`‹1›${CAP}`, "‹3 unknown 2›Ships remain in port"],
    struck: [`${CLAUSE}: 1 to 3, p at 48, unknown 2`],
  },
  "compares with what the first of two parents said where the texts of both came into one not known": {
    track: [
      station("1", { p: CAP }),
      station("2", { p: CLAUSE }),
      station("3", { p: null }, [
        [0, "p>p"],
        [1, "p>p"],
      ]),
      station("4", { p: CAP }, [[2, "p>p"]]),
    ],
    points: [`‹1›${CAP}`],
    struck: [],
  },
};

describe("blame over texts that are not known", () => {
  for (const [name, { track, points, struck }] of Object.entries(cases)) {
    it(name, () => expect(drawBlame(blameStation(track, track.length - 1))).toEqual({ points, struck }));
  }
});
