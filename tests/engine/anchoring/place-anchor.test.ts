import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeAnchor } from "../../../src/engine/anchoring/describe-anchor.ts";
import { placeAnchor, placeAnchors } from "../../../src/engine/anchoring/place-anchor.ts";
import type { VersionStep } from "../../../src/engine/anchoring/version-step.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { codeUnitOffset } from "../../../src/engine/passages/code-unit-offset.ts";
import type { Anchor, Placement } from "../../../src/model/anchor.ts";
import type { Point } from "../../../src/model/point.ts";
import { anyText } from "../../support/any-text.ts";
import { readVersion } from "../../support/drawn-versions.ts";
import { drawOutcome, readPlacements, tryPlacement } from "./drawn-placements.ts";

const FILES = ["placed", "moved", "changed", "unconfirmed", "orphaned", "further"];
const TABLE = FILES.flatMap((file) => readPlacements(file).map((drawn) => ({ file, drawn })));

describe("a note", () => {
  for (const { file, drawn } of TABLE) {
    it(`${file === "further" ? "of the further table" : "of the table"} is ${drawn.kind}: ${drawn.name}`, () => {
      const outcome = tryPlacement(drawn);
      expect(outcome.isRight, drawOutcome(drawn, outcome)).toBe(true);
    });
  }
});

describe("the table of placements", () => {
  it("has 200 cases and more, of which 97 in 100 come out right and none is silently wrong", () => {
    const outcomes = TABLE.map(({ drawn }) => tryPlacement(drawn));
    expect(outcomes.length).toBeGreaterThanOrEqual(200);
    expect(outcomes.filter(({ isSilentlyWrong }) => isSilentlyWrong)).toEqual([]);
    expect(outcomes.filter(({ isRight }) => isRight).length / outcomes.length).toBeGreaterThanOrEqual(0.97);
  });
});

function stepBetween(before: readonly Point[], after: readonly Point[]): VersionStep {
  const version = (points: readonly Point[]) => ({ ...readVersion("1. "), points });
  return { before, after, aligned: compareVersions(version(before), version(after)).alignment };
}

function noteOn(points: readonly Point[], path: string, words: string): Anchor {
  const point = points.find((one) => one.path === path) as Point;
  const start = (point.text ?? "").indexOf(words);
  expect(start, "the words are not there").toBeGreaterThanOrEqual(0);
  return describeAnchor(point, "text", { start, end: start + words.length });
}

const HARBOUR = readVersion(`
  1. The harbour is open to the boats of both towns.
  2. Each boat carries a white lamp at the bow after sunset.
  3. Fees are paid to the harbour master.
`).points;

describe("a placement", () => {
  it("says in one line why", () => {
    const reasonOf = (drawn: string, words: string, path = "2") =>
      placeAnchor(noteOn(HARBOUR, path, words), stepBetween(HARBOUR, readVersion(drawn).points)).reason;
    const [open, lamp, fees] = HARBOUR.map(({ text }) => text);
    expect(reasonOf(`1. ${open}\n2. ${lamp}\n3. ${fees}`, "white lamp")).toBe(
      "Point 2 is where it was; the words are as they were.",
    );
    expect(reasonOf(`1. New.\n2. ${open}\n3. ${lamp}\n4. ${fees}`, "white lamp")).toBe(
      "Point 2 is 3 now; the words are as they were.",
    );
    expect(reasonOf(`1. ${open}\n2. ${lamp?.replace("white", "red")}\n3. ${fees}`, "white lamp")).toBe(
      "Point 2 is where it was; “white lamp” became “red lamp”.",
    );
    expect(reasonOf(`1. ${open}\n2. ${fees}`, "white lamp")).toBe("Point 2 was dropped.");
    expect(reasonOf(`1. ${open} ${lamp}\n2. ${fees}`, "white lamp")).toBe(
      "Points 1 and 2 were merged into 1; the words stand as they were.",
    );
  });

  it("names the document that a dropped point is known to stand in", () => {
    const step = stepBetween(HARBOUR, HARBOUR.slice(0, 1));
    const migrated = [{ address: "lake/framework@2031-05-01#4", score: 0.9 }];
    const aligned = step.aligned.map((entry) => (entry.kind === "dropped" ? { ...entry, migrated } : entry));
    expect(placeAnchor(noteOn(HARBOUR, "2", "white lamp"), { ...step, aligned })).toEqual({
      kind: "orphaned",
      score: 0,
      anchor: undefined,
      reason: "Point 2 was dropped here; its words stand in lake/framework@2031-05-01#4.",
    });
  });

  it("is unconfirmed where a link of the point is of low confidence", () => {
    const step = stepBetween(HARBOUR, HARBOUR);
    const aligned = step.aligned.map((entry) => ({ ...entry, confidence: "low" as const }));
    expect(placeAnchor(noteOn(HARBOUR, "2", "white lamp"), { ...step, aligned })).toMatchObject({
      kind: "unconfirmed",
      reason: "It is not sure that point 2 is 2 now; the words are as they were.",
    });
  });

  it("rests on the words where the entry was kept without its redline, or with one of another reading", () => {
    const after = readVersion("1. The harbour is open to all boats of both towns.").points;
    const { aligned, ...rest } = stepBetween(HARBOUR.slice(0, 1), after);
    const note = noteOn(HARBOUR, "1", "of both towns");
    const expected = placeAnchor(note, { ...rest, aligned });
    expect(expected.kind).toBe("placed");
    for (const redline of [[], [["=", "Some other text"]]] as const) {
      expect(placeAnchor(note, { ...rest, aligned: aligned.map((entry) => ({ ...entry, redline })) })).toEqual(
        expected,
      );
    }
  });

  it("stands on the line of its own point where lines were merged without a change", () => {
    const before = readVersion("1. Boats of both towns pass the lock.\n2. Boats of both towns carry lamps.").points;
    const [first, second] = before as [Point, Point];
    const after = [{ ...first, text: `${first.text}\n${second.text}` }];
    const link = { after: "1", score: 0.8, confidence: "high", why: "" } as const;
    const [entry] = stepBetween(before, before).aligned;
    const merged = {
      ...(entry as VersionStep["aligned"][number]),
      kind: "merged" as const,
      before: ["1", "2"],
      after: ["1"],
      links: [
        { ...link, before: "1" },
        { ...link, before: "2" },
      ],
    };
    const placement = placeAnchor(noteOn(before, "2", "Boats of both towns"), { before, after, aligned: [merged] });
    expect(placement).toMatchObject({ kind: "unconfirmed", score: 0.8 });
    expect(placement.anchor?.quote).toMatchObject({ start: 35, exact: "Boats of both towns" });
  });

  it("finds the words by what stands around them where their position is another", () => {
    const step = stepBetween(HARBOUR, HARBOUR);
    const note = noteOn(HARBOUR, "2", "white lamp");
    const astray = { ...note, quote: { ...note.quote, start: 1, end: 3 } } as Anchor;
    expect(placeAnchor(astray, step)).toEqual(placeAnchor(note, step));
  });

  it("is an orphan where the note's own version has neither its point nor its words", () => {
    const step = stepBetween(HARBOUR, HARBOUR);
    const note = noteOn(HARBOUR, "2", "white lamp");
    const unknown = { ...note, quote: { ...note.quote, exact: "black flag" } } as Anchor;
    expect(placeAnchors([{ ...note, path: "9" }, unknown], step).map(({ reason }) => reason)).toEqual([
      "The version of the note has no point 9.",
      "The words “black flag” are not in point 2.",
    ]);
    expect(placeAnchor(note, { ...step, aligned: [] }).reason).toBe("Nothing is known of what became of point 2.");
  });

  it("finds restored wording, of a version from before it was struck", () => {
    const struck = readVersion(`
      1. The harbour is open to the boats of both towns.
      2. Fees are paid to the harbour master.
    `).points;
    const note = noteOn(HARBOUR, "2", "white lamp");
    expect(placeAnchor(note, stepBetween(HARBOUR, struck)).kind).toBe("orphaned");
    expect(placeAnchor(note, stepBetween(HARBOUR, HARBOUR)).kind).toBe("placed");
  });
});

/** Texts of two versions: of any characters, or of words that keep coming back. */
const anyTexts = fc.array(
  fc.oneof(
    anyText({ maxLength: 40 }),
    fc
      .array(
        fc.constantFrom("the", "boats", "pay", "5", "crowns", "at", "the gate.", "Nets", "🛶", "пункт", "a\u0301b"),
        {
          maxLength: 12,
        },
      )
      .map((words) => words.join(" ")),
  ),
  { minLength: 1, maxLength: 5 },
);

function pointsOf(texts: readonly string[]): readonly Point[] {
  return texts.map((text, order) => ({
    path: String(order + 1),
    order,
    depth: 0,
    parent: null,
    number: String(order + 1),
    label: null,
    heading: order % 3 === 2 ? text.slice(0, 8) : null,
    text,
  }));
}

/** Notes on stretches of all points, and on the whole of each. */
const anyNotes = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });

function notesOn(points: readonly Point[], places: readonly (readonly [number, number])[]): readonly Anchor[] {
  return points.flatMap((point) =>
    (["text", "heading"] as const).flatMap((part) => {
      const length = Array.from(point[part] ?? "").length;
      const spans = places.map(([one, other]) => {
        const [start, end] = [one % (length + 1), other % (length + 1)].sort((a, b) => a - b) as [number, number];
        return describeAnchor(point, part, { start, end });
      });
      return [...spans, describeAnchor(point, part, undefined)];
    }),
  );
}

function wordsAt(points: readonly Point[], { path, part, quote }: Anchor): string | undefined {
  const text = points.find((point) => point.path === path)?.[part] ?? "";
  return quote && text.slice(codeUnitOffset(text, quote.start), codeUnitOffset(text, quote.end));
}

describe("any note", () => {
  it("is placed where it stands, with score 1, in a version that is the same", () => {
    fc.assert(
      fc.property(anyTexts, anyNotes, (texts, places) => {
        const points = pointsOf(texts);
        const notes = notesOn(points, places);
        const placements = placeAnchors(notes, stepBetween(points, points));
        expect(placements.map(({ kind, score, anchor }) => ({ kind, score, anchor }))).toEqual(
          notes.map((anchor) => ({ kind: "placed", score: 1, anchor })),
        );
      }),
    );
  });

  it("goes to the words that its placement names, or is an orphan, and never breaks", () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, anyNotes, fc.boolean(), (texts, others, places, isMigration) => {
        const [before, after] = [pointsOf(texts), pointsOf(others)];
        const notes = notesOn(before, places);
        for (const [index, placement] of placeAnchors(notes, {
          ...stepBetween(before, after),
          isMigration,
        }).entries()) {
          expectSound(placement, notes[index] as Anchor, after);
          if (isMigration) expect(["unconfirmed", "orphaned"]).toContain(placement.kind);
        }
      }),
    );
  });
});

function expectSound({ kind, score, anchor, reason }: Placement, note: Anchor, after: readonly Point[]): void {
  expect(reason).toMatch(/^[^\n]+\.$/u);
  expect(score).toBe(Math.round(score * 1000) / 1000);
  expect(anchor === undefined).toBe(kind === "orphaned");
  if (anchor === undefined) {
    expect(score).toBe(0);
    return;
  }
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
  expect(anchor.quote === undefined).toBe(note.quote === undefined);
  expect(anchor.quote?.exact).toBe(wordsAt(after, anchor));
}
