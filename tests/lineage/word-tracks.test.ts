import { beforeAll, describe, expect, it } from "vitest";
import { writeMarked } from "../../src/engine/redline/write-marked.ts";
import type { WordedOf } from "../../src/lineage/concordance.ts";
import { type Lineages, openLineages } from "../../src/lineage/lineage.ts";
import { stationOf } from "../../src/model/version.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const CAP = (people: string) => `The armed forces of the upper town are limited to ${people} people in times of peace.`;
const NETS = "Nets are counted in spring by an officer of the upper town.";

describe("a table of tracks with their words", () => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    return () => storage.close();
  });
  const open = async (negotiation: string, drawn: Parameters<typeof fileDrawn>[2], mostKept?: number) => {
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, drawn);
    return openLineages(storage, record, undefined, mostKept);
  };
  /** "2 < v1 reworded 0.12: words" for each cell of a row; "–" where the track is not. */
  const words = async (lineages: Lineages, negotiation: string, of: WordedOf, row: number) => {
    const { rows } = await lineages.wordTracks(negotiation, of);
    const found = [...rows].find(({ number }) => number === row);
    return found?.cells.map((cell) => {
      if (cell === null) return "–";
      const { against, entries, change } = cell.words;
      const became = entries.map(({ kind }) => kind).join(" ");
      const compared = against === null ? "" : ` < ${stationOf(against)} ${became} ${change}`;
      const said =
        entries.length > 0 ? entries.map(({ redline }) => writeMarked(redline)) : cell.points.map(({ text }) => text);
      return `${cell.paths.join(" ")}${compared}: ${said.join(" | ")}`;
    });
  };
  const THREE = {
    v1: { points: `1. ${LAKE}\n2. ${CAP("600")}` },
    v2: { points: `1. ${LAKE}\n2. ${CAP("800")}\n3. ${NETS}`, basedOn: ["v1"] },
    v3: { points: `1. ${LAKE}\n2. ${CAP("600")}`, basedOn: ["v2"] },
  };

  it("redlines each against the nearest column to its left, in whatever order they stand", async () => {
    const lineages = await open("worded", THREE);
    expect(await words(lineages, "worded", {}, 2)).toEqual([
      `2: ${CAP("600")}`,
      `2 < v1 reworded 0.073: ${CAP("[-600-]{+800+}")}`,
      `2 < v2 reworded 0.073: ${CAP("[-800-]{+600+}")}`,
    ]);
    expect(await words(lineages, "worded", { versions: ["v2", "v1"] }, 2)).toEqual([
      `2: ${CAP("800")}`,
      `2 < v2 reworded 0.073: ${CAP("[-800-]{+600+}")}`,
    ]);
    // No step joins them: the points of the track are compared all the same.
    expect(await words(lineages, "worded", { versions: ["v1", "v3"] }, 2)).toEqual([
      `2: ${CAP("600")}`,
      `2 < v1 kept 0: ${CAP("600")}`,
    ]);
  });

  it("redlines all against a base, also one that is no column, and the base against nothing", async () => {
    const lineages = await open("based", THREE);
    expect(await words(lineages, "based", { base: "v2" }, 2)).toEqual([
      `2 < v2 reworded 0.073: ${CAP("[-800-]{+600+}")}`,
      `2: ${CAP("800")}`,
      `2 < v2 reworded 0.073: ${CAP("[-800-]{+600+}")}`,
    ]);
    expect(await words(lineages, "based", { versions: ["v3"], base: "v2" }, 2)).toEqual([
      `2 < v2 reworded 0.073: ${CAP("[-800-]{+600+}")}`,
    ]);
  });

  it("says what came in and what was dropped where a step says so, and leaves empty what no track reaches", async () => {
    const lineages = await open("came-and-went", THREE);
    expect(await words(lineages, "came-and-went", {}, 3)).toEqual([
      "–",
      `3 < v1 added 1: {+${NETS}+}`,
      ` < v2 dropped 1: [-${NETS}-]`,
    ]);
    expect(await words(lineages, "came-and-went", { versions: ["v2"] }, 3)).toEqual([`3: ${NETS}`]);
  });

  it("passes over a column of which the words are not known, and compares nothing with it", async () => {
    const lineages = await open("unknown", {
      v1: { points: `1. ${LAKE}\n2. ${CAP("600")}` },
      v2: { points: `1. ${LAKE}\n2. ?`, basedOn: ["v1"] },
      v3: { points: `1. ${LAKE}\n2. ${CAP("800")}`, basedOn: ["v2"] },
    });
    expect(await words(lineages, "unknown", {}, 2)).toEqual([
      `2: ${CAP("600")}`,
      "2: ",
      `2 < v1 reworded 0.073: ${CAP("[-600-]{+800+}")}`,
    ]);
    expect((await words(lineages, "unknown", { base: "v2" }, 2))?.at(-1)).toBe(`2: ${CAP("800")}`);
  });

  it("shows a point that was split with all its parts, and what two were merged into in both of their rows", async () => {
    const lineages = await open("parted-words", {
      v1: { points: `1. ${LAKE} ${NETS}\n2. ${CAP("600")}` },
      v2: { points: `1. ${LAKE}\n2. ${NETS}\n3. ${CAP("600")}`, basedOn: ["v1"] },
    });
    expect(await words(lineages, "parted-words", {}, 1)).toEqual([
      `1: ${LAKE} ${NETS}`,
      `1 2 < v1 split 0.018: ${LAKE}[- -]{+\n+}${NETS}`,
    ]);
  });

  it("says what changed in substance as the comparison of the two does; between two publications nothing does", async () => {
    const lineages = await open("of-substance", {
      v1: { points: `1. ${CAP("600")}` },
      v2: { points: `1. ${CAP("800")}`, basedOn: ["v1"] },
      w2: { points: `1. ${CAP("900")}`, witnessOf: "v2" },
    });
    const { rows } = await lineages.wordTracks("of-substance", { versions: ["v1", "v2", "w2"] });
    const [row] = [...rows];
    const changes = row?.cells.map((cell) => cell?.words.entries.flatMap((entry) => entry.changes));
    expect(changes?.[1]).toMatchObject([
      { class: "quantity", substance: true, before: "600 people", after: "800 people" },
    ]);
    expect(row?.cells[2]?.words.relation).toBe("witness");
    expect(changes?.[2]?.every(({ substance }) => !substance)).toBe(true);
  });

  it("gives the same where a negotiation is too large to be kept in memory", async () => {
    const lineages = await open("kept-words", THREE);
    const small = openLineages(storage, openRecord(storage), undefined, 10);
    for (const row of [1, 2, 3])
      expect(await words(small, "kept-words", {}, row)).toEqual(await words(lineages, "kept-words", {}, row));
  });

  it("refuses a base and columns that are not there, each in a sentence", async () => {
    const lineages = await open("refused-words", THREE);
    const refused = (of: WordedOf) => lineages.wordTracks("refused-words", of);
    await expect(refused({ base: "v9" })).rejects.toMatchObject({ code: "version-not-found" });
    await expect(refused({ versions: ["v1", "v9"] })).rejects.toMatchObject({ code: "version-not-found" });
    await expect(refused({ versions: ["v2", "v1", "v2"] })).rejects.toMatchObject({
      code: "malformed-query",
      message: 'The version "v2" is named twice.',
    });
  });
});
