import { expect, it } from "vitest";
import { type Lineages, openLineages } from "../../../src/lineage/lineage.ts";
import type { Opening } from "../../../src/model/opening.ts";
import { openRecord, type RecordOfDrafts } from "../../../src/record/record.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { aCapture, aDraft } from "../../support/drafts.ts";
import { drawNodes, fileDrawn } from "../../support/file-drawn.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const BOATS = "Boats pay a toll of ten crowns at the lower bridge each autumn.";
const BELLS = "Bells are rung at dusk wherever fog has hidden the far shore.";

describeOnBothDatabases("the numbers of tracks", (openTestStorage) => {
  const open = async (negotiation: string, drawn: Parameters<typeof fileDrawn>[2]) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, drawn);
    const ref = (version: string) => ({ negotiation, document: "plan", version });
    const file = (version: string, points: string, draft: Parameters<typeof aDraft>[0], opening?: Opening) =>
      record.fileVersion(
        ref(version),
        aCapture(`${version} ${points}`),
        aDraft({ ...draft, points: drawNodes(points) }),
        undefined,
        opening,
      );
    return { storage, record, ref, file, lineages: openLineages(storage, record) };
  };
  /** "7: v1#2 v2#3" for each row. */
  const tabulate = async (lineages: Lineages, negotiation: string, versions?: readonly string[]) => {
    const { versions: columns, rows } = await lineages.tabulateTracks(negotiation, { versions });
    return rows.map(({ number, cells }) => {
      const places = columns.flatMap(({ version }, at) => (cells[at]?.paths ?? []).map((path) => `${version}#${path}`));
      return `${number}: ${places.join(" ")}`;
    });
  };
  const TWO = { v1: { points: `1. ${LAKE}\n2. ${NETS}` }, v2: { points: `1. ${LAKE}\n2. ${NETS}`, basedOn: ["v1"] } };

  it("stay when later and earlier versions are filed; what is new gets the next one, wherever it stands", async () => {
    const { lineages, file } = await open("filed-around", TWO);
    expect(await tabulate(lineages, "filed-around")).toEqual(["1: v1#1 v2#1", "2: v1#2 v2#2"]);
    await file("v3", `1. ${BOATS}\n2. ${LAKE}\n3. ${NETS}`, { published: "2025-02-01", basedOn: ["v2"] });
    await file("v0", `1. ${NETS}\n2. ${BELLS}`, { published: "2024-12-01" });
    expect(await tabulate(lineages, "filed-around", ["v1", "v2", "v3", "v0"])).toEqual([
      "5: v3#1",
      "1: v1#1 v2#1 v3#2",
      "2: v1#2 v2#2 v3#3",
      "3: v0#1",
      "4: v0#2",
    ]);
    // Found to be the first text later on: what was drafted from it keeps its numbers.
    await file("v4", `1. ${BELLS}`, { published: "2025-03-01", basedOn: ["v3", "v0"] });
    expect(await tabulate(lineages, "filed-around", ["v4"])).toEqual(["4: v4#1"]);
  });

  it("are the same whatever columns are chosen, in whatever order", async () => {
    const { lineages, file } = await open("chosen", TWO);
    await file("v3", `1. ${NETS}\n2. ${BOATS}`, { published: "2025-02-01", basedOn: ["v2"] });
    expect(await tabulate(lineages, "chosen", ["v3", "v1"])).toEqual(["1: v1#1", "2: v3#1 v1#2", "3: v3#2"]);
    expect(await tabulate(lineages, "chosen", ["v2"])).toEqual(["1: v2#1", "2: v2#2"]);
  });

  it("become one, the lower, where a person says that two points are the same; the other is given to nobody", async () => {
    const { lineages, file, ref } = await open("joined", { v1: { points: `1. ${LAKE}\n2. ${NETS}` } });
    await file("v2", `1. ${LAKE}\n2. ${BOATS}`, { published: "2025-02-01", basedOn: ["v1"] });
    expect(await tabulate(lineages, "joined")).toEqual(["1: v1#1 v2#1", "2: v1#2", "3: v2#2"]);
    const said = { before: ref("v1"), after: ref("v2"), pairs: [{ before: "2", after: "2" }], reason: "So it is." };
    await lineages.giveVerdict({ ...said, ruling: "link" });
    expect(await tabulate(lineages, "joined")).toEqual(["1: v1#1 v2#1", "2: v1#2 v2#2"]);
    await file("v3", `1. ${BELLS}`, { published: "2025-03-01", basedOn: ["v2"] });
    expect(await tabulate(lineages, "joined", ["v3"])).toEqual(["4: v3#1"]);
  });

  it("stay with the part that holds the point they were given by, where one track becomes two", async () => {
    const { lineages, ref, file } = await open("parted", TWO);
    await tabulate(lineages, "parted");
    const said = { before: ref("v1"), after: ref("v2"), pairs: [{ before: "2", after: "2" }], reason: "Not so." };
    await lineages.giveVerdict({ ...said, ruling: "reject" });
    const parted = ["1: v1#1 v2#1", "2: v1#2", "3: v2#2"];
    expect(await tabulate(lineages, "parted")).toEqual(parted);
    // And is not given back to the part that left, when the other is gone.
    await file("v3", `1. ${LAKE}\n2. ${NETS}`, { published: "2025-02-01", basedOn: ["v2"] });
    await tabulate(lineages, "parted");
    expect(await tabulate(lineages, "parted", ["v2", "v3"])).toEqual(["1: v2#1 v3#1", "3: v2#2 v3#2"]);
  });

  it("follow their points through a correction that calls them otherwise", async () => {
    const { lineages, record, ref } = await open("corrected", { v1: { points: `1. ${LAKE}\n2. ${NETS}` } });
    expect(await tabulate(lineages, "corrected")).toEqual(["1: v1#1", "2: v1#2"]);
    const draft = aDraft({ points: drawNodes(`1. ${BOATS}\n2. ${LAKE}\n3. ${NETS}`) });
    await record.correctVersion(ref("v1"), {
      corrects: 1,
      reason: "A line was lost.",
      capture: aCapture("mended"),
      draft,
    });
    expect(await tabulate(lineages, "corrected")).toEqual(["3: v1#1", "1: v1#2", "2: v1#3"]);
    expect(await tabulate(await anew(record), "corrected")).toEqual(["3: v1#1", "1: v1#2", "2: v1#3"]);
  });

  it("stay where the version that they were given by is withdrawn", async () => {
    const { lineages, record, ref, file } = await open("withdrawn", TWO);
    await file("v3", `1. ${NETS}\n2. ${LAKE}`, { published: "2025-02-01", basedOn: ["v2"] });
    await tabulate(lineages, "withdrawn");
    for (const [gone, left] of [
      ["v1", ["1: v2#1 v3#2", "2: v2#2 v3#1"]],
      ["v2", ["2: v3#1", "1: v3#2"]],
    ] as const) {
      await record.withdrawVersion(ref(gone), "A forgery.");
      expect(await tabulate(await anew(record), "withdrawn")).toEqual(left);
    }
  });

  it("are told one from the other where two points are merged, also when that is found out from behind", async () => {
    const { lineages, file } = await open("merged", { v2: { points: `1. ${LAKE} ${NETS}` } });
    expect(await tabulate(lineages, "merged")).toEqual(["1: v2#1"]);
    await file("v1", `1. ${LAKE}\n2. ${NETS}`, { published: "2024-11-01" });
    await file("v3", `1. ${LAKE} ${NETS}`, { published: "2025-02-01", basedOn: ["v1", "v2"] });
    expect(await tabulate(lineages, "merged")).toEqual(["1: v1#1 v2#1 v3#1", "2: v1#2 v2#1 v3#1"]);
    await file("v0", `1. ${NETS}\n2. ${LAKE}`, { published: "2024-10-01" });
    await file("v4", `1. ${NETS}\n2. ${LAKE}`, { published: "2025-03-01", basedOn: ["v0", "v1"] });
    expect((await tabulate(lineages, "merged", ["v1", "v4", "v0"])).sort()).toEqual([
      "1: v1#1 v4#2 v0#2",
      "2: v1#2 v4#1 v0#1",
    ]);
  });

  it("are given once, by however many readers at the same time", async () => {
    const { storage, record, file } = await open("at-once", TWO);
    const expected = ["1: v1#1 v2#1", "2: v1#2 v2#2"];
    const readers = Array.from({ length: 5 }, () => openLineages(storage, openRecord(storage)));
    for (const table of await Promise.all(readers.map((reader) => tabulate(reader, "at-once"))))
      expect(table).toEqual(expected);
    await file("v3", `1. ${BOATS}\n2. ${BELLS}`, { published: "2025-02-01", basedOn: ["v2"] });
    const key = (await record.getNegotiation("at-once")).key;
    const tables = await Promise.all(readers.map((reader) => tabulate(reader, "at-once", ["v3"])));
    for (const table of tables) expect(table).toEqual(["3: v3#1", "4: v3#2"]);
    const anchors = await storage.read((rows) => rows.trackNumbers.list(key, "desk"));
    expect(anchors.map(({ number, anchor }) => `${number} ${anchor}`)).toEqual([
      "1 0",
      "1 1",
      "2 0",
      "2 1",
      "3 0",
      "4 0",
    ]);
  });

  it("are each view's own: what is hidden leaves no gap, and opens with the next number", async () => {
    const { storage, record, file, ref, lineages } = await open("viewed", { v1: { points: `1. ${LAKE}` } });
    await file("v2", `1. ${LAKE}\n2. ${NETS}`, { published: "2025-02-01", basedOn: ["v1"] }, { state: "private" });
    await file("v3", `1. ${LAKE}\n2. ${BOATS}`, { published: "2025-03-01", basedOn: ["v1"] });
    const seen = record.seenBy("public");
    const everybody = openLineages(storage.seenBy("public"), seen, undefined, undefined, storage);
    expect(await tabulate(lineages, "viewed")).toEqual(["1: v1#1 v2#1 v3#1", "2: v2#2", "3: v3#2"]);
    expect(await tabulate(everybody, "viewed")).toEqual(["1: v1#1 v3#1", "2: v3#2"]);
    await record.openVersion(ref("v2"), { state: "published" });
    expect((await tabulate(everybody, "viewed")).sort()).toEqual(["1: v1#1 v2#1 v3#1", "2: v3#2", "3: v2#2"]);
  });

  it("ask the database nothing more while nothing happens", async () => {
    const { storage, record } = await open("asked-once", TWO);
    let asked = 0;
    const counting = {
      ...storage,
      read: (work: never) => {
        asked += 1;
        return storage.read(work);
      },
    } as typeof storage;
    const lineages = openLineages(counting, record);
    await tabulate(lineages, "asked-once");
    asked = 0;
    await tabulate(lineages, "asked-once", ["v2"]);
    expect(asked).toBe(0);
  });

  const anew = async (record: RecordOfDrafts) => {
    const { storage } = await openTestStorage();
    return openLineages(storage, record);
  };
});
