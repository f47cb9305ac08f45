import { afterEach, expect, it, vi } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import type { Opening, View } from "../../src/model/opening.ts";
import { stateOf } from "../../src/model/version.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { aPerson } from "../support/people.ts";

const MOMENT = "2031-05-05T06:00:00.000Z";
const BY = { actor: LOCAL };

describeOnBothDatabases("to whom a version is open", (openTestStorage) => {
  afterEach(() => void vi.useRealTimers());

  /** A public version, and one that is open as said. */
  const open = async (negotiation: string, opening: Opening) => {
    const { storage } = await openTestStorage();
    const time = { now: Date.parse(MOMENT) - 1 };
    const again = () => openRecord(storage, undefined, () => time.now);
    const record = again();
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = { negotiation, document: "annex", version: "hidden" };
    await record.fileVersion({ negotiation, document: "plan", version: "first" }, aCapture("first"), aDraft());
    const draft = aDraft({ basedOn: ["first"] });
    const filed = await record.fileVersion(ref, aCapture("hidden"), draft, BY, opening);
    const sees = async (view: View, of = record) =>
      (await of.seenBy(view).getNegotiation(negotiation)).versions.map(({ version }) => version).join(" ");
    return { record, ref, filed, sees, time, again };
  };

  it("follows its state: private, shared, published", async () => {
    const { record, ref, sees, filed } = await open("stepwise", { state: "private" });
    expect(stateOf(filed.version)).toBe("private");
    expect([await sees("desk"), await sees("members"), await sees("public")]).toEqual([
      "first hidden",
      "first",
      "first",
    ]);
    await record.openVersion(ref, { state: "shared" }, BY);
    expect([await sees("members"), await sees("public")]).toEqual(["first hidden", "first"]);
    await record.openVersion(ref, { state: "published" }, BY);
    expect(await sees("public")).toBe("first hidden");
    await expect(record.openVersion(ref, { state: "shared" }, BY)).rejects.toMatchObject({
      code: "version-open-already",
    });
  });

  it("opens at the end of an embargo by the clock alone, also when nothing ran then", async () => {
    const { ref, sees, time, again } = await open("timed", { state: "private", publicFrom: MOMENT });
    expect(await sees("public")).toBe("first");
    time.now += 1;
    expect(await sees("public", again())).toBe("first hidden");
    expect(await sees("public")).toBe("first hidden");
    const { opening, filedAt } = await again().seenBy("public").getVersion(ref);
    // When it was handed in is nobody's business.
    expect([opening, filedAt]).toEqual([undefined, MOMENT]);
    const { entries } = await again().readJournal(ref.negotiation, -1, 100);
    expect(entries.filter(({ event }) => event === "embargo-ended")).toHaveLength(1);
  });

  it("lists it from then on, in whichever way it is looked for first", async () => {
    const { record, time } = await open("listed", { state: "shared", publicFrom: MOMENT });
    const listed = async () =>
      (await record.listNegotiations({ within: "public", viewIn: () => "public" }))
        .find(({ negotiation }) => negotiation.id === "listed")
        ?.versions.map(({ version }) => version);
    expect(await listed()).toEqual(["first"]);
    time.now += 1;
    expect(await listed()).toEqual(["first", "hidden"]);
  });

  it("ends one embargo once, however many look at that moment", async () => {
    const { record, ref, time, again } = await open("at-once", { state: "private", publicFrom: MOMENT });
    time.now += 1;
    const others = Array.from({ length: 8 }, again);
    await Promise.all(others.map((one) => one.seenBy("public").getVersion(ref)));
    const { entries } = await record.readJournal(ref.negotiation, -1, 100);
    expect(entries.filter(({ event }) => event === "embargo-ended")).toHaveLength(1);
  });

  it("may be put off, or lifted, before its moment; and never opens what was withdrawn", async () => {
    const { record, ref, sees, time } = await open("put-off", { state: "private", publicFrom: MOMENT });
    await record.openVersion(ref, { state: "private", publicFrom: "2032-01-01T00:00:00+02:00" }, BY);
    time.now += 1;
    expect(await sees("public")).toBe("first");
    const { opening } = await record.getVersion(ref);
    expect(opening).toMatchObject({ state: "private", publicFrom: "2031-12-31T22:00:00.000Z" });
    await record.withdrawVersion(ref, "It was never theirs.", BY);
    time.now = Date.parse("2033-01-01T00:00:00Z");
    expect(await sees("public")).toBe("first");
  });

  it("is refused for moments that are none, and for what has no embargo", async () => {
    const { record, ref } = await open("refused", { state: "private" });
    for (const publicFrom of ["soon", "2026-13-01T00:00:00Z", "2026-11-26T10:00", "2026-11-26"]) {
      await expect(record.openVersion(ref, { state: "shared", publicFrom }, BY)).rejects.toMatchObject({
        code: "unreadable-statement",
      });
    }
    await expect(record.openVersion(ref, { state: "published", publicFrom: MOMENT }, BY)).rejects.toMatchObject({
      code: "unreadable-statement",
    });
    const reader = { actor: aPerson("rita") };
    await expect(record.openVersion(ref, { state: "published" }, reader)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });

  it("keeps what names it from those who do not see it: edges, documents, addresses", async () => {
    const { record, ref } = await open("named", { state: "private" });
    const later = { negotiation: "named", document: "plan", version: "later" };
    await record.fileVersion(later, aCapture("later"), aDraft({ basedOn: ["first", "hidden"] }));
    const seen = record.seenBy("public");
    expect((await seen.getVersion(later)).basedOn).toEqual(["first"]);
    const { negotiation, documentKeys } = await seen.getNegotiation("named");
    expect([negotiation.documents.map(({ id }) => id), [...documentKeys.keys()]]).toEqual([["plan"], ["plan"]]);
    await expect(seen.getVersion(ref)).rejects.toMatchObject({ code: "document-not-found" });
    await expect(seen.getCapture(ref)).rejects.toMatchObject({ code: "document-not-found" });
    await expect(seen.resolve({ negotiation: "named", version: "hidden" })).rejects.toMatchObject({
      code: "version-not-found",
    });
  });

  it("is refused where its file names what fewer people may see: a file cannot leave an edge out", async () => {
    const { record } = await open("telling", { state: "private", publicFrom: MOMENT });
    const ref = { negotiation: "telling", document: "plan", version: "later" };
    const telling = aCapture("based-on: [hidden]");
    const file = (opening: Opening) => record.fileVersion(ref, telling, aDraft({ basedOn: ["hidden"] }), BY, opening);
    for (const opening of [
      { state: "published" },
      { state: "shared" },
      { state: "private", publicFrom: "2031-05-05T05:59:59Z" },
    ] as const) {
      await expect(file(opening), JSON.stringify(opening)).rejects.toMatchObject({ code: "file-names-hidden" });
    }
    expect((await file({ state: "private", publicFrom: MOMENT })).outcome).toBe("filed");
    await expect(record.openVersion(ref, { state: "published" }, BY)).rejects.toMatchObject({
      code: "file-names-hidden",
    });
    await record.openVersion({ ...ref, document: "annex", version: "hidden" }, { state: "published" }, BY);
    expect(stateOf(await record.openVersion(ref, { state: "published" }, BY))).toBe("published");
  });
});
