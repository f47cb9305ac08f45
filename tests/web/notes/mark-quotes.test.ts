import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markQuotes } from "../../../src/web/notes/mark-quotes.ts";
import { anyText } from "../../support/any-text.ts";

/** `{…:a b}`: words that the notes a and b quote. */
const drawn = (text: string, quotes: Parameters<typeof markQuotes>[1]) =>
  markQuotes(text, quotes)
    .map((part) => (part.threads.length === 0 ? part.text : `{${part.text}:${part.threads.join(" ")}}`))
    .join("");

describe("quoted words", () => {
  it("are marked where they stand, in code points", () => {
    expect(drawn("𝟏𝟎𝟎 ships, no more", [{ thread: "a", start: 4, end: 9 }])).toBe("𝟏𝟎𝟎 {ships:a}, no more");
  });

  it("are parted where quotes overlap, contain each other or touch", () => {
    expect(
      drawn("one two three four", [
        { thread: "a", start: 0, end: 7 },
        { thread: "b", start: 4, end: 13 },
        { thread: "c", start: 13, end: 18 },
      ]),
    ).toBe("{one :a}{two:a b}{ three:b}{ four:c}");
  });

  it("are not marked beyond the text, or where nothing is quoted", () => {
    expect(
      drawn("one", [
        { thread: "a", start: 5, end: 9 },
        { thread: "b", start: 1, end: 1 },
      ]),
    ).toBe("one");
    expect(drawn("", [])).toBe("");
  });

  it("are the text when put together, and each note's are what it quotes", () => {
    const quote = fc.record({ start: fc.nat(30), length: fc.nat(12) });
    fc.assert(
      fc.property(anyText({ maxLength: 30 }), fc.array(quote, { maxLength: 6 }), (text, spans) => {
        const points = Array.from(text);
        const quotes = spans.map(({ start, length }, place) => ({ thread: `${place}`, start, end: start + length }));
        const parts = markQuotes(text, quotes);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        for (const { thread, start, end } of quotes) {
          const own = parts.filter(({ threads }) => threads.includes(thread)).map((part) => part.text);
          expect(own.join("")).toBe(points.slice(start, end).join(""));
        }
      }),
    );
  });
});
