import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WordTable } from "../../../src/engine/words/word-table.ts";

describe("kept texts", () => {
  it("are found by their place as if they were read again", () => {
    const text = fc.array(fc.constantFrom("shall", "may", "w12", " ", ", ", "600,000"), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.option(text.map((words) => words.join("")))), (texts) => {
        const table = new WordTable();
        texts.forEach((one, place) => {
          if (one !== null) table.scanInto(table.kept.before, place, one);
        });
        for (const [place, one] of texts.entries())
          if (one !== null) expect(table.kept.before.find(place, one)).toEqual(table.read(one));
      }),
    );
  });

  it("are not found where another text was kept, or none", () => {
    const { kept, read } = withKept("The Parties meet.");
    expect(kept.find(2, "The Parties met.")).toBeUndefined();
    expect(kept.find(0, "The Parties meet.")).toBeUndefined();
    expect(kept.find(3, "The Parties meet.")).toBeUndefined();
    expect(kept.find(2, "The Parties meet.")).toEqual(read);
  });
});

/** One text kept at place 2, and how it is read. */
function withKept(text: string) {
  const table = new WordTable();
  table.scanInto(table.kept.after, 2, text);
  return { kept: table.kept.after, read: table.read(text) };
}
