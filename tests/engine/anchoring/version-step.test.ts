import { describe, expect, it } from "vitest";
import { type AlignedEntry, type EntryTexts, ReadStep } from "../../../src/engine/anchoring/version-step.ts";
import type { Redline } from "../../../src/model/comparison.ts";
import { readPoints } from "../../support/drawn-versions.ts";
import { readQuote } from "./drawn-quotes.ts";

const BEFORE = readPoints(`
  1. # Passage | Boats pay fees.
  2. Nets dry.
  3. ?
`);
const AFTER = readPoints(`
  1. # Transit | Boats pay tolls.
  2. Nets hang.
`);

const entryOf = (facts: Partial<AlignedEntry>): AlignedEntry => ({
  kind: "reworded",
  before: ["1"],
  after: ["1"],
  moved: false,
  renumbered: false,
  confidence: "high",
  links: [],
  redline: [],
  ...facts,
});

function textsOf(facts: Partial<AlignedEntry>, part: "text" | "heading"): EntryTexts {
  const entry = entryOf(facts);
  return new ReadStep({ before: BEFORE, after: AFTER, aligned: [entry] }).textsOf(entry, part);
}

/** `Boats pay {fees|tolls}.`, by the segments. */
function drawSegments({ before, after, segments }: EntryTexts): string {
  return segments
    .map(({ old, now, isKept }) => {
      const kept = before.text.slice(old.start, old.end);
      return isKept ? kept : `{${kept}|${after.text.slice(now.start, now.end)}}`;
    })
    .join("");
}

describe("the texts of an entry", () => {
  const WHOLE: Redline = [
    ["-", "Boats pay fees."],
    ["+", "Boats pay tolls."],
  ];
  for (const [name, redline, expected] of [
    ["are read along the redline that was kept with it", WHOLE, "{Boats pay fees.|Boats pay tolls.}"],
    [
      "are compared anew where that is of another earlier text",
      [["-", "Boats owe."], WHOLE[1]],
      "Boats pay {fees|tolls}.",
    ],
    [
      "are compared anew where that is of another later text",
      [WHOLE[0], ["+", "Boats owe."]],
      "Boats pay {fees|tolls}.",
    ],
    ["are compared anew where it was kept without", [], "Boats pay {fees|tolls}."],
  ] as const) {
    it(name, () => {
      expect(drawSegments(textsOf({ redline: redline as Redline }, "text"))).toBe(expected);
    });
  }

  it("are read along its redline of the headings for those", () => {
    const headingRedline: Redline = [
      ["-", "Pass"],
      ["+", "Trans"],
      ["-", "age"],
      ["+", "it"],
    ];
    expect(drawSegments(textsOf({ headingRedline, redline: WHOLE }, "heading"))).toBe("{Pass|Trans}{age|it}");
  });

  it("are compared anew for the headings where it was kept without their redline", () => {
    expect(drawSegments(textsOf({ redline: WHOLE }, "heading"))).toBe("{Passage|Transit}");
  });

  it("are joined by line feeds, a text that is not known as an empty one", () => {
    const { before, pointsBefore } = textsOf({ kind: "merged", before: ["1", "3", "2"] }, "text");
    expect(before.text).toBe("Boats pay fees.\n\nNets dry.");
    expect(pointsBefore.map(({ point, start }) => `${point.path} ${start}`)).toEqual(["1 0", "3 16", "2 17"]);
  });

  it("have no headings that are missing, and no points that are not there", () => {
    const { before, pointsBefore, pointsAfter } = textsOf({ before: ["1", "2", "9"], after: ["9", "2"] }, "heading");
    expect(before.text).toBe("Passage");
    expect(pointsBefore.map(({ point }) => point.path)).toEqual(["1"]);
    expect(pointsAfter).toEqual([]);
    expect(textsOf({ before: ["9", "2"], after: ["9", "2"] }, "text").before.text).toBe("Nets dry.");
    expect(textsOf({ before: ["2"], after: ["9", "2"] }, "text").after.text).toBe("Nets hang.");
  });

  it("are read once", () => {
    const entry = entryOf({});
    const step = new ReadStep({ before: BEFORE, after: AFTER, aligned: [entry] });
    expect(step.textsOf(entry, "text")).toBe(step.textsOf(entry, "text"));
    expect(step.textsOf(entry, "heading")).not.toBe(step.textsOf(entry, "text"));
  });

  for (const [name, drawn, before, after] of [
    ["whole", "Boats {pay|owe} fees.", "1011", "1011"],
    ["behind what was inserted or struck", "{|All }boats {must |}pay fees.", "10111", "01111"],
    ["but not in part", "Boats pay {land|home}fees.", "1101", "1101"],
    ["up to the end of the text", "{Boats|Nets} pay", "01", "01"],
    ["where nothing else was", "Boats pay", "11", "11"],
  ] as const) {
    it(`know which words were kept ${name}`, () => {
      const { texts } = readQuote(drawn);
      expect([texts.keptBefore.join(""), texts.keptAfter.join("")]).toEqual([before, after]);
    });
  }
});

describe("a step", () => {
  const link = { score: 0.8, confidence: "high", why: "" } as const;
  const step = new ReadStep({
    before: BEFORE,
    after: AFTER,
    aligned: [
      entryOf({
        kind: "split",
        after: ["1", "2"],
        links: [
          { ...link, before: "1", after: "1" },
          { ...link, before: "1", after: "2" },
        ],
      }),
    ],
  });

  it("knows every point that another went to", () => {
    expect([step.isLinked("1", "1"), step.isLinked("1", "2"), step.isLinked("2", "2")]).toEqual([true, true, false]);
  });

  it("knows no point that is not there", () => {
    expect([step.pointBefore("2")?.text, step.pointAfter("2")?.text]).toEqual(["Nets dry.", "Nets hang."]);
    expect([step.pointBefore("9"), step.pointAfter("9")]).toEqual([undefined, undefined]);
  });
});
