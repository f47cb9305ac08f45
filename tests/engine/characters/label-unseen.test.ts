import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelUnseen } from "../../../src/engine/characters/label-unseen.ts";
import { anyText } from "../../support/any-text.ts";

/** `‹label name›` behind each labelled piece. */
function draw(text: string): string {
  return labelUnseen(text)
    .map(({ text: piece, label, name }) => (label === undefined ? piece : `‹${label} ${name}›`))
    .join("");
}

describe("words struck or inserted", () => {
  const cases: readonly [text: string, drawn: string][] = [
    ["shall go", "shall go"],
    [" shall\ngo ", " shall\ngo "],
    ["sh\u200ball", "sh‹U+200B zero width space›all"],
    ["\u202eshall\u202c", "‹U+202E right-to-left override›shall‹U+202C pop directional formatting›"],
    ["a\u200b\u200b\u200cb", "a‹2 × U+200B zero width space›‹U+200C zero width non-joiner›b"],
    ["\u{e0041}\u{e0041}", "‹2 × U+E0041 tag character›"],
    [
      "a\u00a0b\tc\u2800d\u0085e\r\nf",
      "a‹U+00A0 no-break space›b‹U+0009 tab›c‹U+2800 braille pattern blank›d‹U+0085 next line›e‹U+000D carriage return›\nf",
    ],
    ["a  b", "a‹2 × U+0020 space›b"],
    [" ", "‹U+0020 space›"],
    ["   ", "‹3 × U+0020 space›"],
    ["\n", "\n"],
    ["half \ud800 pair", "half ‹U+D800 unpaired surrogate› pair"],
    ["می‌خواهم 👩‍🚀 ❤️", "می‌خواهم 👩‍🚀 ❤️"],
    ["a\u200db", "a‹U+200D zero width joiner›b"],
    ["Сторони", "Сторони"],
    ["", ""],
  ];
  for (const [text, drawn] of cases) {
    const escaped = JSON.stringify(text).replace(/[^ -~]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
    it(`are labelled where they cannot be seen: ${escaped}`, () => expect(draw(text)).toBe(drawn));
  }

  it("are all there, whatever they are", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(
          labelUnseen(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
