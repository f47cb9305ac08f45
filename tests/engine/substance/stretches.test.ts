import { describe, expect, it } from "vitest";
import { Stretches } from "../../../src/engine/substance/stretches.ts";

const at = (start: number, end: number) => ({ start, end });

// In no order, one in another.
const STRETCHES = new Stretches([at(20, 24), at(2, 10), at(4, 6), at(30, 40)]);

describe("stretches of a text", () => {
  it.each([
    ["one itself", at(2, 10), true],
    ["a part of one", at(7, 9), true],
    ["a part behind a shorter one that begins later", at(5, 8), true],
    ["what begins with one", at(30, 31), true],
    ["what ends with one", at(39, 40), true],
    ["nothing at the end of one", at(24, 24), true],
    ["what begins before one", at(1, 5), false],
    ["what ends behind one", at(20, 25), false],
    ["what stands between two", at(12, 15), false],
    ["what stands before all", at(0, 1), false],
    ["nothing before all", at(0, 0), false],
    ["what stands behind all", at(41, 45), false],
  ])("hold, or hold not, %s", (_, stretch, holds) => {
    expect(STRETCHES.hold(stretch)).toBe(holds);
  });

  it("hold nothing where there are none", () => {
    expect(new Stretches([]).hold(at(0, 0))).toBe(false);
    expect(new Stretches([]).find(0, 9, () => true)).toBeUndefined();
  });

  it.each([
    ["the first that overlaps", 5, 22, at(2, 10)],
    ["one that ends where it begins", 10, 15, at(2, 10)],
    ["one that begins where it ends", 12, 20, at(20, 24)],
    ["none that stands before it or behind it", 11, 19, undefined],
    ["none behind all", 41, 50, undefined],
  ])("are found by place: %s", (_, start, end, found) => {
    expect(STRETCHES.find(start, end, () => true)).toEqual(found);
  });

  it("are found by what holds of them, among those that touch", () => {
    expect(STRETCHES.find(3, 22, ({ end }) => end === 6)).toEqual(at(4, 6));
    expect(STRETCHES.find(8, 22, ({ end }) => end === 6)).toBeUndefined();
    expect(STRETCHES.find(3, 22, ({ end }) => end === 40)).toBeUndefined();
  });
});
