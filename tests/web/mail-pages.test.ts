import { beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { askService } from "../support/asked-service.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { aNegotiation } from "../support/drafts.ts";
import { type MailServer, openMailServer } from "../support/mail-server.ts";
import { MAIL_ORIGIN, oneClickIn, secretIn } from "../support/mailed-talks.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { sessionOf } from "../support/session-of.ts";
import { visitor } from "./visitor.ts";

const ADDRESS = "anna@reader.example";
// Whoever posts for a reader: another machine, another page, no name of ours.
const PROVIDER = { address: "203.0.113.7" };
const FOREIGN = { origin: "https://mail.provider.example", "sec-fetch-site": "cross-site" };

describe("the pages that mails lead to", () => {
  let storage: Storage;
  let service: Service;
  let server: MailServer;
  let ask: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    server = await openMailServer();
    service = serviceOn(storage, undefined, {
      ...{ mail: server.settings(), origin: MAIL_ORIGIN, passwordCost: CHEAP_PASSWORDS },
    });
    ask = await askService(service);
    await openRecord(storage).describeNegotiation(aNegotiation("lake"));
    await service.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    return async () => {
      await service.close();
      await server.close();
    };
  });

  /** An address that follows the lake, confirmed, and the mail that came there of what was filed. */
  async function sendMail(version: string) {
    const asking = server.next();
    const made = await ask.post("/api/endpoints", { url: `mailto:${version}.${ADDRESS}` });
    expect(made).toMatchObject({ status: 201, body: { endpoint: { channel: "mail" } } });
    const { id } = (made.body as { endpoint: { id: string } }).endpoint;
    await service.notification.confirmAddress(secretIn(await asking));
    const target = { kind: "negotiation", negotiation: "lake" };
    const subscription = await ask.post("/api/subscriptions", {
      target,
      endpoints: [id],
      threshold: { inSubstance: false },
    });
    const arriving = server.next();
    await ask.put(`/api/n/lake/plan/${version}?state=private`, draftText(`1. Boats pay ${version}.`));
    await service.notification.tellNow();
    await service.notification.deliverNow();
    const mail = await arriving;
    return { mail, link: new URL(oneClickIn(mail)).pathname, subscription: (subscription.body as { id: string }).id };
  }

  const endpointsOf = async (subscription: string) => {
    const listed = (await ask.get("/api/subscriptions")).body as {
      subscriptions: { id: string; endpoints: string[] }[];
    };
    return listed.subscriptions.find(({ id }) => id === subscription)?.endpoints.length;
  };

  it("ask before an address is confirmed, and are signed in to by nobody", async () => {
    const asking = server.next();
    const made = await ask.post("/api/endpoints", { url: `mailto:${ADDRESS}` });
    const { id } = (made.body as { endpoint: { id: string } }).endpoint;
    expect(await ask.post(`/api/endpoints/${id}/test`, {})).toMatchObject({ status: 422 });
    expect(await ask.post(`/api/endpoints/${id}/rotate`, {})).toMatchObject({ status: 422 });
    expect(await ask.patch(`/api/endpoints/${id}`, { isOn: true })).toMatchObject({ status: 422 });
    const path = `/confirm/${secretIn(await asking)}`;
    const reader = visitor(service, PROVIDER);
    const page = await reader.get(path);
    expect(page.html).toContain(ADDRESS);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect((await ask.get("/api/endpoints")).body).toMatchObject({ endpoints: [{ id, switchedOff: {} }] });
    // Another page may not press the button.
    expect((await reader.post(path, {}, FOREIGN)).status).toBe(403);
    expect((await reader.post(path, {}, { origin: "http://localhost" })).html).toContain("Mail may come");
    expect((await ask.get("/api/endpoints")).body).toMatchObject({
      endpoints: [{ id, confirmedAt: expect.any(String) }],
    });
    expect((await reader.get(path)).html).toContain("is confirmed");
    expect(await ask.post(`/api/endpoints/${id}/confirmation`, {})).toMatchObject({ status: 200 });
    expect((await reader.get(`${path.slice(0, -1)}_`)).status).toBe(404);
    expect(await ask.post(`/api/endpoints/${id}/test`, {})).toMatchObject({ body: { isDelivered: true, status: 250 } });
  });

  it("end mails by one click from anywhere, and by nothing else", async () => {
    const { link, subscription } = await sendMail("v1");
    const scanner = visitor(service, PROVIDER);
    expect((await scanner.get(link)).html).toContain("No more of these mails?");
    expect(await endpointsOf(subscription)).toBe(1);
    // As RFC 8058 has it, by a mail provider's own server.
    for (let times = 0; times < 2; times += 1) {
      const clicked = await scanner.post(link, { "List-Unsubscribe": "One-Click" }, FOREIGN);
      expect([clicked.status, clicked.html.includes("Nothing more of it goes to")]).toEqual([200, true]);
    }
    expect(await endpointsOf(subscription)).toBe(0);
    expect((await scanner.get(link)).html).toContain("Nothing more of it goes to");
  });

  it("open nothing else to other pages, whoever is signed in", async () => {
    const { link, subscription } = await sendMail("v2");
    const olena = visitor(service, { ...PROVIDER, cookie: await sessionOf(storage, "olena") });
    for (const path of [
      "/api/subscriptions",
      `${link}/more`,
      `${link}x`,
      link.slice(0, -1),
      "/unsubscribe/../people",
      "/account/tokens",
    ]) {
      expect([path, (await olena.post(path, {}, FOREIGN)).status]).toEqual([path, 403]);
    }
    const forged = `${link.slice(0, -2)}${link.endsWith("A") ? "BB" : "AA"}`;
    expect((await olena.post(forged, {}, FOREIGN)).status).toBe(404);
    expect(await endpointsOf(subscription)).toBe(1);
    // A token beside it does not make the click somebody's.
    expect((await olena.post(link, {}, { ...FOREIGN, authorization: "Bearer none" })).status).toBe(401);
    const clicked = await olena.post(link, {}, FOREIGN);
    expect(clicked.html).not.toContain("olena");
    expect(await endpointsOf(subscription)).toBe(0);
  });

  it("lead on to what was told, for whom it was told alone", async () => {
    const { mail } = await sendMail("v3");
    const path = /https:\/\/record\.example(\/told\/evt_\w+)/u.exec(mail.mail.text ?? "")?.[1] ?? "";
    expect((await visitor(service, PROVIDER).get(path)).status).toBe(401);
    const olena = visitor(service, { ...PROVIDER, cookie: await sessionOf(storage, "olena") });
    expect((await olena.get(path)).status).toBe(404);
    expect((await olena.get("/told/evt_none")).status).toBe(404);
    const opened = await service.app.request(path, {}, { inProcess: true });
    expect([opened.status, opened.headers.get("location")]).toEqual([303, "/n/lake/plan/v3"]);
  });
});
