import { beforeAll, describe, expect, it } from "vitest";
import { inProcessClient } from "../../src/cli/record-client.ts";
import { syncFolder } from "../../src/cli/sync-folder.ts";
import { type Lineages, openLineages } from "../../src/lineage/lineage.ts";
import type { Lineage } from "../../src/model/lineage.ts";
import { stationOf } from "../../src/model/version.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";

/** "e3-2025-11-23: 6 against us28-rtr-2025-11-21" for each station. */
function draw({ stations }: Lineage): string[] {
  return stations.map(({ version, points, from }) => {
    const paths = points.map((point) => point.path).join(", ") || "–";
    return `${stationOf(version)}: ${paths}${from === null ? "" : ` against ${stationOf(from.version)}${from.relation === "witness" ? " (witness)" : ""}`}`;
  });
}

describeOnBothDatabases("lineage", (openTestStorage) => {
  let lineages: Lineages;

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    await syncFolder(inProcessClient(serviceOn(storage)), "drafts");
    lineages = openLineages(storage, openRecord(storage));
  });

  describe("the cap on the Ukrainian forces", () => {
    it("is followed from the leaks through the counter-proposal to the 20 points", async () => {
      const lineage = await lineages.followPoint({
        negotiation: "ukraine",
        document: "plan",
        version: "e3-2025-11-23",
        path: "6",
      });
      expect(draw(lineage)).toEqual(
        expect.arrayContaining([
          "us28-axios-2025-11-20+reading: 6",
          "us28-axios-2025-11-20: 6 against us28-axios-2025-11-20+reading (witness)",
          "gon9-2025-11-20: 1.4 against us28-axios-2025-11-20+reading (witness)",
          "us28-rtr-2025-11-21: 6 against us28-axios-2025-11-20+reading (witness)",
          "e3-2025-11-23: 6 against us28-axios-2025-11-20+reading",
          "ua20-2025-12-24: 4 against e3-2025-11-23",
        ]),
      );
      expect(
        lineage.stations.map(({ version }) => version.document),
        "papers that were drafted from the plan and never held the cap are not on its track",
      ).not.toContain("us-russia");
      const cap = lineage.stations.find(({ version }) => version.version === "e3-2025-11-23");
      expect(cap?.entries[0]?.redline).toContainEqual(["+", "800,000"]);
    });

    it("has the same track from whichever version it is followed", async () => {
      const addresses = [
        { version: "e3-2025-11-23", path: "6" },
        { version: "us28-axios-2025-11-20", path: "6" },
        { version: "ua20-2025-12-24", path: "4" },
      ];
      const [first, ...others] = await Promise.all(
        addresses.map((address) => lineages.followPoint({ negotiation: "ukraine", document: "plan", ...address })),
      );
      expect(first?.stations.length).toBeGreaterThan(5);
      for (const other of others) expect(other.stations).toEqual(first?.stations);
    });

    it("stands in order of time", async () => {
      const { stations } = await lineages.followPoint({
        negotiation: "ukraine",
        document: "plan",
        version: "e3-2025-11-23",
        path: "6",
      });
      const days = stations.map(({ version }) => version.published ?? "");
      expect(days).toEqual([...days].sort());
    });
  });

  describe("a track", () => {
    it("ends where the point was dropped, and says so", async () => {
      const { stations } = await lineages.followPoint({
        negotiation: "ukraine",
        document: "plan",
        version: "us28-rtr-2025-11-21",
        path: "3",
      });
      const last = stations.find(({ version }) => version.version === "e3-2025-11-23");
      expect(last).toMatchObject({ points: [], entries: [{ kind: "dropped", before: ["3"] }] });
    });

    it("passes through a version that does not report the point, by its number", async () => {
      const { stations } = await lineages.followPoint({
        negotiation: "ukraine",
        document: "plan",
        version: "e3-2025-11-23",
        path: "14",
      });
      expect(stations.find(({ version }) => version.version === "us28-rtr-2025-11-21")).toMatchObject({
        points: [{ path: "14", text: null, status: "unreported" }],
      });
    });

    it("is refused for an address without a point, and for a point that is not there", async () => {
      const address = { negotiation: "ukraine", document: "plan", version: "e3-2025-11-23" };
      await expect(lineages.followPoint(address)).rejects.toMatchObject({ code: "malformed-address" });
      await expect(lineages.followPoint({ ...address, path: "3" })).rejects.toMatchObject({ code: "point-not-found" });
    });
  });
});
