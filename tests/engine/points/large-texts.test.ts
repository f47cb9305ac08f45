import { describe, expect, it } from "vitest";
import { type Block, readBlocks } from "../../../src/engine/points/read-blocks.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { draw } from "./drawn-points.ts";

describe("large texts", () => {
  it("of long lines, long labels and deep lists are read without giving way", () => {
    // Far more than any stack has room for, where each piece is read inside the one before.
    const long = 60_000;
    for (const piece of [
      "1.",
      "(",
      "**",
      "\\",
      "&#",
      "- ",
      "i",
      " ",
      '{number="',
      '\\"',
      "1. \n",
      "- a\n\n",
      "Article 1\n",
      "(i)\n",
      "# a\n",
      "1.1.1",
    ]) {
      const text = piece.repeat(long / piece.length);
      expect(readPoints(text, { markdown: true }).points.length).toBeLessThanOrEqual(long);
    }
    const deep = Array.from({ length: 1_000 }, (_, depth) => `${"  ".repeat(depth)}- level`).join("\n");
    expect(draw(deep).split("\n")).toHaveLength(1_000);
  });

  it("of forty thousand blocks inside one another are read", () => {
    let blocks: readonly Block[] = [{ kind: "paragraph", text: "innermost" }];
    for (let depth = 0; depth < 40_000; depth += 1) blocks = [{ kind: "item", text: "x", label: "(i)", blocks }];
    let points = readBlocks(blocks).points;
    let deepest = 0;
    for (; points[0] !== undefined; points = points[0].points) deepest += 1;
    expect(deepest).toBe(40_000);
  });
});
