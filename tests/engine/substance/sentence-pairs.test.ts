import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { sentencePairs } from "../../../src/engine/substance/sentence-pairs.ts";
import { readTokens } from "../../../src/engine/substance/tokens.ts";

const CASES: Readonly<Record<string, readonly [before: string, after: string, ...pairs: string[]]>> = {
  "by the words that they have in common, in any order": [
    "The court sits in June. The bank lends money.",
    "The bank lends money to farmers. In June the court sits.",
    "The court sits in June. = In June the court sits.",
    "The bank lends money. = The bank lends money to farmers.",
  ],
  "with the one that has most of them": [
    "The bank lends money to farmers. The court sits.",
    "The bank lends money. The bank lends money to farmers.",
    "The bank lends money to farmers. = The bank lends money to farmers.",
  ],
  "with the first of two that are as like": [
    "The bank lends money. The court sits.",
    "The bank lends grain. The bank lends tools.",
    "The bank lends money. = The bank lends grain.",
  ],
  "each once": [
    "The bank lends money. The bank lends grain.",
    "The bank lends money and grain. The court sits.",
    "The bank lends money. = The bank lends money and grain.",
  ],
  "with half of their words in common": [
    "The bank lends. The court sits.",
    "The bank shuts. The court sits.",
    "The bank lends. = The bank shuts.",
    "The court sits. = The court sits.",
  ],
  "and not with fewer": [
    "The bank lends money fast. The court sits.",
    "The bank closed early today. The court sits.",
    "The court sits. = The court sits.",
  ],
  "whatever mark ends them": [
    "The court sits; the bank lends! Who pays?",
    "Who pays? The bank lends! The court sits;",
    "The court sits; = The court sits;",
    "the bank lends! = The bank lends!",
    "Who pays? = Who pays?",
  ],
  "without what has no words of matter": [
    "It is. The court sits. The bank lends.",
    "The bank lends. It was. The court sits",
    "The court sits. = The court sits",
    "The bank lends. = The bank lends.",
  ],
  "where there is one in one text, with all of the other": [
    "The court sits.",
    "The bank lends. The court sits.",
    "The court sits. = The bank lends. The court sits.",
  ],
  "where there is one in the other, with all of the first": [
    "It is so. The bank lends. The court sits.",
    "The moon shines.",
    "It is so. The bank lends. The court sits. = The moon shines.",
  ],
};

describe("sentences of two texts", () => {
  for (const [how, [before, after, ...expected]] of Object.entries(CASES)) {
    it(`are paired ${how}`, () => {
      const texts = { before: readTokens(before, ENGLISH), after: readTokens(after, ENGLISH) };
      const drawn = sentencePairs(texts).map(
        (pair) =>
          `${before.slice(pair.before.start, pair.before.end)} = ${after.slice(pair.after.start, pair.after.end)}`,
      );
      expect(drawn).toEqual(expected);
    });
  }
});
