import { expect, it } from "vitest";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

describeOnBothDatabases("a journal looked at from its end", (openTestStorage) => {
  /** Described, two versions filed, then four grades: positions 0 to 6. */
  async function happened(negotiation: string): Promise<RecordOfDrafts> {
    const record = openRecord((await openTestStorage()).storage);
    await fileDrawn(record, negotiation, { v1: { points: "1. One." }, v2: { points: "1. Two.", basedOn: ["v1"] } });
    for (const grade of ["D", "C", "B", "A"] as const) {
      await record.reviseGrade({ negotiation, document: "plan", version: "v1" }, { grade, reason: "So." });
    }
    return record;
  }

  it("gives its newest entries first, and goes on before the last of them or after the first", async () => {
    const record = await happened("back");
    const look = async (from: Parameters<RecordOfDrafts["lookBack"]>[1]["from"]) => {
      const { entries, hasOlder, hasNewer } = await record.lookBack("back", { from, limit: 3 });
      return [entries.map(({ position }) => position), hasOlder ? "older" : "", hasNewer ? "newer" : ""];
    };
    expect(await look("the end")).toEqual([[6, 5, 4], "older", ""]);
    expect(await look({ before: 4 })).toEqual([[3, 2, 1], "older", "newer"]);
    expect(await look({ before: 1 })).toEqual([[0], "", "newer"]);
    expect(await look({ after: 0 })).toEqual([[3, 2, 1], "older", "newer"]);
    expect(await look({ after: 3 })).toEqual([[6, 5, 4], "older", ""]);
    expect(await look({ before: 0 })).toEqual([[], "", "newer"]);
    expect(await look({ after: 6 })).toEqual([[], "older", ""]);
    expect(await look({ before: 2 ** 31 - 1 })).toEqual([[6, 5, 4], "older", ""]);
  });

  it("gives the entries of some events as if there were no others", async () => {
    const record = await happened("some");
    const events = ["version-filed"] as const;
    const { entries, ...more } = await record.lookBack("some", { from: "the end", events, limit: 1 });
    expect([entries.map(({ version }) => version), more.hasOlder, more.hasNewer]).toEqual([["v2"], true, false]);
    const older = await record.lookBack("some", { from: { before: 2 }, events, limit: 1 });
    expect([older.entries.map(({ version }) => version), older.hasOlder, older.hasNewer]).toEqual([
      ["v1"],
      false,
      true,
    ]);
    const none = await record.lookBack("some", { from: "the end", events: ["version-withdrawn"], limit: 1 });
    expect(none).toMatchObject({ entries: [], hasOlder: false, hasNewer: false });
  });

  it("is refused of a negotiation that is not there", async () => {
    const record = openRecord((await openTestStorage()).storage);
    await expect(record.lookBack("nowhere", { from: "the end", limit: 1 })).rejects.toMatchObject({
      code: "negotiation-not-found",
    });
  });
});
