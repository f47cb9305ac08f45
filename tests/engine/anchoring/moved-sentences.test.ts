import { describe, expect, it } from "vitest";
import { tell } from "./told-placements.ts";

/** Struck from point 1, and put behind what point 2 says. */
function move(struck: string, inserted: string): string {
  return tell(`
    1. Fees fall due. ${struck}
    2. Nets are counted.
    --
    1. Fees fall due.
    2. Nets are counted. ${inserted}
    --
    1 → 1 reworded 0.7
    2 → 2 reworded 0.6
  `).replace("The sentence is gone from point 1 and stands in point 2 now", "The sentence moved");
}

const GONE = "orphaned. Point 1 is where it was, but the words are gone.";
const REST = "after sunset in winter and in thick fog on the river";

const FATES = {
  "with the words edited": [
    `Each boat carries «a white lamp at the bow» ${REST}.`,
    `Each boat carries a red lamp at the bow ${REST}.`,
    "changed 0.75: 2 «a red lamp at the bow» from 36. The sentence moved; “a red lamp at the bow” stands where “a white lamp at the bow” stood.",
  ],
  "with the words as they were, and others around them": [
    `Each boat carries «a white lamp» ${REST}.`,
    "Each sailor who steers a boat shows a white lamp at sunset in winter and in thick fog on the river.",
    "unconfirmed 0.9: 2 «a white lamp» from 54. The sentence moved; “a white lamp” stands there.",
  ],
  "with other words in their place": [
    "Each boat carries a lamp at the bow after «sunset in winter» and in thick fog on the river.",
    "Each boat carries a lamp at the bow after nightfall and in thick fog on the river.",
    "changed 0.45: 2 «nightfall» from 60. The sentence moved; “nightfall” stands where “sunset in winter” stood.",
  ],
  "without the words": [
    "Each boat carries a lamp at the bow after sunset in winter «and in thick fog» on the river.",
    "Each boat carries a lamp at the bow after sunset in winter on the river.",
    GONE,
  ],
  "with fewer words unaltered than are sure": [
    "Each boat carries «a white lamp at the bow» after sunset in winter.",
    "Each boat of both towns carries a red lamp at the bow after sunset in winter.",
    "unconfirmed 0.75: 2 «a red lamp at the bow» from 50. The sentence moved; “a red lamp at the bow” stands where “a white lamp at the bow” stood.",
  ],
  "cut in two, with the words in the first": [
    "Each sailor hangs a «white lamp» at the stern of his boat after sunset and in thick fog he rings the great brass bell at the bow every minute.",
    "Each sailor hangs a red lamp at the stern of his boat after sunset. In thick fog he rings the great brass bell at the bow every minute.",
    "changed 0.675: 2 «red lamp» from 38. The sentence moved; “red lamp” stands where “white lamp” stood.",
  ],
  "cut in two, with the words in the second": [
    "Each sailor hangs a white lamp at the stern of his boat after sunset and in thick fog he rings the «great brass bell» at the bow every minute.",
    "Each sailor hangs a white lamp at the stern of his boat after sunset. In thick fog he rings the great iron bell at the bow every minute.",
    "changed 0.75: 2 «great iron bell» from 114. The sentence moved; “great iron bell” stands where “great brass bell” stood.",
  ],
} as const;

describe("a sentence that stands in another point now", () => {
  for (const [name, [struck, inserted, told]] of Object.entries(FATES)) {
    it(`is followed ${name}`, () => expect(move(struck, inserted)).toBe(told));
  }

  it("is for a person to confirm where its point was dropped", () => {
    expect(
      tell(`
        1. Each boat carries «a white lamp at the bow» ${REST}.
        2. Nets are counted.
        --
        2. Nets are counted. Each boat carries a red lamp at the bow ${REST}.
        --
        1 → dropped
        2 → 2 reworded
      `),
    ).toBe(
      "unconfirmed 0.75: 2 «a red lamp at the bow» from 36. The sentence is gone from point 1 and stands in point 2 now; “a red lamp at the bow” stands where “a white lamp at the bow” stood.",
    );
  });

  it("is changed where it only has another place in its own point", () => {
    expect(
      tell(`
        1. Each boat carries «a white lamp at the bow» ${REST}. The harbour master counts all nets in spring. Fees are paid on Monday at the gate by everyone who comes.
        --
        1. The harbour master counts all nets in spring. Fees are paid on Monday at the gate by everyone who comes. Each boat carries a red lamp at the bow ${REST}.
        --
        1 → 1 reworded
      `),
    ).toBe(
      "changed 0.75: 1 «a red lamp at the bow» from 123. The sentence has another place in point 1 now; “a red lamp at the bow” stands where “a white lamp at the bow” stood.",
    );
  });

  it("is the sentence of the words, and not the next one", () => {
    expect(
      tell(`
        1. Fees fall due «on Monday at noon» here. Each sailor hangs a white lamp at the stern of boats after sunset.
        2. Nets are counted.
        --
        1. Roads are closed.
        2. Nets are counted. Each sailor hangs a white lamp at the stern of boats after sunset.
        --
        1 → 1 reworded
        2 → 2 reworded
      `),
    ).toBe(GONE);
  });
});

describe("a sentence with parts in two points", () => {
  // Fourteen words that say something, of which twelve are left.
  const SENTENCE =
    "Each sailor hangs a «white lamp» at the stern of his boat after sunset and in thick fog he rings the great brass bell at the bow every minute.";
  const apart = (second: string, third: string) =>
    tell(`
      1. Fees fall due. ${SENTENCE}
      2. Nets are counted.
      3. Rent is paid.
      --
      1. Fees fall due.
      2. Nets are counted. ${second}
      3. Rent is paid. ${third}
      --
      1 → 1 reworded
      2 → 2 reworded
      3 → 3 reworded
    `);

  it("went to the point that has most of it", () => {
    expect(apart("Some wait until his boat after sunset goes by.", SENTENCE.replace("«white lamp»", "red lamp"))).toBe(
      "changed 0.675: 3 «red lamp» from 34. The sentence is gone from point 1 and stands in point 3 now; “red lamp” stands where “white lamp” stood.",
    );
  });

  it("went nowhere in particular where both have much of it", () => {
    expect(
      apart(
        "Each sailor hangs a red lamp at the stern of his boat after sunset.",
        "In thick fog he rings the great brass bell at the bow every minute.",
      ),
    ).toBe(GONE);
  });
});
