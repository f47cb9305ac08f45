import { describe, expect, it } from "vitest";
import { placeAnchor } from "../../../src/engine/anchoring/place-anchor.ts";
import type { Anchor } from "../../../src/model/anchor.ts";
import { drawPlacement, readTold, tell } from "./told-placements.ts";

const LAMP = "1. Boats carry «a white lamp».";

// What became of the point, then what became of the words.
const POINTS = {
  "that the point is where it was": [
    `${LAMP}\n--\n1. Boats carry a white lamp.\n--\n1 → 1 kept`,
    "placed 1: 1 «a white lamp» from 12. Point 1 is where it was; the words are as they were.",
  ],
  "that the point stands at another place of the count": [
    `${LAMP}\n--\n2. Boats carry a white lamp.\n--\n1 → 2 kept`,
    "placed 1: 2 «a white lamp» from 12. Point 1 is 2 now; the words are as they were.",
  ],
  "that the point has another printed number": [
    `${LAMP}\n--\n1. Boats carry a white lamp.\n--\n1 → 1 kept renumbered`,
    "placed 1: 1 «a white lamp» from 12. Point 1 is 1 now; the words are as they were.",
  ],
  "that the point left its place": [
    `${LAMP}\n--\n3. Boats carry a white lamp.\n--\n1 → 3 kept moved`,
    "moved 1: 3 «a white lamp» from 12. Point 1 left its place and is 3 now; the words are as they were.",
  ],
  "into which points it was split, and in which of them the words stand": [
    `
    1. Boats carry a lamp at night. Nets are counted «every spring». Fees are paid on Monday.
    --
    1. Boats carry a lamp at night.
    2. Nets are counted every spring.
    3. Fees are paid on Monday.
    --
    1 → 1, 2, 3 split 0.3 0.4 0.5
    `,
    "unconfirmed 0.4: 2 «every spring» from 17. Point 1 was split into 1, 2 and 3; the words stand in 2 as they were.",
  ],
  "in which part of a split the words were edited": [
    `
    1. Boats carry a lamp at night. Nets are counted «every cold spring» by an officer of the quay.
    --
    1. Boats carry a lamp at night.
    2. Nets are counted every mild spring by an officer of the quay.
    --
    1 → 1, 2 split
    `,
    "unconfirmed 0.6: 2 «every mild spring» from 17. Point 1 was split into 1 and 2; “every cold spring” became “every mild spring” in 2.",
  ],
  "with which points it was merged": [
    `
    1. Boats carry a lamp at night.
    2. Nets are counted «every spring».
    --
    1. Boats carry a lamp at night. Nets are counted every spring.
    --
    1, 2 → 1 merged 0.4 0.6
    `,
    "unconfirmed 0.6: 1 «every spring» from 46. Points 1 and 2 were merged into 1; the words stand as they were.",
  ],
  "with which points it was regrouped": [
    `
    1. Boats carry a lamp at night. Nets are counted «every spring».
    2. Fees are paid on Monday.
    --
    1. Boats carry a lamp at night.
    2. Nets are counted every spring. Fees are paid on Monday.
    --
    1, 2 → 1, 2 merged
    `,
    "unconfirmed 0.8: 2 «every spring» from 17. Points 1 and 2 were regrouped as 1 and 2; the words stand in 2 as they were.",
  ],
  "in which points the words stand where a split went through them": [
    `
    1. Boats carry «a white lamp at night. Nets are counted every cold spring by an officer».
    --
    1. Boats carry a white lamp at night.
    2. Nets are counted every cold spring by an officer.
    --
    1 → 1, 2 split
    `,
    "unconfirmed 0.65: 2 «Nets are counted every cold spring by an officer» from 0. Point 1 was split into 1 and 2; the words stand in 1 and 2, most of them in 2.",
  ],
  "that the words were edited": [
    `
    1. Boats carry «a white lamp at the bow» after sunset.
    --
    1. Boats carry a red lamp at the bow after sunset.
    --
    1 → 1 reworded 0.7
    `,
    "changed 0.583: 1 «a red lamp at the bow» from 12. Point 1 is where it was; “a white lamp at the bow” became “a red lamp at the bow”.",
  ],
  "that the words are gone": [
    `
    1. Boats carry a white lamp at the bow «after sunset».
    --
    1. Boats carry a white lamp at the bow.
    --
    1 → 1 reworded 0.7
    `,
    "orphaned. Point 1 is where it was, but the words are gone.",
  ],
  "that it cannot tell which of two places is meant": [
    `
    1. Boats «pay five crowns». Boats pay five crowns.
    --
    1. Boats pay five crowns.
    --
    1 → 1 reworded
    `,
    "orphaned. Point 1 is where it was, but more than one place in it could be meant.",
  ],
  "that nothing is reported of the point": [
    `${LAMP}\n--\n2. Fees are paid.\n--\n1 → unreported`,
    "orphaned. Nothing is reported of point 1.",
  ],
} as const;

// A form of words that stands elsewhere too is no evidence; so little else is left of the point.
const FORM = {
  before: `
    2. The council of elders meets in spring to hear «that boats carry white lamps» and other tidings of towns abroad.`,
  after: `
    2. Whoever swims at night must shout so that boats carry white lamps to where he swims and pull him out alive.`,
};
const OTHER = "Everybody knows that boats carry white lamps.";
const UNSURE =
  "unconfirmed 0.8: 2 «that boats carry white lamps» from 37. Point 2 is where it was; “that boats carry white lamps” stands where “that boats carry white lamps” stood.";

const FORMS = {
  "is placed where no other point has them": [
    `    1. Fees fall due.${FORM.before}\n--\n    1. Fees fall due.${FORM.after}\n--\n1 → 1 kept\n2 → 2 reworded`,
    "placed 0.8: 2 «that boats carry white lamps» from 37. Point 2 is where it was; the words stand as they were.",
  ],
  "is unconfirmed where another point had them": [
    `    1. ${OTHER}${FORM.before}\n--\n    1. Fees fall due.${FORM.after}\n--\n1 → dropped\n→ 1 added\n2 → 2 reworded`,
    UNSURE,
  ],
  "is unconfirmed where another point has them now": [
    `    1. Fees fall due.${FORM.before}\n--\n    1. ${OTHER}${FORM.after}\n--\n1 → dropped\n→ 1 added\n2 → 2 reworded`,
    UNSURE,
  ],
} as const;

const ELSEWHERE = {
  "a pair": [
    `${LAMP}\n--\n4. Boats carry a white lamp.\n--\n1 → 4 kept`,
    "unconfirmed 1: 4 «a white lamp» from 12. Point 1 was found as 4 in the other document; the words are as they were.",
  ],
  "a split": [
    `
    1. Boats carry a lamp at night. Nets are counted «every spring».
    --
    4. Boats carry a lamp at night.
    5. Nets are counted every spring.
    --
    1 → 4, 5 split
    `,
    "unconfirmed 0.8: 5 «every spring» from 17. Point 1 was split into 4 and 5 in the other document; the words stand in 5 as they were.",
  ],
  "points that were merged": [
    `
    1. Boats carry a lamp at night.
    2. Nets are counted «every spring».
    --
    4. Boats carry a lamp at night. Nets are counted every spring.
    --
    1, 2 → 4 merged
    `,
    "unconfirmed 0.8: 4 «every spring» from 46. Points 1 and 2 were merged into 4 in the other document; the words stand as they were.",
  ],
} as const;

describe("a placement says", () => {
  for (const [name, [drawn, told]] of Object.entries(POINTS)) it(name, () => expect(tell(drawn)).toBe(told));
  for (const [name, [drawn, told]] of Object.entries(ELSEWHERE)) {
    it(`of ${name} that the other document is meant`, () => expect(tell(drawn, true)).toBe(told));
  }

  it("that a point was dropped, where its words are known to stand nowhere else", () => {
    const { note, step } = readTold(`${LAMP}\n--\n2. Fees are paid.\n--\n1 → dropped`);
    const [dropped] = step.aligned as [(typeof step.aligned)[0]];
    const found = (...addresses: readonly string[]) =>
      placeAnchor(note, {
        ...step,
        aligned: [{ ...dropped, migrated: addresses.map((address) => ({ address, score: 0.9 })) }],
      }).reason;
    expect(found()).toBe("Point 1 was dropped.");
    expect(found("lake#4", "lake#5")).toBe("Point 1 was dropped here; its words stand in lake#4 and lake#5.");
  });
});

describe("a note on kept words of a point that was written anew", () => {
  for (const [name, [drawn, told]] of Object.entries(FORMS)) it(name, () => expect(tell(drawn)).toBe(told));
});

describe("lines split without a change", () => {
  it("leave the words on their own line", () => {
    expect(
      tell(`
        1. Boats carry lamps.¶Boats carry «lamps» too.
        --
        1. Boats carry lamps.
        2. Boats carry lamps too.
        --
        1 → 1, 2 split
      `),
    ).toBe("unconfirmed 0.8: 2 «lamps» from 12. Point 1 was split into 1 and 2; the words stand in 2 as they were.");
  });
});

describe("words in a reason", () => {
  const quotedAs = (exact: string) => {
    const { note, step } = readTold(`${LAMP}\n--\n1. Boats carry a white lamp.\n--\n1 → 1 kept`);
    const unknown = { ...note, quote: { ...note.quote, exact } } as Anchor;
    return drawPlacement(placeAnchor(unknown, step));
  };
  const cases = {
    "on one line": [" the  black\n\tflag ", "the black flag"],
    "whole up to 60 characters": [`${"x".repeat(29)} ${"y".repeat(30)}`, `${"x".repeat(29)} ${"y".repeat(30)}`],
    "cut after a word where they are longer": [`${"x".repeat(29)} ${"y".repeat(31)}`, `${"x".repeat(29)} …`],
    "cut within a word that is longer itself": ["🛶".repeat(61), `${"🛶".repeat(60)} …`],
  };
  for (const [name, [exact = "", told]] of Object.entries(cases)) {
    it(`stand ${name}`, () => {
      expect(quotedAs(exact)).toBe(`orphaned. The words “${told}” are not in point 1.`);
    });
  }
});
