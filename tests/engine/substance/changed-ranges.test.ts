import { describe, expect, it } from "vitest";
import {
  blockAt,
  changedRanges,
  keptImage,
  otherSide,
  type Side,
} from "../../../src/engine/substance/changed-ranges.ts";
import type { Redline } from "../../../src/model/comparison.ts";

// "Ten big ships sail." → "Ten ships may sail to Oslo."
const REDLINE: Redline = [
  ["=", "Ten "],
  ["-", "big "],
  ["=", "ships "],
  ["+", "may "],
  ["=", "sail"],
  ["-", "."],
  ["+", " to "],
  ["+", "Oslo."],
];
const RANGES = changedRanges(REDLINE);

/** Where a word of one side stands. */
function placeOf(side: Side, word: string): readonly [start: number, end: number] {
  const start = RANGES.texts[side].indexOf(word);
  return [start, start + word.length];
}

describe("what a redline changed, by places", () => {
  it("is both texts, the runs of changes between what was kept, and what was kept", () => {
    expect(RANGES).toEqual({
      texts: { before: "Ten big ships sail.", after: "Ten ships may sail to Oslo." },
      blocks: [
        { before: [4, 8], after: [4, 4] },
        { before: [14, 14], after: [10, 14] },
        { before: [18, 19], after: [18, 27] },
      ],
      kept: [
        { before: 0, after: 0, length: 4 },
        { before: 8, after: 4, length: 6 },
        { before: 14, after: 14, length: 4 },
      ],
    });
  });

  const blocks: readonly (readonly [side: Side, word: string, block: number])[] = [
    ["before", "Ten", -1],
    ["before", "Ten ", -1],
    ["before", "big", 0],
    ["before", "Ten big ships", 0],
    ["before", " ships", 0],
    ["before", "ships", -1],
    ["before", ".", 2],
    ["after", "may", 1],
    ["after", "sail", -1],
    ["after", "ships may sail", 1],
    ["after", "Oslo", 2],
    ["after", "may sail to", 1],
  ];
  it.each(blocks)("finds in what was %s for “%s” block %i", (side, word, block) => {
    expect(blockAt(RANGES, side, ...placeOf(side, word))).toBe(block);
  });

  const images: readonly (readonly [side: Side, word: string, image: string | undefined])[] = [
    ["before", "Ten", "Ten"],
    ["before", "ships sail", "ships "],
    ["before", "big ships", "ships"],
    ["before", "big ", undefined],
    ["before", ".", undefined],
    ["after", "ships", "ships"],
    ["after", "may", undefined],
    ["after", "may sail to Oslo", "sail"],
    ["after", "hip", "hip"],
  ];
  it.each(images)("finds of what was %s for “%s” kept on the other side: %j", (side, word, image) => {
    const place = keptImage(RANGES, side, ...placeOf(side, word));
    expect(place && RANGES.texts[otherSide(side)].slice(...place)).toBe(image);
  });

  it("finds nothing in a redline that has nothing", () => {
    const none = changedRanges([]);
    expect(none).toEqual({ texts: { before: "", after: "" }, blocks: [], kept: [] });
    expect(blockAt(none, "before", 0, 1)).toBe(-1);
    expect(keptImage(none, "before", 0, 1)).toBeUndefined();
  });
});
