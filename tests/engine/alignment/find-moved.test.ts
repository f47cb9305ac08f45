import { describe, expect, it } from "vitest";
import { findMoved } from "../../../src/engine/alignment/find-moved.ts";
import { readPoints } from "../../support/drawn-versions.ts";

const LETTERS = "abcdefghij";
/** Points drawn as letters in order, paired by letter. */
function movedAmong(before: string, after: string): string {
  const points = (letters: string) => readPoints([...letters].map((letter) => `${letter}. Text`).join("\n"));
  const links = [...LETTERS].flatMap((letter) => {
    const link = { before: before.indexOf(letter), after: after.indexOf(letter) };
    return link.before < 0 || link.after < 0 ? [] : [link];
  });
  return [...findMoved(points(before), points(after), links)].map((link) => before[link.before]).join("");
}

function movedUnder(before: string, after: string, links: readonly (readonly [string, string, number?])[]): string[] {
  const [old, now] = [readPoints(before), readPoints(after)];
  const indexes = links.map(([from, to, score]) => ({
    before: old.findIndex((point) => point.path === from),
    after: now.findIndex((point) => point.path === to),
    score: score ?? null,
  }));
  return [...findMoved(old, now, indexes)].map((link) => `${old[link.before]?.path} → ${now[link.after]?.path}`);
}

describe("findMoved", () => {
  it("moves nothing where points were only put in or taken out", () => {
    expect(movedAmong("abcdef", "axbdyef")).toBe("");
  });

  it("moves the one point that left its place, not all those it passed", () => {
    expect(movedAmong("abcdef", "bcdefa")).toBe("a");
    expect(movedAmong("abcdef", "fabcde")).toBe("f");
  });

  it("moves one of two swapped points", () => {
    expect(movedAmong("abcd", "acbd")).toHaveLength(1);
  });

  it("moves a point that stands under another point now", () => {
    const before = "1. A\n  a. B\n2. C";
    const after = "1. A\n2. C\n  a. B";
    expect(
      movedUnder(before, after, [
        ["1", "1"],
        ["1.a", "2.a"],
        ["2", "2"],
      ]),
    ).toEqual(["1.a → 2.a"]);
  });

  it("moves no sub-point because its parent moved", () => {
    const before = "1. A\n  a. B\n2. C\n3. D";
    const after = "1. C\n2. D\n3. A\n  a. B";
    expect(
      movedUnder(before, after, [
        ["1", "3"],
        ["1.a", "3.a"],
        ["2", "1"],
        ["3", "2"],
      ]),
    ).toEqual(["1 → 3"]);
  });

  it("moves nothing because a chapter was put around points", () => {
    const before = "1. A\n2. B";
    const after = "I. Chapter\n  1. A\n  2. B";
    expect(
      movedUnder(before, after, [
        ["1", "I.1"],
        ["2", "I.2"],
      ]),
    ).toEqual([]);
  });

  it("asks only the surest link of a split whether the point moved", () => {
    const before = "1. A and B\n2. C\n3. D";
    const after = "1. B\n2. C\n3. D\n4. A";
    const rest = [
      ["2", "2", 1],
      ["3", "3", 1],
    ] as const;
    expect(movedUnder(before, after, [["1", "1", 0.9], ["1", "4", 0.7], ...rest])).toEqual([]);
    expect(movedUnder(before, after, [["1", "1", 0.7], ["1", "4", 0.9], ...rest])).toEqual(["1 → 4"]);
  });

  it("does not move a point whose text went down under its own counterpart", () => {
    expect(
      movedUnder("1. A and B", "1. A\n  a. B", [
        ["1", "1", 0.7],
        ["1", "1.a", 0.9],
      ]),
    ).toEqual([]);
  });
});
