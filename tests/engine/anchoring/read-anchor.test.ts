import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnchorRead, type AnchorSelectors, readAnchor } from "../../../src/engine/anchoring/read-anchor.ts";
import type { Point } from "../../../src/model/point.ts";
import { anyText } from "../../support/any-text.ts";
import { readPoints } from "../../support/drawn-versions.ts";

const LAKE = readPoints(`
  1. # Passage | Boats of both towns pass the lock without fee.
  2. The buyer may cancel within 14 days of the order. The seller refunds the price within 14 days of the notice.
  3. # Lamps | Every boat carries a "white lamp" after sunset.
  4. Canoes 🛶🛶 pay half. Nets are counted within 14 days of spring.
`);

/** `2 text 20–34 "within 14 days"`, or what it is instead. */
function draw(read: AnchorRead): string {
  if (read.kind !== "found") return `${read.kind}: ${read.reason}`;
  const { path, part, quote } = read.anchor;
  return `${path} ${part} ${quote?.start}–${quote?.end} "${quote?.exact}"`;
}

const find = (selectors: AnchorSelectors, points: readonly Point[] = LAKE) => draw(readAnchor(points, selectors));

describe("a quote", () => {
  it("is found where it stands once, in a heading too", () => {
    expect(find({ quote: { exact: "without fee" } })).toBe('1 text 34–45 "without fee"');
    expect(find({ quote: { exact: "Lamps" } })).toBe('3 heading 0–5 "Lamps"');
  });

  it("is told apart from equal words by what stands before or behind", () => {
    expect(find({ quote: { exact: "within 14 days", prefix: "cancel " } })).toBe('2 text 21–35 "within 14 days"');
    expect(find({ quote: { exact: "within 14 days", suffix: " of the notice" } })).toBe(
      '2 text 79–93 "within 14 days"',
    );
    expect(find({ quote: { exact: "within 14 days", suffix: " of spring" } })).toBe('4 text 37–51 "within 14 days"');
  });

  it("is ambiguous where nothing tells equal words apart", () => {
    const read = readAnchor(LAKE, { quote: { exact: "within 14 days", suffix: " of the" } });
    expect(draw(read)).toBe("ambiguous: The words “within 14 days” stand in 2 places that fit equally well.");
    expect(read.kind === "ambiguous" && read.anchors.map(({ path, quote }) => `${path} ${quote?.start}`)).toEqual([
      "2 21",
      "2 79",
    ]);
  });

  it("is told apart by its position where what stands around it is the same", () => {
    const on = { path: "2", part: "text" } as const;
    const position = { start: 79, end: 93, unit: "code-points" } as const;
    expect(find({ quote: { exact: "within 14 days" }, position, on })).toBe('2 text 79–93 "within 14 days"');
  });

  it("decides against its position", () => {
    const position = { start: 0, end: 5, unit: "code-points" } as const;
    expect(find({ quote: { exact: "without fee" }, position })).toBe('1 text 34–45 "without fee"');
  });

  it("is found though its prefix reaches over the border of its point, with labels in it or without", () => {
    const exact = "The buyer may cancel";
    for (const prefix of [
      "the lock without fee.\n\n2. ",
      "the lock without fee. ",
      "pass the lock without fee.\n2)\t",
    ]) {
      expect(find({ quote: { exact, prefix } })).toBe('2 text 0–20 "The buyer may cancel"');
    }
    const suffix = "\n4. Canoes 🛶🛶 pay";
    expect(find({ quote: { exact: "sunset.", suffix } })).toBe('3 text 40–47 "sunset."');
  });

  it("is found though its marks and white space are set otherwise", () => {
    expect(find({ quote: { exact: "a “white  lamp” after\nsunset" } })).toBe(
      '3 text 19–46 "a "white lamp" after sunset"',
    );
  });

  it("is not taken from other words around it, unless it says much itself", () => {
    expect(
      find({ quote: { exact: "pay half", prefix: "All rafts and barges of the guild ", suffix: " of the toll" } }),
    ).toBe("not-found: The words “pay half” stand once, but what is said to stand around them does not.");
    expect(
      find({ quote: { exact: "Boats of both towns pass the lock without fee", prefix: "In the year of the flood " } }),
    ).toBe('1 text 0–45 "Boats of both towns pass the lock without fee"');
  });

  it("is not found in another point than the one it is sought in, nor over two", () => {
    expect(find({ quote: { exact: "without fee" }, on: { path: "2", part: "text" } })).toBe(
      "not-found: The words “without fee” stand in no point.",
    );
    expect(find({ quote: { exact: "without fee.\nThe buyer" } })).toBe(
      "not-found: The words “without fee. The buyer” stand in no point.",
    );
  });
});

describe("a position", () => {
  it("counts in one part of a point, by code points or by UTF-16 units", () => {
    const on = { path: "4", part: "text" } as const;
    expect(find({ position: { start: 10, end: 18, unit: "code-points" }, on })).toBe('4 text 10–18 "pay half"');
    expect(find({ position: { start: 12, end: 20, unit: "utf-16" }, on })).toBe('4 text 10–18 "pay half"');
  });

  it("counts in the headings and texts of the whole version, one a line, where no point is named", () => {
    const whole = LAKE.flatMap(({ heading, text }) => [heading ?? [], text ?? []].flat()).join("\n");
    const [start, end] = [whole.indexOf("pay half"), whole.indexOf("pay half") + 8];
    expect(find({ position: { start, end, unit: "utf-16" } })).toBe('4 text 10–18 "pay half"');
    expect(find({ position: { start: start - 2, end: end - 2, unit: "code-points" } })).toBe('4 text 10–18 "pay half"');
  });

  it("is not found beyond the version, over a border, turned round or broken", () => {
    for (const [start, end] of [
      [90_000, 90_001],
      [5, 12],
      [9, 3],
      [3, 3],
      [0.5, 3],
      [Number.NaN, 3],
    ] as const) {
      expect(find({ position: { start, end, unit: "code-points" } })).toBe(
        `not-found: No words of one point stand at ${start} to ${end} (code-points).`,
      );
    }
  });

  it("or a quote has to be given", () => {
    expect(find({})).toBe("not-found: Neither a quote nor a position is given.");
    expect(find({ quote: { exact: "" } })).toBe("not-found: Neither a quote nor a position is given.");
  });
});

describe("any selectors", () => {
  it("are read without breaking, to words that are there", () => {
    fc.assert(
      fc.property(
        fc.array(anyText({ maxLength: 30 }), { maxLength: 4 }),
        fc.record({
          exact: anyText({ maxLength: 6 }),
          prefix: anyText({ maxLength: 6 }),
          suffix: anyText({ maxLength: 6 }),
        }),
        fc.option(
          fc.record({ start: fc.integer(), end: fc.integer(), unit: fc.constantFrom("code-points", "utf-16") }),
          {
            nil: undefined,
          },
        ),
        (texts, quote, position) => {
          const points = texts.map((text, order) => ({
            ...(LAKE[0] as Point),
            path: String(order),
            heading: null,
            text,
          }));
          const read = readAnchor(points, { quote, position });
          if (read.kind !== "found" || read.anchor.quote === undefined) return;
          const { path, quote: found } = read.anchor;
          const text = points.find((point) => point.path === path)?.text ?? "";
          expect(Array.from(text).slice(found.start, found.end).join("")).toBe(found.exact);
        },
      ),
    );
  });
});
