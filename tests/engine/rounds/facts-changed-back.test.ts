import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { factsChangedBack } from "../../../src/engine/rounds/facts-changed-back.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import { languageOf } from "../../../src/engine/substance/language-of.ts";
import type { Change } from "../../../src/model/comparison.ts";

const changesBetween = (before: string, after: string): readonly Change[] =>
  findSubstance(redline(before, after).runs, languageOf(before, "en"), languageOf(after, "en"));

/** "600,000 people, meanwhile 800,000 people (2 to 3)" for texts in order of time, counted from 1. */
function tell(texts: readonly string[]): readonly string[] {
  const steps = texts.slice(1).map((text, place) => changesBetween(texts[place] ?? "", text));
  const net = changesBetween(texts[0] ?? "", texts.at(-1) ?? "");
  return factsChangedBack(steps, net).map(
    ({ is, meanwhile, changed, back }) => `${is ?? "–"}, meanwhile ${meanwhile ?? "–"} (${changed + 2} to ${back + 2})`,
  );
}

const army = (figure: string, rest = "") => `The army is limited to ${figure} people${rest}.`;

describe("a fact that went to another value and came back", () => {
  it("is told with what it was meanwhile, and at which steps", () => {
    expect(tell([army("600,000"), army("800,000"), army("600,000", " and no more")])).toEqual([
      "600,000 people, meanwhile 800,000 people (2 to 3)",
    ]);
  });

  it("is told when it came back by way of others", () => {
    expect(tell([army("600,000"), army("800,000"), army("700,000"), army("600,000", " at all times")])).toEqual([
      "600,000 people, meanwhile 800,000 people (2 to 4)",
    ]);
  });

  it("is told where nothing stood at first, and nothing does again", () => {
    expect(tell([army("600,000"), army("600,000", " in peacetime"), army("600,000 armed")])).toEqual([
      "–, meanwhile in peacetime (2 to 3)",
    ]);
  });

  it("is not told of one that became a third value, or left again", () => {
    expect(tell([army("600,000"), army("800,000"), army("700,000")])).toEqual([]);
    expect(tell([army("600,000"), army("800,000"), army("600,000"), army("900,000")])).toEqual([]);
    expect(
      tell([army("600,000"), army("600,000", " in peacetime"), army("600,000"), army("600,000", " in peacetime")]),
    ).toEqual([]);
  });

  it("is not told where two facts of the value changed at once: which one came back is not sure", () => {
    const two = (one: string, other: string) => `The army has ${one} people and the navy ${other} people.`;
    expect(tell([two("5,000", "5,000"), two("6,000", "7,000"), two("5,000", "7,000")])).toEqual([]);
  });

  it("is told twice where it went and came back twice", () => {
    expect(
      tell([army("600,000"), army("800,000"), army("600,000"), army("700,000"), army("600,000", " and no more")]),
    ).toEqual([
      "600,000 people, meanwhile 800,000 people (2 to 3)",
      "600,000 people, meanwhile 700,000 people (4 to 5)",
    ]);
  });
});
