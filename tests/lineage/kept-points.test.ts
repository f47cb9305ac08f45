import { expect, it } from "vitest";
import { openKeptPoints } from "../../src/lineage/kept-points.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft } from "../support/drafts.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const LAKE = "1. # The lake | The lake belongs to both towns.\n  1.1. ?\n  1.2. Озеро спільне.";
const NETS = "2. Nets are counted in spring by an officer of the upper town.";
const TALKS = {
  v1: { points: `${LAKE}\n${NETS}` },
  v2: { points: LAKE, basedOn: ["v1"] },
  v3: { points: `${LAKE}\n${NETS}`, basedOn: ["v2"] },
};

/** Counts how often points are read, whole readings or some. */
function counting(storage: Storage): { readonly counted: Storage; readonly reads: string[] } {
  const reads: string[] = [];
  const counted: Storage = {
    ...storage,
    read: (work) =>
      storage.read((rows) =>
        work({
          ...rows,
          points: {
            ...rows.points,
            listReadings: (key, readings) => {
              reads.push(`${readings.length} readings`);
              return rows.points.listReadings(key, readings);
            },
            listNamed: (key, named) => {
              reads.push("some points");
              return rows.points.listNamed(key, named);
            },
          },
        }),
      ),
  };
  return { counted, reads };
}

describeOnBothDatabases("points that are kept in memory", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, TALKS);
    return { storage, record, ref: (version: string) => ({ negotiation, document: "plan", version }) };
  };

  it("are those that are stored", async () => {
    const { storage, record, ref } = await open("kept");
    await record.fileVersion(
      ref("v4"),
      aCapture("v4"),
      aDraft({
        basedOn: ["v3"],
        published: "2025-02-01",
        points: [
          { number: "1", label: "Article 1", text: "", heading: "Boats", points: [] },
          {
            number: "2",
            text: "The towns share the boats.",
            status: "summary",
            note: "From a retelling.",
            sources: [{ outlet: "The Lake Post", date: "2025-02" }],
            positions: [{ party: "upper", text: "Only rowing boats." }],
            points: [],
          },
        ],
      }),
    );
    const pointsIn = await openKeptPoints(storage)(await record.getNegotiation("kept"));
    for (const version of ["v1", "v2", "v3", "v4"]) {
      const { points, ...facts } = await record.getVersion(ref(version));
      expect([...(pointsIn?.(facts).values() ?? [])]).toEqual(points);
    }
  });

  it("are read once, and later only what is new", async () => {
    const { storage, record, ref } = await open("once-kept");
    const { counted, reads } = counting(storage);
    const kept = openKeptPoints(counted);
    await Promise.all([kept(await record.getNegotiation("once-kept")), kept(await record.getNegotiation("once-kept"))]);
    expect(reads).toEqual(["3 readings"]);
    await record.fileVersion(ref("v4"), aCapture("v4"), aDraft({ basedOn: ["v3"], published: "2025-02-01" }));
    const pointsIn = await kept(await record.getNegotiation("once-kept"));
    expect(reads).toEqual(["3 readings", "1 readings"]);
    const { points, ...facts } = await record.getVersion(ref("v4"));
    expect([...(pointsIn?.(facts).keys() ?? [])]).toEqual(points.map(({ path }) => path));
  });

  it("are the newest reading's once a version was corrected", async () => {
    const { storage, record, ref } = await open("corrected-kept");
    const kept = openKeptPoints(storage);
    await kept(await record.getNegotiation("corrected-kept"));
    const better = { corrects: 1, reason: "A slip.", capture: aCapture("better"), draft: aDraft({ basedOn: ["v2"] }) };
    await record.correctVersion(ref("v3"), better);
    const pointsIn = await kept(await record.getNegotiation("corrected-kept"));
    const { points, ...facts } = await record.getVersion(ref("v3"));
    expect([...(pointsIn?.(facts).values() ?? [])]).toEqual(points);
  });

  it("give way to single questions where a negotiation is too large, with the same answer", async () => {
    const { storage, record, ref } = await open("too-large");
    const { counted, reads } = counting(storage);
    expect(await openKeptPoints(storage, 100)(await record.getNegotiation("too-large"))).toBeUndefined();
    const address = { ...ref("v1"), path: "2" };
    const whole = await openLineages(storage, record).followPoint(address);
    const small = openLineages(counted, record, undefined, 100);
    expect(await small.followPoint(address)).toEqual(whole);
    expect(whole.stations.map(({ points }) => points.length)).toEqual([1, 0, 1]);
    expect(reads.at(-1)).toBe("some points");
    reads.length = 0;
    await small.followPoint(address);
    expect(reads).toEqual(["some points"]);
  });
});
