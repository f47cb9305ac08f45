import { describe, expect, it, onTestFinished } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";

/** "v2: 1 against v1" for each station. */
async function follow(drawn: Parameters<typeof fileDrawn>[2], version: string, path: string, damage?: string) {
  const client = await loadMigratedPGlite();
  const storage = await openStorageOnPGlite(client);
  onTestFinished(() => storage.close());
  const record = openRecord(storage);
  await fileDrawn(record, "lake", drawn);
  if (damage !== undefined) await client.query(damage);
  const { stations } = await openLineages(storage, record).followPoint({ negotiation: "lake", version, path });
  return stations.map((station) => {
    const paths = station.points.map((point) => point.path).join(", ") || "–";
    return `${station.version.version}: ${paths}${station.from === null ? "" : ` against ${station.from.version.version}`}`;
  });
}

describe("a track through versions that branch", () => {
  it("goes on in a text drafted from two, where only one of them has the point", async () => {
    const record = {
      first: { points: `${LAKE}\n2. ${NETS}` },
      without: { points: LAKE, basedOn: ["first"] },
      with: { points: `${LAKE}\n7. ${NETS}`, basedOn: ["first"] },
      joined: { points: `${LAKE}\n3. ${NETS}`, basedOn: ["without", "with"] },
    };
    expect(await follow(record, "first", "2")).toEqual([
      "first: 2",
      "without: – against first",
      "with: 7 against first",
      "joined: 3 against with",
    ]);
  });

  it("goes on by the way of small steps, where one long step would not find the point again", async () => {
    const record = {
      first: { points: `${LAKE}\n2. ${NETS}` },
      second: {
        points: `${LAKE}\n2. Nets are counted in spring, and boats each autumn by a clerk of the lower town.`,
        basedOn: ["first"],
      },
      third: {
        points: `${LAKE}\n5. Boats pay a toll each autumn to a clerk of the lower town.`,
        basedOn: ["first", "second"],
      },
    };
    expect(await follow({ ...record, third: { ...record.third, basedOn: ["first"] } }, "first", "2")).toContain(
      "third: – against first",
    );
    for (const [version, path] of [
      ["first", "2"],
      ["second", "2"],
      ["third", "5"],
    ] as const) {
      expect(await follow(record, version, path), `from ${version}`).toEqual([
        "first: 2",
        "second: 2 against first",
        "third: 5 against second",
      ]);
    }
  });

  it("begins where the point came in: what is older and has nothing like it is no station", async () => {
    const record = {
      first: { points: LAKE },
      second: { points: `${LAKE}\n2. ${NETS}`, basedOn: ["first"] },
      third: { points: LAKE, basedOn: ["second"] },
    };
    expect(await follow(record, "second", "2")).toEqual(["second: 2", "third: – against second"]);
  });

  it("ends, and shows every version once, in a record damaged to a circle", async () => {
    const record = {
      first: { points: LAKE },
      second: { points: LAKE, basedOn: ["first"] },
      third: { points: LAKE, basedOn: ["second"] },
    };
    const damage = `insert into version_based_on
      select one.negotiation_id, one.version_id, other.version_id, 0
      from version one, version other where one.slug = 'first' and other.slug = 'third'`;
    expect(await follow(record, "second", "1", damage)).toHaveLength(3);
  });
});
