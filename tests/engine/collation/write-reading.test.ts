import { describe, expect, it } from "vitest";
import { type ChosenPlace, writeReading } from "../../../src/engine/collation/write-reading.ts";
import type { Point } from "../../../src/model/point.ts";
import { readPoints } from "../../support/drawn-versions.ts";

/**
 * Writes the reading text of witnesses whose points correspond where they say the same letter: `a` to `a`, `ab` to both.
 *
 * @param leave - Letters of the places that are left out; the words of others are those of the last witness that has them.
 */
function write(drawn: readonly string[], leave = ""): readonly string[] {
  const witnesses = drawn.map((points) => readPoints(points));
  const letters = [...new Set(witnesses.flatMap((points) => points.map(({ text }) => text as string)))];
  const wide = letters.filter((one) => !letters.some((other) => other !== one && other.includes(one)));
  const places = wide.map((letter): ChosenPlace => {
    const points = witnesses.map((own) => own.filter(({ text }) => letter.includes(text as string)));
    const words: readonly Point[] = points.findLast((own) => own.length > 0) ?? [];
    return { points, words: leave.includes(letter) ? [] : words };
  });
  return writeReading(witnesses, places).points.map(({ path, parent, text }) => `${path} under ${parent}: ${text}`);
}

describe("a reading text", () => {
  it("gives what there is more of than the head has the last number of the head again", () => {
    expect(write(["1. a\n2. bc\n3. bc", "1. a\n2. b\n3. c\n4. bc"])).toEqual([
      "1 under null: a",
      "2 under null: b",
      "3 under null: c",
      "3~2 under null: bc",
    ]);
  });

  it("puts sub-points under that of several points of the head which they stood under", () => {
    expect(write(["1. ab\n2. ab\n  a. c\n3. d", "1. ab\n2. ab"])).toEqual([
      "1 under null: ab",
      "2 under null: ab",
      "2.a under 2: c",
      "3 under null: d",
    ]);
  });

  it("puts sub-points under the first of several points that stand for one of the head", () => {
    expect(write(["1. ab\n  a. c", "1. a\n2. b"])).toEqual(["1 under null: a", "1~2 under null: b", "1.a under 1: c"]);
  });

  it("puts the sub-points of what it leaves out under what that stood under", () => {
    expect(write(["1. a\n  a. b\n    i. c"], "b")).toEqual(["1 under null: a", "1.a.i under 1: c"]);
  });

  it("puts what the head has not first under its parent if it stood there, and behind what it followed", () => {
    expect(write(["1. a\n  a. b\n  b. c", "1. a\n  a. x\n  b. b\n  c. y"])).toEqual([
      "1 under null: a",
      "1.a~2 under 1: x",
      "1.a under 1: b",
      "1.c under 1: y",
      "1.b under 1: c",
    ]);
  });

  it("puts it last under its parent where what it followed stands elsewhere", () => {
    expect(write(["1. a\n  a. b\n2. c\n  a. d", "1. a\n  a. d\n  b. x"])).toEqual([
      "1 under null: a",
      "1.a under 1: b",
      "1.b under 1: x",
      "2 under null: c",
      "2.a under 2: d",
    ]);
  });
});
