import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { compareDrafts } from "../../src/comparison/compare-drafts.ts";
import { readDraft } from "../../src/intake/read-draft.ts";
import { readDraftsFolder } from "../../src/intake/read-drafts-folder.ts";
import type { Comparison, Entry } from "../../src/model/comparison.ts";

async function compareFiles(before: string, after: string): Promise<Comparison> {
  const [old, now] = await Promise.all(
    [before, after].map(async (id) =>
      readDraft(await readFile(`drafts/ukraine/plan/${id}.md`), { name: `${id}.md`, use: "file" }),
    ),
  );
  if (old === undefined || now === undefined) throw new Error("unreachable");
  return compareDrafts(old, now, { before: { id: before }, after: { id: after } }).comparison;
}

/** Entries as a reader would list them: "6 → 6 reworded". */
function draw(entry: Entry): string {
  return `${entry.before.join(", ")} → ${entry.after.join(", ")} ${entry.kind}`;
}

const top = (path: string) => Number(path.split(".")[0]);

describe("the plan as Reuters saw it, against the counter-proposal of the three", async () => {
  const comparison = await compareFiles("us28-rtr-2025-11-21", "e3-2025-11-23");
  const entries = comparison.alignment;
  const entryOf = (path: string) => entries.find((entry) => entry.after.includes(path));

  it("pairs points 1, 2, 4 to 11 and 13, with what stands under them", () => {
    const paired = entries.filter(
      (entry) => entry.before.length > 0 && entry.after.length > 0 && entry.kind !== "unreported",
    );
    const numbers = paired.map((entry) => [...new Set([...entry.before, ...entry.after].map(top))]);
    expect([...new Set(numbers.flat())]).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 13]);
    expect(
      numbers.every((group) => group.length === 1),
      "each with its own",
    ).toBe(true);
    expect(paired.map(draw)).toEqual(
      expect.arrayContaining(["10.a → 10.a kept", "10.b → 10.b kept", "10.c → 10.c reworded"]),
    );
  });

  it("drops point 3, and the missile clause of point 10", () => {
    expect(entries.filter((entry) => entry.kind === "dropped").map(draw)).toEqual(["3 →  dropped", "10.d →  dropped"]);
  });

  it("reports nothing of 12 and of 14 to 28, and adds nothing", () => {
    const unreported = entries.filter((entry) => entry.kind === "unreported");
    expect(new Set(unreported.flatMap((entry) => [...entry.before, ...entry.after].map(top)))).toEqual(
      new Set([12, 13, ...Array.from({ length: 15 }, (_, n) => 14 + n)]),
    );
    expect(
      unreported.filter((entry) => entry.after.map(top).includes(13)).map(draw),
      "the item the summary leaves out",
    ).toEqual([" → 13.b unreported"]);
    expect(comparison.summary.added).toBe(0);
  });

  it("marks in the cap only its figure and its condition", () => {
    expect(entryOf("6")?.redline).toEqual([
      ["=", "The Ukrainian armed forces will be limited to "],
      ["-", "600,000"],
      ["+", "800,000"],
      ["=", " people"],
      ["+", " in peacetime"],
      ["=", "."],
    ]);
  });

  it("marks nothing in untouched terms", () => {
    for (const path of ["1", "5", "10.a", "10.b", "11"]) expect(entryOf(path)?.kind, `point ${path}`).toBe("kept");
  });

  it("is a comparison of versions, while the two copies of the American plan are witnesses of one draft", async () => {
    expect(comparison.relation).toBe("version");
    const copies = await compareFiles("us28-axios-2025-11-20", "us28-rtr-2025-11-21");
    expect(copies.relation).toBe("witness");
    expect(copies.sentence).toMatch(/^Variants between two publications of one draft/u);
  });
});

describe("the drafts folder", async () => {
  const folder = await readDraftsFolder("drafts");
  const draftOf = (id: string) => folder.drafts.find(({ ref }) => ref.version === id)?.draft;

  it("is read without a failure, whole", () => {
    expect(folder.failures.map((failure) => failure.detail())).toEqual([]);
    expect(folder.negotiations.map(({ negotiation }) => negotiation.id).sort()).toEqual([
      "boathouse",
      "istanbul",
      "minsk",
      "ukraine",
    ]);
    expect(folder.drafts.filter(({ ref }) => ref.negotiation !== "boathouse")).toHaveLength(23);
  });

  it("says of every version where it comes from and why it has its grade", () => {
    for (const { ref, draft } of folder.drafts) {
      expect(draft, ref.version).toMatchObject({
        title: expect.stringMatching(/./u),
        kind: expect.any(String),
        published: expect.any(String),
        route: expect.any(String),
        grade: expect.stringMatching(/^[A-E]$/u),
        gradeReason: expect.stringMatching(/\.$/u),
      });
      expect(draft.sources.length, ref.version).toBeGreaterThan(0);
    }
  });

  it("gives every point of the reference corpus a status, and no text to those not reported", () => {
    for (const { ref, draft } of folder.drafts.filter((one) => one.ref.negotiation !== "boathouse")) {
      const points = draft.points.flatMap((point) => [point, ...point.points]);
      for (const point of points) {
        expect(point.status, `${ref.version} ${point.number}`).toBeDefined();
        expect(point.text === null, `${ref.version} ${point.number}`).toBe(point.status === "unreported");
      }
      if (points.some((point) => point.status === "unreported")) expect(draft.coverage, ref.version).toBe("partial");
    }
  });

  it("joins the leaks of one draft as witnesses", () => {
    expect(draftOf("us28-rtr-2025-11-21")).toMatchObject({
      witnessOf: "us28-axios-2025-11-20",
      basedOn: ["us28-pre-2025-11"],
    });
    expect(draftOf("gon9-2025-11-20")).toMatchObject({ witnessOf: "us28-axios-2025-11-20", basedOn: [] });
    expect(draftOf("us28-axios-2025-11-20")?.witnessOf).toBeUndefined();
  });
});
