import { describe, expect, it } from "vitest";
import { blameStation } from "../../../src/engine/blame/blame-track.ts";
import { type DrawnTrack, drawBlame, station } from "./drawn-track.ts";

const CAP = "The armed forces are limited to 600,000 people.";
const CLAUSE = "A joint commission led by Poland inspects every depot.";

const cases: Readonly<Record<string, DrawnTrack>> = {
  "tells of what was struck on both sides of a join in the point it stood in": {
    track: [
      station("1", {
        a: "The Parties withdraw behind agreed lines. Old maps apply.",
        b: `Spare boats remain here. ${CLAUSE}`,
      }),
      station("2", { p: `The Parties withdraw behind agreed lines. ${CLAUSE}` }, [[0, "a>p b>p"]]),
    ],
    points: [`‹1›The Parties withdraw behind agreed lines. ${CLAUSE}`],
    struck: ["Old maps apply.: 1 to 2, a at 42", "Spare boats remain here.: 1 to 2, b at 0"],
  },
  "leaves words to who wrote them where two points without a full stop were joined": {
    track: [
      station("1", { a: "The Parties withdraw", b: "ships remain" }),
      station("2", { p: "The Parties withdraw ships remain" }, [[0, "a>p b>p"]]),
    ],
    points: ["‹1›The Parties withdraw ships remain"],
    struck: [],
  },
  "strikes all that the second of two merged points said where only the first is left": {
    track: [station("1", { a: CAP, b: CLAUSE }), station("2", { p: CAP }, [[0, "a>p b>p"]])],
    points: [`‹1›${CAP}`],
    struck: [`${CLAUSE}: 1 to 2, b at 0`],
  },
  "credits a part that is new beside one that says all that the whole did": {
    track: [
      station("1", { p: CLAUSE }),
      station("2", { a: CLAUSE, b: "It reports to both Parties" }, [[0, "p>a p>b"]]),
    ],
    points: [`‹1›${CLAUSE}`, "‹2›It reports to both Parties"],
    struck: [],
  },
  "does not look for the words of a dropped point in its neighbour": {
    track: [
      station("1", { a: "Tanks withdraw.", b: "Ships remain." }),
      station("2", { a: "Ships sail." }, [[0, "a>a"]]),
    ],
    points: ["‹2›Ships sail‹1›."],
    struck: ["Tanks withdraw: 1 to 2, a at 0", "Ships remain.: 1 to 2, b at 0"],
  },
  "looks for them in the point they were merged into": {
    track: [
      station("1", { a: "Tanks withdraw.", b: "Ships remain." }),
      station("2", { a: "Ships sail." }, [[0, "a>a b>a"]]),
    ],
    points: ["‹1›Ships‹2› sail‹1›."],
    struck: ["Tanks withdraw.: 1 to 2, a at 0", "remain: 1 to 2, b at 6"],
  },
  "takes points that exchanged their texts for two that moved": {
    track: [
      station("1", { a: "Tanks withdraw.", b: "Ships remain." }),
      station("2", { a: "Ships remain.", b: "Tanks withdraw." }, [[0, "a>a b>b"]]),
    ],
    points: ["‹1›Ships remain.", "‹1›Tanks withdraw."],
    struck: [],
  },
  "does not take points for one group because of links from no point of the track": {
    track: [
      station("1", { a: "Tanks withdraw.", b: "Ships remain." }),
      station("2", { a: "Ships remain.", b: "Tanks withdraw." }, [[0, "a>a b>b x>a x>b"]]),
    ],
    points: ["‹1›Ships remain.", "‹1›Tanks withdraw."],
    struck: [],
  },
  "shares no words between two points that do not correspond": {
    track: [
      station("1", { p: "The Parties withdraw all tanks." }),
      station("2", { q: "The Parties inspect all ships." }, [[0, "p>y x>q"]]),
    ],
    points: ["‹2›The Parties inspect all ships."],
    struck: ["The Parties withdraw all tanks.: 1 to 2, p at 0"],
  },
};

describe("blame of several points", () => {
  for (const [name, { track, points, struck }] of Object.entries(cases)) {
    it(name, () => expect(drawBlame(blameStation(track, track.length - 1))).toEqual({ points, struck }));
  }
});
