import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { explainDifferences } from "../../../src/engine/compare/explain-differences.ts";
import type { Entry } from "../../../src/model/comparison.ts";
import { anyText } from "../../support/any-text.ts";
import { readVersion } from "../../support/drawn-versions.ts";

function compare(before: string, after: string): readonly Entry[] {
  return compareVersions(readVersion(before), readVersion(after)).alignment;
}

function entryAfter(entries: readonly Entry[], path: string): Entry | undefined {
  return entries.find(({ after }) => after.includes(path));
}

describe("two texts that differ by any code point", () => {
  const kinds: Record<string, readonly [before: string, after: string]> = {
    "a zero width space": ["The army withdraws in full", "The army\u200b withdraws in full"],
    "a soft hyphen": ["The army withdraws in full", "The ar\u00admy withdraws in full"],
    "a mark of direction": ["The army withdraws in full", "The army \u202ewithdraws in full"],
    "a tag": ["The army withdraws in full", "The army\u{e0041} withdraws in full"],
    "a variation selector": ["The army withdraws in full", "The army\ufe0f withdraws in full"],
    "a control character": ["The army withdraws in full", "The army\u0007 withdraws in full"],
    "half a surrogate pair": ["The army \ud800 withdraws", "The army \udc00 withdraws"],
    "a no-break space": ["The army withdraws in full", "The army\u00a0withdraws in full"],
    "two spaces": ["The army withdraws in full", "The army  withdraws in full"],
    "another end of line": ["The army\u2028withdraws in full", "The army\u2029withdraws in full"],
    "a Cyrillic letter": ["The army withdraws in full", "The аrmy withdraws in full"],
    "a ligature": ["The army withdraws finally", "The army withdraws ﬁnally"],
    "another normal form": ["The café withdraws in full", "The cafe\u0301 withdraws in full"],
    "a hyphen that does not break": ["The non-binding act stays", "The non\u2011binding act stays"],
  };
  for (const [what, [before, after]] of Object.entries(kinds)) {
    it(`are reworded, and said to differ only unseen, where they differ in ${what}`, () => {
      const point = (text: string) => [
        { path: "1", order: 0, depth: 0, parent: null, number: "1", label: null, heading: null, text },
      ];
      const version = { title: "A draft", coverage: "full", numbering: "printed" } as const;
      const { alignment } = compareVersions(
        { ...version, points: point(before) },
        { ...version, points: point(after) },
      );
      const [entry] = alignment;
      expect(entry?.kind).toBe("reworded");
      expect(entry?.changes.map((change) => [change.class, change.substance])).toEqual([["invisible", false]]);
      expect(entry?.changes[0]?.note).toContain("U+");
      expect(entry === undefined ? undefined : explainDifferences(entry)).toBe("invisible");
    });
  }

  it("say so of one word of a point that was split", () => {
    const [entry] = compare(
      "1. Nets are counted in spring by an officer of the town. Boats pay a toll each autumn to the clerk.",
      "1. Nets are counted in spring by an officer of the town.\n2. Boats pay a to\u00adll each autumn to the clerk.",
    );
    expect(entry).toMatchObject({
      kind: "split",
      changes: [{ class: "invisible", substance: false, beforeSpan: null, afterSpan: [68, 69] }],
    });
  });

  it("say so of a heading as well", () => {
    const [entry] = compare("1. # Army | It withdraws in full.", "1. # Аrmy | It withdraws in full.");
    expect(entry?.changes).toEqual([
      {
        class: "invisible",
        substance: false,
        before: "A",
        after: "А",
        beforeSpan: null,
        afterSpan: null,
        note: "in the heading: Cyrillic “А” U+0410 for Latin “A” in “Аrmy”",
      },
    ]);
    expect(entry && explainDifferences(entry)).toBe("invisible");
  });

  it("are not said to differ only unseen where words or the heading differ too", () => {
    const [text] = compare("1. The army withdraws in full.", "1. The аrmy withdraws in part.");
    expect(text?.changes).toHaveLength(1);
    expect(text && explainDifferences(text)).toBeUndefined();
    const [heading] = compare("1. # Forces | The army withdraws.", "1. # Troops | The аrmy withdraws.");
    expect(heading?.changes).toHaveLength(1);
    expect(heading && explainDifferences(heading)).toBeUndefined();
  });

  it("are never unchanged, whatever they are", () => {
    const text = anyText({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        const point = (text: string) => [
          { path: "1", order: 0, depth: 0, parent: null, number: "1", label: null, heading: null, text },
        ];
        const version = { title: "A draft", coverage: "full", numbering: "printed" } as const;
        const { alignment } = compareVersions({ ...version, points: point(one) }, { ...version, points: point(other) });
        expect(alignment.some(({ kind }) => kind === "kept")).toBe(false);
      }),
    );
  });
});

const BEFORE = `
  1. Ukraine is sovereign and its borders are secured.
  2. Russia withdraws its forces from the oblast of Kharkiv.
  3. The army of Ukraine is limited to 600,000 personnel.
  4. As set out in point 3, the army is inspected yearly by monitors.
  5. Elections are held within 100 days under points 3 to 4.
  6. Sanctions are lifted as agreed in point 2 by all.
  7. A joint council supervises points 1 and 5.
  8. Prisoners are exchanged as soon as point 3 is carried out.
`;
const AFTER = `
  1. Ukraine is sovereign and its borders are secured.
  2. The army of Ukraine is limited to 600,000 personnel.
  3. As set out in point 2, the army is inspected yearly by monitors.
  4. Elections are held within 90 days under points 2 to 3.
  5. Sanctions are lifted as agreed in point 2 by all parties.
  6. A joint council supervises points 1 and 3.
  7. Prisoners are exchanged as soon as point 3 is fully carried out.
`;

describe("a reference to a point", () => {
  const compared = () => compare(BEFORE, AFTER);

  it("that only follows the renumbering is no change of substance, and may be all that differs", () => {
    const entry = entryAfter(compared(), "3");
    expect(entry?.changes).toEqual([
      {
        class: "reference",
        substance: false,
        before: "point 3",
        after: "point 2",
        beforeSpan: [14, 21],
        afterSpan: [14, 21],
        note: "“point 3” is “point 2” now: it follows the renumbering",
      },
    ]);
    expect(entry && explainDifferences(entry)).toBe("references");
  });

  it("follows as a range, beside words that changed", () => {
    const entry = entryAfter(compared(), "4");
    expect(entry?.changes.map(({ before, after, substance }) => [before, after, substance])).toEqual([
      ["points 3 to 4", "points 2 to 3", false],
    ]);
    expect(entry && explainDifferences(entry)).toBeUndefined();
  });

  it("that was left as it was is a change of substance where its point is gone or has another number", () => {
    expect(entryAfter(compared(), "5")?.changes).toMatchObject([
      { class: "reference", substance: true, note: "“point 2” was left as it was, but what was 2 was dropped" },
    ]);
    expect(entryAfter(compared(), "7")?.changes).toMatchObject([
      { class: "reference", substance: true, note: "“point 3” was left as it was, but what was 3 is 2 now" },
    ]);
  });

  it("that names another point is a change of substance", () => {
    const entry = entryAfter(compared(), "6");
    expect(entry?.changes).toMatchObject([
      { class: "reference", substance: true, before: "points 1 and 5", after: "points 1 and 3" },
    ]);
    expect(entry && explainDifferences(entry)).toBeUndefined();
  });

  it("is not looked at in points that were kept, added or dropped", () => {
    for (const entry of compared().filter(({ kind }) => ["kept", "added", "dropped"].includes(kind)))
      expect(entry.changes).toEqual([]);
  });

  it("that was left as it was is told of in a point that was kept word for word", () => {
    const kept = compare(
      `
      1. Ukraine is sovereign and its borders are secured.
      2. Russia withdraws its forces from the oblast of Kharkiv.
      3. The army of Ukraine is limited to 600,000 personnel.
      4. Monitors inspect the army yearly under point 3 of this plan.
      5. Sanctions are lifted case by case under point 1 of this plan.
      6. Prisoners are exchanged once the withdrawal under point 2 is done.
      `,
      `
      1. Ukraine is sovereign and its borders are secured.
      2. The army of Ukraine is limited to 600,000 personnel.
      3. Monitors inspect the army yearly under point 3 of this plan.
      4. Sanctions are lifted case by case under point 1 of this plan.
      5. Prisoners are exchanged once the withdrawal under point 2 is done.
      `,
    );
    const told = kept.map(({ kind, after, changes }) => [kind, ...after, ...changes.map(({ note }) => note)]);
    expect(told).toEqual([
      ["kept", "1"],
      ["dropped"],
      ["kept", "2"],
      ["kept", "3", "“point 3” was left as it was, but what was 3 is 2 now"],
      ["kept", "4"],
      ["kept", "5", "“point 2” was left as it was, but what was 2 was dropped"],
    ]);
    expect(entryAfter(kept, "3")?.changes).toMatchObject([
      {
        class: "reference",
        substance: true,
        before: "point 3",
        after: "point 3",
        beforeSpan: [39, 46],
        afterSpan: [39, 46],
      },
    ]);
  });

  it("is told of where nothing but the last point, which it names, was dropped", () => {
    const [first, second] = [
      "1. Sanctions are lifted case by case under point 3.",
      "2. Prisoners are exchanged at once.",
    ];
    const entries = compare(`${first}\n${second}\n3. A joint council meets in Geneva.`, `${first}\n${second}`);
    expect(entries.map(({ kind, changes }) => [kind, ...changes.map(({ note }) => note)])).toEqual([
      ["kept", "“point 3” was left as it was, but what was 3 was dropped"],
      ["kept"],
      ["dropped"],
    ]);
  });

  it("is told of where two points only changed places", () => {
    const entries = compare(
      "1. Monitors inspect the army yearly under point 2.\n2. The army of Ukraine is limited to 600,000 men.\n3. A joint council meets in Geneva every month.",
      "1. Monitors inspect the army yearly under point 2.\n2. A joint council meets in Geneva every month.\n3. The army of Ukraine is limited to 600,000 men.",
    );
    expect(entryAfter(entries, "1")).toMatchObject({
      kind: "kept",
      changes: [{ substance: true, note: "“point 2” was left as it was, but what was 2 is 3 now" }],
    });
  });

  it("is not said to name what was dropped where the later paper is known in part only", () => {
    const before = readVersion("1. Russia withdraws its forces.\n2. Monitors inspect the army yearly under point 1.");
    const after = readVersion("2. Monitors inspect the army yearly under point 1.", { coverage: "partial" });
    const { alignment } = compareVersions(before, after);
    expect(alignment.map(({ kind, changes }) => [kind, changes])).toEqual([
      ["unreported", []],
      ["kept", []],
    ]);
  });

  it("is spanned in the joined texts of points into which one was split", () => {
    const entries = compare(
      `
      1. The lake belongs to both towns and to nobody else.
      2. The board meets in June.
      3. Nets are counted in spring. Boats pay a toll each autumn as point 2 has it.
      `,
      `
      1. The board meets in June.
      2. Nets are counted in spring.
      3. Boats pay a toll each autumn as point 1 has it.
      `,
    );
    expect(entryAfter(entries, "3")).toMatchObject({
      kind: "split",
      changes: [
        {
          class: "reference",
          substance: false,
          before: "point 2",
          after: "point 1",
          beforeSpan: [60, 67],
          afterSpan: [60, 67],
        },
      ],
    });
  });

  it("is not said to name what was dropped where that may stand in a text that is not known", () => {
    const entries = compare(
      `
      1. The lake belongs to both towns and to nobody else.
        a. Nets are counted in spring by an officer of the upper town.
      2. Boats pay a toll each autumn to the clerk.
      3. The fees of fishing follow point 1(a).
      4. The keys of the weir follow point 2.
      `,
      `
      1. ?
      2. The fees of fishing follow point 1(a).
      3. The keys of the weir follow point 2.
      `,
    );
    expect(entries.map(({ kind, before, changes }) => [kind, ...before, ...changes.map(({ note }) => note)])).toEqual([
      ["unreported", "1"],
      ["unreported", "1.a"],
      ["dropped", "2"],
      ["kept", "3"],
      ["kept", "4", "“point 2” was left as it was, but what was 2 was dropped"],
    ]);
  });

  it("still names a point that was split if one of its parts has the number", () => {
    const entries = compare(
      `
      1. Nets are counted in spring by an officer. Boats pay a toll each autumn to the clerk.
      2. The lake belongs to both towns and to nobody else.
      3. The fees of fishing follow point 1.
      `,
      `
      1. Nets are counted in spring by an officer.
      2. Boats pay a toll each autumn to the clerk.
      3. The lake belongs to both towns and to nobody else.
      4. The fees of fishing follow point 1.
      `,
    );
    expect(entries.map(({ kind, changes }) => [kind, changes])).toEqual([
      ["split", []],
      ["kept", []],
      ["kept", []],
    ]);
  });

  it("is spanned in the joined texts of points that were merged", () => {
    const merged = compare(
      `
      1. The dropped opening words of this paper stand here 😀.
      2. The receiving Party shall return 😀 every document within ten days of signature.
      3. The sending Party shall pay the cost of storage as set out in point 4 before the first inspection.
      4. The depositary keeps a register of all consulates and schools.
      `,
      `
      1. The receiving Party shall return 😀 every document within ten days of signature. The sending Party shall pay the cost of storage as set out in point 2 before the first inspection.
      2. The depositary keeps a register of all consulates and schools.
      `,
    ).find(({ kind }) => kind === "merged");
    expect(merged?.before).toEqual(["2", "3"]);
    const text = (foreign: string) =>
      Array.from((merged?.redline ?? []).map(([sort, words]) => (sort === foreign ? "" : words)).join(""));
    const [change] = merged?.changes ?? [];
    expect(change).toMatchObject({ class: "reference", substance: false });
    expect(
      text("+")
        .slice(...(change?.beforeSpan ?? []))
        .join(""),
    ).toBe("point 4");
    expect(
      text("-")
        .slice(...(change?.afterSpan ?? []))
        .join(""),
    ).toBe("point 2");
  });
});
