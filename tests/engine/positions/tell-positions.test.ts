import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { compareDrafts } from "../../../src/comparison/compare-drafts.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { sayPositions, tellPositionChanges } from "../../../src/engine/positions/describe-positions.ts";
import { tellPositions } from "../../../src/engine/positions/tell-positions.ts";
import { compareInSubstance } from "../../../src/engine/substance/compare-in-substance.ts";
import { readDraft } from "../../../src/intake/read-draft.ts";
import type { Entry, Relation } from "../../../src/model/comparison.ts";
import { readWanted } from "./drawn-positions.ts";

const NAMES = { parties: [{ id: "north", name: "North Town" }] };

function entryOf(before: string, after: string, relation?: Relation): Entry {
  const version = (text: string) => ({
    ...readWanted(`1. Ships stay in port.\n2. ${text}\n3. Talks go on.`),
    ...NAMES,
  });
  const { alignment } = compareInSubstance(version(before), version(after), relation);
  const entry = alignment.find((one) => one.after.includes("2"));
  if (entry === undefined) throw new Error("The second point is gone.");
  return entry;
}

function drawChanges(entry: Entry): readonly string[] {
  return tellPositionChanges(entry).map((told) => {
    const words = told.pieces.map((piece) => `${piece.words}${ARROWS[piece.direction ?? "none"]}`).join("");
    return `${told.class}: ${words}`;
  });
}

const ARROWS = { up: " ↑", down: " ↓", none: "" } as const;

const CASES: Readonly<Record<string, readonly [before: string, after: string, expected: readonly string[]]>> = {
  "text became what each party wants": [
    "It lasts for ten years.",
    "It lasts. {north: 15 years; south: up to 50 years}",
    ["duration: “ten years” → North Town 15 years ↑, south up to 50 years ↑"],
  ],
  "what parties wanted became text": [
    "It lasts. {north: 15 years; south: 5 years}",
    "It lasts for ten years.",
    ["duration: North Town 15 years ↓, south 5 years ↑ → “ten years”"],
  ],
  "one party wants another figure of words that were kept": [
    "The toll is settled later. {north: 15 florins; south: 90 florins}",
    "The toll is settled later. {north: 20 florins; south: 90 florins}",
    ["quantity: North Town 15 florins → 20 florins ↑"],
  ],
  "bounds that came": [
    "The toll is settled later. {north: 15 per cent}",
    "The toll is settled later. {north: at most 15 per cent}",
    ["percentage: North Town 15 per cent → at most 15 per cent"],
  ],
  "several figures, of which nobody can say which became which": [
    "It lasts for ten years, and is looked at after two years.",
    "It lasts, and is looked at. {north: 15 years}",
    ["duration: “ten years, two years” → North Town 15 years"],
  ],
  "several figures that a party wants, without a way that they went": [
    "It lasts for ten years.",
    "It lasts. {north: 12 years or 15 years}",
    ["duration: “ten years” → North Town 12 years, 15 years"],
  ],
  "of the text only what a party does not want as well": [
    "It lasts for ten years, and is looked at after two years.",
    "It lasts, and is looked at. {north: 15 years; south: 10 years and 12 years}",
    ["duration: “ten years, two years” → North Town 15 years", "duration: “two years” → south 12 years ↑"],
  ],
  "of a party only what the text does not say": [
    "It lasts. {north: 15 years; south: 10 years and 12 years}",
    "It lasts for ten years, and is looked at after two years.",
    ["duration: North Town 15 years → “ten years, two years”", "duration: south 12 years ↓ → “two years”"],
  ],
  "bounds that moved": [
    "The toll is settled later. {north: at most 15 per cent}",
    "The toll is settled later. {north: at most 20 per cent}",
    ["percentage: North Town at most 15 per cent → at most 20 per cent ↑"],
  ],
  "one class of figure after the other": [
    "It lasts for ten years and takes 15 per cent.",
    "It lasts and takes. {north: 15 years and 20 per cent; south: 9 years}",
    [
      "duration: “ten years” → North Town 15 years ↑, south 9 years ↓",
      "percentage: “15 per cent” → North Town 20 per cent ↑",
    ],
  ],
  "one class of figure after the other, where it became text": [
    "It lasts and takes. {north: 15 years and 20 per cent; south: 9 years}",
    "It lasts for ten years and takes 15 per cent.",
    [
      "duration: North Town 15 years ↓, south 9 years ↑ → “ten years”",
      "percentage: North Town 20 per cent ↓ → “15 per cent”",
    ],
  ],
  "each party that wants another figure of words that were kept": [
    "The toll is settled later. {north: 15 florins; south: 90 florins}",
    "The toll is settled later. {north: 20 florins; south: 20 florins}",
    ["quantity: North Town 15 florins → 20 florins ↑", "quantity: south 90 florins → 20 florins ↓"],
  ],
  "days that have no size": [
    "The toll is settled later. {north: on Monday}",
    "The toll is settled later. {north: on Friday}",
    ["date: North Town Monday → Friday"],
  ],
  "nothing where what changed is no figure": [
    "The toll is settled later. {north: ships may leave}",
    "The toll is settled later. {north: ships shall leave}",
    [],
  ],
  "nothing where the text says less than a party wants": [
    "It lasts for ten years.",
    "It lasts. {north: 10 years, or 12 years}",
    [],
  ],
  "nothing where other things are measured": ["It lasts for ten years.", "It lasts. {north: 15 per cent}", []],
  "nothing where the figure is the same": ["It lasts for ten years.", "It lasts. {north: 10 years}", []],
};

describe("positions in a comparison", () => {
  for (const [what, [before, after, expected]] of Object.entries(CASES))
    it(`tell by party: ${what}`, () => {
      expect(drawChanges(entryOf(before, after))).toEqual(expected);
    });

  it("stand in the entry with the party's id and, where it is known, its name", () => {
    const entry = entryOf("It lasts for ten years.", "It lasts. {north: 15 years; south: 9 years}");
    expect(entry.positions).toStrictEqual({
      before: [],
      after: [
        { point: "2", party: "north", name: "North Town", text: "15 years" },
        { point: "2", party: "south", text: "9 years" },
      ],
      changes: [
        {
          ...{ party: "north", name: "North Town", class: "duration", before: "ten years", after: "15 years" },
          ...{ beforeIn: "text", afterIn: "position", values: ["P10Y", "P15Y"], direction: "up" },
        },
        {
          ...{ party: "south", class: "duration", before: "ten years", after: "9 years" },
          ...{ beforeIn: "text", afterIn: "position", values: ["P10Y", "P9Y"], direction: "down" },
        },
      ],
    });
  });

  it("have values in normal form, and no direction where nothing rose or fell", () => {
    const entry = entryOf("It lasts for ten years.", "It lasts. {south: up to 10 years and 12 years}");
    expect(entry.positions?.changes).toStrictEqual([
      {
        ...{ party: "south", class: "duration", before: "ten years", after: "up to 10 years, 12 years" },
        ...{ beforeIn: "text", afterIn: "position", values: ["P10Y", "at most P10Y, P12Y"] },
      },
    ]);
    expect(tellPositionChanges(entry)).toStrictEqual([
      { class: "duration", pieces: [{ words: "“ten years” → south up to 10 years, 12 years" }] },
    ]);
  });

  it("are absent where nobody's is known, and from the entries of other points", () => {
    expect(entryOf("It lasts for ten years.", "It lasts for nine years.")).not.toHaveProperty("positions");
    const { alignment } = compareInSubstance(
      readWanted("1. Ships stay in port.\n2. It lasts for ten years."),
      readWanted("1. Ships stay in port.\n2. It lasts. {north: 15 years}"),
    );
    expect(alignment.map((entry) => "positions" in entry)).toEqual([false, true]);
  });

  it("leave a comparison as it is where no point has any", () => {
    const [before, after] = [readWanted("1. Ships stay in port."), readWanted("1. Ships leave port.")];
    const comparison = compareVersions(before, after);
    expect(tellPositions(comparison, before, after)).toBe(comparison);
  });

  it("are listed and not compared of a point that is not reported", () => {
    const entry = entryOf("It lasts for ten years.", "? {north: 15 years}");
    expect(entry).toMatchObject({ kind: "unreported", positions: { after: [{ text: "15 years" }], changes: [] } });
  });

  it("are set against each part of a point that was split", () => {
    const { alignment } = compareInSubstance(
      readWanted("1. Guarantees last for ten years and the ships in port are twenty in number {north: 12 years}"),
      readWanted("1. Guarantees last for ten years\n2. the ships in port are twenty in number"),
    );
    expect(alignment).toMatchObject([{ kind: "split", before: ["1"], after: ["1", "2"] }]);
    expect(alignment.flatMap(drawChanges)).toEqual(["duration: north 12 years ↓ → “ten years”"]);
  });

  it("change nothing between witnesses of one draft", () => {
    const entry = entryOf("It lasts for ten years.", "It lasts. {north: 15 years}", "witness");
    expect(entry.positions).toMatchObject({ after: [{ party: "north" }], changes: [] });
  });

  it("leave spans to the texts: of a title, the changes say that it is one", () => {
    const entry = entryOf("It lasts for ten years.", "Term. {north: 15 years; south: 9 years}");
    expect(entry.changes).toEqual([
      {
        ...{ class: "wording", substance: false, before: "It lasts for ten years.", after: "Term." },
        ...{ beforeSpan: [0, 23], afterSpan: [0, 5] },
        note: "one side is a title alone: see what the parties want there",
      },
    ]);
  });

  it("are counted among what changed in substance, and said in the sentence by weight", () => {
    const { sentence } = compareInSubstance(
      readWanted("1. Ships sail to Odessa and stay in port.\n2. It lasts for ten years."),
      { ...readWanted("1. Ships sail to Izmail and stay in port.\n2. Term. {north: 15 years}"), ...NAMES },
    );
    expect(sentence).toBe(
      "2 points reworded, all of them in substance: ten years → North Town 15 years (point 2); " +
        "“Odessa” → “Izmail” (point 1).",
    );
  });

  it("stay out of the sentence where the text itself has another figure of that class", () => {
    const { sentence, alignment } = compareInSubstance(
      readWanted("1. It lasts for ten years and no more. {north: 15 years}"),
      readWanted("1. It lasts for twelve years and no more."),
    );
    expect(sentence).toBe("1 point reworded, in substance: ten years → twelve years (point 1).");
    expect(alignment.flatMap(drawChanges)).toEqual(["duration: north 15 years ↓ → “twelve years”"]);
  });

  it("are said of words that were kept without calling them reworded", () => {
    const version = (years: number) => readWanted(`1. Ships sail.\n2. Term. {north: ${years} years}`);
    expect(compareInSubstance(version(15), version(20)).sentence).toBe(
      "No point changed its words; what the parties want there: north 15 years → 20 years (point 2). 2 unchanged.",
    );
  });
});

describe("the framework of November against the guarantees described in December", async () => {
  const draftOf = async (id: string) =>
    readDraft(await readFile(`drafts/ukraine/security/${id}.md`), { name: `${id}.md`, use: "file" });
  const [before, after] = await Promise.all([draftOf("sec-fw-2025-11-20"), draftOf("sec-usua-2025-12-28")]);
  const { comparison } = compareDrafts(before, after);
  const entry = comparison.alignment.find((one) => one.after.includes("r2"));

  it("sets ten years against 15 and up to 50, by party", () => {
    expect(entry).toMatchObject({ kind: "reworded", before: ["p6"], after: ["r2"], confidence: "low" });
    expect(entry && drawChanges(entry)).toEqual([
      "duration: “ten years” → united-states 15 years ↑, ukraine up to 50 years ↑",
    ]);
    expect(entry && tellPositionChanges(entry).map((told) => sayPositions(told))).toEqual([
      "ten years → united-states 15 years, ukraine up to 50 years",
    ]);
  });

  it("says so first of all that changed in substance", () => {
    expect(comparison.sentence).toContain(
      "in substance: ten years → united-states 15 years, ukraine up to 50 years (point r2)",
    );
  });
});
