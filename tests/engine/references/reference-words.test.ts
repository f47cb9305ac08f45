import { describe, expect, it } from "vitest";
import { findReferenceWord } from "../../../src/engine/references/reference-words.ts";

describe("the words that references begin with", () => {
  const rows: readonly [form: string, name: string, many: boolean][] = [
    ["Article", "article", false],
    ["Sections", "section", true],
    ["ABSÄTZE", "paragraph", true],
    ["§", "§", false],
    ["§§", "§", true],
    ["подпункту", "sub-point", false],
    ["абзацем", "paragraph", false],
    ["пунктами", "point", true],
    ["додатку", "annex", false],
  ];
  it.each(rows)("are known in their forms: %s is %s, and several numbers may follow it: %s", (form, name, many) => {
    expect(findReferenceWord(form)).toEqual({ name, many });
  });

  it("are no others", () => {
    for (const word of ["", "articl", "articlex", "army", "пункта2", "войска"])
      expect(findReferenceWord(word), word).toBeUndefined();
  });
});
