import { describe, expect, it } from "vitest";
import {
  definedTerm,
  likenessOf,
  readWordings,
  type Wording,
  weighWordings,
} from "../../../src/engine/alignment/describe-wording.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** The wordings of two drawn versions; points named as pairs of places have a partner already. */
function wordingsOf(before: string, after: string, paired: readonly (readonly [number, number])[] = []) {
  const { points, places } = describeVersionPair(readVersion(before), readVersion(after));
  const table = new WordTable();
  const partners = Partners.of(points.before.length, points.after.length, paired);
  const weighed = weighWordings(readWordings(points, partners, table), points, places);
  return { ...weighed, table };
}

/** The weight of each word, and of two in a row: `nets`, `nets+count`. */
function weightsOf(wording: Wording | undefined, table: WordTable): ReadonlyMap<string, number> {
  const { features, weights, words, pairs } = wording as Wording;
  const spell = (feature: number) => {
    const place = pairs.indexOf(feature);
    const around = place < 0 ? [feature] : [words[place] as number, words[place + 1] as number];
    return around.map((word) => table.spellingOf(word)).join("+");
  };
  return new Map(Array.from(features, (feature, index) => [spell(feature), weights[index] as number]));
}

function likeness(before: string, after: string): number {
  const wordings = wordingsOf(before, after);
  return likenessOf(wordings.before[0] as Wording, wordings.after[0] as Wording);
}

describe("readWordings", () => {
  it("knows the order of 30,000 words of a point, and of the rest only which they are", () => {
    const { points } = readVersion(`1. ${"ship ".repeat(30_000)}sails home`);
    const table = new WordTable();
    const [read] = readWordings({ before: points, after: [] }, Partners.none(1, 0), table).counted.before;
    expect([read?.words.length, read?.pairs.length]).toEqual([30_000, 29_999]);
    const features = Array.from(read?.features ?? [], (feature) => table.spellingOf(feature));
    // Two words in a row have no spelling.
    expect(features.sort()).toEqual(["", "home", "sail", "ship"]);
  });

  it("reads the words of a text folded and as spelled, without its marks and without its heading", () => {
    const { before, table } = wordingsOf("1. # Lakes | Nets, counted (yearly) — 5.", "");
    const spelled = (words: Int32Array | undefined) => Array.from(words ?? [], (word) => table.spellingOf(word));
    expect(spelled(before[0]?.spelled)).toEqual(["Nets", "counted", "yearly", "5"]);
    expect(spelled(before[0]?.words)).toEqual(["net", "count", "year", "5"]);
    expect(before[0]?.pairs).toHaveLength(3);
  });

  it("reads only what has no partner yet, and no text that is not known", () => {
    const { before, after } = wordingsOf("1. Nets.\n2. ?\n3. Boats.", "1. Boats.\n2. Ice.", [[0, 1]]);
    expect([before, after].map((side) => side.map((wording) => wording !== undefined))).toEqual([
      [false, false, true],
      [true, false],
    ]);
  });

  it.each([
    ["one text", "1. Nets are counted.", "1. Nets are counted.", true],
    ["other letters, spaces and notation", "1. The CAFE\u0301 is open.", "1. the café  is open.", true],
    ["another word", "1. Nets are counted.", "1. Nets were counted.", false],
    ["another ending of a word", "1. Nets are counted.", "1. Net are counted.", false],
    ["another mark", "1. Nets are counted.", "1. Nets are counted!", false],
    ["one heading", "1. # Nets | They are counted.", "1. # NETS | They are counted.", true],
    ["another heading", "1. # Nets | They are counted.", "1. # Lines | They are counted.", false],
    ["words that are heading on one side and text on the other", "1. # Nets | They stay.", "1. Nets They stay.", false],
  ])("gives one key, or two, for %s", (_, before, after, isOne) => {
    const wordings = wordingsOf(before, after);
    expect(wordings.before[0]?.key === wordings.after[0]?.key).toBe(isOne);
  });

  it("keeps the keys of what was not read free", () => {
    const { points } = readVersion("1. Nets.\n2. ?\n3. Nets.");
    const { keys } = readWordings({ before: points, after: [] }, Partners.none(3, 0), new WordTable());
    expect(Array.from(keys.before, (key) => key >= 0)).toEqual([true, false, true]);
    expect(keys.before[0]).toBe(keys.before[2]);
  });
});

describe("the weights of a wording", () => {
  it("make up a vector of length 1, and of a text without words none", () => {
    const { before } = wordingsOf("1. Nets are counted in spring.\n2. * * *", "1. Boats pay.");
    const squares = Array.from(before[0]?.weights ?? [], (weight) => weight ** 2);
    expect(squares.reduce((sum, square) => sum + square, 0)).toBeCloseTo(1, 12);
    expect(before[1]).toMatchObject({ features: new Int32Array(0), weights: new Float64Array(0) });
  });

  it("are the root of how often a word is said, a third as much said of a function word, half of two in a row", () => {
    // Each word stands in one point only, so that all are as rare as each other.
    const { before, table } = wordingsOf("1. nets nets ice the boats", "");
    const weights = weightsOf(before[0], table);
    const share = (feature: string) => (weights.get(feature) ?? 0) / (weights.get("ice") ?? 1);
    expect(share("net")).toBeCloseTo(Math.sqrt(2), 12);
    expect(share("the")).toBeCloseTo(Math.sqrt(0.3), 12);
    expect(share("boat")).toBeCloseTo(1, 12);
    expect(share("net+net")).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(share("net+ice")).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(share("ice+the")).toBeCloseTo(Math.sqrt(0.5 * Math.sqrt(0.3)), 12);
    expect(share("the+boat")).toBeCloseTo(Math.sqrt(0.5 * Math.sqrt(0.3)), 12);
    expect(weights.size).toBe(8);
  });

  it("are less for what more points say, of either version", () => {
    const { before, table } = wordingsOf("1. ice boats nets\n2. nets", "1. nets boats\n2. reeds");
    const weights = weightsOf(before[0], table);
    const share = (feature: string) => (weights.get(feature) ?? 0) / (weights.get("ice") ?? 1);
    expect(share("boat")).toBeCloseTo(Math.log(1 + 4 / 2) / Math.log(1 + 4 / 1), 12);
    expect(share("net")).toBeCloseTo(Math.log(1 + 4 / 3) / Math.log(1 + 4 / 1), 12);
  });

  it("count the points that have a partner already twice, for themselves and their equals", () => {
    const { before, table } = wordingsOf("1. ice nets\n2. nets", "1. reeds\n2. nets", [[1, 1]]);
    const weights = weightsOf(before[0], table);
    expect((weights.get("net") ?? 0) / (weights.get("ice") ?? 1)).toBeCloseTo(
      Math.log(1 + 4 / 3) / Math.log(1 + 4 / 1),
      12,
    );
  });

  it("give the words of a heading seven tenths", () => {
    const { before, table } = wordingsOf("1. # nets | ice", "");
    const weights = weightsOf(before[0], table);
    expect((weights.get("net") ?? 0) / (weights.get("ice") ?? 1)).toBeCloseTo(Math.sqrt(0.7), 12);
  });

  it("of a short lead-in take in half of what stands under it, and of a long point nothing", () => {
    const short = wordingsOf("1. ice\n  a. nets\n  b. boats nets", "");
    const weights = weightsOf(short.before[0], short.table);
    const rarity = { ice: Math.log(1 + 3 / 1), net: Math.log(1 + 3 / 2), boat: Math.log(1 + 3 / 1) };
    const share = (feature: string) => (weights.get(feature) ?? 0) / (weights.get("ice") ?? 1);
    expect(share("net")).toBeCloseTo((2 * 0.5 * rarity.net) / rarity.ice, 12);
    expect(share("boat")).toBeCloseTo((0.5 * rarity.boat) / rarity.ice, 12);
    const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(" ");
    const featuresOf = (count: number) => wordingsOf(`1. ${words(count)}\n  a. nets`, "").before[0]?.features.length;
    expect([featuresOf(30), featuresOf(31)]).toEqual([30 + 29 + 1, 31 + 30]);
  });

  it("of a lead-in count what stands under it though that has a partner already", () => {
    const { before, table } = wordingsOf("1. ice\n  a. nets", "1. nets", [[1, 0]]);
    expect([...weightsOf(before[0], table).keys()].sort()).toEqual(["ice", "net"]);
  });
});

describe("the likeness of two wordings", () => {
  it.each([
    ["1. Nets are counted.", "1. NETS are  counted.", 1],
    ["1. Nets are counted.", "1. Boats pay tolls.", 0],
    ["1. * * *", "1. * * *", 1],
    ["1. * * *", "1. …", 0],
  ])("between %j and %j is %j", (before, after, expected) => expect(likeness(before, after)).toBe(expected));

  it("is the cosine of their weights", () => {
    // Of two words that all points say, and two that stand alone: log 2 and log 3 for rarity.
    const [both, alone] = [Math.log(2) ** 2, Math.log(3) ** 2];
    const pairs = 0.5 * alone;
    expect(likeness("1. nets ice", "1. nets boats")).toBeCloseTo(both / (both + alone + pairs), 12);
  });

  it("is 1 for the same words in the same order, and less in another", () => {
    expect(likeness("1. nets and boats", "1. nets, and boats!")).toBeCloseTo(1, 12);
    const turned = likeness("1. nets and boats", "1. boats and nets");
    expect([turned > 0.5, turned < 1]).toEqual([true, true]);
  });
});

describe("the term that a text defines", () => {
  it.each([
    ["“Agreement” means these terms.", "agreement"],
    ['"Agreement" means these terms.', "agreement"],
    ["„Abkommen“ heißt der Vertrag.", "abkommen"],
    ["«Сторона» означає державу.", "сторона"],
    ["(1) “Agreement” means these terms.", undefined],
    ["— “Agreement” means these terms.", "agreement"],
    ["..... “Agreement” means these terms.", undefined],
    ["The “Agreement” means these terms.", undefined],
    ["“Order   Form ” is a form.", "order form"],
    ["“CAFE\u0301” is a house.", "café"],
    ["“” is nothing.", undefined],
    ["“Agreement means these terms.", undefined],
    [`“${"a".repeat(80)}” is long.`, "a".repeat(80)],
    [`“${"a".repeat(81)}” is too long.`, undefined],
    ["", undefined],
  ])("of %j is %j", (text, term) => expect(definedTerm(text)).toBe(term));
});
