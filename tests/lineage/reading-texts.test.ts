import { beforeAll, expect, it } from "vitest";
import { type Lineages, openLineages } from "../../src/lineage/lineage.ts";
import { stationOf } from "../../src/model/version.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const DOGS = "Dogs are welcome on the pier.";
const RENT = "The rent of the boathouse is 100 a month.";

/** One draft in two publications, and one that was drafted from the worse of them. */
const DRAWN = {
  v1: { points: `1. ${DOGS}\n2. ${RENT}` },
  leak: { points: `1. ${DOGS}\n2. ${RENT}`, basedOn: ["v1"], grade: "C" as const },
  copy: { points: `1. ${DOGS}\n2. ${RENT.replace("100", "900")}`, witnessOf: "leak", grade: "D" as const },
  v3: { points: `1. ${RENT}\n2. ${DOGS}`, basedOn: ["copy"] },
};

describeOnBothDatabases("a draft of several publications", (openTestStorage) => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let lineages: Lineages;

  beforeAll(async () => {
    ({ storage } = await openTestStorage());
    record = openRecord(storage);
    lineages = openLineages(storage, record);
    await fileDrawn(record, "lake", DRAWN);
  });

  async function drawTrack(version: string, path: string): Promise<string[]> {
    const { stations } = await openLineages(storage, record).followPoint({ negotiation: "lake", version, path });
    return stations.map(({ version: one, points, from, entries }) => {
      const origin = from === null ? "" : ` against ${stationOf(from.version)} (${from.relation})`;
      const kinds = entries.map(({ kind }) => kind).join();
      return `${stationOf(one)}: ${points.map((point) => point.path).join() || "–"}${origin} ${kinds}`.trim();
    });
  }

  it("is followed by its reading text, and no variant is on the way to the next draft", async () => {
    expect(await drawTrack("v3", "1")).toEqual([
      "v1: 2",
      "leak+reading: 2 against v1 (version) kept",
      "leak: 2 against leak+reading (witness) kept",
      "copy: 2 against leak+reading (witness) reworded",
      "v3: 1 against leak+reading (version) kept",
    ]);
  });

  it("has one column for its reading text, beside which its publications have variants", async () => {
    const { versions, rows } = await lineages.tabulateTracks("lake");
    const rent = rows.find(({ cells }) => cells[0]?.paths.includes("2"));
    expect(versions.map((version, column) => `${stationOf(version)}: ${rent?.cells[column]?.kind}`)).toEqual([
      "v1: null",
      "leak+reading: kept",
      "leak: kept",
      "copy: variant",
      "v3: kept",
    ]);
  });

  it("is followed by what a person ruled on any of its publications", async () => {
    const ref = (version: string) => ({ negotiation: "lake", document: "plan", version });
    const documents = (await record.getNegotiation("lake")).versions;
    const named = (version: string) => documents.find((one) => one.version === version) ?? ref(version);
    const at = (version: string) => ({ ...ref(version), document: named(version).document });
    await lineages.giveVerdict({
      before: at("copy"),
      after: at("v3"),
      ruling: "reject",
      pairs: [{ before: "2", after: "1" }],
      reason: "Another rent.",
    });
    expect(await drawTrack("v1", "2")).toContain("v3: – against leak+reading (version) dropped");
  });

  it("has no change of substance between its publications, also where a kept point refers elsewhere in one of them", async () => {
    const refers = "Boats are moored as point 1 says.";
    await fileDrawn(record, "mooring", {
      first: { points: `1. ${DOGS}\n2. ${refers}`, grade: "B" },
      copy: { points: `1. ${RENT}\n2. ${DOGS}\n3. ${refers}`, witnessOf: "first", grade: "D" },
      later: { points: `1. ${RENT}\n2. ${DOGS}\n3. ${refers}`, basedOn: ["first"] },
    });
    const { stations } = await lineages.followPoint({ negotiation: "mooring", version: "first", path: "2" });
    const told = stations.map(({ version, entries }) => {
      const references = entries.flatMap(({ changes }) => changes).filter((change) => change.class === "reference");
      return [version.version, ...references.map(({ substance }) => substance)];
    });
    expect(told.slice(-2)).toEqual([
      ["copy", false],
      ["later", true],
    ]);
  });
});
