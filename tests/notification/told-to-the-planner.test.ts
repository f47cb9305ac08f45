import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openToldTalks } from "../support/told-talks.ts";

describeOnBothDatabases("the database's planner", (openTestStorage, kind) => {
  it("is told once a day what waits and who is told, which PGlite never finds out by itself", async () => {
    const { storage, query } = await openTestStorage();
    let now = new Date("2026-03-01T10:00:00Z");
    const talks = await openToldTalks(storage, `planned-${kind.toLowerCase()}`, { clock: async () => now });
    const target = { kind: "negotiation", negotiation: talks.id } as const;
    const follow = () => talks.notification.subscribe({ target }, LOCAL);
    const known = async () =>
      Number((await query("select reltuples from pg_class where relname = 'subscription'"))[0]?.reltuples);
    await follow();
    await talks.notification.deliverNow();
    expect(await known()).toBe(1);
    await follow();
    await talks.notification.deliverNow();
    expect(await known()).toBe(1);
    now = new Date("2026-03-02T00:00:00Z");
    await talks.notification.deliverNow();
    expect(await known()).toBe(2);
  });
});
