import { describe, expect, it } from "vitest";
import { ExpectedPlaces } from "../../../src/engine/alignment/expected-places.ts";
import { NONE, Partners } from "../../../src/engine/alignment/partners.ts";
import { Places } from "../../../src/engine/alignment/place-points.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { readPoints, readVersion } from "../../support/drawn-versions.ts";

/** Each point as `parent<previous|next>children`, named by index; `-` where there is none. */
function placesOf(drawn: string): readonly string[] {
  const points = readPoints(drawn);
  const places = new Places(points);
  const name = (index: number) => (index === NONE ? "-" : String(index));
  return points.map((_, index) => {
    expect(places.childCount(index)).toBe(places.childrenOf(index).length);
    const [above, before, behind] = [places.parentOf(index), places.beside(index, -1), places.beside(index, 1)].map(
      name,
    );
    return `${above}<${before}|${behind}>${places.childrenOf(index).join(",")}`;
  });
}

describe("the place of a point", () => {
  it.each([
    ["stands in a row", "1. A\n2. B\n3. C", ["-<-|1>", "-<0|2>", "-<1|->"]],
    ["stands under another", "1. A\n  a. B\n  b. C\n2. D", ["-<-|3>1,2", "0<-|2>", "0<1|->", "-<0|->"]],
    ["stands deeper", "1. A\n  a. B\n    i. C\n  b. D", ["-<-|->1,3", "0<-|3>2", "1<-|->", "0<1|->"]],
    [
      "is read from the number in a flat list",
      "5. A\n5.1. B\n5.2. C\n6. D",
      ["-<-|3>1,2", "0<-|2>", "0<1|->", "-<0|->"],
    ],
    ["is read from brackets too", "5. A\n5(a). B\n5(a)(i). C\n5(b). D", ["-<-|->1,3", "0<-|3>2", "1<-|->", "0<1|->"]],
    ["is read from other marks too", "A. A\nA-1. B\nA/2. C", ["-<-|->1,2", "0<-|2>", "0<1|->"]],
    ["is under no number that letters or digits go on", "5. A\n51. B\n5bis. C", ["-<-|1>", "-<0|2>", "-<1|->"]],
    [
      "is under the nearest number that came before",
      "5. A\n5.1.2. B\n5.1. C\n5.1.3. D",
      ["-<-|->1,2", "0<-|2>", "0<1|->3", "2<-|->"],
    ],
    ["is under none that comes later", "5.1. A\n5. B", ["-<-|1>", "-<0|->"]],
    ["is under the last of several with one number", "5. A\n5. B\n5.1. C", ["-<-|1>", "-<0|->2", "1<-|->"]],
  ])("%s", (_, drawn, places) => expect(placesOf(drawn)).toEqual(places));

  it("is none outside the version", () => {
    const places = new Places(readPoints("1. A"));
    expect([places.parentOf(7), places.beside(7, 1), places.beside(7, -1), places.childCount(7)]).toEqual([
      NONE,
      NONE,
      NONE,
      0,
    ]);
  });

  it("is read from numbers of sixty characters and no more", () => {
    const deep = (length: number) => `${"1".repeat(length - 2)}.1`;
    const parents = (length: number) => {
      const drawn = `${"1".repeat(length - 2)}. A\n${deep(length)}. B`;
      return new Places(readPoints(drawn)).parentOf(1);
    };
    expect([parents(60), parents(61), parents(62), parents(63)]).toEqual([0, 0, NONE, NONE]);
  });
});

describe("the number of a point", () => {
  const numbersOf = (before: string, after: string) => {
    const { numbers } = describeVersionPair(readVersion(before), readVersion(after));
    return [[...numbers.before].join(" "), [...numbers.after].join(" ")];
  };

  it.each([
    ["is one for equal numbers, of either version", "1. A\n2. B", "2. C\n3. D", "0 1", "1 2"],
    ["is none where a sibling bears it too, however many do", "1. A\n2. B\n1. C\n1. D", "1. E", "-1 1 -1 -1", "0"],
    ["may be borne by points under other parents", "1. A\n  a. B\n2. C\n  a. D", "a. E", "0 1 2 1", "1"],
    ["is none where none is printed", ". A\n1. B", ". C", "-1 0", "-1"],
  ])("%s", (_, before, after, old, now) => expect(numbersOf(before, after)).toEqual([old, now]));
});

describe("the place where a point is expected in the other version", () => {
  const expected = (before: number, after: number, pairs: readonly (readonly [number, number])[]) => {
    const places = new ExpectedPlaces(Partners.of(before, after, pairs));
    const draw = (place: (index: number) => readonly [number, number], count: number) =>
      Array.from({ length: count }, (_, index) => place(index).join("/")).join(" ");
    return [draw((index) => places.inAfter(index), before), draw((index) => places.inBefore(index), after)];
  };

  it.each([
    ["is counted from both ends where none is paired", 3, 4, [], "0/1 1/2 2/3", "0/-1 1/0 2/1 3/2"],
    [
      "goes on from the pair before it, and back from the one behind",
      4,
      4,
      [[1, 2]],
      "0/1 2/2 3/2 4/3",
      "0/-1 1/0 1/1 2/3",
    ],
    [
      "follows points that moved",
      3,
      3,
      [
        [0, 2],
        [2, 0],
      ],
      "2/2 3/-1 0/0",
      "2/2 3/-1 0/0",
    ],
  ] as const)("%s", (_, before, after, pairs, inAfter, inBefore) => {
    expect(expected(before, after, pairs)).toEqual([inAfter, inBefore]);
  });
});
