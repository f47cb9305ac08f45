import { beforeAll, describe, expect, it, vi } from "vitest";
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
    const counted = await ask.post("/api/subscriptions/estimate", { target, threshold: { inSubstance: false } });
    expect(counted).toMatchObject({ status: 200, body: { events: 1, isAtLeast: false } });
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

  it("may be on a note, or start from what was read last", async () => {
    const note = { target: { kind: "version", version: "plan@v1" }, body: "Who counts?" };
    const begun = (await ask.post("/api/n/lake/notes", note)) as { body: { id: string } };
    const target = { kind: "thread", negotiation: "lake", thread: begun.body.id };
    const base = { kind: "last-looked" };
    const made = await ask.post("/api/subscriptions", { target, base });
    expect(made).toMatchObject({ status: 201, body: { target, base, threshold: { kinds: ["annotation"] } } });
    // Whoever sits at this machine wrote all of it.
    expect(await ask.post("/api/subscriptions/estimate", { target })).toMatchObject({ body: { events: 0 } });
    const unknown = await ask.post("/api/subscriptions", { target: { ...target, thread: NONE } });
    expect(unknown).toMatchObject({ status: 404, body: { code: "thread-not-found" } });
    const more = await ask.post("/api/subscriptions", { target, threshold: { kinds: ["new-version"] } });
    expect(more).toMatchObject({ status: 422, body: { code: "unreadable-subscription" } });
    const { id } = made.body as { id: string };
    await service.app.request(`/api/subscriptions/${id}`, { method: "DELETE" }, { inProcess: true });
  });

  it("have endpoints that are added, tried, given another secret, switched off and on, and deleted", async () => {
    const made = await ask.post("/api/endpoints", { url: "https://hooks.invalid/travaux", title: "The newsroom" });
    expect(made).toMatchObject({
      status: 201,
      body: { endpoint: { signature: "hmac" }, secret: expect.stringMatching(/^whsec_/u) },
    });
    const { id } = (made.body as { endpoint: { id: string } }).endpoint;
    const path = `/api/endpoints/${id}`;
    const target = { kind: "everything" };
    expect(await ask.post("/api/subscriptions", { target, endpoints: [id] })).toMatchObject({ status: 201 });
    const unknown = await ask.post("/api/subscriptions", { target, endpoints: [NONE] });
    expect(unknown).toMatchObject({ status: 404, body: { code: "endpoint-not-found" } });
    expect(await ask.post(`${path}/rotate`, {})).toMatchObject({
      status: 200,
      body: { secret: expect.stringMatching(/^whsec_/u) },
    });
    expect(await ask.patch(path, { isOn: false })).toMatchObject({
      body: { switchedOff: { why: "It was switched off by hand." } },
    });
    expect(await ask.post(`${path}/replay`, { from: "2026-01-01T00:00:00Z" })).toMatchObject({ status: 422 });
    expect(await ask.patch(path, { isOn: true, title: "Press" })).toMatchObject({ body: { title: "Press" } });
    expect(await ask.post(`${path}/replay`, {})).toMatchObject({ status: 422 });
    expect(await ask.post(`${path}/replay`, { events: ["evt_none"] })).toMatchObject({ body: { deliveries: 0 } });
    expect(await ask.get(`${path}/deliveries?state=waiting`)).toMatchObject({ body: { deliveries: [] } });
    expect(await ask.get(`${path}/deliveries?state=lost`)).toMatchObject({ status: 400 });
    const listed = await ask.get("/api/endpoints");
    expect(JSON.stringify(listed.body)).not.toContain("whsec_");
    expect(await ask.post("/api/endpoints", { url: "hooks" })).toMatchObject({
      body: { code: "unreadable-subscription" },
    });
    expect((await service.app.request(path, { method: "DELETE" }, { inProcess: true })).status).toBe(204);
    expect(await ask.post(`${path}/test`, {})).toMatchObject({ status: 404, body: { code: "endpoint-not-found" } });
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

it("a service that tells people does so unasked, and closes while it does", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const service = serviceOn(storage, undefined, { tellsPeople: true });
  const asked = await askService(service);
  const { id: _, ...description } = aNegotiation("lake");
  await asked.put("/api/n/lake", description);
  await asked.post("/api/subscriptions", { target: { kind: "everything" } });
  await asked.put("/api/n/lake/plan/v1", draftText("1. Boats pay 10."));
  const told = async () => ((await asked.get("/api/inbox")).body as { notices: unknown[] }).notices.length;
  await vi.waitFor(async () => expect(await told()).toBe(1), 30_000);
  await service.close();
});
