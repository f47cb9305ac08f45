import { describe, expect, it } from "vitest";
import { explainDifferences } from "../../../src/engine/compare/explain-differences.ts";
import type { Change, Entry, Redline } from "../../../src/model/comparison.ts";
import { entryOf } from "../../support/drawn-entry.ts";

const runs = (before: string, after: string): Redline => [
  ["-", before],
  ["+", after],
];

function rewordedBy(redline: Redline, changes: readonly Change[], more: Partial<Entry> = {}): Entry {
  return entryOf("1", changes, { redline, ...more });
}

type Spans = readonly [before: readonly [number, number] | null, after: readonly [number, number] | null];

function change(name: Change["class"], [beforeSpan, afterSpan]: Spans, substance = false): Change {
  return { class: name, substance, before: null, after: null, beforeSpan, afterSpan };
}

const point = (from: number, to: number, substance = false) =>
  change(
    "reference",
    [
      [from, to],
      [from, to],
    ],
    substance,
  );

describe("all the differences of a point", () => {
  it("are references where both texts are one without them", () => {
    expect(explainDifferences(rewordedBy(runs("see point 2 now", "see point 3 now"), [point(4, 11)]))).toBe(
      "references",
    );
  });

  it("are references also beside what cannot be seen, and invisible where there is nothing else", () => {
    const unseen = change("invisible", [null, [15, 16]]);
    const redline = runs("see point 2 now", "see point 3 now\u200b");
    expect(explainDifferences(rewordedBy(redline, [unseen, point(4, 11)]))).toBe("references");
    expect(explainDifferences(rewordedBy(runs("see it", "see it\u200b"), [change("invisible", [null, [6, 7]])]))).toBe(
      "invisible",
    );
  });

  it("are counted in code points", () => {
    expect(explainDifferences(rewordedBy(runs("😀 see point 2", "😀 see point 3"), [point(6, 13)]))).toBe("references");
  });

  it("may lie in any order, and over one another", () => {
    const redline = runs("point 2, then point 4 and 5.", "point 3, then point 6 and 7.");
    const spans = [point(14, 27), point(19, 21), point(0, 7)];
    expect(explainDifferences(rewordedBy(redline, spans))).toBe("references");
  });

  const others: Record<string, Entry> = {
    "a reference that names another point": rewordedBy(runs("see point 2", "see point 3"), [point(4, 11, true)]),
    "a change of another class": rewordedBy(runs("600 men", "800 men"), [
      change("quantity", [
        [0, 3],
        [0, 3],
      ]),
    ]),
    "a word before them": rewordedBy(runs("see point 2", "cf. point 3"), [point(4, 11)]),
    "a word behind them": rewordedBy(runs("point 2 now", "point 3 then"), [point(0, 7)]),
    "a word between them": rewordedBy(runs("point 2 and point 4", "point 3 nor point 5"), [point(0, 7), point(12, 19)]),
    "a word of the heading": rewordedBy(runs("point 2", "point 3"), [point(0, 7)], {
      headingRedline: runs("Forces", "Troops"),
    }),
    "a point that was split": rewordedBy(runs("point 2", "point 3"), [point(0, 7)], { kind: "split" }),
    "a point that was kept": rewordedBy([["=", "point 2"]], [point(0, 7)], { kind: "kept" }),
    "words, and nothing that is known of them": rewordedBy(runs("yes", "no"), []),
  };
  for (const [what, entry] of Object.entries(others))
    it(`are more than that with ${what}`, () => expect(explainDifferences(entry)).toBeUndefined());

  it("are invisible where only the heading differs, unseen", () => {
    const headingRedline: Redline = [
      ["=", "Forces"],
      ["+", "\u200b"],
    ];
    const changes = [change("invisible", [null, null])];
    expect(explainDifferences(rewordedBy([["=", "They stay."]], changes, { headingRedline }))).toBe("invisible");
  });
});
