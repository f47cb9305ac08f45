import { describe, expect, it } from "vitest";
import { tell } from "./told-placements.ts";

const TIED = /^orphaned\. Point \d+ stands word for word in several places; more than one could be it\.$/u;

const TEXTS: Readonly<Record<string, string>> = { "R*": "«Reserved»", R: "Reserved", Q: "Reserved for boats" };

/**
 * Points that say what stands for them: R is "Reserved", the note's own is R*, Q has more words than R, and another letter
 * a text of its own. Entries are `A→A`, `R*→R`, `AB→CD`; where a letter stands several times, R2 is the second.
 */
function isTied(before: string, after: string, entries: string): boolean {
  const [old, now] = [before.split(" "), after.split(" ")];
  const lines = entries.split(" ").map((entry) => {
    const [from = [], to = []] = entry.split("→").map((names) => Array.from(names.matchAll(/[A-Z][\d*]*/gu), String));
    const pathsIn = (letters: readonly string[], names: readonly string[]) =>
      names.map((name) => pathOf(letters, name)).join(", ");
    return `${pathsIn(old, from)} → ${pathsIn(now, to)} ${kindOf(from, to)}`;
  });
  const told = tell(`${draw(old)}\n--\n${draw(now)}\n--\n${lines.join("\n")}`);
  if (!TIED.test(told)) expect(told).not.toMatch(/^orphaned/u);
  return TIED.test(told);
}

function draw(letters: readonly string[]): string {
  const textOf = (letter: string) => TEXTS[letter] ?? `Rule ${letter} of ${letter}${letter}`;
  return letters.map((letter, place) => `${place + 1}. ${textOf(letter)}`).join("\n");
}

function pathOf(letters: readonly string[], name: string): number {
  if (name === "R*") return letters.indexOf("R*") + 1;
  const places = letters.flatMap((letter, place) => (letter[0] === name[0] ? [place + 1] : []));
  return places[Number(name.slice(1) || "1") - 1] ?? Number.NaN;
}

function kindOf(from: readonly string[], to: readonly string[]): string {
  if (from.length > 1 || to.length > 1) return "merged";
  return from[0]?.[0] === to[0]?.[0] ? "kept" : "reworded";
}

// Whose own place it is cannot be told where another has as many neighbours that correspond.
const CASES: readonly (readonly [name: string, before: string, after: string, entries: string, isTied: boolean])[] = [
  ["the neighbours of another do not correspond", "A R* B R C", "A R B C", "A→A R*→R B→B C→C", false],
  ["one of two that stood together is gone", "A R* R B", "A R B", "A→A R*→R B→B", true],
  ["one of two that stood together is gone, of the second too", "A R R* B", "A R B", "A→A R*→R B→B", true],
  ["one came in beside it", "A R* B", "A R R B", "A→A R*→R B→B", true],
  ["one came in before it", "A R* B", "A R R B", "A→A R*→R2 B→B", true],
  ["one came in elsewhere", "A R* B C", "A R B R C", "A→A R*→R B→B C→C", false],
  ["nothing around corresponds, but they are as many as before", "X R* Y R Z", "U R V R W", "R*→R R2→R2", false],
  ["nothing around any of them corresponds", "X R* Y R Z", "U R V", "R*→R", true],
  ["one neighbour of it corresponds, and none of another", "A R* X Z R Y", "A R U V", "A→A R*→R", false],
  ["one neighbour of each corresponds", "A R* X C R Y", "A R U V", "AC→A R*→R", true],
  ["its neighbours are first and last of their versions", "R* X R Y", "R V", "R*→R", false],
  ["it was reworded itself", "X R* Y R Z", "U Q V R W", "R*→Q R2→R", false],
  // A twin may not stand for a neighbour, nor be skipped on one side alone.
  ["a twin beside it became another point", "A R R* B", "A Q R B", "AR→AQ R*→R B→B", true],
];

describe("a point that stands word for word in several places", () => {
  for (const [name, before, after, entries, expected] of CASES) {
    it(`is ${expected ? "tied" : "not tied"} where ${name}`, () => {
      expect(isTied(before, after, entries)).toBe(expected);
    });
  }

  it("is looked at past twenty twins in a row, and no further", () => {
    const tied = (twins: number) => {
      const row = Array.from({ length: twins - 1 }, () => "R").join(" ");
      return isTied(`C R X A R* ${row} B`, `A R ${row} B V`, "AC→A R*→R B→B");
    };
    expect(tied(20)).toBe(false);
    expect(tied(21)).toBe(true);
  });

  it("is compared with the ten nearest on either side", () => {
    const blocks = 13;
    const tied = (own: number, other: number, side: "before" | "after") => {
      const many = Array.from({ length: blocks }, (_, place) => ({
        left: place === own ? "A" : place === other ? "C" : "X",
        right: place === own ? "B" : place === other ? "D" : "X",
      }));
      const draw = (twin: (place: number) => string) =>
        many.map(({ left, right }, place) => `${left} ${twin(place)} ${right}`).join(" ");
      return side === "before"
        ? isTied(
            draw((place) => (place === own ? "R*" : "R")),
            "A R B",
            "AC→A R*→R BD→B",
          )
        : isTied(
            "A R* B",
            draw(() => "R"),
            `A→AC R*→R${own + 1} B→BD`,
          );
    };
    for (const side of ["before", "after"] as const) {
      expect([tied(1, 11, side), tied(1, 12, side)], side).toEqual([true, false]);
      expect([tied(12, 2, side), tied(12, 1, side)], side).toEqual([true, false]);
      expect([tied(5, 4, side), tied(5, 6, side)], side).toEqual([true, true]);
    }
  });

  it("is sought in none of the points whose texts are not known", () => {
    expect(tell("1. # «»Nets | ?\n2. ?\n--\n1. # Nets | ?\n--\n1 → 1 kept\n2 → dropped")).toBe(
      "placed 1: 1. Point 1 is where it was.",
    );
  });

  const few = "1. Boats pay.\n2. Reserved.\n3. Fees fall due.";
  const many = "1. Boats pay.\n2. Reserved.\n3. Kept free.\n4. Reserved.\n5. Fees fall due.";
  const noted = (points: string) => points.replace("Reserved", "«Reserved»");

  it("is never said to be tied where it was split or merged, which is not sure anyway", () => {
    expect(tell(`${noted(few)}\n--\n${many}\n--\n1 → 1 kept\n2 → 2, 3 split\n→ 4 added\n3 → 5 kept`)).toBe(
      "unconfirmed 0.8: 2 «Reserved» from 0. Point 2 was split into 2 and 3; the words stand in 2 as they were.",
    );
    expect(tell(`${noted(many)}\n--\n${few}\n--\n1 → 1 kept\n2, 3 → 2 merged\n4 → dropped\n5 → 3 kept`)).toBe(
      "unconfirmed 0.8: 2 «Reserved» from 0. Points 2 and 3 were merged into 2; the words stand as they were.",
    );
  });
});
