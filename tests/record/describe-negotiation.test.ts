import { expect, it } from "vitest";
import type { Negotiation } from "../../src/model/negotiation.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";

describeOnBothDatabases("describing a negotiation", (openTestStorage) => {
  const open = async () => openRecord((await openTestStorage()).storage);

  it("creates it once, and changes nothing the second time", async () => {
    const record = await open();
    const lake = aNegotiation("lake");
    expect(await record.describeNegotiation(lake)).toBe("created");
    expect(await record.describeNegotiation(lake)).toBe("unchanged");
    expect(
      await record.describeNegotiation({
        ...lake,
        rounds: [{ to: "2025-03", from: "2025-03-01", title: "Spring round", id: "spring" }],
      }),
    ).toBe("unchanged");
    expect(await record.getNegotiation("lake")).toMatchObject({ negotiation: lake, versions: [] });
  });

  it("creates it once when six ask for it at the same time", async () => {
    const record = await open();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => record.describeNegotiation(aNegotiation("rush"))),
    );
    expect(answers.sort()).toEqual(["created", ...Array.from({ length: 5 }, () => "unchanged")]);
  });

  const changes: Readonly<Record<string, Partial<Negotiation>>> = {
    "its title": { title: "Other talks" },
    "its parties": { parties: [{ id: "third", name: "Third Town" }] },
    "its rounds": { rounds: [{ id: "spring", title: "Spring round" }] },
    "the order of its documents": {
      documents: [
        { id: "annex", title: "The annex" },
        { id: "plan", title: "The plan" },
      ],
    },
    "a document's title": {
      documents: [
        { id: "plan", title: "The 28 points" },
        { id: "annex", title: "The annex" },
      ],
    },
    "its documents, one added in front and one gone": {
      documents: [
        { id: "map", title: "The map" },
        { id: "plan", title: "The plan" },
      ],
    },
  };
  for (const [index, [what, change]] of Object.entries(changes).entries()) {
    it(`brings ${what} up to date`, async () => {
      const record = await open();
      const id = `changing-${index}`;
      await record.describeNegotiation(aNegotiation(id));
      const wanted = aNegotiation(id, change);
      expect(await record.describeNegotiation(wanted)).toBe("changed");
      expect((await record.getNegotiation(id)).negotiation).toEqual(wanted);
      expect(await record.describeNegotiation(wanted)).toBe("unchanged");
    });
  }

  it("refuses to leave out a document that holds versions, says which, and changes nothing", async () => {
    const record = await open();
    const lake = aNegotiation("holding");
    await record.describeNegotiation(lake);
    await record.fileVersion({ negotiation: "holding", document: "annex", version: "v1" }, aCapture(), aDraft());
    const without = aNegotiation("holding", { title: "Other", documents: [{ id: "plan", title: "The plan" }] });
    await expect(record.describeNegotiation(without)).rejects.toMatchObject({
      code: "document-unknown-to-negotiation",
      message: 'The description of "holding" leaves out the document "annex", which holds 1 version.',
    });
    expect((await record.getNegotiation("holding")).negotiation).toEqual(lake);
  });

  it("never loses a version that is filed while its document is being left out", async () => {
    const record = await open();
    for (let time = 0; time < 10; time += 1) {
      const id = `contested-${time}`;
      await record.describeNegotiation(aNegotiation(id));
      const [described, filed] = await Promise.allSettled([
        record.describeNegotiation(aNegotiation(id, { documents: [] })),
        record.fileVersion({ negotiation: id, document: "plan", version: "v1" }, aCapture(), aDraft()),
      ]);
      const refusals = [described, filed].flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(refusals).toMatchObject([{ code: "document-unknown-to-negotiation" }]);
      const { negotiation, versions } = await record.getNegotiation(id);
      expect(versions).toHaveLength(filed.status === "fulfilled" ? 1 : 0);
      expect(negotiation.documents).toHaveLength(filed.status === "fulfilled" ? 2 : 0);
    }
  });

  const refused: Readonly<Record<string, Partial<Negotiation>>> = {
    "a document named twice": {
      documents: [
        { id: "plan", title: "a" },
        { id: "plan", title: "b" },
      ],
    },
    "an id with a capital": { parties: [{ id: "Upper", name: "Upper Town" }] },
    "a reserved word as an id": { documents: [{ id: "matrix", title: "a" }] },
    "U+0000 in a text": { summary: "a\0b" },
    "half a surrogate pair in a name": { parties: [{ id: "upper", name: "\ud83d" }] },
  };
  for (const [what, change] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => {
      const record = await open();
      await expect(record.describeNegotiation(aNegotiation("refused", change))).rejects.toMatchObject({
        code: "unreadable-negotiation",
      });
      await expect(record.getNegotiation("refused")).rejects.toMatchObject({ code: "negotiation-not-found" });
    });
  }

  it("is not written over what somebody else wrote after it was looked at, and not over one that is there", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    const first = aNegotiation("looked-at");
    const [mine, theirs] = ["Mine.", "Theirs."].map((summary) => ({ ...first, summary })) as [
      typeof first,
      typeof first,
    ];
    expect(await record.describeNegotiation(first, undefined, null)).toBe("created");
    expect(await record.describeNegotiation(theirs, undefined, first)).toBe("changed");
    await expect(record.describeNegotiation(mine, undefined, first)).rejects.toMatchObject({
      code: "stale-description",
    });
    await expect(record.describeNegotiation(mine, undefined, null)).rejects.toMatchObject({
      code: "stale-description",
    });
    expect(await record.describeNegotiation(theirs, undefined, first), "it says that already").toBe("unchanged");
    expect((await record.getNegotiation("looked-at")).negotiation.summary).toBe("Theirs.");
    expect(await record.describeNegotiation(mine, undefined, theirs)).toBe("changed");
  });
});
