import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWord, isSmallAscii } from "../../../src/engine/words/fold-word.ts";

describe("foldWord", () => {
  const families = [
    ["guarantee", "guarantees", "Guaranteed", "guarantee’s"],
    ["withdraw", "withdraws", "withdrawing"],
    ["party", "parties", "Parties", "party's"],
    ["agree", "agrees", "agreed", "agreeing"],
    ["limit", "limits", "limited", "limiting"],
    ["café", "cafe\u0301", "CAFÉ"],
    ["гарантія", "гарантії", "гарантій"],
    ["ceasefire", "cease-fire", "Cease‐fires", "cease‑fire’s"],
    ["соціально-економічна", "соціально-економічні"],
  ];
  for (const family of families) {
    it(`recognises ${family.join(", ")} as one word`, () => expect(new Set(family.map(foldWord)).size).toBe(1));
  }

  const strangers = [
    ["shall", "should"],
    ["reliable", "robust"],
    ["600,000", "800,000"],
    ["пакт", "план"],
    ["US", "use"],
  ];
  for (const [one = "", other = ""] of strangers) {
    it(`tells ${one} from ${other}`, () => expect(foldWord(one)).not.toBe(foldWord(other)));
  }

  const stems: Record<string, string> = {
    guaranteed: "guarant",
    guarantee: "guarant",
    agreed: "agr",
    treaties: "treati",
    flies: "fly",
    eeeee: "e",
    dies: "die",
    glass: "glass",
    bus: "bus",
    ports: "port",
    ending: "ending",
    meeting: "meet",
    owed: "owed",
    signed: "sign",
    jointly: "joint",
    ugly: "ugly",
    free: "free",
    peace: "peac",
    day: "day",
    party: "parti",
    "party's": "parti",
    "Party’s": "parti",
    Élans: "élan",
    "600,000": "600,000",
    cafés: "café",
    "café-bars": "cafébar",
    "multi-factor": "multifactor",
    "co-op-2": "co-op-2",
    "-": "-",
    гарантіями: "гаранті",
    война: "война",
    мир: "мир",
    "об’єкт": "об'єкт",
    "гарантіями-2": "гарантіями-2",
    "x-гарантіями": "x-гарантіями",
    "x-ray's": "xray",
    "": "",
  };
  for (const [word, stem] of Object.entries(stems)) {
    it(`recognises ${JSON.stringify(word)} by ${JSON.stringify(stem)}`, () => expect(foldWord(word)).toBe(stem));
  }

  it("never makes a word vanish that has a letter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\p{L}+$/u), (word) => {
        expect(foldWord(word)).not.toBe("");
      }),
    );
  });
});

describe("small letters of ASCII", () => {
  it.each([
    ["shall", true],
    ["a", true],
    ["z", true],
    ["", true],
    ["5,000", true],
    ["@[`{~\u007f", true],
    ["\u0080", false],
    ["é", false],
    ["в", false],
    ["A", false],
    ["Z", false],
    ["shalL", false],
  ])("are all that is in %j: %j", (word, isSmall) => expect(isSmallAscii(word)).toBe(isSmall));
});
