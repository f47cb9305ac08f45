import { describe, expect, it } from "vitest";
import { describeFact } from "../../../src/engine/substance/describe-fact.ts";
import type { FactClass } from "../../../src/engine/substance/fact.ts";

const NAMES: Readonly<Record<FactClass, string>> = {
  quantity: "the figure",
  money: "the amount",
  percentage: "the share",
  date: "the date",
  deadline: "the deadline",
  duration: "the time",
  modality: "the force",
  negation: "the negation",
  condition: "the condition",
  scope: "the scope",
  actor: "who acts or is bound",
  place: "the place",
  "defined-term": "the term",
  reference: "the provision referred to",
};

describe("the reason for a finding", () => {
  it.each(Object.entries(NAMES))("calls a %s %s, says what it was and is, and what came or went", (of, name) => {
    expect(describeFact(of as FactClass, "old", "new")).toBe(`${name} was old and is new`);
    expect(describeFact(of as FactClass, undefined, "new")).toBe(`${name} came: new`);
    expect(describeFact(of as FactClass, "old", undefined)).toBe(`${name} went: old`);
  });
});
