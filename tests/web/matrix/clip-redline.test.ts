import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipRedline } from "../../../src/web/matrix/clip-redline.ts";

const words = (count: number, word = "word") => Array.from({ length: count }, () => word).join(" ");

describe("a redline in a cell", () => {
  it("keeps what is short whole", () => {
    const short = [
      ["=", "The lake is "],
      ["-", "shared"],
      ["+", "parted"],
      ["=", "."],
    ] as const;
    expect(clipRedline(short)).toEqual(short);
  });

  it("keeps the words beside changes of what stayed, and says where others were left out", () => {
    const [lead, , between, , tail] = clipRedline([
      ["=", `${words(40)} before `],
      ["-", "one"],
      ["=", ` after ${words(60)} before `],
      ["+", "two"],
      ["=", ` after ${words(40)}`],
    ]).map(([, text]) => text);
    expect(lead).toMatch(/^…(word )+before $/u);
    expect(between).toMatch(/^ after (word )+word… (word )+before $/u);
    expect(tail).toMatch(/^ after( word)+…$/u);
  });

  it("shows the beginning of a text without changes, and of a long one that was struck", () => {
    const [plain] = clipRedline([["=", words(200)]]);
    expect(plain?.[1]).toMatch(/^(word )+word…$/u);
    expect(plain?.[1].length).toBeLessThan(262);
    expect(clipRedline([["-", words(200)]])[0]?.[1].length).toBeLessThan(322);
  });

  it("leaves whole what stands in a box, and every sign as it is", () => {
    const box = { classes: ["quantity"], isDoubtful: false } as const;
    const boxed = [
      ["-", words(200), box],
      ["+", "x"],
    ] as const;
    expect(clipRedline(boxed)).toEqual(boxed);
    const run = fc.tuple(fc.constantFrom("=", "-", "+"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 700 }));
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (redline) => {
        const clipped = clipRedline(redline);
        if (redline.some(([sign]) => sign !== "="))
          expect(clipped.map(([sign]) => sign)).toEqual(redline.map(([sign]) => sign));
        for (const [, text] of clipped) expect(text.length).toBeLessThan(330);
        for (const [, text] of clipped) expect(() => encodeURIComponent(text)).not.toThrow();
      }),
    );
  });
});
