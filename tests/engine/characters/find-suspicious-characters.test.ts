import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSuspiciousCharacters } from "../../../src/engine/characters/find-suspicious-characters.ts";
import { anyText } from "../../support/any-text.ts";

/** `[…]` around each finding. */
function draw(text: string): string {
  const characters = Array.from(text);
  let [drawn, end] = ["", 0];
  for (const { span } of findSuspiciousCharacters(text)) {
    drawn += `${characters.slice(end, span[0]).join("")}[${characters.slice(...span).join("")}]`;
    end = span[1];
  }
  return drawn + characters.slice(end).join("");
}

describe("what a reader cannot see in one text", () => {
  const cases: readonly [drawn: string, notes: readonly string[]][] = [
    ["It [\u202e]llahs[\u202c].", ["U+202E right-to-left override", "U+202C pop directional formatting"]],
    ["It shall[\u200b\u200b] go", ["2 × U+200B zero width space"]],
    ["It[\u{e0041}][\u{e0042}] shall", ["U+E0041 tag character", "U+E0042 tag character"]],
    ["It[\u{e0041}\u{e0041}] shall", ["2 × U+E0041 tag character"]],
    ["The [аrmy]", ["Cyrillic “а” U+0430 in “аrmy”"]],
    ["[Укрaїна] тут", ["Latin “a” U+0061 in “Укрaїна”"]],
    ["[aо] and [оa]", ["Cyrillic “о” U+043E in “aо”", "Cyrillic “о” U+043E in “оa”"]],
    ["😀 [аrmy] and [Ροst]", ["Cyrillic “а” U+0430 in “аrmy”", "Greek “Ρ” U+03A1 in “Ροst”"]],
    ["half [\ud800] pair", ["U+D800 unpaired surrogate"]],
    [
      "a[\u200d]b a[\ufe0f] [\u200c]",
      ["U+200D zero width joiner", "U+FE0F variation selector", "U+200C zero width non-joiner"],
    ],
    ["a bell[\u0007]", ["U+0007 control character"]],
    ["[aрмія] тут", ["Latin “a” U+0061 in “aрмія”"]],
    [`[${"аx".repeat(16)}]`, [`Cyrillic “а” U+0430 in “${"аx".repeat(16)}”`]],
    [`[${"аx".repeat(20)}]`, [`Cyrillic “а” U+0430 in “${"аx".repeat(16)}…”`]],
  ];
  for (const [drawn, notes] of cases) {
    it(`is ${notes.join("; ")}`, () => {
      const text = drawn.replaceAll(/[[\]]/gu, "");
      expect(draw(text)).toBe(drawn);
      expect(findSuspiciousCharacters(text).map(({ note }) => note)).toEqual(notes);
    });
  }

  it("is of a kind", () => {
    expect(findSuspiciousCharacters("аrmy\u202e\u200b").map(({ kind }) => kind)).toEqual([
      "mixed-script",
      "bidi",
      "zero-width",
    ]);
  });

  const clean = [
    "Plain text,\twith a tab\r\nand lines.",
    "Übergabe – “quoted”, 800,000 €",
    "Україна та Росія; NATO і ЄС",
    "می‌خواهم क्‍ष",
    "👩‍🚀 ❤️‍🔥 👨🏽‍🚀 #️⃣ 葛\u{e0100}",
    "µm кDк",
    "ЛG",
    "е\u0301",
  ];
  for (const text of clean) it(`is nothing in ${JSON.stringify(text)}`, () => expect(draw(text)).toBe(text));

  it("is told of any string without fail, in order and without overlap", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        let end = 0;
        for (const { span, note } of findSuspiciousCharacters(text)) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(note).not.toBe("");
          end = span[1];
        }
        expect(end).toBeLessThanOrEqual(Array.from(text).length);
      }),
    );
  });
});
