import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { listPoints } from "../../src/engine/points/list-points.ts";
import type { PointNode } from "../../src/model/point.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { countStatements } from "../support/asked-statements.ts";
import { describeOnBothDatabases, loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";

describeOnBothDatabases("reading the record", (openTestStorage) => {
  const open = async (id: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(id));
    return record;
  };

  it("lists the versions of a negotiation in order of time, not of filing", async () => {
    const record = await open("ordered");
    const file = (version: string, published: string, basedOn: readonly string[] = []) =>
      record.fileVersion(
        { negotiation: "ordered", document: "plan", version },
        aCapture(version),
        aDraft({ published, basedOn }),
      );
    await file("late", "2025-05-01");
    await file("z-parent", "2025-04-01");
    await file("a-child", "2025-04-01", ["z-parent"]);
    await file("early", "2025");
    const { versions } = await record.getNegotiation("ordered");
    expect(versions.map(({ version }) => version)).toEqual(["early", "z-parent", "a-child", "late"]);
    const listed = (await record.listNegotiations()).find(({ negotiation }) => negotiation.id === "ordered");
    expect(await record.getNegotiation("ordered")).toMatchObject(listed ?? {});
  });

  it("names the first part of an address that is wrong", async () => {
    const record = await open("wrong");
    await record.fileVersion({ negotiation: "wrong", document: "plan", version: "v1" }, aCapture(), aDraft());
    const refusals = [
      ["nowhere", "plan", "v1", "negotiation-not-found", undefined],
      ["wrong", "treaty", "v1", "document-not-found", 'It has "plan", "annex".'],
      ["wrong", "plan", "v2", "version-not-found", undefined],
      ["wrong", "annex", "v1", "version-not-found", 'It stands in the document "plan".'],
      ["wrong\0", "plan", "v1", "negotiation-not-found", undefined],
      ["wrong", "plan", "v1\0", "version-not-found", undefined],
    ] as const;
    for (const [negotiation, document, version, code, hint] of refusals) {
      for (const read of [record.getVersion, record.getCapture]) {
        await expect(read({ negotiation, document, version })).rejects.toMatchObject(hint ? { code, hint } : { code });
      }
    }
    await expect(record.getNegotiation("nowhere")).rejects.toMatchObject({ code: "negotiation-not-found" });
  });

  it("gives back any points, code point for code point", async () => {
    const record = await open("any");
    let filed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyPoint(2), { maxLength: 5 }), fc.uint8Array(), async (points, bytes) => {
        filed += 1;
        const ref = { negotiation: "any", document: "plan", version: `v${filed}` };
        await record.fileVersion(ref, { ...aCapture(), bytes }, aDraft({ points }));
        expect((await record.getVersion(ref)).points).toEqual(listPoints(points));
        expect((await record.getCapture(ref)).bytes).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });
});

describe("reading a negotiation of fifty versions", async () => {
  const client = await loadMigratedPGlite();
  afterAll(() => client.close());

  it("asks the database as often as for one of two", async () => {
    const record = openRecord(await openStorageOnPGlite(client));
    for (const [negotiation, count] of [
      ["small", 2],
      ["large", 50],
    ] as const) {
      await record.describeNegotiation(aNegotiation(negotiation));
      for (let version = 1; version <= count; version += 1) {
        const basedOn = version > 1 ? [`v${version - 1}`] : [];
        const ref = { negotiation, document: "plan", version: `v${version}` };
        await record.fileVersion(ref, aCapture(ref.version), aDraft({ basedOn, points: [aPoint("1", "")] }));
      }
    }
    const asked = countStatements(client);
    const countQueries = async (read: () => Promise<unknown>) => {
      asked.count();
      await read();
      return asked.count();
    };
    for (const negotiation of ["small", "large"]) {
      // Once all, then nothing: nobody else can have written anything since.
      expect(await countQueries(() => record.getNegotiation(negotiation))).toBe(8);
      expect(await countQueries(() => record.getNegotiation(negotiation))).toBe(0);
      expect(await countQueries(() => record.resolve({ negotiation, document: "plan", path: "1" }))).toBe(1);
      expect(await countQueries(() => record.getVersion({ negotiation, document: "plan", version: "v2" }))).toBe(5);
      expect(await countQueries(() => record.getCapture({ negotiation, document: "plan", version: "v2" }))).toBe(5);
    }
    expect(await countQueries(() => record.listNegotiations())).toBe(7);
  });
});

/** Any text that the record takes: all of Unicode but U+0000. */
function anyText() {
  return fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replaceAll("\0", ""));
}

function anyPoint(depth: number): fc.Arbitrary<PointNode> {
  return fc.record(
    {
      // No tilde: a number that looks like a path's repetition is refused.
      number: fc.constantFrom("", "1", "2", "2.1", "iv", "10bis"),
      label: anyText(),
      heading: anyText(),
      text: anyText(),
      status: fc.constantFrom("listed" as const, "summary" as const, "unchecked" as const, "unreported" as const),
      note: anyText(),
      sources: fc.array(fc.record({ outlet: anyText(), note: anyText() }, { requiredKeys: ["outlet"] }), {
        maxLength: 2,
      }),
      positions: fc.array(fc.record({ party: anyText(), text: anyText() }), { maxLength: 2 }),
      points: depth === 0 ? fc.constant([]) : fc.array(anyPoint(depth - 1), { maxLength: 3 }),
    },
    { requiredKeys: ["number", "text", "points"] },
  );
}
