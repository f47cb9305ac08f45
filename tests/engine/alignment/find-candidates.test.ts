import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  likenessOf,
  readWordings,
  type Wording,
  weighWordings,
} from "../../../src/engine/alignment/describe-wording.ts";
import { CANDIDATES_PER_POINT, findCandidates } from "../../../src/engine/alignment/find-candidates.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";
import { candidatesOf } from "./drawn-candidates.ts";

describe("findCandidates", () => {
  it("names the most alike, each pair once", () => {
    const found = candidatesOf(
      ["free access to the border", "five judges in Geneva"],
      ["seven judges in Vienna", "access to every border"],
    );
    expect(new Set(found.map(({ before, after }) => `${before} ${after}`)).size).toBe(found.length);
    expect(found.find(({ before }) => before === 0)?.after).toBe(1);
  });

  it("likens a text to itself fully, and to one without a common word not at all", () => {
    expect(candidatesOf(["free access"], ["free access"])).toEqual([{ before: 0, after: 0, likeness: 1 }]);
    expect(candidatesOf(["free access"], ["seven judges"])).toEqual([]);
  });

  it("looks at no more than eight where many wordings are alike and each stands several times", () => {
    const texts = (last: string) =>
      Array.from({ length: 80 }, (_, n) => `The Parties report on matter ${n % 10} to the board ${last}.`);
    expect(candidatesOf(texts("annually"), texts("monthly")).length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * 160);
  });

  it("likens equal texts that hold no word", () => {
    expect(candidatesOf(["* * *"], ["* * *"])).toEqual([{ before: 0, after: 0, likeness: 1 }]);
  });

  it("stays within that bound for any drafts", () => {
    const text = fc.array(fc.constantFrom("parties", "report", "border", "judges", "access"), {
      minLength: 1,
      maxLength: 3,
    });
    const texts = fc.array(
      text.map((words) => words.join(" ")),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const found = candidatesOf(before, after);
        expect(found.length).toBeLessThanOrEqual(CANDIDATES_PER_POINT * (before.length + after.length));
        for (const { likeness } of found) expect(likeness > 0 && likeness <= 1).toBe(true);
      }),
    );
  });

  it("names of points that all differ the eight most alike of each, seen from either side, with their likeness", () => {
    const word = fc.constantFrom("parties", "report", "border", "judges", "access", "council", "nets", "boats");
    const texts = fc.uniqueArray(
      fc.uniqueArray(word, { minLength: 1, maxLength: 5 }).map((words) => words.sort().join(" ")),
      { minLength: 1, maxLength: 24, size: "max" },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { wordings, candidates } = candidatesAround(before, after, []);
        const likeness = (old: number, now: number) =>
          likenessOf(wordings.before[old] as Wording, wordings.after[now] as Wording);
        const betterThan = (worth: number, all: readonly number[]) =>
          all.filter((other) => other > worth + 1e-9).length;
        const asGoodAs = (worth: number, all: readonly number[]) => all.filter((other) => other > worth - 1e-9).length;
        const named = new Map(candidates.map((one) => [`${one.before} ${one.after}`, one.likeness]));
        expect(named.size).toBe(candidates.length);
        before.forEach((_, old) => {
          after.forEach((__, now) => {
            const worth = likeness(old, now);
            const [row, column] = [after.map((___, n) => likeness(old, n)), before.map((___, n) => likeness(n, now))];
            const isNamed = named.has(`${old} ${now}`);
            if (worth === 0) expect(isNamed).toBe(false);
            else if (asGoodAs(worth, row) <= 8 || asGoodAs(worth, column) <= 8) expect(isNamed).toBe(true);
            else if (betterThan(worth, row) >= 8 && betterThan(worth, column) >= 8) expect(isNamed).toBe(false);
            if (isNamed) expect(named.get(`${old} ${now}`)).toBeCloseTo(worth, 9);
          });
        });
      }),
    );
  });

  it("names them by the earlier point, then the later", () => {
    const texts = ["nets boats", "boats ice", "ice nets"];
    expect(draw(candidatesAround(texts, texts, []).candidates)).toBe("0-0 0-1 0-2 1-0 1-1 1-2 2-0 2-1 2-2");
  });

  it("leaves out the points that have a partner", () => {
    const texts = ["nets boats", "boats ice", "ice nets"];
    expect(draw(candidatesAround(texts, texts, [[0, 1]]).candidates)).toBe("1-0 1-2 2-0 2-2");
  });

  it("names all pairs of a text that stands eight times, and of more only the four around each place", () => {
    const reserved = (count: number) => Array.from({ length: count }, () => "[Reserved]");
    expect(candidatesAround(reserved(8), reserved(8), []).candidates).toHaveLength(64);
    const named = candidatesAround(reserved(12), reserved(12), []).candidates;
    const near = reserved(12).flatMap((_, before) =>
      [-2, -1, 0, 1, 2].flatMap((step) =>
        before + step >= 0 && before + step < 12 ? [`${before}-${before + step}`] : [],
      ),
    );
    expect(draw(named)).toBe(near.join(" "));
  });

  it("expects them behind the pair before them, and before the pair behind them", () => {
    const rows = (first: number, last: number) => [
      ...Array.from({ length: first }, () => "[Reserved]"),
      "Boats pay a toll.",
      ...Array.from({ length: last }, () => "[Reserved]"),
    ];
    // Ten of twenty stand before the pair on the one side, twelve on the other.
    const { candidates } = candidatesAround(rows(10, 12), rows(12, 10), [[10, 12]]);
    const partnersOf = (point: number) => candidates.flatMap(({ before, after }) => (before === point ? [after] : []));
    expect(partnersOf(0)).toEqual([0, 1, 2, 3, 4]);
    expect(partnersOf(5)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(partnersOf(11)).toEqual([9, 10, 11, 13, 14, 15]);
  });

  it("lets a point name those of a crowd that it is like before others which it is less like", () => {
    const crowd = (text: string) => Array.from({ length: 12 }, () => text);
    const before = [...crowd("Nets dry on boats."), ...crowd("Nets dry on all boats."), "Nets dry on lakes."];
    const others = ["toll", "ice", "reed", "judge", "board", "guild", "bridge", "island", "port"];
    const after = [
      ...crowd("Nets dry on boats."),
      ...others.map((own) => `The lakes near the ${own} have an ${own} officer.`),
    ];
    const { candidates } = candidatesAround(before, after, []);
    const named = candidates.filter((one) => one.before === 24);
    const likeness = (after: number) => named.find((one) => one.after === after)?.likeness ?? 0;
    // The crowd has its fill of the others before, so that it names this point no more.
    expect(named.map((one) => one.after)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(likeness(11)).toBeGreaterThan(likeness(12));
  });

  it("looks at no word that more than sixty-four points say, where there are four hundred", () => {
    const rows = (count: number, own: string) => Array.from({ length: count }, (_, n) => `${own}${n} nets`);
    expect(candidatesOf(rows(399, "before"), rows(399, "after")).length).toBeGreaterThan(399);
    expect(candidatesOf(rows(400, "before"), rows(400, "after"))).toEqual([]);
  });
});

describe("lead-ins of one wording over other sub-points", () => {
  const BEFORE = "1. It may:\n  a. moor boats.\n2. It may:\n  a. sell ice.";
  const AFTER = "1. It may:\n  a. cut reeds.\n2. It may:\n  a. moor boats.\n3. It may:\n  a. sell fish.";

  const likenesses = (before: string, after: string) => {
    const { points, places } = describeVersionPair(readVersion(before), readVersion(after));
    const nobody = Partners.none(points.before.length, points.after.length);
    const wordings = weighWordings(readWordings(points, nobody, new WordTable()), points, places);
    return findCandidates(wordings, nobody).map((one) => ({ ...one, likeness: one.likeness.toFixed(6) }));
  };
  const drawn = likenesses(BEFORE, AFTER).map(({ before, after, likeness }) => `${before}-${after} ${likeness}`);

  it("are told apart by these", () => {
    expect(drawn.filter((one) => one.startsWith("0-"))).toContain("0-2 1.000000");
    expect(drawn).not.toContain("0-4 1.000000");
    expect(drawn).not.toContain("2-2 1.000000");
  });

  it("are as alike in the one direction as in the other", () => {
    const turned = likenesses(AFTER, BEFORE).map(({ before, after, likeness }) => `${after}-${before} ${likeness}`);
    expect(turned.sort()).toEqual([...drawn].sort());
  });
});

function candidatesAround(
  before: readonly string[],
  after: readonly string[],
  paired: readonly (readonly [number, number])[],
) {
  const drawn = (texts: readonly string[]) => readVersion(texts.map((text, n) => `${n + 1}. ${text}`).join("\n"));
  const { points, places } = describeVersionPair(drawn(before), drawn(after));
  const partners = Partners.of(before.length, after.length, paired);
  const nobody = Partners.none(before.length, after.length);
  const wordings = weighWordings(readWordings(points, nobody, new WordTable()), points, places);
  return { wordings, candidates: findCandidates(wordings, partners) };
}

function draw(candidates: readonly { readonly before: number; readonly after: number }[]): string {
  return candidates.map(({ before, after }) => `${before}-${after}`).join(" ");
}
