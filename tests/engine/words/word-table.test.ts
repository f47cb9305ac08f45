import { describe, expect, it } from "vitest";
import { FUNCTION_WORD, MARK, WordTable } from "../../../src/engine/words/word-table.ts";

describe("a word table", () => {
  it("gives one spelling one number, counted from 0", () => {
    const table = new WordTable();
    expect(["shall", "may", "shall", "constructor"].map((word) => table.numberOf(word))).toEqual([0, 1, 0, 2]);
    expect(table.size).toBe(3);
  });

  it("numbers the words and marks of a text in order, alike in every text", () => {
    const table = new WordTable();
    expect([...table.numberAll("They shall, they may.")]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...table.numberAll("may shall")]).toEqual([4, 1]);
    expect([0, 1, 2, 3, 4, 5].map((word) => table.spellingOf(word))).toEqual([
      "They",
      "shall",
      ",",
      "they",
      "may",
      ".",
    ]);
  });

  it("gives the same numbers for a text that is not kept, up to the reading of another", () => {
    const table = new WordTable();
    const long = Array.from({ length: 700 }, (_, index) => `word${index % 600}`).join(" ");
    expect([...table.scan(long)]).toEqual(Array.from({ length: 700 }, (_, index) => index % 600));
    expect([...table.scan("word7 word5")]).toEqual([7, 5]);
    expect([...table.numberAll("word5, word7")]).toEqual([5, 600, 7]);
    expect([...table.scan("")]).toEqual([]);
  });

  it("gives two words in a row one number, which is no word's and has no spelling", () => {
    const table = new WordTable();
    const [shall, not] = [table.numberOf("shall"), table.numberOf("not")];
    const pair = table.pairOf(shall, not);
    expect(table.pairOf(shall, not)).toBe(pair);
    expect(table.pairOf(not, shall)).not.toBe(pair);
    expect([shall, not]).not.toContain(pair);
    expect(table.spellingOf(pair)).toBe("");
    expect(table.size).toBe(4);
  });

  it("knows a pair from a word, and takes it for its own form", () => {
    const table = new WordTable();
    const [shall, not] = [table.numberOf("shall"), table.numberOf("not")];
    const pair = table.pairOf(shall, not);
    expect([shall, not, pair].map((word) => table.isPair(word))).toEqual([false, false, true]);
    expect([table.foldedOf(pair), table.loweredOf(pair), table.size]).toEqual([pair, pair, 3]);
  });

  it("tells marks from words that bind and words that say something, in any case", () => {
    const table = new WordTable();
    const kinds = ["—", "The", "of", "Party", "5"].map((word) => table.kindOf(table.numberOf(word)));
    expect(kinds.slice(0, 3)).toEqual([MARK, FUNCTION_WORD, FUNCTION_WORD]);
    expect(new Set([...kinds.slice(3), MARK, FUNCTION_WORD]).size).toBe(3);
    expect(kinds[3]).toBe(kinds[4]);
  });

  it("brings the inflections of a word together, and a word apart from its capitals only where asked", () => {
    const table = new WordTable();
    const [one, other] = [table.numberOf("Guarantees"), table.numberOf("guaranteed")];
    expect(table.foldedOf(one)).toBe(table.foldedOf(other));
    expect(table.loweredOf(one)).toBe(table.numberOf("guarantees"));
    expect(table.loweredOf(one)).not.toBe(table.loweredOf(other));
    expect(table.loweredOf(table.numberOf("CAFE\u0301"))).toBe(table.numberOf("café"));
  });

  it("folds or lowers a row of words one by one", () => {
    const table = new WordTable();
    const words = table.numberAll("Parties shall LEASE ports");
    const spelled = (numbers: Int32Array) => [...numbers].map((word) => table.spellingOf(word));
    expect(spelled(table.foldAll(words))).toEqual(["parti", "shall", "leas", "port"]);
    expect(spelled(table.lowerAll(words))).toEqual(["parties", "shall", "lease", "ports"]);
  });

  it("says the same when asked again, and with thousands of words", () => {
    const table = new WordTable();
    const words = Array.from({ length: 3_000 }, (_, index) => `Word${index}s`);
    const numbers = words.map((word) => table.numberOf(word));
    const ask = () => numbers.map((word) => [table.kindOf(word), table.foldedOf(word), table.loweredOf(word)]);
    const [answers, again] = [ask(), ask()];
    expect(again).toEqual(answers);
    expect(answers.map(([, folded = -1]) => table.spellingOf(folded))).toEqual(
      words.map((_, index) => `word${index}s`),
    );
    expect(answers.map(([, , lowered = -1]) => table.spellingOf(lowered))).toEqual(
      words.map((_, index) => `word${index}s`),
    );
  });
});
