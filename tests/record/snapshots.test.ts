import { expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";

describeOnBothDatabases("what is kept of a negotiation", (openTestStorage) => {
  it("is looked up anew when something is filed in it, also where another negotiation has a longer journal", async () => {
    const record = openRecord((await openTestStorage()).storage);
    const file = (negotiation: string, version: string) =>
      record.fileVersion({ negotiation, document: "plan", version }, aCapture(version), aDraft());
    const listed = async () => (await record.getNegotiation("short")).versions.map(({ version }) => version);
    await record.describeNegotiation(aNegotiation("long"));
    await record.describeNegotiation(aNegotiation("short"));
    for (const version of ["v1", "v2", "v3"]) await file("long", version);
    expect(await listed()).toEqual([]);
    await file("short", "w1");
    expect(await listed()).toEqual(["w1"]);
    expect((await record.getNegotiation("short")).journalLength).toBe(2);
  });
});
