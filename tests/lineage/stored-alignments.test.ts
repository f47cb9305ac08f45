import { expect, it } from "vitest";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft } from "../support/drafts.ts";
import { drawNodes, fileDrawn } from "../support/file-drawn.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const TALKS = {
  v1: { points: `${LAKE}\n2. ${NETS}` },
  v2: { points: LAKE, basedOn: ["v1"] },
  v3: { points: LAKE, basedOn: ["v2"] },
  v4: { points: `${LAKE}\n5. ${NETS}`, basedOn: ["v3"] },
};

describeOnBothDatabases("alignments that are stored", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, TALKS);
    const compared: string[] = [];
    const lineages = openLineages(storage, record, (before, after, ...rest) => {
      compared.push(`${before.title} → ${after.title}`);
      return compareVersions(before, after, ...rest);
    });
    const ref = (version: string) => ({ negotiation, document: "plan", version });
    const follow = async (version: string, path: string, by = lineages) =>
      (await by.followPoint({ ...ref(version), path })).stations.map(
        (one) =>
          `${one.version.version}: ${one.points.map((point) => point.path).join()} ${one.from === null ? "" : `${one.from.relation} ${one.from.version.version} ${one.entries.map(({ kind }) => kind).join()}`}`,
      );
    return { storage, record, lineages, compared, ref, follow };
  };
  const returned = ["v1: 2 ", "v2:  version v1 dropped", "v4: 5 return v1 kept"];

  it("say that a point was dropped and came back, from wherever it is followed", async () => {
    const { follow } = await open("back");
    expect(await follow("v1", "2")).toEqual(returned);
    expect(await follow("v4", "5")).toEqual(returned);
  });

  it("are made once, and read by whoever comes next", async () => {
    const { storage, compared, follow } = await open("once");
    await follow("v1", "2");
    // Three steps, and one look for what came back.
    expect(compared).toHaveLength(4);
    const other = openLineages(storage, openRecord(storage), () => {
      throw new Error("Everything is stored.");
    });
    expect(await follow("v4", "5", other)).toEqual(returned);
  });

  it("are made anew by a verdict only between its two versions", async () => {
    const { lineages, compared, ref, follow } = await open("ruled-once");
    await follow("v1", "2");
    compared.length = 0;
    const pairs = [{ before: "1", after: "1" }];
    await lineages.giveVerdict({ before: ref("v1"), after: ref("v2"), ruling: "confirm", pairs, reason: "So it is." });
    await follow("v1", "2");
    expect(compared).toHaveLength(1);
  });

  it("are made anew by a correction only beside it", async () => {
    const { record, compared, ref, follow } = await open("corrected-once");
    await follow("v1", "2");
    compared.length = 0;
    const reading = {
      corrects: 1,
      reason: "A slip.",
      capture: aCapture("better"),
      draft: aDraft({ points: drawNodes(LAKE), basedOn: ["v2"] }),
    };
    await record.correctVersion(ref("v3"), reading);
    await follow("v1", "2");
    expect(compared.length).toBeLessThan(4);
  });

  it("step over a version that was withdrawn", async () => {
    const { record, ref, follow } = await open("withdrawn");
    await record.withdrawVersion(ref("v2"), "It was forged.");
    expect(await follow("v1", "2")).toEqual(["v1: 2 ", "v3:  version v1 dropped", "v4: 5 return v1 kept"]);
  });

  it("put tracks side by side", async () => {
    const { lineages } = await open("tabulated");
    const { rows } = await lineages.tabulateTracks("tabulated");
    const drawn = rows.map(({ cells }) =>
      cells.map((cell) => cell && `${cell.paths.join()} ${cell.kind ?? ""}`.trim()),
    );
    expect(drawn).toEqual([
      ["1", "1 kept", "1 kept", "1 kept"],
      ["2", "dropped", null, "5 returned"],
    ]);
  });
});
