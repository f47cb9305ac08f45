import { describe, expect, it } from "vitest";
import { tell } from "./told-placements.ts";

/** Points 1 and 2, where a sentence is struck from point 1 and put behind what point 2 says; more points stand between. */
function move(struck: string, inserted: string, others = { before: "", after: "", entries: "" }): string {
  const told = tell(`
    1. Fees fall due. ${struck}
    2. Nets are counted.
    ${others.before}
    --
    1. Fees fall due.
    2. Nets are counted. ${inserted}
    ${others.after}
    --
    1 → 1 reworded 0.7
    2 → 2 reworded 0.6
    ${others.entries}
  `);
  return told.replace("The words are gone from point 1 and stand in point 2 now.", "The words moved.");
}

const GONE = "orphaned. Point 1 is where it was, but the words are gone.";

describe("words that stand in another point now", () => {
  it("are moved there, nearly sure", () => {
    expect(
      tell(`
        1. Fees fall due on Monday. Each boat carries «a white lamp at the bow» after sunset.
        2. Nets are counted.
        --
        1. Fees fall due on Monday.
        2. Nets are counted. Each boat carries a white lamp at the bow after sunset.
        --
        1 → 1 reworded 0.7
        2 → 2 reworded 0.6
      `),
    ).toBe("moved 0.9: 2 «a white lamp at the bow» from 36. The words are gone from point 1 and stand in point 2 now.");
  });

  it("are moved there from a point that was dropped", () => {
    expect(
      tell(`
        1. «Each boat carries a white lamp at the bow after sunset».
        2. Fees fall due on Monday.
        --
        2. Fees fall due on Monday. Each boat carries a white lamp at the bow after sunset.
        --
        1 → dropped
        2 → 2 reworded
      `),
    ).toBe(
      "moved 0.9: 2 «Each boat carries a white lamp at the bow after sunset» from 25. The words are gone from point 1 and stand in point 2 now.",
    );
  });

  it("are found there though words like them are left in their own place", () => {
    const inSecond = (second: string) =>
      tell(`
        1. The keeper logs each boat. «The toll is nine silver crowns and a basket of fresh fish».
        2. Fees fall due on Monday.
        --
        1. The keeper logs each boat. The toll is a basket of coal and whatever else there may be.
        2. Fees fall due on Monday. ${second}
        --
        1 → 1 reworded
        2 → 2 reworded
      `);
    expect(inSecond("The toll is nine silver crowns and a basket of fresh fish.")).toBe(
      "moved 0.9: 2 «The toll is nine silver crowns and a basket of fresh fish» from 25. The words are gone from point 1 and stand in point 2 now.",
    );
    expect(inSecond("Nobody pays.")).toBe(
      "unconfirmed 0.514: 1 «The toll is a basket of coal and whatever else there may be» from 27. Point 1 is where it was; “The toll is a basket of coal and whatever else there may be” stands where “The toll is nine silver crowns and a basket of fresh fish” stood.",
    );
  });

  it("are still placed where they only have another place in their own point", () => {
    expect(
      tell(`
        1. Each boat carries «a white lamp at the bow» after sunset. The harbour master counts all nets in spring. Fees are paid on Monday at the gate.
        --
        1. The harbour master counts all nets in spring. Fees are paid on Monday at the gate. Each boat carries a white lamp at the bow after sunset.
        --
        1 → 1 reworded 0.7
      `),
    ).toBe(
      "placed 0.63: 1 «a white lamp at the bow» from 101. Point 1 is where it was; the words stand in another place of it.",
    );
  });

  it("are not moved where they were there before", () => {
    expect(
      tell(`
        1. Fees fall due. Each sailor hangs «a white lamp at the stern» of boats after sunset.
        2. Each sailor hangs a white lamp at the stern of boats after sunset.
        --
        1. Fees fall due.
        2. Each sailor hangs a white lamp at the stern of boats after sunset.
        --
        1 → 1 reworded
        2 → 2 kept
      `),
    ).toBe(GONE);
  });

  it("are not followed where they were struck from a heading", () => {
    expect(
      tell(`
        1. # Of lamps «at the bow after sunset in winter» | Each boat carries a white lamp at the bow after sunset.
        2. Nets are counted.
        --
        1. # Of lamps | Fees are due.
        2. Nets are counted. Each boat carries a white lamp at the bow after sunset.
        --
        1 → 1 reworded
        2 → 2 reworded
      `),
    ).toBe(GONE);
  });
});

// How many words say something: white, lamp, bow, boats, and what is the same beside them.
const TELLING = {
  "too little with four words that say something": [
    "Sailors hang «a white lamp at the bow of boats».",
    "Masters light a white lamp at the bow of boats.",
    GONE,
  ],
  "enough with one more before them": [
    "Sailors hang «a white lamp at the bow of boats».",
    "Masters hang a white lamp at the bow of boats.",
    "moved 0.9: 2 «a white lamp at the bow of boats» from 31. The words moved.",
  ],
  "enough with one more behind them": [
    "«A white lamp at the bow of boats» burns there.",
    "Behold: A white lamp at the bow of boats burns forever.",
    "moved 0.9: 2 «A white lamp at the bow of boats» from 26. The words moved.",
  ],
  "too little with words beside them that only bind": [
    "«A white lamp at the bow of boats» is in the way.",
    "Hang up. A white lamp at the bow of boats is in the fog.",
    GONE,
  ],
  "too little with a word beside them that is not the same, nor what stands behind that": [
    "«A white lamp at the bow of boats» burns all night long.",
    "Hang up. A white lamp at the bow of boats shines all night long.",
    GONE,
  ],
} as const;

describe("what came along with words says", () => {
  for (const [name, [struck, inserted, told]] of Object.entries(TELLING)) {
    it(name, () => expect(move(struck, inserted)).toBe(told));
  }

  const within = (words: string) =>
    tell(`
      1. Fees fall due on Monday for anyone who comes. Sailors see «${words}».
      --
      1. The master hangs ${words}. Fees fall due on Monday for anyone who comes.
      --
      1 → 1 reworded 0.7
    `);

  it("enough with three words within their own point, but not with two", () => {
    expect(within("a lamp at the bow of boats")).toBe(
      "placed 0.63: 1 «a lamp at the bow of boats» from 17. Point 1 is where it was; the words stand in another place of it.",
    );
    expect(within("a lamp at the bow")).toBe(GONE);
  });
});

// Eight words that say something.
const LIT = "Each sailor of towns hangs «a white lamp at the bow» of wooden boats lit.";
const LIT_NOW = LIT.replace(/[«»]/gu, "");

describe("words with a rival", () => {
  const inThird = (drawn: string) => tell(drawn).replace(/ from \d+\. The words .*/u, "");
  const rivalAfter = (rival: string) =>
    inThird(`
      1. Fees fall due. ${LIT}
      2. Nets are counted.
      3. Rent is paid.
      --
      1. Fees fall due.
      2. Nets are counted. ${rival}
      3. Rent is paid. ${LIT_NOW}
      --
      1 → 1 reworded
      2 → 2 reworded
      3 → 3 reworded
    `);
  const rivalBefore = (rival: string, entry = "2 → 2 reworded") =>
    inThird(`
      1. Rule one. ${LIT}
      2. Rule two. ${rival}
      3. Rent is paid.
      --
      1. Rule one.
      2. Rule two.
      3. Rent is paid. ${LIT_NOW}
      --
      1 → 1 reworded
      ${entry}
      3 → 3 reworded
    `);
  const MOVED = "moved 0.9: 3 «a white lamp at the bow»";

  it("go to the place that has more of what is around them, where the other has half as much at most", () => {
    expect(rivalAfter("Keep a white lamp at the bow of wooden chairs and things.")).toBe(MOVED);
    expect(rivalAfter("Keep a white lamp at the bow of wooden boats and things.")).toBe(GONE);
  });

  it("came from their own point, where another had half as much of it at most", () => {
    expect(rivalBefore("Put a white lamp at the bow of wooden things.")).toBe(MOVED);
  });

  it("may as well have come from another point that had the same", () => {
    expect(rivalBefore(LIT_NOW)).toBe(GONE);
  });

  it("have none in a point that had only the first of them", () => {
    expect(
      tell(`
        1. Rule one. Each sailor of towns hangs «a white lamp at the bow of wooden boats».
        2. Rule two. Each sailor of towns hangs a white lamp at the bow of iron ships.
        3. Rent is paid.
        --
        1. Rule one.
        2. Rule two.
        3. Rent is paid. Each sailor of towns hangs a white lamp at the bow of wooden boats.
        --
        1 → 1 reworded
        2 → 2 reworded
        3 → 3 reworded
      `),
    ).toBe(
      "moved 0.9: 3 «a white lamp at the bow of wooden boats» from 41. The words are gone from point 1 and stand in point 3 now.",
    );
  });

  it("may as well be those of another sentence of their own point", () => {
    expect(
      tell(`
        1. Rule. ${LIT} Fees. ${LIT_NOW}
        2. Rent is paid.
        --
        1. Rule. Fees.
        2. Rent is paid. ${LIT_NOW}
        --
        1 → 1 reworded
        2 → 2 reworded
      `),
    ).toBe(GONE);
  });
});

const ENDS = {
  "begin and end within the same words": [
    "Each sailor hangs a w«hite lamp at the stern of boa»ts after sunset.",
    "Each sailor hangs a white lamp at the stern of boats after sunset.",
    "moved 0.9: 2 «hite lamp at the stern of boa» from 39. The words moved.",
  ],
  "have the whole word where it is set otherwise now": [
    "Each sailor minds the cease‑«fire lamp at the stern of sea‑»boats after sunset.",
    "Each sailor minds the cease-fire lamp at the stern of sea-boats after sunset.",
    "moved 0.9: 2 «cease-fire lamp at the stern of sea-boats» from 40. The words moved.",
  ],
  "have the marks that came along": [
    "Each sailor hangs «(a white lamp at the stern)» of boats after sunset.",
    "Each sailor hangs (a white lamp at the stern) of boats after sunset.",
    "moved 0.9: 2 «(a white lamp at the stern)» from 36. The words moved.",
  ],
  "have no marks that did not come along": [
    "Each sailor hangs «(a white lamp at the stern)» of boats after sunset.",
    "Each sailor hangs a white lamp at the stern of boats after sunset.",
    "moved 0.9: 2 «a white lamp at the stern» from 36. The words moved.",
  ],
} as const;

describe("moved words", () => {
  for (const [name, [struck, inserted, told]] of Object.entries(ENDS)) {
    it(name, () => expect(move(struck, inserted)).toBe(told));
  }

  const toNewPoint = (text: string) =>
    tell(`
      1. Fees fall due. «(A white lamp hangs at the stern)» of boats after sunset.
      --
      1. Fees fall due.
      2. ${text}
      --
      1 → 1 reworded
      → 2 added
    `);

  it("have a mark that the new point begins with, and none where it has none", () => {
    expect(toNewPoint("(A white lamp hangs at the stern) of boats after sunset.")).toBe(
      "moved 0.9: 2 «(A white lamp hangs at the stern)» from 0. The words are gone from point 1 and stand in point 2 now.",
    );
    expect(toNewPoint("A white lamp hangs at the stern of boats after sunset.")).toBe(
      "moved 0.9: 2 «A white lamp hangs at the stern» from 0. The words are gone from point 1 and stand in point 2 now.",
    );
  });

  it("are no marks alone, though what stands around them came along", () => {
    expect(
      move(
        "Each sailor hangs a white lamp«,» lit after sunset by his own hand.",
        "Each sailor hangs a white lamp, lit after sunset by his own hand.",
      ),
    ).toBe(GONE);
  });

  it("are those of no common form, which stands in very many points", () => {
    const others = Array.from({ length: 17 }, (_, place) => `${place + 3}. The ${place} keeper sees a white lamp at.`);
    const entries = others.map((_, place) => `${place + 3} → ${place + 3} kept`);
    expect(
      move(
        "Each sailor of towns hangs «a white lamp at the bow» of boats.",
        "Each sailor of towns hangs a white lamp at the bow of boats.",
        {
          before: others.join("\n    "),
          after: others.join("\n    "),
          entries: entries.join("\n"),
        },
      ),
    ).not.toContain("The words moved.");
  });
});
