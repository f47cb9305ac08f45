import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { readWordings } from "../../../src/engine/alignment/describe-wording.ts";
import { pairNearlyEqual } from "../../../src/engine/alignment/pair-nearly-equal.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

function drawn(texts: readonly string[]) {
  return readVersion(texts.map((text, index) => `${index + 1}. ${text}`).join("\n"));
}

/** The pairs as "1 → 2", counted from 1 as the points are numbered. */
function pairsOf(
  before: readonly string[],
  after: readonly string[],
  mayPair = (_before: number, _after: number) => true,
) {
  const points = { before: drawn(before).points, after: drawn(after).points };
  const nobody = Partners.none(before.length, after.length);
  const found = pairNearlyEqual(points, nobody, new WordTable(), mayPair);
  return found.map((pair) => `${pair.before + 1} → ${pair.after + 1}`);
}

describe("pairNearlyEqual", () => {
  it("pairs points by the words that no other point has, wherever they went", () => {
    const before = [
      "The tribunal sits in Geneva and has five judges.",
      "The Parties report on prisoners every year.",
      "The Parties report on customs every year.",
    ];
    const after = [
      "The Parties report on customs every second year.",
      "The tribunal sits in Geneva and has seven judges.",
      "The Parties report on prisoners every month.",
    ];
    expect(pairsOf(before, after)).toEqual(["1 → 2", "2 → 3", "3 → 1"]);
  });

  it("leaves alone what has nothing rare in common, or less than half of its words", () => {
    expect(
      pairsOf(["The Parties meet.", "The Parties meet."], ["The Parties meet often.", "The Parties meet."]),
    ).toEqual([]);
    expect(
      pairsOf(["Fishing in the northern lakes ends."], ["Customs officers on lakes wear badges while on duty."]),
    ).toEqual([]);
  });

  it("pairs what stands next to a pair and shares half of its words, though other points have them too", () => {
    const before = ["Ships pay.", "The Parties meet often.", "The Parties meet often.", "Five judges sit in Geneva."];
    const after = ["Ships pay.", "The Parties meet seldom.", "The Parties meet seldom.", "Five judges sit in Vienna."];
    expect(pairsOf(before, after)).toEqual(["1 → 1", "2 → 2", "3 → 3", "4 → 4"]);
    expect(pairsOf(before, ["Ships pay.", "Customs officers wear badges."])).toEqual(["1 → 1"]);
  });

  it("pairs what is rare only among those that are left", () => {
    expect(pairsOf(["alpha beta", "alpha"], ["alpha", "beta alpha"])).toEqual(["1 → 2", "2 → 1"]);
  });

  it("decides nothing where two partners are level", () => {
    expect(pairsOf(["alpha beta gamma delta"], ["alpha beta", "gamma delta"])).toEqual([]);
  });

  it("keeps apart what may not be paired", () => {
    const texts = ["Five judges sit in Geneva.", "Goods pass freely."];
    expect(pairsOf(texts, texts)).toEqual(["1 → 1", "2 → 2"]);
    expect(pairsOf(texts, texts, (before) => before !== 0)).toEqual(["2 → 2"]);
  });

  it.each([
    ["of all words of both", ["Five judges sit in Geneva."], ["Five judges sit in Vienna."], "1 → 1: 0.8"],
    ["all of them", ["Five judges sit."], ["five JUDGES, sit!"], "1 → 1: 1"],
    ["half of them, which is enough", ["judges sit"], ["judges stand"], "1 → 1: 0.5"],
    ["less than half, which is not", ["judges sit here"], ["judges stand"], ""],
    ["words said twice on both sides as two", ["judges judges sit"], ["judges judges stand"], "1 → 1: 0.667"],
    ["words said twice on one side as one", ["judges judges sit"], ["judges stand up"], ""],
    ["none, where there are no words", ["* * *"], ["* * *"], ""],
  ])("shares %s", (_, before, after, expected) => {
    const points = { before: drawn(before).points, after: drawn(after).points };
    const found = pairNearlyEqual(points, Partners.none(1, 1), new WordTable(), () => true);
    const told = found.map((one) => `${one.before + 1} → ${one.after + 1}: ${Math.round(1000 * one.share) / 1000}`);
    expect(told.join(" ")).toBe(expected);
  });

  it("counts the words of headings, and takes no text that is not known", () => {
    const points = (text: string) => readVersion(text).points;
    const find = (before: string, after: string) =>
      pairNearlyEqual(
        { before: points(before), after: points(after) },
        Partners.none(2, 2),
        new WordTable(),
        () => true,
      );
    expect(find("1. # Old judges | They sit.\n2. ?", "1. ?\n2. # Old judges | Boats dock.")).toEqual([
      { before: 0, after: 1, share: 0.5 },
    ]);
    expect(find("1. # Old judges | ?\n2. Boats", "1. # Old judges | ?\n2. Ice")).toEqual([]);
  });

  it("leaves alone who has a partner, and goes on from there", () => {
    const before = drawn(["Ships pay dues.", "The Parties meet often.", "The Parties meet often."]).points;
    const after = drawn(["The Parties meet seldom.", "The Parties meet seldom.", "Ships pay fees."]).points;
    const find = (paired: readonly (readonly [number, number])[]) =>
      pairNearlyEqual({ before, after }, Partners.of(3, 3, paired), new WordTable(), () => true).map(
        (one) => `${one.before + 1} → ${one.after + 1}`,
      );
    expect(find([])).toEqual(["1 → 3"]);
    expect(find([[0, 2]])).toEqual([]);
    expect(find([[2, 1]])).toEqual(["1 → 3", "2 → 1"]);
    expect(find([[1, 0]])).toEqual(["1 → 3", "3 → 2"]);
  });

  it("pairs rows that stand behind or before a pair, as far as they go", () => {
    const twins = (text: string) => [text, text, text];
    const before = [
      ...twins("The Parties meet often."),
      "Five judges sit in Geneva.",
      ...twins("Goods pass duly today."),
    ];
    const after = [
      ...twins("The Parties meet seldom."),
      "Five judges sit in Vienna.",
      ...twins("Goods pass duly now."),
    ];
    expect(pairsOf(before, after)).toEqual(["1 → 1", "2 → 2", "3 → 3", "4 → 4", "5 → 5", "6 → 6", "7 → 7"]);
    expect(pairsOf(before, after.slice(2))).toEqual(["3 → 1", "4 → 2", "5 → 3", "6 → 4", "7 → 5"]);
    expect(pairsOf(before.slice(2, 5), after)).toEqual(["1 → 3", "2 → 4", "3 → 5"]);
  });

  it("goes by two and three words in a row where single words stand in many points", () => {
    const before = ["red boats dock", "blue nets dry", "red nets dock", "blue boats dry"];
    const after = ["blue boats dry", "red nets dock", "blue nets dry", "red boats dock"];
    expect(pairsOf(before, after)).toEqual(["1 → 4", "2 → 3", "3 → 2", "4 → 1"]);
  });

  it("reads points of more than a thousand words", () => {
    const row = (own: string) => Array.from({ length: 700 }, (_, n) => `${own}${n}`).join(" ");
    expect(pairsOf([row("nets"), row("boats")], [row("boats"), row("nets")])).toEqual(["1 → 2", "2 → 1"]);
  });

  it("names each point once, and the same pairs in either direction", () => {
    const word = fc.constantFrom(
      "judges",
      "border",
      "customs",
      "lakes",
      "prisoners",
      "year",
      "Geneva",
      "goods",
      "army",
    );
    const texts = fc.array(
      fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const forth = pairsOf(before, after);
        expect(new Set(forth.map((pair) => pair.split(" ")[2])).size).toBe(forth.length);
        const back = pairsOf(after, before).map((pair) => pair.split(" → ").reverse().join(" → "));
        expect(back.sort()).toEqual([...forth].sort());
      }),
    );
  });
});

describe("alignPoints with more open points than may be weighed", () => {
  const link = (before: readonly string[], after: readonly string[], mostOpen: number) =>
    alignPoints(drawn(before), drawn(after), undefined, undefined, mostOpen).map(
      (one) => `${one.before + 1} → ${one.after + 1}`,
    );

  it("pairs equal texts in reading order, and nearly equal ones by their rare words", () => {
    const before = ["[Reserved]", "Five judges sit in Geneva.", "[Reserved]", "Goods pass the border freely."];
    const after = ["Goods pass the border quite freely.", "[Reserved]", "Seven judges sit in Geneva.", "[Reserved]"];
    expect(link(before, after, 1)).toEqual(["1 → 2", "2 → 3", "3 → 4", "4 → 1"]);
  });

  it("weighs half as many of the rest, the first of either version", () => {
    // No word stands in one point only, nor two in a row, so that nothing but weighing can tell them apart.
    const draw = (last: string) =>
      Array.from({ length: 40 }, (_, n) => `Matter${n >> 1} of the ${n % 2 === 0 ? "north" : "south"} ${last}.`);
    const inOrder = draw("").map((_, n) => `${n + 1} → ${n + 1}`);
    expect(link(draw("is reported"), draw("will be heard"), 40)).toEqual(inOrder);
    expect(link(draw("is reported"), draw("will be heard"), 39)).toEqual(inOrder.slice(0, 19));
  });

  it("does not look at more texts than are allowed", () => {
    const points = { before: drawn(Array(9).fill("Goods pass.")).points, after: drawn(Array(5).fill("Goods.")).points };
    const { counted } = readWordings(points, Partners.none(9, 5), new WordTable(), 4);
    const read = (side: readonly unknown[]) => side.map((one) => (one === undefined ? "-" : "read")).join(" ");
    expect(read(counted.before)).toBe("read read read read - - - - -");
    expect(read(counted.after)).toBe("read read read read -");
  });

  it("respects what people said", () => {
    const before = drawn(["Five judges sit in Geneva.", "Goods pass the border freely.", "Ships pay no dues."]);
    const after = drawn(["Five judges sit in Vienna.", "Goods pass the border quite freely.", "Ships pay no dues."]);
    const said = { same: [{ before: "1", after: "2" }], different: [{ before: "3", after: "3" }] };
    const links = alignPoints(before, after, said, undefined, 0);
    expect(links.map((one) => `${one.before + 1} → ${one.after + 1}: ${one.why}`)).toEqual(["1 → 2: a person said so"]);
  });
});
