import { describe, expect, it } from "vitest";
import { isTranslation } from "../../../src/engine/collation/witness.ts";
import { aWitness } from "../../support/drawn-collation.ts";

describe("a translation", () => {
  it.each([
    ["uk", "en", true],
    ["es", "en", true],
    ["en", "en", false],
    ["EN-gb", "en", false],
    ["en", "en-US", false],
    [undefined, "en", false],
    ["en", undefined, false],
    [undefined, undefined, false],
  ])("is told by its language: of %s beside a head of %s it is %s", (own, head, expected) => {
    const of = (language: string | undefined) => ({ ...aWitness("A", "1. Text."), language });
    expect(isTranslation(of(own), of(head))).toBe(expected);
  });
});
