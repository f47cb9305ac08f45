import { describe, expect, it } from "vitest";
import { cutPieces, joinPieces, type Piece } from "../../../src/engine/points/pieces.ts";

const SOURCE = "1. One two\n   three\n\n   Four";
const PIECES: readonly Piece[] = [
  { joint: " ", start: 3, end: 10 },
  { joint: " ", start: 14, end: 19 },
  { joint: "\n", start: 24, end: 28 },
];

describe("pieces of a source", () => {
  it("are joined by their joints, of which the first counts for nothing", () => {
    expect(joinPieces(SOURCE, PIECES)).toBe("One two three\nFour");
    expect(joinPieces(SOURCE, PIECES.slice(1, 2))).toBe("three");
    expect(joinPieces(SOURCE, [])).toBe("");
    const bracket: readonly Piece[] = [
      { joint: "\n", start: 0, end: 1 },
      { joint: "", start: 1, end: 2 },
    ];
    expect(joinPieces("[x", bracket)).toBe("[x");
  });

  const cuts: readonly [from: number, to: number, words: readonly string[]][] = [
    [0, 18, ["One two", "three", "Four"]],
    [0, 7, ["One two"]],
    [2, 5, ["e t"]],
    [6, 8, ["o"]],
    [6, 9, ["o", "t"]],
    [7, 8, []],
    [8, 13, ["three"]],
    [9, 12, ["hre"]],
    [12, 15, ["e", "F"]],
    [13, 14, []],
    [14, 99, ["Four"]],
    [5, 5, []],
  ];
  it.each(cuts)("are cut as the joined words are from %i to %i: %j", (from, to, words) => {
    expect(cutPieces(PIECES, from, to).map(({ start, end }) => SOURCE.slice(start, end))).toEqual(words);
  });

  it("keep their joints where they are cut", () => {
    expect(cutPieces(PIECES, 4, 15)).toEqual([
      { joint: " ", start: 7, end: 10 },
      { joint: " ", start: 14, end: 19 },
      { joint: "\n", start: 24, end: 25 },
    ]);
  });
});
