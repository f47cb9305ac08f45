import { describe, expect, it } from "vitest";
import { findElsewhere } from "../../../src/engine/compare/find-elsewhere.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const ARMY = "The armed forces of the republic are limited to 600,000 people in peacetime.";
const MINES = "Every minefield along the river is mapped and cleared within ninety days of signature.";
const SHALL = "The Parties shall consult with each other.";
const OTHERS = [
  "The harbour dues are shared between the two coastal towns.",
  "A joint board of six members inspects the fishing fleet each spring.",
  "Schools in both provinces teach in both languages from the first year.",
].map((text, index) => `${index + 5}. ${text}`);

/** "1 in 7" for each point found. */
function find(sought: string, other: readonly string[]): readonly string[] {
  const found = findElsewhere(readVersion(sought).points, readVersion(other.join("\n")));
  return found.map(({ path, in: place }) => `${path} in ${place}`);
}

describe("a point that one paper lost", () => {
  const found: Readonly<Record<string, readonly [sought: string, other: readonly string[]]>> = {
    "in the same words under another number": [`1. ${ARMY}`, [...OTHERS, `9. ${ARMY}`]],
    "with another figure": [`1. ${ARMY}`, [...OTHERS, `9. ${ARMY.replace("600,000", "800,000")}`]],
    "in other words of the same matter": [
      `1. ${ARMY}`,
      [...OTHERS, "9. In peacetime the republic limits its armed forces to 800,000 people."],
    ],
    "among points of its old paper that are not there": [`1. ${MINES}\n2. ${SHALL}`, [...OTHERS, `9. ${MINES}`]],
  };
  for (const [how, [sought, other]] of Object.entries(found)) {
    it(`is found in another ${how}`, () => expect(find(sought, other)).toEqual(["1 in 9"]));
  }

  const missing: Readonly<Record<string, readonly [sought: string, other: readonly string[]]>> = {
    "speaks of other matters": [`1. ${ARMY}`, OTHERS],
    "has the same matter's names only": [
      `1. ${ARMY}`,
      [...OTHERS, "9. The republic holds elections within a hundred days of signature."],
    ],
    "has the same commonplace": [`1. ${SHALL}`, [...OTHERS, `9. ${SHALL}`]],
    "has the same number": [`5. ${MINES}`, OTHERS],
    "is empty": [`1. ${ARMY}`, []],
  };
  for (const [which, [sought, other]] of Object.entries(missing)) {
    it(`is not found in one that ${which}`, () => expect(find(sought, other)).toEqual([]));
  }

  it("is not looked for where its text is not known", () => {
    expect(find("1. ?", [...OTHERS, "1. ?"])).toEqual([]);
  });
});
