import { describe, expect, it } from "vitest";
import { WordTable } from "../../../src/engine/words/word-table.ts";

describe("a word table", () => {
  it("gives one spelling one number, counted from 0", () => {
    const table = new WordTable();
    expect(["shall", "may", "shall", "constructor"].map((word) => table.numberOf(word))).toEqual([0, 1, 0, 2]);
    expect(table.size).toBe(3);
  });
});
