import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { type Languages, tellEntry, tellSubstance } from "../../../src/engine/substance/tell-substance.ts";
import type { Change, Comparison, Entry, StatedPosition } from "../../../src/model/comparison.ts";
import { changeOf, entryOf } from "../../support/drawn-entry.ts";

function entryBetween(before: string, after: string, more: Partial<Entry> = {}): Entry {
  return entryOf("6", [], { redline: redline(before, after).runs, ...more });
}

/** Each change as `class before → after`, in brackets where it is of no substance. */
function drawChanges({ changes }: Entry): readonly string[] {
  return changes.map(({ class: of, substance, before, after }) => {
    const drawn = `${of} ${before} → ${after}`;
    return substance ? drawn : `(${drawn})`;
  });
}

const FIVE = "Five ships sail by 1 May.";
const SIX = "Six ships sail by 1 May.";

/** A known change of a reference, at some places of either text. */
function referenceAt(beforeSpan: Change["beforeSpan"], afterSpan: Change["afterSpan"]): Change {
  return changeOf("reference", "Article 5", "Article 6", { beforeSpan, afterSpan });
}

const stated = [{}] as unknown as readonly StatedPosition[];

describe("what changed in substance, with the changes of an entry", () => {
  it.each(["reworded", "split", "merged"] as const)("is told of what was %s", (kind) => {
    expect(drawChanges(tellEntry(entryBetween(FIVE, SIX, { kind }), "version"))).toEqual([
      "quantity Five ships → Six ships",
    ]);
  });

  it.each(["kept", "added", "dropped", "unreported"] as const)("is not told of what was %s", (kind) => {
    const entry = entryBetween(FIVE, SIX, { kind });
    expect(tellEntry(entry, "version")).toEqual(entry);
  });

  it("is not told of what cannot be seen, which is told already", () => {
    const invisible = changeOf("invisible", "a", "a", { substance: false, beforeSpan: [0, 25], afterSpan: [0, 24] });
    const entry = entryBetween(FIVE, SIX, { changes: [invisible] });
    expect(tellEntry(entry, "version")).toEqual(entry);
  });

  it("stands in the order of the later text, and what went by its place in the earlier one", () => {
    const known = changeOf("invisible", "1 May", "1 May", {
      substance: false,
      beforeSpan: [23, 28],
      afterSpan: [22, 27],
    });
    const early = changeOf("invisible", "T", null, { substance: false, beforeSpan: [0, 1] });
    const drawn = drawChanges(
      tellEntry(
        entryBetween("The five ships sail by 1 May.", "The six ships sail by 1 May.", { changes: [known, early] }),
        "version",
      ),
    );
    expect(drawn).toEqual(["(invisible T → null)", "quantity five ships → six ships", "(invisible 1 May → 1 May)"]);
  });

  it("is not told twice of one reference", () => {
    const [before, after] = ["It sails as Article 5 says.", "It sails as Article 6 says."];
    const told = "reference Article 5 → Article 6";
    const withKnown = (known: Change) =>
      drawChanges(tellEntry(entryBetween(before, after, { changes: [known] }), "version"));
    expect(drawChanges(tellEntry(entryBetween(before, after), "version"))).toEqual([told]);
    expect(withKnown(referenceAt([12, 21], [12, 21]))).toEqual([told]);
    expect(withKnown(referenceAt([20, 21], null))).toEqual([told]);
    expect(withKnown(referenceAt(null, [12, 13]))).toEqual([told]);
    expect(withKnown(referenceAt([21, 24], [21, 24]))).toEqual([told, told]);
    expect(withKnown(referenceAt([9, 12], [9, 12]))).toEqual([told, told]);
    expect(withKnown(changeOf("scope", null, "all", { beforeSpan: [12, 21], afterSpan: [12, 21] }))).toHaveLength(2);
  });

  it("leaves out other words where something of substance is known", () => {
    const [before, after] = ["The fleet is large.", "The fleet is big."];
    const added = (known: Change) =>
      drawChanges(tellEntry(entryBetween(before, after, { changes: [known] }), "version")).length - 1;
    expect(drawChanges(tellEntry(entryBetween(before, after), "version"))).toEqual(["(wording large → big)"]);
    expect(added(referenceAt([0, 1], [0, 1]))).toBe(0);
    expect(added({ ...referenceAt([0, 1], [0, 1]), substance: false })).toBe(1);
  });

  it("is no more than other words where a side is a title, and the parties want something there", () => {
    const positions = { before: stated, after: [], changes: [] };
    const told = tellEntry(entryBetween("Term.", "It lasts ten years.", { positions }), "version");
    expect(told.changes).toEqual([
      {
        ...{ class: "wording", substance: false, note: "one side is a title alone: see what the parties want there" },
        ...{ before: "Term.", after: "It lasts ten years.", beforeSpan: [0, 5], afterSpan: [0, 19] },
      },
    ]);
    const turned = { before: [], after: stated, changes: [] };
    const back = tellEntry(entryBetween("It lasts ten years.", "Term.", { positions: turned }), "version");
    expect(drawChanges(back)).toEqual(["(wording It lasts ten years. → Term.)"]);
    const none = { before: [], after: [], changes: [] };
    expect(
      drawChanges(tellEntry(entryBetween("Term.", "It lasts ten years.", { positions: none }), "version")),
    ).toEqual(["duration null → ten years"]);
    const same = entryBetween("Term.", "Term.", { positions });
    expect(tellEntry(same, "version")).toEqual(same);
    const emptied = tellEntry(entryBetween("Term.", "", { positions }), "version").changes;
    expect(emptied).toMatchObject([{ before: "Term.", after: null, beforeSpan: [0, 5], afterSpan: null }]);
    const opened = tellEntry(entryBetween("", "Term.", { positions: turned }), "version").changes;
    expect(opened).toMatchObject([{ before: null, after: "Term.", beforeSpan: null, afterSpan: [0, 5] }]);
  });

  it("is read in the language that is said", () => {
    const told = (languages?: Languages) =>
      drawChanges(tellEntry(entryBetween("Дано 5 мая.", "Дано 6 мая."), "version", languages));
    expect(told({ before: "ru", after: "ru" })).toEqual(["date 5 мая → 6 мая"]);
    expect(told({ before: "uk", after: "uk" })).toEqual(["quantity 5 мая → 6 мая"]);
  });

  it("makes the sentence of the comparison", () => {
    const alignment = [entryBetween(FIVE, SIX)];
    const summary = {
      kept: 0,
      reworded: 1,
      dropped: 0,
      added: 0,
      split: 0,
      merged: 0,
      unreported: 0,
      moved: 0,
      renumbered: 0,
    };
    const document = { title: "Charter", points: 1 };
    const comparison: Comparison = {
      ...{ before: document, after: document, relation: "version", summary, sentence: "", alignment },
    };
    expect(tellSubstance(comparison)).toMatchObject({
      sentence: "1 point reworded, in substance: Five ships → Six ships (point 6).",
      alignment: [{ changes: [{ class: "quantity", substance: true }] }],
    });
    expect(tellSubstance({ ...comparison, relation: "witness" })).toMatchObject({
      sentence: "Variants between two publications of one draft: 1 point reworded.",
      alignment: [{ changes: [{ class: "quantity", substance: false }] }],
    });
  });
});
