import { describe, expect, it, onTestFinished } from "vitest";
import { blameOfTrack } from "../../src/lineage/blame-of-track.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

/** Draws the words of a point with the version that brought each run in: `[v1 The rent is ][v2 120 ]…`. */
async function drawBlame(drawn: Parameters<typeof fileDrawn>[2], version: string, path: string) {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  const record = openRecord(storage);
  await fileDrawn(record, "lake", drawn);
  const lineage = await openLineages(storage, record).followPoint({ negotiation: "lake", version, path });
  const { points, struck } = blameOfTrack(lineage);
  const words = points.flatMap(({ text, runs }) =>
    runs.map(({ start, end, version: origin, restored, variant }) => {
      const notes = [restored === undefined ? "" : `restored by ${restored}`, variant ? "variant" : ""].filter(Boolean);
      return `[${[origin, ...notes].join(", ")}: ${[...(text ?? "")].slice(start, end).join("").trim()}]`;
    }),
  );
  const lost = struck.map(({ words: gone, broughtBy, struckBy }) => `${gone.trim()}: ${broughtBy} to ${struckBy}`);
  return { words: words.join(" "), lost };
}

const RENT = "The rent of the boathouse is";

describe("who brought in which words of a point", () => {
  it("is told through versions, numbers and other points", async () => {
    const drawn = {
      v1: { points: `1. Dogs are welcome.\n2. ${RENT} 100 a month.` },
      v2: { points: `1. ${RENT} 120 a month.\n2. Dogs are welcome.`, basedOn: ["v1"] },
      v3: { points: `4. Dogs are welcome.\n5. ${RENT} 120 a month, paid in advance.`, basedOn: ["v2"] },
    };
    expect(await drawBlame(drawn, "v3", "5")).toEqual({
      words: `[v1: ${RENT}] [v2: 120] [v1: a month] [v3: , paid in advance] [v1: .]`,
      lost: ["100: v1 to v2"],
    });
    expect(await drawBlame(drawn, "v2", "1")).toMatchObject({ words: `[v1: ${RENT}] [v2: 120] [v1: a month.]` });
    expect(await drawBlame(drawn, "v1", "2")).toEqual({ words: `[v1: ${RENT} 100 a month.]`, lost: [] });
  });

  it("does not credit a later branch for what an earlier one said", async () => {
    const drawn = {
      v1: { points: `1. ${RENT} 100 a month.` },
      left: { points: `1. ${RENT} 120 a month.`, basedOn: ["v1"] },
      right: { points: `1. ${RENT} 130 a month.`, basedOn: ["v1"] },
    };
    expect((await drawBlame(drawn, "right", "1")).words).toBe(`[v1: ${RENT}] [right: 130] [v1: a month.]`);
  });

  it("credits words of a version drafted from two to whichever of them had them", async () => {
    const drawn = {
      v1: { points: `1. ${RENT} 100 a month.` },
      left: { points: `1. ${RENT} 120 a month.`, basedOn: ["v1"] },
      right: { points: `1. ${RENT} 100 a month, payable in advance to the harbour office.`, basedOn: ["v1"] },
      both: { points: `1. ${RENT} 120 a month, payable in advance to the harbour office.`, basedOn: ["left", "right"] },
    };
    expect(await drawBlame(drawn, "both", "1")).toMatchObject({
      words: `[v1: ${RENT}] [left: 120] [v1: a month] [right: , payable in advance to the harbour office] [v1: .]`,
    });
  });

  it("calls what a witness alone has a variant", async () => {
    const drawn = {
      v1: { points: `1. ${RENT} 100 a month.` },
      copy: { points: `1. ${RENT} 100 each month.`, witnessOf: "v1" },
    };
    expect((await drawBlame(drawn, "copy", "1")).words).toBe(
      `[v1+reading: ${RENT} 100] [copy, variant: each] [v1+reading: month.]`,
    );
  });
});
