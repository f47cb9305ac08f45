import { beforeAll, describe, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { askService } from "../support/asked-service.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { aNegotiation } from "../support/drafts.ts";

const NONE = "00000000-0000-4000-8000-000000000000";

describe("subscriptions over HTTP", () => {
  let storage: Storage;
  let service: Service;
  let ask: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage);
    ask = await askService(service);
    const { id: _, ...description } = aNegotiation("lake");
    await ask.put("/api/n/lake", description);
    await ask.put("/api/n/lake/plan/v1", draftText("1. Boats pay 10."));
    return () => service.close();
  });

  it("are made, listed, changed and ended, and what happens is read in the inbox", async () => {
    const target = { kind: "document", negotiation: "lake", document: "plan" };
    const made = await ask.post("/api/subscriptions", { target, threshold: { inSubstance: false } });
    expect(made).toMatchObject({ status: 201, body: { target, title: "", pace: { when: "at-once" }, endpoints: [] } });
    const { id } = made.body as { id: string };
    const pace = { when: "weekly", weekday: 5, hour: 17, timeZone: "Europe/Kyiv" };
    const changed = await ask.patch(`/api/subscriptions/${id}`, { title: "Fridays", pace });
    expect(changed).toMatchObject({ status: 200, body: { id, title: "Fridays", pace, target } });
    await ask.patch(`/api/subscriptions/${id}`, { pace: { when: "at-once" } });
    expect(await ask.get("/api/subscriptions")).toMatchObject({ body: { subscriptions: [{ id, title: "Fridays" }] } });
    const filed = await ask.put("/api/n/lake/plan/v2", draftText("1. Boats pay 20.", "based-on: [v1]\n"));
    expect(filed).toMatchObject({ status: 201 });
    await service.notification.tellNow();
    const inbox = await ask.get("/api/inbox?unread=true");
    expect(inbox.body).toMatchObject({
      notices: [
        { kind: "new-version", version: "v2", message: { path: "/n/lake/compare?before=plan%40v1&after=plan%40v2" } },
      ],
      next: null,
    });
    expect(await ask.post("/api/inbox/read", {})).toMatchObject({ body: { marked: 1 } });
    expect(await ask.get("/api/inbox?unread=true")).toMatchObject({ body: { notices: [] } });
    expect(
      (await service.app.request(`/api/subscriptions/${id}`, { method: "DELETE" }, { inProcess: true })).status,
    ).toBe(204);
    expect(await ask.patch(`/api/subscriptions/${id}`, {})).toMatchObject({ status: 404 });
  });

  const refused: readonly (readonly [object, number, string])[] = [
    [{}, 400, "unreadable-request"],
    [{ target: { kind: "all" } }, 400, "unreadable-request"],
    [{ target: { kind: "negotiation", negotiation: "sea" } }, 404, "negotiation-not-found"],
    [{ target: { kind: "document", negotiation: "lake", document: "leese" } }, 404, "document-not-found"],
    [{ target: { kind: "lineage", negotiation: "lake", point: "plan@v1#99" } }, 404, "point-not-found"],
    [{ target: { kind: "lineage", negotiation: "lake", point: "plan@v1" } }, 400, "malformed-address"],
    [{ target: { kind: "lineage", negotiation: "lake", point: "plan@v9#1" } }, 404, "version-not-found"],
    [{ target: { kind: "term", negotiation: "lake", term: "rant" } }, 404, "term-not-found"],
    [{ target: { kind: "search", negotiation: "lake", text: "" } }, 400, "malformed-query"],
    [{ target: { kind: "everything" }, base: { kind: "pinned", version: "v1" } }, 422, "unreadable-subscription"],
    [
      { target: { kind: "everything" }, pace: { when: "daily", hour: 8, timeZone: "Europe/Kiew" } },
      422,
      "unreadable-subscription",
    ],
    [{ target: { kind: "everything" }, pace: { when: "daily", hour: 24, timeZone: "UTC" } }, 400, "unreadable-request"],
    [
      { target: { kind: "everything" }, pace: { when: "at-once", quiet: { from: 7, to: 7, timeZone: "UTC" } } },
      422,
      "unreadable-subscription",
    ],
    [
      { target: { kind: "negotiation", negotiation: "lake" }, base: { kind: "pinned", version: "v9" } },
      404,
      "version-not-found",
    ],
  ];
  for (const [body, status, code] of refused) {
    it(`refuse ${JSON.stringify(body)} as ${code}`, async () => {
      expect(await ask.post("/api/subscriptions", body)).toMatchObject({ status, body: { code } });
    });
  }

  it("of somebody else are as if there were none, and so is what is no id", async () => {
    for (const id of [NONE, "none", "%00"]) {
      expect(await ask.patch(`/api/subscriptions/${id}`, {})).toMatchObject({
        body: { code: "subscription-not-found" },
      });
    }
    expect(await ask.post("/api/inbox/read", { ids: ["evt_none", `evt_${"0".repeat(32)}`] })).toMatchObject({
      body: { marked: 0 },
    });
  });
});
