import { describe, expect, it } from "vitest";
import { isDrawnAlike, scriptOf, takenFor } from "../../../src/engine/characters/look-alikes.ts";

describe("letters drawn alike", () => {
  const rows: readonly [script: string | undefined, letters: string, taken: string][] = [
    ["Cyrillic", "аеорсухіјѕһԁԛԝѵӏ", "aeopcyxijshdqwvl"],
    ["Cyrillic", "АВЕЅІЈКМНОРСТУҮХԌԚԜѴӀЗ", "ABESIJKMHOPCTYYXGQWVI3"],
    ["Greek", "ονϲϳ", "ovcj"],
    ["Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ"],
    ["Armenian", "օսհՕՍՏ", "ouhOUS"],
    ["Cherokee", "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCDEGHJKLMPRSTVWZ"],
    ["Lisu", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "ABCDEFGHIJKLMNOPRSTUVWXYZ"],
    ["Latin", "ɑɡ", "ag"],
    [undefined, "‐‑‒−―ʼ։∶․∕⁄‚⋅∙", "--––—’::.//,··"],
  ];
  for (const [script, letters, taken] of rows) {
    it(`are ${letters} for ${taken}`, () => {
      expect(Array.from(letters, takenFor).join("")).toBe(taken);
      const found = new Set(Array.from(letters, scriptOf));
      if (script !== undefined) expect([...found]).toEqual([script]);
    });
  }

  it("are not those that are merely near, nor anything within ASCII", () => {
    for (const letter of "αкгтмиlI1O0ßéşд") expect(takenFor(letter), letter).toBeUndefined();
  });

  it("are both letters of a pair, and no others", () => {
    for (const letter of "аaСCοo") expect(isDrawnAlike(letter), letter).toBe(true);
    for (const letter of "tmтшλß") expect(isDrawnAlike(letter), letter).toBe(false);
  });

  it("belong to six scripts at most", () => {
    expect(Array.from("aбγ5", scriptOf)).toEqual(["Latin", "Cyrillic", "Greek", undefined]);
  });
});
