import { describe, expect, it } from "vitest";
import { findVariants } from "../../../src/engine/collation/find-variants.ts";
import { PairNumbering } from "../../../src/engine/redline/number-words.ts";

function variants(reading: string, texts: Readonly<Record<string, string>>, stepsPerUnit = 30) {
  const witnesses = Object.entries(texts).map(([witness, text]) => ({ witness, text }));
  return findVariants(reading, witnesses, { stepsPerUnit, numbering: new PairNumbering() });
}

describe("the variants of a place", () => {
  it("name who has the reading text, and who has what instead", () => {
    const found = variants("Boats pay a toll.", {
      A: "Boats pay a toll.",
      B: "Boats pay a fee.",
      C: "Boats pay a fee.",
    });
    expect(found.variants).toEqual([
      { span: [12, 16], lemma: "toll", witnesses: ["A"], others: [{ text: "fee", witnesses: ["B", "C"] }] },
    ]);
    expect(variants("Boats pay a toll.", { B: "Boats pay a fee." }).variants[0]?.witnesses).toEqual([]);
  });

  it("stand beside each other where they only touch", () => {
    const found = variants("Boats pay twice here", { B: "Boats pay once here", C: "Boats pay twice" }).variants;
    expect(found.map(({ lemma }) => lemma)).toEqual(["twice", " here"]);
  });

  it("are one where nothing is read and several have something", () => {
    const found = variants("", { A: "", B: "Boats pay.", C: "Nets pay." }).variants;
    expect(found).toMatchObject([{ span: [0, 0], lemma: "", witnesses: ["A"] }]);
    expect(found[0]?.others.map(({ text }) => text)).toEqual(["Boats pay.", "Nets pay."]);
  });

  it("say where the work did not suffice for one of the witnesses", () => {
    const words = (word: string) => Array.from({ length: 40 }, (_, index) => `${word}${index}`).join(" ");
    const [reading, other] = [`${words("a")} x ${words("b")} y`, `${words("b")} z ${words("a")} w`];
    expect(variants(reading, { A: reading, B: other }, 0).precise).toBe(false);
    expect(variants(reading, { B: other }, 0.01).precise).toBe(false);
    expect(variants(reading, { A: reading, B: other }).precise).toBe(true);
  });
});
