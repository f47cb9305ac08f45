import { describe, expect, it } from "vitest";
import { filedInLast } from "../../../src/lineage/filed-in-last.ts";
import { openLineages } from "../../../src/lineage/lineage.ts";
import type { VersionFacts } from "../../../src/model/version.ts";
import { openRecord } from "../../../src/record/record.ts";
import type { Rows, Storage } from "../../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { fileDrawn } from "../../support/file-drawn.ts";

/** A storage that tells which readings' words were asked for. */
function watched(storage: Storage, asked: (count: number) => void): Storage {
  const watch = (rows: Rows): Rows => ({
    ...rows,
    search: {
      ...rows.search,
      listWordings: (key, readings) => {
        asked(readings.length);
        return rows.search.listWordings(key, readings);
      },
    },
  });
  return { ...storage, read: (work) => storage.read((rows) => work(watch(rows))) };
}

describeOnBothDatabases("what search looks through", (openTestStorage) => {
  async function open(negotiation: string, versions: Parameters<typeof fileDrawn>[2]) {
    const { storage } = await openTestStorage();
    const read: number[] = [];
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, versions);
    const onRead = { happens: () => undefined as unknown };
    const lineages = openLineages(
      watched(storage, (count) => {
        read.push(count);
        onRead.happens();
      }),
      record,
    );
    const find = async (text: string) => {
      const found = await lineages.search(negotiation, { text });
      return (await found.show(found.hits.slice())).map(({ place, snippet }) => `${place.path} ${snippet.text}`);
    };
    return { record, lineages, read, find, onRead };
  }

  it("is made before anybody searches, and then reads only what was filed since", async () => {
    const { record, lineages, read, find } = await open("prepared", {
      v1: { points: "1. The lake is shared." },
      v2: { points: "1. The lake is shared.\n2. Nets are counted.", basedOn: ["v1"] },
    });
    await lineages.prepareSearch("prepared");
    expect(read).toEqual([2]);
    expect(await find("nets")).toEqual(["2 Nets are counted."]);
    await fileDrawn(record, "prepared", { v3: { points: "1. Ferries may cross.", basedOn: ["v2"] } });
    expect(await find("ferries")).toEqual(["1 Ferries may cross."]);
    expect(read).toEqual([2, 1]);
  });

  it("is given up with the service, between one handful of readings and the next", async () => {
    const long = Array.from({ length: 400 }, (_, at) => `${at + 1}. Clause ${at}.`).join("\n");
    const { lineages, read, onRead } = await open("given-up-search", {
      v1: { points: long },
      v2: { points: long, basedOn: ["v1"] },
    });
    onRead.happens = () => lineages.close();
    await expect(lineages.prepareSearch("given-up-search")).rejects.toThrow("The service is closing.");
    expect(read).toEqual([1]);
  });
});

describe("the negotiations to prepare first", () => {
  const overview = (id: string, ...versions: readonly (readonly [filedAt: string, pointCount: number])[]) => ({
    negotiation: { id },
    versions: versions.map(([filedAt, pointCount]) => ({ filedAt, pointCount }) as VersionFacts),
  });

  it("are those in which something was filed last, as long as they fit; the first one in any case", () => {
    const all = [
      overview("old", ["2025-01-01T00:00:00Z", 10]),
      overview("empty"),
      overview("new", ["2025-03-01T00:00:00Z", 60], ["2024-01-01T00:00:00Z", 30]),
      overview("large", ["2025-02-01T00:00:00Z", 500]),
    ];
    expect(filedInLast(all, 1_000)).toEqual(["new", "large", "old"]);
    expect(filedInLast(all, 100)).toEqual(["new"]);
    expect(filedInLast(all, 5)).toEqual(["new"]);
    expect(filedInLast([overview("empty")])).toEqual([]);
  });
});
