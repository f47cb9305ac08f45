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

/** Changes drawn as "quantity 5 → 6, actor – → navy": – where nothing stood, in brackets where it is not of substance. */
function readChanges(drawn: string): readonly Change[] {
  return drawn.split(", ").flatMap((one) => {
    const { of, before, after } = /(?<of>[a-z]+) (?<before>\S+) → (?<after>[^)]+)/u.exec(one)?.groups ?? {};
    if (of === undefined) return [];
    const values = [before, after].map((value) => (value === "–" ? null : value)) as [string | null, string | null];
    const words = { before: values[0], after: values[1], beforeSpan: null, afterSpan: null };
    return [{ class: of as Change["class"], substance: !one.startsWith("("), ...words, values }];
  });
}

/** "quantity 5, meanwhile 6 (1 to 2)" for the changes of each step, counted from 1. */
function tellSteps(steps: readonly (readonly Change[])[], net: readonly Change[] = []): readonly string[] {
  return factsChangedBack(steps, net).map(
    ({ class: of, is, meanwhile, changed, back }) =>
      `${of} ${is ?? "–"}, meanwhile ${meanwhile ?? "–"} (${changed + 1} to ${back + 1})`,
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
    expect(tell([two("5,000", "5,000"), two("6,000", "7,000"), two("5,000", "5,000 armed")])).toEqual([]);
  });

  it("is told twice where it went and came back twice", () => {
    expect(
      tell([army("600,000"), army("800,000"), army("600,000"), army("700,000"), army("600,000", " and no more")]),
    ).toEqual([
      "600,000 people, meanwhile 800,000 people (2 to 3)",
      "600,000 people, meanwhile 700,000 people (4 to 5)",
    ]);
  });

  it("is told twice where it went to the same value both times", () => {
    const texts = ["600,000", "800,000", "600,000", "800,000"].map((figure) => army(figure));
    expect(tell([...texts, army("600,000", " and no more")])).toEqual([
      "600,000 people, meanwhile 800,000 people (2 to 3)",
      "600,000 people, meanwhile 800,000 people (4 to 5)",
    ]);
  });
});

describe("facts that change beside others", () => {
  const CASES: Readonly<Record<string, readonly [steps: readonly string[], expected: readonly string[]]>> = {
    "come back after steps that left them alone": [
      ["quantity 5 → 6", "", "quantity 8 → 9", "quantity 6 → 5"],
      ["quantity 5, meanwhile 6 (1 to 4)"],
    ],
    "are told apart by their class": [
      ["quantity 5 → 6, money 5 → 7", "quantity 6 → 5, money 7 → 5"],
      ["quantity 5, meanwhile 6 (1 to 2)", "money 5, meanwhile 7 (1 to 2)"],
    ],
    "are told apart by their values": [
      ["quantity 5 → 6, quantity 8 → 9", "quantity 9 → 8, quantity 6 → 5"],
      ["quantity 5, meanwhile 6 (1 to 2)", "quantity 8, meanwhile 9 (1 to 2)"],
    ],
    "may take each other's values at one step": [
      ["quantity 5 → 6, quantity 6 → 5", "quantity 6 → 5, quantity 5 → 6"],
      ["quantity 5, meanwhile 6 (1 to 2)", "quantity 6, meanwhile 5 (1 to 2)"],
    ],
    "are not told where two left one value, though both came back": [
      ["quantity 5 → 6, quantity 5 → 7", "quantity 6 → 5, quantity 7 → 5"],
      [],
    ],
    "are not told where two have what one was meanwhile": [["quantity 5 → 6", "quantity 6 → 5, quantity 6 → 7"], []],
    "are not told where no substance changed": [["(quantity 5 → 6)", "(quantity 6 → 5)"], []],
    "are sure beside one of their value that did not change in substance": [
      ["quantity 5 → 6, (quantity 5 → 7)", "(quantity 6 → 8), quantity 6 → 5"],
      ["quantity 5, meanwhile 6 (1 to 2)"],
    ],
    "are sure beside one that was only said in other words": [
      ["quantity 5 → 5, quantity 5 → 6", "quantity 6 → 5"],
      ["quantity 5, meanwhile 6 (1 to 2)"],
    ],
  };
  for (const [what, [steps, expected]] of Object.entries(CASES))
    it(what, () => {
      expect(tellSteps(steps.map(readChanges))).toEqual(expected);
    });

  it("are told beside changes of which no value is known", () => {
    const renamed: Change = {
      ...{ class: "quantity", substance: true, before: "five", after: "5", beforeSpan: null, afterSpan: null },
    };
    const steps = [
      [renamed, ...readChanges("quantity 5 → 6")],
      [renamed, ...readChanges("quantity 6 → 5")],
    ];
    expect(tellSteps(steps, [renamed])).toEqual(["quantity 5, meanwhile 6 (1 to 2)"]);
  });
});

describe("a fact that came back on the way", () => {
  const told = ["quantity 5, meanwhile 6 (1 to 2)"];
  const CASES: Readonly<Record<string, readonly [net: string, expected: readonly string[]]>> = {
    "is not told where one of its value is another in the end": ["quantity 5 → 8", []],
    "is not told where another has its value in the end": ["quantity 8 → 5", []],
    "is not told where what it was meanwhile stands there in the end": ["quantity 8 → 6", []],
    "is not told where what it was meanwhile stood there at first": ["quantity 6 → –", []],
    "is told beside one of its class that is another in the end": ["quantity 8 → 9", told],
    "is told beside one of its class that came": ["quantity – → 9", told],
    "is told beside one of another class with its value": ["money 5 → 6", told],
    "is told beside a change that is not of substance": ["(quantity 5 → 6)", told],
  };
  for (const [what, [net, expected]] of Object.entries(CASES))
    it(what, () => {
      expect(tellSteps(["quantity 5 → 6", "quantity 6 → 5"].map(readChanges), readChanges(net))).toEqual(expected);
    });

  it("is told of one that was gone meanwhile, beside one of its class that came for good", () => {
    const steps = ["quantity 5 → –", "quantity – → 5"].map(readChanges);
    expect(tellSteps(steps, readChanges("quantity – → 9"))).toEqual(["quantity 5, meanwhile – (1 to 2)"]);
  });
});
