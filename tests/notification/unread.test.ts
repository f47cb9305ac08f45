import { expect, it } from "vitest";
import { LOCAL, NOBODY } from "../../src/model/actor.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openToldTalks } from "../support/told-talks.ts";

describeOnBothDatabases("what is unread", (openTestStorage, kind) => {
  const BEGINNING = Date.parse("2026-03-02T10:00:00Z");
  let now = BEGINNING;
  const options = { clock: async () => new Date(now) };

  it("is counted by event and not by notice, as far as it is shown by now and may be seen", async () => {
    const { storage } = await openTestStorage();
    const { id, notification, file } = await openToldTalks(storage, `unread-${kind.toLowerCase()}`, options);
    const { actorOf, setRole } = await openPeopleTold(storage, id);
    const unread = async (who: string) => notification.countUnread(await actorOf(who));
    await file("v1", { points: "1. Boats pay 10." });
    const talks = { kind: "negotiation", negotiation: id } as const;
    for (const target of [talks, { kind: "document", negotiation: id, document: "plan" } as const]) {
      await notification.subscribe({ target }, await actorOf("reader"));
    }
    const quiet = { from: 9, to: 12, timeZone: "UTC" };
    await notification.subscribe({ target: talks, pace: { when: "at-once", quiet } }, await actorOf("nobody here"));
    await file("v2", { points: "1. Boats pay 20.", basedOn: ["v1"] }, { state: "shared" });
    await file("v3", { points: "1. Boats pay 30.", basedOn: ["v1"] });
    await notification.tellNow();
    expect([await unread("reader"), await unread("nobody here"), await unread("editor")]).toEqual([2, 0, 0]);
    now = BEGINNING + 2 * 3_600_000;
    expect(await unread("nobody here"), "once the quiet hours are over").toBe(1);
    // Told to members, and no more to who is none: not even that there was something.
    await setRole("reader", null);
    expect([await unread("reader"), await unread("nobody here")]).toEqual([0, 1]);
    await setRole("reader", "reader");
    expect(await unread("reader")).toBe(2);
    await expect(notification.countUnread(NOBODY)).rejects.toMatchObject({ code: "sign-in-needed" });
    expect(await notification.countUnread(LOCAL)).toBe(0);
  });

  it("stays so where it came after what was looked at", async () => {
    const { storage } = await openTestStorage();
    const { id, notification, file } = await openToldTalks(storage, `since-${kind.toLowerCase()}`, options);
    now = BEGINNING;
    await notification.subscribe({ target: { kind: "negotiation", negotiation: id } }, LOCAL);
    await file("v1", { points: "1. Boats pay 10." });
    await notification.tellNow();
    const looked = new Date(now).toISOString();
    now += 60_000;
    await file("v2", { points: "1. Boats pay 20.", basedOn: ["v1"] });
    await notification.tellNow();
    expect(await notification.countUnread(LOCAL)).toBe(2);
    expect(await notification.markRead(undefined, LOCAL, looked)).toBe(1);
    expect((await notification.listInbox({ isUnread: true }, LOCAL)).notices).toMatchObject([{ version: "v2" }]);
    expect(await notification.markRead(undefined, LOCAL, "9999-01-01T00:00:00Z"), "nothing to come").toBe(1);
  });
});
