import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import { countChurn } from "../../../src/engine/rounds/count-churn.ts";
import { tellCameBack, tellChurn } from "../../../src/engine/rounds/tell-came-back.ts";
import { readMarked } from "../../support/marked-text.ts";

function reworded(marked: string) {
  const { before, after } = readMarked(marked);
  return { kind: "reworded" as const, redline: redline(before, after).runs };
}
const KEPT = { kind: "kept" as const, redline: [["=", "The lake is shared."]] as const };

describe("the churn of a point", () => {
  it("counts the versions whose words changed, of those that have it, and the words struck and inserted", () => {
    const stations = [
      { hasWords: true, entries: [] },
      { hasWords: true, entries: [reworded("The lake {is shared|belongs to both towns}.")] },
      { hasWords: true, entries: [KEPT] },
      { hasWords: false, entries: [] },
      { hasWords: true, entries: [reworded("The {|whole }lake belongs to both towns.")] },
    ];
    expect(countChurn(stations)).toEqual({ changed: 2, versions: 4, struck: 2, inserted: 5 });
  });

  it("counts words of headings, and no marks", () => {
    const entry = {
      kind: "reworded" as const,
      redline: [["=", "Same."]] as const,
      headingRedline: [
        ["-", "Army, navy"],
        ["+", "Forces"],
      ] as const,
    };
    expect(countChurn([{ hasWords: true, entries: [entry] }])).toMatchObject({ changed: 1, struck: 2, inserted: 1 });
  });

  it("is not of a point that was dropped, came in, or was split in the very same words", () => {
    const entries = [
      { kind: "dropped" as const, redline: [["-", "Two words"]] as const },
      { kind: "added" as const, redline: [["+", "Two words"]] as const },
      { kind: "split" as const, redline: [["=", "Two\nwords"]] as const },
    ];
    expect(countChurn([{ hasWords: true, entries }])).toEqual({ changed: 0, versions: 1, struck: 0, inserted: 0 });
  });

  for (const kind of ["split", "merged"] as const)
    it(`is also of a point that was ${kind} in other words`, () => {
      const entry = { ...reworded("The lake is shared{|\nby both towns}."), kind };
      expect(countChurn([{ hasWords: true, entries: [entry] }])).toMatchObject({ changed: 1, struck: 0, inserted: 3 });
    });

  it("is said in a sentence", () => {
    expect(tellChurn({ changed: 2, versions: 4, struck: 1, inserted: 5 })).toBe(
      "reworded in 2 of 4 versions, 1 word struck and 5 inserted",
    );
    expect(tellChurn({ changed: 0, versions: 1, struck: 0, inserted: 0 })).toBe("never reworded in 1 version");
  });
});

describe("what came back", () => {
  const fact = (is: string | null, meanwhile: string | null) => {
    const told = tellCameBack({
      kind: "changed-back",
      changed: "b",
      version: "c",
      fact: { class: "modality", is, meanwhile },
    });
    return `${told.fact?.about} ${told.fact?.words}: ${told.first.words} ${told.first.version}, ${told.last.words} ${told.last.version}`;
  };
  it("is said of the words as a whole where it is no single fact", () => {
    expect(tellCameBack({ kind: "changed-back", changed: "b", version: "c" })).toEqual({
      first: { words: "changed in", version: "b" },
      last: { words: "changed back in", version: "c" },
    });
  });

  it("is said with the versions that did it", () => {
    expect(fact("shall", "may")).toBe("force shall, meanwhile may: changed in b, changed back in c");
    expect(fact(null, "may")).toBe("force “may”: added in b, gone again in c");
    expect(fact("shall", null)).toBe("force “shall”: taken out in b, put back in c");
    expect(tellCameBack({ kind: "restored", dropped: "b", version: "c" })).toEqual({
      first: { words: "dropped in", version: "b" },
      last: { words: "restored in", version: "c" },
    });
  });
});
