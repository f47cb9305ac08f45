import { describe, expect, it } from "vitest";
import { blameStation, blameTrack } from "../../../src/engine/blame/blame-track.ts";
import type { TrackStation } from "../../../src/engine/blame/track.ts";
import { chain, drawBlame, station } from "./drawn-track.ts";

type Case = {
  readonly track: readonly TrackStation[];
  readonly points: readonly string[];
  readonly struck: readonly string[];
};

const CAP = "The armed forces are limited to 600,000 people.";
const RAISED = "The armed forces are limited to 800,000 people.";
const WITHDRAWAL = "The Parties withdraw all heavy weapons from the line of contact within thirty days of signature.";
const CLAUSE = "A joint commission led by Poland inspects every depot.";

const cases: Readonly<Record<string, Case>> = {
  "a text that never changed to its first version": {
    track: chain(CAP, CAP, CAP),
    points: [`‹1›${CAP}`],
    struck: [],
  },
  "a changed figure to the version that changed it": {
    track: chain(
      CAP,
      "The armed forces are limited to 800,000 people.",
      "The armed forces are limited to 800,000 people.",
    ),
    points: ["‹1›The armed forces are limited to‹2› 800,000‹1› people."],
    struck: ["600,000: 1 to 2, p at 32"],
  },
  "words of three versions to each of them": {
    track: chain(
      "The Parties withdraw.",
      "The Parties withdraw within 30 days.",
      "The Parties jointly withdraw within 30 days.",
    ),
    points: ["‹1›The Parties‹3› jointly‹1› withdraw‹2› within 30 days‹1›."],
    struck: [],
  },
  "what was struck only after it had stood unchanged": {
    track: chain(CAP, CAP, RAISED),
    points: ["‹1›The armed forces are limited to‹3› 800,000‹1› people."],
    struck: ["600,000: 1 to 3, p at 32"],
  },
  "a figure put back between the same words to who first brought it": {
    track: chain(CAP, "The armed forces are limited to 800,000 people.", CAP, CAP),
    points: ["‹1›The armed forces are limited to‹1 back 3› 600,000‹1› people."],
    struck: ["600,000: 1 to 2, p at 32", "800,000: 2 to 3, p at 32"],
  },
  "a figure put back beside other words to who put it there": {
    track: chain(
      CAP,
      "The armed forces are limited to 800,000 people.",
      "The armed forces are limited to 600,000 troops.",
    ),
    points: ["‹1›The armed forces are limited to‹3› 600,000 troops‹1›."],
    struck: ["600,000: 1 to 2, p at 32", "800,000: 2 to 3, p at 32", "people: 1 to 3, p at 40"],
  },
  "a word put back at either end of a text to who first brought it": {
    track: chain(
      "2. The Parties withdraw within thirty days only",
      "The Parties withdraw within thirty days",
      "2. The Parties withdraw within thirty days only",
    ),
    points: ["‹1 back 3›2.‹1› The Parties withdraw within thirty days‹1 back 3› only"],
    struck: ["2.: 1 to 2, p at 0", "only: 1 to 2, p at 43"],
  },
  "a phrase put back to who brought it into a text by another": {
    track: chain(
      "The Parties withdraw.",
      `The Parties withdraw. ${CLAUSE}`,
      "The Parties withdraw.",
      `The Parties withdraw. ${CLAUSE}`,
    ),
    points: [`‹1›The Parties withdraw.‹2 back 4› ${CLAUSE}`],
    struck: [`${CLAUSE}: 2 to 3, p at 22`],
  },
  "a long phrase put back elsewhere to who first brought it": {
    track: chain(`The Parties withdraw. ${CLAUSE}`, "The Parties withdraw.", `${CLAUSE} The Parties withdraw.`),
    points: [`‹1 back 3›${CLAUSE}‹1› The Parties withdraw.`],
    struck: [`${CLAUSE}: 1 to 2, p at 22`],
  },
  "a phrase put back twice to its first version, with the last return": {
    track: chain(
      `The Parties withdraw. ${CLAUSE}`,
      "The Parties withdraw.",
      `The Parties withdraw. ${CLAUSE}`,
      "The Parties withdraw.",
      `The Parties withdraw. ${CLAUSE}`,
    ),
    points: [`‹1›The Parties withdraw.‹1 back 5› ${CLAUSE}`],
    struck: [`${CLAUSE}: 1 to 2, p at 22`, `${CLAUSE}: 1 to 4, p at 22`],
  },
  "a clause moved inside its text to who first brought it, and strikes nothing": {
    track: chain(
      `${CLAUSE} The Parties withdraw all heavy weapons from the line of contact within thirty days of signature.`,
      `The Parties withdraw all heavy weapons from the line of contact within thirty days of signature. ${CLAUSE}`,
    ),
    points: [
      `‹1›The Parties withdraw all heavy weapons from the line of contact within thirty days of signature. ${CLAUSE}`,
    ],
    struck: [],
  },
  "a clause moved among other words to who first brought it, and strikes only those it stood among": {
    track: chain(
      `${WITHDRAWAL} Old maps apply; ${CLAUSE} Boats rest here.`,
      `New roads open: ${CLAUSE} Ports close. ${WITHDRAWAL}`,
    ),
    points: [`‹2›New roads open:‹1› ${CLAUSE}‹2› Ports close.‹1› ${WITHDRAWAL}`],
    struck: ["Old maps apply;: 1 to 2, p at 97", "Boats rest here.: 1 to 2, p at 168"],
  },
  "a clause said once more to who first brought it, and the second to who repeated it": {
    track: chain(`The Parties withdraw. ${CLAUSE}`, `${CLAUSE} The Parties withdraw. ${CLAUSE}`),
    points: [`‹2›${CLAUSE}‹1› The Parties withdraw. ${CLAUSE}`],
    struck: [],
  },
  "what comes back after it was dropped for two versions to its first version": {
    track: chain(CAP, undefined, undefined, CAP),
    points: [`‹1 back 4›${CAP}`],
    struck: [`${CAP}: 1 to 2, p at 0`],
  },
  "what comes back with a word more after it was dropped for two versions to its first version": {
    track: chain("Tanks leave.", undefined, undefined, "Tanks leave now."),
    points: ["‹1 back 4›Tanks leave‹4› now‹1 back 4›."],
    struck: ["Tanks leave.: 1 to 2, p at 0"],
  },
  "what comes back with a word more after one parent dropped it and another never had it": {
    track: [
      station("1", {}),
      station("2", { p: "Tanks leave." }),
      station("3", {}, [
        [0, "p>p"],
        [1, "p>p"],
      ]),
      station("4", { p: "Tanks leave now." }, [[2, "p>p"]]),
    ],
    points: ["‹2 back 4›Tanks leave‹4› now‹2 back 4›."],
    struck: ["Tanks leave.: 2 to 3, p at 0"],
  },
  "what comes back after one parent dropped it and another never had it": {
    track: [
      station("1", {}),
      station("2", { p: CAP }),
      station("3", {}, [
        [0, "p>p"],
        [1, "p>p"],
      ]),
      station("4", { p: CAP }, [[2, "p>p"]]),
    ],
    points: [`‹2 back 4›${CAP}`],
    struck: [`${CAP}: 2 to 3, p at 0`],
  },
  "what one parent dropped and another kept to who brought it, as never gone": {
    track: [
      ...chain(CAP, undefined),
      station("3", { p: RAISED }, [[0, "p>p"]]),
      station("4", { p: RAISED }, [
        [1, "p>p"],
        [2, "p>p"],
      ]),
    ],
    points: ["‹1›The armed forces are limited to‹3› 800,000‹1› people."],
    struck: [`${CAP}: 1 to 2, p at 0`, "600,000: 1 to 3, p at 32"],
  },
  "what comes back after it was dropped to its first version, and only what is new to the last": {
    track: chain(CAP, undefined, "The armed forces are limited to 800,000 people."),
    points: ["‹1 back 3›The armed forces are limited to‹3› 800,000‹1 back 3› people."],
    struck: [`${CAP}: 1 to 2, p at 0`],
  },
  "what changed over a text not known to the next known one, as uncertain": {
    track: chain(CAP, null, null, "The armed forces are limited to 800,000 people."),
    points: ["‹1›The armed forces are limited to‹4 unknown 2› 800,000‹1› people."],
    struck: ["600,000: 1 to 4, p at 32, unknown 2"],
  },
  "a text first known later to that version, as uncertain": {
    track: chain(null, CAP),
    points: [`‹2 unknown 1›${CAP}`],
    struck: [],
  },
  "nothing where the text is not known": { track: chain(CAP, null), points: [""], struck: [] },
  "nothing where the point was dropped": {
    track: chain("Withdraw.", undefined),
    points: [],
    struck: ["Withdraw.: 1 to 2, p at 0"],
  },
  "the parts of a split point to the version that wrote the whole": {
    track: [
      ...chain(`The Parties withdraw. ${CLAUSE}`),
      {
        version: "2",
        points: [
          { path: "a", text: "The Parties withdraw." },
          { path: "b", text: `${CLAUSE} It reports.` },
        ],
        from: [
          {
            station: 0,
            relation: "version",
            links: [
              ["p", "a"],
              ["p", "b"],
            ],
          },
        ],
      },
    ],
    points: ["‹1›The Parties withdraw.", `‹1›${CLAUSE}‹2› It reports.`],
    struck: [],
  },
  "the parts of a merged point to the versions that wrote each": {
    track: [
      {
        version: "1",
        points: [
          { path: "a", text: "The Parties withdraw." },
          { path: "b", text: CLAUSE },
        ],
        from: [],
      },
      {
        version: "2",
        points: [{ path: "p", text: `The Parties withdraw. ${CLAUSE} It reports.` }],
        from: [
          {
            station: 0,
            relation: "version",
            links: [
              ["a", "p"],
              ["b", "p"],
            ],
          },
        ],
      },
    ],
    points: [`‹1›The Parties withdraw. ${CLAUSE}‹2› It reports.`],
    struck: [],
  },
  "words that two parents brought to each of them, and strikes none of either": {
    track: [
      ...chain(CAP),
      ...branch("2", `${CAP} ${CLAUSE}`, [0]),
      ...branch("3", "The armed forces are limited to 800,000 people.", [0]),
      ...branch("4", `The armed forces are limited to 800,000 people. ${CLAUSE}`, [1, 2]),
    ],
    points: [`‹1›The armed forces are limited to‹3› 800,000‹1› people.‹2› ${CLAUSE}`],
    struck: ["600,000: 1 to 3, p at 32", "600,000: 1 to 4, p at 32"],
  },
  "what one parent put back and another never lost to its first version, as never gone": {
    track: [
      ...chain(CAP, RAISED, CAP),
      station("4", { p: CAP }, [
        [2, "p>p"],
        [0, "p>p"],
      ]),
    ],
    points: [`‹1›${CAP}`],
    struck: ["600,000: 1 to 2, p at 32", "800,000: 2 to 3, p at 32"],
  },
  "no strike twice where one parent descends from the other": {
    track: [
      ...chain(CAP, "The armed forces are limited to 800,000 people."),
      ...branch("3", "The armed forces are limited to 800,000 people.", [0, 1]),
    ],
    points: ["‹1›The armed forces are limited to‹2› 800,000‹1› people."],
    struck: ["600,000: 1 to 2, p at 32"],
  },
  "what a witness has otherwise to the witness, as a variant, and strikes nothing": {
    track: [
      ...chain(CAP),
      {
        version: "w",
        points: [{ path: "p", text: "The armed forces are limited to 800,000 people." }],
        from: [{ station: 0, relation: "witness", links: [["p", "p"]] }],
      },
    ],
    points: ["‹1›The armed forces are limited to‹w variant› 800,000‹1› people."],
    struck: [],
  },
  "what a witness has as it was before the parties struck it to the witness, as put back by nobody": {
    track: [...chain(CAP, RAISED), station("w", { p: CAP }, [[1, "p>p", "witness"]])],
    points: ["‹1›The armed forces are limited to‹w variant› 600,000‹1› people."],
    struck: ["600,000: 1 to 2, p at 32"],
  },
  "words behind characters of two units by code points": {
    track: chain("𝒜 cap of 600,000 people.", "𝒜 cap of 800,000 people."),
    points: ["‹1›𝒜 cap of‹2› 800,000‹1› people."],
    struck: ["600,000: 1 to 2, p at 9"],
  },
  "Cyrillic words": {
    track: chain("Збройні сили обмежено до 600 000 осіб.", "Збройні сили обмежено до 800 000 осіб."),
    points: ["‹1›Збройні сили обмежено до‹2› 800 000‹1› осіб."],
    struck: ["600 000: 1 to 2, p at 25"],
  },
};

function branch(version: string, text: string, from: readonly number[]): TrackStation[] {
  return [
    {
      version,
      points: [{ path: "p", text }],
      from: from.map((station) => ({ station, relation: "version", links: [["p", "p"]] })),
    },
  ];
}

describe("blame", () => {
  for (const [name, { track, points, struck }] of Object.entries(cases)) {
    it(`credits ${name}`, () => {
      const blame = blameStation(track, track.length - 1);
      expect(drawBlame(blame)).toEqual({ points, struck });
      expect(blameTrack(track).stations.at(-1)).toEqual(blame.points);
    });
  }

  it("has nothing to say of a track without stations", () => {
    expect(blameStation([], 0)).toEqual({ points: [], struck: [] });
  });

  it("is told once of all versions that have the same words", () => {
    const [first, second] = blameTrack(chain(CAP, CAP)).stations.map(([point]) => point?.runs);
    expect(first).toEqual([{ start: 0, end: 47, version: "1" }]);
    expect(second).toBe(first);
  });
});
