import { describe, expect, it } from "vitest";
import { KnownForms } from "../../../src/engine/words/known-forms.ts";

describe("a glance at known forms", () => {
  const forms = new KnownForms(["article", "art", "annex", "zone", "пункт", "§"]);
  const mayHold = (words: string) => words.split(" ").filter((word) => forms.mayHold(word));

  it("lets pass every form, in small letters and capitals", () => {
    expect(mayHold("article art annex zone Article ART Zone пункт Пункт §")).toHaveLength(10);
  });

  it("sees by letter and length that most words are none", () => {
    expect(mayHold("an arts articles bone one zones the party")).toEqual([]);
  });

  it("leaves to others what shares letter and length with a form, and all that begins with no plain letter", () => {
    expect(mayHold("act apply zeal слово élan 5")).toEqual(["act", "apply", "zeal", "слово", "élan", "5"]);
  });

  it("knows no form of a length that none has, however long the word", () => {
    expect([3, 35, 67, 5, 37].map((length) => forms.mayHold("a".repeat(length)))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(forms.mayHold("")).toBe(true);
    const [longest, longer] = ["a".repeat(30), "a".repeat(31)];
    expect([longest, longer].map((word) => new KnownForms([longest]).mayHold(word))).toEqual([true, false]);
  });
});
