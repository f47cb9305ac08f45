import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE } from "../../../src/engine/alignment/partners.ts";
import { SpellingNumbers } from "../../../src/engine/alignment/spelling-numbers.ts";
import type { Point } from "../../../src/model/point.ts";

function pointOf(text: string | null, heading: string | null = null): Point {
  return { path: "", order: 0, depth: 0, parent: null, number: "", label: null, heading, text };
}

/** Numbers of these points, in turn. */
function numbersOf(points: readonly Point[]): readonly number[] {
  const spellings = new SpellingNumbers(points.length);
  return points.map((point, place) => spellings.keyOf(point, place));
}

describe("the numbers of spellings", () => {
  it("are the same for equal headings and texts, and others for others, counted from 0", () => {
    const text = fc.option(fc.string({ maxLength: 3, unit: fc.constantFrom("a", "b", "é") }), { freq: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 80 }), (spelled) => {
        const known = new Map<string, number>();
        const expected = spelled.map(([said, heading]) => {
          if (said === null) return NONE;
          const key = JSON.stringify([said, heading]);
          if (!known.has(key)) known.set(key, known.size);
          return known.get(key);
        });
        expect(numbersOf(spelled.map(([said, heading]) => pointOf(said, heading)))).toEqual(expected);
      }),
    );
  });

  it("tell a heading from the words below it, and one without words from none", () => {
    expect(
      numbersOf([pointOf("Nets", "Boats"), pointOf("Boats", "Nets"), pointOf("Nets", ""), pointOf("Nets")]),
    ).toEqual([0, 1, 2, 3]);
  });

  it("tell apart many long texts that differ where nobody looks, and know them again", () => {
    const texts = Array.from({ length: 200 }, (_, n) => alikeInSamples(n));
    const points = [...texts, ...texts].map((text, index) => pointOf(text, index % 3 === 0 ? "Nets" : null));
    const spelled = points.map(({ heading, text }) => `${heading}\n${text}`);
    const numbers = numbersOf(points);
    expect(new Set(numbers).size).toBe(new Set(spelled).size);
    expect(numbers.map((key) => spelled.findIndex((_, place) => numbers[place] === key))).toEqual(
      spelled.map((one) => spelled.indexOf(one)),
    );
  });

  it("tell apart headings that differ where nobody looks", () => {
    const headings = [0, 1, 2, 1].map(alikeInSamples);
    expect(numbersOf(headings.map((heading) => pointOf("Nets", heading)))).toEqual([0, 1, 2, 1]);
  });

  it("come with the place where each spelling stood first", () => {
    const spellings = new SpellingNumbers(4);
    for (const [place, text] of ["Nets", "Boats", "Nets", "Ice"].entries()) spellings.keyOf(pointOf(text), place);
    expect(spellings.firstPlaces).toEqual([0, 1, 3]);
  });
});

/** Of 320 letters every twentieth is looked at. */
function alikeInSamples(n: number): string {
  return Array.from({ length: 16 }, () => `.${String(n).padStart(19, "0")}`).join("");
}
