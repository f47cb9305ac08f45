import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import type { PointNode } from "../../../src/model/point.ts";
import { anyTree } from "./point-trees.ts";

const node = (number: string, points: PointNode[] = []): PointNode => ({ number, text: "x", points });
const pathsOf = (nodes: readonly PointNode[]) => listPoints(nodes).map(({ path }) => path);

/** By the rules of `listPoints`, each path looked up among all that were given out before it. */
function lookedUpPaths(nodes: readonly PointNode[], above = "", taken = new Set<string>()): string[] {
  return nodes.flatMap(({ number, points }, at) => {
    const own = number === "" ? `¶${at + 1}` : number;
    const wanted = above === "" || own.startsWith(`${above}.`) ? own : `${above}.${own}`;
    let path = wanted;
    for (let time = 2; taken.has(path); time++) path = `${wanted}~${time}`;
    taken.add(path);
    return [path, ...lookedUpPaths(points, path, taken)];
  });
}

const rules: Record<string, readonly [PointNode[], string[]]> = {
  "a number at the top is its own path": [
    [node("1"), node("1.2.1")],
    ["1", "1.2.1"],
  ],
  "a number below follows its parent's path and a dot": [
    [node("10", [node("a", [node("i")])])],
    ["10", "10.a", "10.a.i"],
  ],
  "a number that begins with its parent's path and a dot is the path": [
    [node("1", [node("1.2", [node("1.2.1"), node("3")])])],
    ["1", "1.2", "1.2.1", "1.2.3"],
  ],
  "a number that only begins with the same figures is not": [
    [node("1", [node("10"), node("1")])],
    ["1", "1.10", "1.1"],
  ],
  "a point without a number counts among all its siblings": [
    [node("1"), node(""), node("", [node("")])],
    ["1", "¶2", "¶3", "¶3.¶1"],
  ],
  "a path that occurs again counts its occurrences": [
    [node("1", [node("a")]), node("1", [node("a")]), node("1")],
    ["1", "1.a", "1~2", "1~2.a", "1~3"],
  ],
  "a path that occurs again among many siblings counts its occurrences": [
    [node("1"), ...Array.from({ length: 12 }, () => node("")), node("1", [node("a"), node("a")]), node("1")],
    ["1", ...Array.from({ length: 12 }, (_, n) => `¶${n + 2}`), "1~2", "1~2.a", "1~2.a~2", "1~3"],
  ],
  "a printed number that looks like a place keeps paths apart, on either side of it": [
    [node("¶2"), node(""), node("", [node(""), node("¶1")])],
    ["¶2", "¶2~2", "¶3", "¶3.¶1", "¶3.¶1~2"],
  ],
  "a printed number that looks like an occurrence keeps paths apart": [
    [node("1"), node("1"), node("1~2")],
    ["1", "1~2", "1~2~2"],
  ],
};

describe("listPoints", () => {
  for (const [rule, [nodes, paths]] of Object.entries(rules)) it(rule, () => expect(pathsOf(nodes)).toEqual(paths));

  it("gives each point its order, depth, parent and facts", () => {
    const facts = {
      status: "summary",
      note: "n",
      sources: [{ outlet: "Reuters" }],
      positions: [{ party: "ua", text: "t" }],
    } as const;
    const nodes: PointNode[] = [
      {
        number: "5",
        label: "Article 5",
        heading: "Cap",
        text: "",
        ...facts,
        points: [{ number: "a", text: null, status: "unreported", points: [] }],
      },
    ];
    expect(listPoints(nodes)).toEqual([
      {
        path: "5",
        order: 0,
        depth: 0,
        parent: null,
        number: "5",
        label: "Article 5",
        heading: "Cap",
        text: "",
        ...facts,
      },
      {
        path: "5.a",
        order: 1,
        depth: 1,
        parent: "5",
        number: "a",
        label: null,
        heading: null,
        text: null,
        status: "unreported",
      },
    ]);
  });

  it("gives every point of any tree a path of its own, in reading order", () => {
    fc.assert(
      fc.property(anyTree, (nodes) => {
        const points = listPoints(nodes);
        expect(new Set(points.map(({ path }) => path)).size).toBe(points.length);
        expect(points.map(({ order }) => order)).toEqual(points.map((_, at) => at));
        const places = new Map(points.map(({ path, order }) => [path, order]));
        for (const { parent, order, depth } of points) {
          expect(parent === null).toBe(depth === 0);
          if (parent !== null) expect(places.get(parent)).toBeLessThan(order);
        }
      }),
    );
  });

  it("gives out paths as if each was looked up among all before it, whatever numbers are made of", () => {
    for (const numbers of [
      ["", "1", "2", "a"],
      ["", "1", "a", "1.1", "1.1.a"],
      ["", "1", "1~2", "¶1", "a.¶1"],
    ]) {
      const treeOf = (depth: number): fc.Arbitrary<PointNode[]> =>
        fc.array(
          fc
            .tuple(fc.constantFrom(...numbers), depth === 0 ? fc.constant<PointNode[]>([]) : treeOf(depth - 1))
            .map(([number, points]) => node(number, points)),
          { maxLength: depth === 2 ? 16 : 4 },
        );
      fc.assert(
        fc.property(treeOf(2), (nodes) => {
          expect(pathsOf(nodes)).toEqual(lookedUpPaths(nodes));
        }),
      );
    }
  });

  it("lists ten thousand points of one number", () => {
    expect(pathsOf(Array.from({ length: 10_000 }, () => node("1"))).at(-1)).toBe("1~10000");
  });
});
