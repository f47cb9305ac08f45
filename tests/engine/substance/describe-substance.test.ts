import { describe, expect, it } from "vitest";
import { describeSubstance } from "../../../src/engine/substance/describe-substance.ts";
import type { Change, Entry } from "../../../src/model/comparison.ts";
import { changeOf, entryOf, wantedOf } from "../../support/drawn-entry.ts";

/** Each item as `path: words, words +more`, behind them how many entries more there are. */
function drawTold(entries: readonly Entry[]): readonly string[] {
  const { items, more } = describeSubstance(entries);
  const drawn = items.map(
    ({ paths, changes, more: others }) => `${paths.join("+")}: ${changes.join(", ")}${others > 0 ? ` +${others}` : ""}`,
  );
  return more > 0 ? [...drawn, `+${more}`] : drawn;
}

const LONG = "where the authorities of the coastal State have been told of it in good time";

/** What is said of one change. */
const WORDS: Readonly<Record<string, readonly [change: Change, words: string]>> = {
  "figures by what they were and are": [changeOf("money", "EUR 5", "EUR 7"), "EUR 5 → EUR 7"],
  "other words in quotation marks": [changeOf("modality", "shall", "may"), "“shall” → “may”"],
  "what came": [changeOf("scope", null, "all"), "“all” added"],
  "what went": [changeOf("negation", "not", null), "“not” gone"],
  "a condition that came, as a sentence goes on": [changeOf("condition", null, "In peacetime"), "in peacetime"],
  "a condition that went": [changeOf("condition", "in peacetime", null), "no longer “in peacetime”"],
  "what is doubtful, as perhaps so": [changeOf("scope", null, "all", { confidence: "low" }), "perhaps “all” added"],
  "as many words as a line bears": [
    changeOf("condition", null, LONG),
    "where the authorities of the coastal State have been told of…",
  ],
  "sixty characters whole": [changeOf("condition", null, "a".repeat(60)), "a".repeat(60)],
  "a word that ends where the line does": [
    changeOf("condition", null, `${"a".repeat(59)}, ${"b".repeat(9)}`),
    `${"a".repeat(59)},…`,
  ],
};

// By what a reader asks first.
const HEAVY: readonly (readonly Change["class"][])[] = [
  ["money", "quantity", "percentage"],
  ["modality", "deadline", "duration"],
  ["date", "condition"],
  ["negation"],
  ["actor", "place"],
  ["scope"],
  ["defined-term"],
  ["reference"],
];

describe("what a comparison changed in substance, in words", () => {
  it.each(Object.entries(WORDS))("says %s", (_what, [change, words]) => {
    expect(drawTold([entryOf("6", [change])])).toEqual([`6: ${words}`]);
  });

  it("tells the heaviest entry first, and of one weight the one that stands first", () => {
    for (const [rank, heavier] of HEAVY.entries()) {
      for (const of of heavier) {
        const entry = entryOf(of, [changeOf(of, "old", "new")]);
        const lighter = HEAVY.slice(rank + 1).flat();
        for (const other of lighter) {
          const paths = describeSubstance([entryOf(other, [changeOf(other, "old", "new")]), entry]).items;
          expect(paths.flatMap(({ paths }) => paths)).toEqual([of, other]);
        }
        for (const equal of heavier) {
          const paths = describeSubstance([entry, entryOf(equal, [changeOf(equal, "old", "new")])]).items;
          expect(paths.flatMap(({ paths }) => paths)).toEqual([of, equal]);
        }
      }
    }
  });

  it("weighs an entry by the heaviest of its changes", () => {
    const light = entryOf("1", [changeOf("actor", "Kenya", "Chad")]);
    const mixed = entryOf("2", [changeOf("reference", "Article 5", "Article 6"), changeOf("money", "EUR 5", "EUR 7")]);
    expect(drawTold([light, mixed])).toEqual(["2: EUR 5 → EUR 7, “Article 5” → “Article 6”", "1: “Kenya” → “Chad”"]);
  });

  it("tells what is doubtful behind all that is sure, in an entry and among entries", () => {
    const doubtful = changeOf("money", "EUR 5", "EUR 7", { confidence: "low" });
    const sure = changeOf("reference", "Article 5", "Article 6");
    expect(drawTold([entryOf("1", [doubtful]), entryOf("2", [sure]), entryOf("3", [doubtful, sure])])).toEqual([
      "2: “Article 5” → “Article 6”",
      "3: “Article 5” → “Article 6”, perhaps EUR 5 → EUR 7",
      "1: perhaps EUR 5 → EUR 7",
    ]);
  });

  it("tells three changes of an entry, each once, and counts the others", () => {
    const figures = ["1", "2", "2", "3"].map((figure) => changeOf("quantity", figure, `${figure}0`));
    expect(drawTold([entryOf("6", figures)])).toEqual(["6: 1 → 10, 2 → 20, 3 → 30"]);
    const more = [...figures, changeOf("quantity", "4", "40")];
    expect(drawTold([entryOf("6", more)])).toEqual(["6: 1 → 10, 2 → 20, 3 → 30 +1"]);
  });

  it("tells five entries, and counts the others", () => {
    const entries = ["1", "2", "3", "4", "5", "6", "7"].map((path) => entryOf(path, [changeOf("quantity", "5", "6")]));
    const told = ["1", "2", "3", "4", "5"].map((path) => `${path}: 5 → 6`);
    expect(drawTold(entries.slice(0, 5))).toEqual(told);
    expect(drawTold(entries)).toEqual([...told, "+2"]);
    expect(describeSubstance(entries).entries).toBe(7);
  });

  it("leaves out what is of no substance", () => {
    const notation = changeOf("notation", "5", "five", { substance: false });
    expect(describeSubstance([entryOf("6", [notation]), entryOf("7", [])])).toEqual({ entries: 0, items: [], more: 0 });
  });

  it("says where what is gone stood, and where what changed stands", () => {
    const change = changeOf("quantity", "5", "6");
    const gone = entryOf("4", [change], { kind: "dropped", after: [] });
    expect(drawTold([gone, entryOf("4", [change], { after: ["6", "7"] })])).toEqual(["4: 5 → 6", "6+7: 5 → 6"]);
  });

  it("tells of a point that was kept, but counts it among those unchanged", () => {
    const kept = entryOf("6", [changeOf("reference", "Article 5", "Article 6")], { kind: "kept" });
    expect(describeSubstance([kept])).toEqual({
      entries: 0,
      items: [{ changes: ["“Article 5” → “Article 6”"], more: 0, paths: ["6"] }],
      more: 0,
    });
  });

  it("tells what parties want, where the text itself has no other figure of that class", () => {
    const positions = { before: [], after: [], changes: [wantedOf("duration", "ten years", "15 years")] };
    const wanted = entryOf("6", [], { kind: "kept", positions });
    const told = entryOf("7", [changeOf("duration", "ten years", "12 years")], { positions });
    const beside = entryOf("8", [changeOf("scope", null, "all")], { positions });
    expect(drawTold([wanted, told, beside])).toEqual([
      "6: ten years → Chile 15 years",
      "7: ten years → 12 years",
      "8: ten years → Chile 15 years, “all” added",
    ]);
    expect(describeSubstance([told, entryOf("1", [])]).positions).toBe(true);
    const none = { before: [], after: [], changes: [] };
    expect(describeSubstance([entryOf("6", [], { positions: none })])).not.toHaveProperty("positions");
  });
});
