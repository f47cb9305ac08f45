import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redlineEntry } from "../../../src/engine/compare/entry-redlines.ts";
import { carryPassage } from "../../../src/engine/passages/carry-passage.ts";
import { codeUnitOffset } from "../../../src/engine/passages/code-unit-offset.ts";
import type { Passage } from "../../../src/model/passage.ts";
import type { Point } from "../../../src/model/point.ts";
import { anyText } from "../../support/any-text.ts";

function point(path: string, text: string): Point {
  return { path, text, order: 0, depth: 0, parent: null, number: path, label: null, heading: null };
}

function points(texts: Readonly<Record<string, string>>): readonly Point[] {
  return Object.entries(texts).map(([path, text]) => point(path, text));
}

/** The passages that carry marked words, as `path: words`. */
function carry(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  path: string,
  words: string,
  direction: "forward" | "backward" = "forward",
): readonly string[] | string {
  const [old, now] = [points(before), points(after)];
  const kind = old.length > 1 ? "merged" : now.length > 1 ? "split" : "reworded";
  const group = { before: old, after: now, redline: redlineEntry(kind, old, now).redline };
  const text = (direction === "forward" ? before : after)[path] ?? "";
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  const carried = carryPassage(group, { path, start, end: start + Array.from(words).length }, direction);
  if (carried.kind !== "carried") return carried.kind;
  const target = direction === "forward" ? after : before;
  return carried.passages.map((passage) => `${passage.path}: ${wordsOf(target[passage.path] ?? "", passage)}`);
}

function wordsOf(text: string, { start, end }: Passage): string {
  return Array.from(text).slice(start, end).join("");
}

const LAKE = "The lake is shared by both towns.";

describe("a passage", () => {
  it("is counted in code points, also behind signs of two UTF-16 units", () => {
    expect(carry({ 1: "🛶🛶 Boats pay 5 crowns." }, { 1: "🛶🛶🛶 Boats pay 7 crowns." }, "1", "5 crowns")).toEqual([
      "1: 7 crowns",
    ]);
  });

  it("goes with its words into one part of a point that was split", () => {
    const whole = { 1: `${LAKE} Nets are counted in spring by 20 officers.` };
    const parts = { 1: LAKE, 2: "Nets are counted in spring by 30 officers." };
    expect(carry(whole, parts, "1", "20 officers")).toEqual(["2: 30 officers"]);
    expect(carry(whole, parts, "2", "30 officers", "backward")).toEqual(["1: 20 officers"]);
    expect(carry(whole, parts, "1", "lake")).toEqual(["1: lake"]);
  });

  it("through which a split goes stands in both parts", () => {
    const whole = { 1: `${LAKE} Nets are counted in spring.` };
    const parts = { 1: LAKE, 2: "Nets are counted in spring." };
    expect(carry(whole, parts, "1", "both towns. Nets are counted")).toEqual(["1: both towns.", "2: Nets are counted"]);
  });

  it("is carried back as the reader of the redline sees it", () => {
    const [old, now] = [{ 1: "Limited to 600,000 people." }, { 1: "Limited to 800,000 people in peacetime." }];
    expect(carry(old, now, "1", "800,000 people in peacetime", "backward")).toEqual(["1: 600,000 people"]);
    expect(carry(old, now, "1", "in peacetime", "backward")).toBe("gone");
  });

  it("is gone from a point that is not among them", () => {
    expect(carry({ 1: LAKE }, { 1: LAKE }, "9", "lake")).toBe("gone");
  });

  it("lies within its point, whatever the texts", () => {
    fc.assert(
      fc.property(
        fc.array(anyText({ maxLength: 30 }), { minLength: 1, maxLength: 3 }),
        fc.array(anyText({ maxLength: 30 }), { minLength: 1, maxLength: 3 }),
        fc.nat(40),
        fc.nat(40),
        (old, now, one, other) => {
          const texts = (all: readonly string[]) => Object.fromEntries(all.map((text, index) => [`p${index}`, text]));
          const [before, after] = [points(texts(old)), points(texts(now))];
          const { redline } = redlineEntry("reworded", before, after);
          const passage = { path: "p0", start: Math.min(one, other), end: Math.max(one, other) };
          const carried = carryPassage({ before, after, redline }, passage, "forward");
          if (carried.kind !== "carried") return;
          expect(new Set(carried.passages.map(({ path }) => path)).size).toBe(carried.passages.length);
          for (const { path, start, end } of carried.passages) {
            const words = wordsOf(after.find((each) => each.path === path)?.text ?? "", { path, start, end });
            expect(words).toBe(words.trim());
            expect(words).toMatch(/[\p{L}\p{N}]/u);
          }
        },
      ),
    );
  });
});

describe("an offset in code points", () => {
  it("is that of the same place in UTF-16 units, and of the end where it lies behind that", () => {
    expect([0, 1, 2, 3, 9].map((offset) => codeUnitOffset("a🛶b", offset))).toEqual([0, 1, 3, 4, 4]);
  });
});
