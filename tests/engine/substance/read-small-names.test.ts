import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "as a body by the word before it": [
    ["The {interior ministry} pays.", "actor interior ministry"],
    ["A {harbour board} pays.", "actor harbour board"],
    ["It is paid by {harbour boards}.", "actor harbour board"],
    ["It is paid by {port authorities}.", "actor port authority"],
  ],
  "as no body of its own where no word says which": [
    ["The archive is shut."],
    ["The new archive is shut."],
    ["The locally archive is shut."],
    ["Some archive is shut."],
  ],
  "as a body known by its word alone": [
    ["The {ministry} pays.", "actor ministry"],
    ["The new {ministry} pays.", "actor ministry"],
    ["The elected {council} pays.", "actor council"],
    ["The {leading council} pays.", "actor leading council"],
    ["The larger {council} pays.", "actor council"],
    ["The largest {council} pays.", "actor council"],
    ["The newly {council} pays.", "actor council"],
  ],
  "as a place by the word before it": [
    ["He lives on the {third floor}.", "place third floor"],
    ["They left the {northern camps}.", "place northern camps"],
    ["Goods go to the {eastern zone}.", "place eastern zone"],
    ["They met in a {rented warehouse}.", "place rented warehouse"],
  ],
  "as no place where no word says which, or nobody is there": [
    ["He lives on the same floor."],
    ["He lives on the large floor."],
    ["The third floor is new."],
    ["They saw the third floor."],
    ["He lives on the of floor."],
    ["He lives on floor two."],
    ["They met in the northern border zone."],
  ],
};

/** What says of a place only that there is one. */
const NO_PLACE =
  "same other said whole entire new old own next last whole respective present current large small great";

describe("a name in small letters is read", () => {
  for (const [what, rows] of Object.entries(ROWS)) {
    it.each(rows)(`${what}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, ENGLISH, ["actor", "place"])).toEqual([marked, ...facts]);
    });
  }

  it.each(NO_PLACE.split(" "))("as no place where it is only called %s", (word) => {
    const text = `They met on the ${word} floor.`;
    expect(drawFacts(text, ENGLISH, ["place"])).toEqual([text]);
  });
});
