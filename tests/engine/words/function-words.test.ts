import { describe, expect, it } from "vitest";
import { isFunctionWord } from "../../../src/engine/words/function-words.ts";

describe("a function word", () => {
  it("binds a sentence, in English, Ukrainian and Russian", () => {
    const words = ["the", "of", "would", "a", "і", "що", "є", "и", "чтобы", "её"];
    expect(words.filter(isFunctionWord)).toEqual(words);
  });

  it("is none of the words that are the matter in a negotiation, and no mark", () => {
    expect(["not", "no", "shall", "may", "не", "party", "", ",", "5"].filter(isFunctionWord)).toEqual([]);
  });
});
