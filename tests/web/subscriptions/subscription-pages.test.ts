import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../../src/model/actor.ts";
import { readAllowed } from "../../../src/outwards/read-allowed.ts";
import { type Service, serviceOn } from "../../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { draftText } from "../../support/draft-text.ts";
import { openReceiver, type Receiver } from "../../support/receiver.ts";
import { sessionOf } from "../../support/session-of.ts";
import { cut, wordsOf } from "../reading.ts";
import { visitor } from "../visitor.ts";

const GUARDS = (count: string) => `1. The upper town keeps ${count} guards at the ferry.`;
const NETS = "2. The nets are counted every spring by an officer of the lower town.";
const HOSTILE = "<script>alert(1)</script>";

const PEOPLE: readonly (readonly [name: string, role: Role | null])[] = [
  ["olena", null],
  ["ana", "editor"],
  ["rita", "reader"],
  ["vera", "reader"],
];

describe("what somebody follows, on pages and without a script", () => {
  let storage: Storage;
  let service: Service;
  let receiver: Receiver;
  let status = 200;
  let talks = 0;

  beforeAll(async () => {
    receiver = await openReceiver((_, response) => response.writeHead(status).end(HOSTILE));
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    const allowOutwards = readAllowed(`127.0.0.1/32:${receiver.port}`, "test");
    service = serviceOn(storage, undefined, { allowOutwards });
    for (const [name, role] of PEOPLE)
      await service.access.addPerson({ name, isOwner: role === null, password: null }, LOCAL);
  });
  afterAll(async () => {
    await service.close();
    await receiver.close();
  });

  async function send(method: string, path: string, body: object | string) {
    const isText = typeof body === "string";
    const headers = { "Content-Type": isText ? "text/markdown" : "application/json" };
    const init = { method, headers, body: isText ? body : JSON.stringify(body) };
    const answer = await service.app.request(path, init, { inProcess: true });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }

  /** Talks in which the guards went from 600 to 800, and a way to say that there are more yet. */
  async function openTalks(title = "Talks on a lake") {
    talks += 1;
    const id = `lake-${talks}`;
    const documents = [{ id: "plan", title: "The plan" }];
    await send("PUT", `/api/n/${id}`, { title, summary: "", parties: [], rounds: [], documents });
    for (const [name, role] of PEOPLE) if (role !== null) await service.access.setRole(id, name, role, LOCAL);
    const file = async (version: string, points: string, more = "", query = "") => {
      await send("PUT", `/api/n/${id}/plan/${version}${query}`, draftText(points, more));
      await service.notification.tellNow();
    };
    await file("v1", `${GUARDS("600")}\n${NETS}`);
    await file("v2", `${NETS.replace("2.", "1.")}\n${GUARDS("800").replace("1.", "2.")}`, "based-on: [v1]\n");
    return { id, file, point: `/follow?negotiation=${id}&point=plan@v2%232` };
  }

  const enter = async (name: string) => visitor(service, { cookie: await sessionOf(storage, name) });
  const told = (html: string) => wordsOf(cut(html, '<div class="follow-told', "</div>"));
  const main = (html: string) => wordsOf(cut(html, "<main", "</main>"));
  const subscriptionOf = (to: string | null) => /#s-(.+)$/u.exec(to ?? "")?.[1] ?? "";

  it("begins at the head of a page, is counted before it is chosen, and is said there from then on", async () => {
    const { id } = await openTalks();
    const rita = await enter("rita");
    const head = (await rita.get(`/n/${id}/plan/v2/point/2`)).html;
    const [, way = ""] = /<a class="follow" href="([^"]+)">Follow this point</u.exec(head) ?? [];
    const page = await rita.get(way.replaceAll("&amp;", "&"));
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(main(page.html)).toContain("Follow Point 2 of The plan , wherever it goes");
    expect(told(page.html)).toBe("Would have told you twice in the past month.");
    const dates = await rita.get(
      `${way.replaceAll("&amp;", "&")}&sent=yes&kinds=new-version&changes=date&substance=in`,
    );
    expect(told(dates.html)).toBe("Would have told you once in the past month.");
    const target = { negotiation: id, point: "plan@v2#2" };
    const made = await rita.post("/follow", { ...target, sent: "yes", kinds: "new-version", pace: "at-once" });
    expect([made.status, subscriptionOf(made.to)]).toEqual([303, expect.stringMatching(/^[0-9a-f-]{36}$/u)]);
    expect(main((await rita.get("/subscriptions")).html)).toContain(
      "Point 2 of The plan , wherever it goes : new versions that change something in substance, at once .",
    );
    for (const of of ["plan/v1/point/1", "plan/v2/point/2"]) {
      const { html } = await rita.get(`/n/${id}/${of}`);
      expect(html, of).toContain(`href="/subscriptions/${subscriptionOf(made.to)}">Following this point`);
    }
    expect((await rita.get(`/n/${id}/plan/v2/point/1`)).html).toContain("Follow this point");
    expect((await (await enter("ana")).get(`/n/${id}/plan/v2/point/2`)).html).toContain("Follow this point");
    expect((await visitor(service).get(`/n/${id}/plan/v2/point/2`)).html).not.toMatch(
      /Follow(?:ing)? this point|Inbox/u,
    );
  });

  it("is one, however often the same form is sent", async () => {
    const { id } = await openTalks();
    const rita = await enter("rita");
    const fields = { negotiation: id, point: "plan@v1#1", sent: "yes", kinds: "new-version", pace: "at-once" };
    const [first, second] = [await rita.post("/follow", fields), await rita.post("/follow", fields)];
    expect(second.to).toBe(first.to);
    const other = await rita.post("/follow", { ...fields, grade: "B" });
    expect(other.to).not.toBe(first.to);
  });

  it("is refused beside the form with what was typed, and changed and ended by who has it alone", async () => {
    const { id, point } = await openTalks();
    const [rita, vera] = [await enter("rita"), await enter("vera")];
    const fields = { negotiation: id, term: "", q: "nets", sent: "yes", kinds: "new-version" };
    for (const [wrong, why] of [
      [{ kinds: "" }, "Nothing is chosen that you are to be told of."],
      [{ pace: "daily", hour: "8", zone: `Europe/Kiew"${HOSTILE}` }, "is no time zone."],
      [{ pace: "at-once", "quiet-from": "22" }, "Quiet hours have a beginning and an end."],
      [{ endpoints: "00000000-0000-4000-8000-000000000000" }, "You have no such endpoint."],
    ] as const) {
      const { status: answered, html } = await rita.post("/follow", { title: "kept <", ...fields, ...wrong });
      expect([answered, html.includes('value="kept &lt;"')]).toEqual([answered === 404 ? 404 : 422, true]);
      expect(told(html)).toContain(why);
      expect(html).not.toContain(HOSTILE);
    }
    const counted = await rita.get(`${point}&sent=yes&kinds=&hour=`);
    expect([counted.status, told(counted.html)]).toEqual([422, expect.stringContaining("Nothing is chosen")]);

    const made = await rita.post("/follow", { ...fields, title: HOSTILE });
    const page = `/subscriptions/${subscriptionOf(made.to)}`;
    const shown = await rita.get(page);
    expect(shown.html).not.toContain(HOSTILE);
    expect(main(shown.html)).toContain(`${HOSTILE} – “ nets ” in Talks on a lake`);
    const weekly = {
      sent: "yes",
      kinds: "new-version,withdrawal",
      pace: "weekly",
      weekday: "5",
      hour: "17",
      zone: "Europe/Kyiv",
    };
    expect((await rita.post(page, weekly)).to).toBe(`/subscriptions#s-${subscriptionOf(made.to)}`);
    expect(main((await rita.get("/subscriptions")).html)).toContain(
      "“ nets ” in Talks on a lake : new versions that change something in substance and withdrawals, on Fridays at 17:00 (Europe/Kyiv) .",
    );
    for (const answer of [await vera.get(page), await vera.post(page, weekly), await vera.post(`${page}/ended`, {})]) {
      expect([answer.status, main(answer.html)]).toEqual([
        404,
        expect.stringContaining("You have no such subscription."),
      ]);
    }
    expect((await rita.post(`${page}/ended`, {})).to).toBe("/subscriptions");
    expect((await rita.get(page)).status).toBe(404);
  });

  it("is none at an address that names several things, or nothing that is there for whoever asks", async () => {
    const { id, file } = await openTalks();
    await file("v3", GUARDS("900"), "based-on: [v2]\n", "?state=private");
    const rita = await enter("rita");
    for (const [query, code] of [
      [`negotiation=${id}&point=plan@v1%231&term=cap`, 400],
      ["point=plan@v1%231", 400],
      [`negotiation=${id}&grade=F`, 400],
      [`negotiation=${id}&quiet-from=25`, 400],
      [`negotiation=${id}&point=plan`, 400],
      ["negotiation=nowhere", 404],
      [`negotiation=${id}&document=annex`, 404],
      [`negotiation=${id}&term=cap`, 404],
    ] as const) {
      expect([query, (await rita.get(`/follow?${query}`)).status]).toEqual([query, code]);
    }
    const [hidden, none] = [
      await rita.get(`/follow?negotiation=${id}&point=plan@v3%231`),
      await rita.get(`/follow?negotiation=${id}&point=plan@v4%231`),
    ];
    expect(hidden.html.replaceAll("v3", "v4")).toBe(none.html);
    // Neither in the list of what others may be compared with, nor in what would have been told.
    const page = await rita.get(`/follow?negotiation=${id}&document=plan&substance=any`);
    expect([page.html.includes("v3"), told(page.html)]).toEqual([
      false,
      "Would have told you twice in the past month.",
    ]);
    const desk = await (await enter("ana")).get(`/follow?negotiation=${id}&document=plan&substance=any`);
    expect(told(desk.html)).toBe("Would have told you 3 times in the past month.");
  });

  it("comes to an inbox, once for each event, until it is read; what came meanwhile is not", async () => {
    const { id, file } = await openTalks(`The “lake” ${HOSTILE}`);
    const vera = await enter("vera");
    const empty = await vera.get("/inbox");
    expect(main(empty.html)).toContain("You follow nothing yet.");
    expect(empty.html).not.toContain("Mark all as read");
    for (const more of [{ document: "plan" }, { point: "plan@v2#2" }]) {
      await vera.post("/follow", { negotiation: id, ...more, sent: "yes", kinds: "new-version" });
    }
    await file("v3", `${NETS.replace("2.", "1.")}\n${GUARDS("900").replace("1.", "2.")}`, "based-on: [v2]\n");
    const before = await vera.get("/inbox");
    expect(before.headers.get("cache-control")).toBe("no-store");
    expect(before.html).not.toContain(HOSTILE);
    expect(wordsOf(before.html)).toContain("Inbox 1 , 1 event not read");
    expect(before.html.match(/data-notice/gu)).toHaveLength(1);
    expect(main(before.html)).toMatch(/new New version: The “lake” .+ 800 guards → 900 guards/u);
    expect(main(before.html)).toMatch(/You follow .*The plan/u);
    const shownBy = /name="shown-by" value="([^"]+)"/u.exec(before.html)?.[1] ?? "";

    await file("v4", `${NETS.replace("2.", "1.")}\n${GUARDS("950").replace("1.", "2.")}`, "based-on: [v3]\n");
    expect(wordsOf((await vera.get(`/n/${id}`)).html)).toContain("Inbox 2 , 2 events not read");
    const marked = await vera.post("/inbox/read", { "shown-by": shownBy, back: "/inbox?unread=true" });
    expect([marked.status, marked.to]).toEqual([303, "/inbox?unread=true"]);
    const unread = (await vera.get("/inbox?unread=true")).html;
    expect(main(unread)).toContain("950 guards");
    expect(main(unread)).not.toContain("800 guards");
    expect((await vera.post("/inbox/read", { id: "evt_none", back: "//elsewhere.example" })).to).toBe("/inbox");
    const ids = [
      ...cut(unread, '<form method="post" action="/inbox/read" data-read', "</form>").matchAll(
        /name="id" value="([^"]+)"/gu,
      ),
    ];
    expect(ids.length).toBeGreaterThan(0);
    for (const [, one = ""] of ids) {
      await (await enter("rita")).post("/inbox/read", { id: one });
      expect(main((await vera.get("/inbox?unread=true")).html), "nobody reads for another").toContain("950 guards");
    }
    for (const [, one = ""] of ids) await vera.post("/inbox/read", { id: one });
    expect(main((await vera.get("/inbox?unread=true")).html)).toContain("You have read everything.");
    expect(wordsOf((await vera.get("/")).html)).not.toContain("not read");
    expect((await vera.get("/inbox?cursor=none")).status).toBe(400);

    await service.access.setRole(id, "vera", null, LOCAL);
    await send("POST", `/api/n/${id}/plan/v4/withdrawal`, { reason: "A forgery." });
    const later = (await vera.get("/inbox")).html;
    expect(main(later)).not.toContain("950 guards");
  });

  it("goes to an endpoint whose secret is shown once, is tested, fails in view, and is sent again", async () => {
    const { id, file } = await openTalks();
    const [ana, vera] = [await enter("ana"), await enter("vera")];
    const url = `http://127.0.0.1:${receiver.port}/hook?key=of-its-owner`;
    expect(main((await ana.get("/subscriptions")).html)).toContain("Nowhere yet.");
    const refused = await ana.post("/subscriptions/endpoints", { url: "javascript:alert(1)", title: "kept <" });
    expect([refused.status, refused.html.includes('value="kept &lt;"')]).toEqual([422, true]);
    const made = await ana.post("/subscriptions/endpoints", { url, title: "The newsroom" });
    expect([made.status, made.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const [secret = ""] = /whsec_[\w+/=]+/u.exec(made.html) ?? [];
    expect(secret.length).toBeGreaterThan(30);
    const twice = await ana.post("/subscriptions/endpoints", { url });
    expect([twice.status, main(twice.html)]).toEqual([422, expect.stringContaining("You have this address already.")]);
    const list = await ana.get("/subscriptions");
    expect(list.html).not.toContain(secret);
    const [page = ""] = /\/subscriptions\/endpoints\/[0-9a-f-]+/u.exec(list.html) ?? [];
    expect((await ana.get(page)).html).not.toContain(secret);
    expect((await vera.get("/subscriptions")).html).not.toContain("hook?key");
    for (const to of ["", "/test", "/secret", "/switch", "/replay", "/deleted"]) {
      const answer =
        to === "" ? await vera.get(page) : await vera.post(`${page}${to}`, { on: "yes", from: "2026-01-01" });
      expect([to, answer.status]).toEqual([to, 404]);
    }
    const another = await ana.post(`${page}/secret`, {});
    expect(/whsec_[\w+/=]+/u.exec(another.html)?.[0]).not.toBe(secret);
    expect(another.headers.get("cache-control")).toBe("no-store");

    const tested = await ana.post(`${page}/test`, {});
    expect(main(tested.html)).toContain(`The test message arrived: it was answered with 200`);
    expect(main(tested.html)).toContain(HOSTILE);
    expect(tested.html).not.toContain(HOSTILE);
    const endpoints = page.slice(page.lastIndexOf("/") + 1);
    await ana.post("/follow", { negotiation: id, sent: "yes", kinds: "new-version", substance: "any", endpoints });
    expect(main((await ana.get("/subscriptions")).html)).toContain("In your inbox, at The newsroom , since");
    await file("v3", GUARDS("900"), "based-on: [v2]\n");
    await service.notification.deliverNow();
    const delivered = (await ana.get(page)).html;
    expect(main(delivered)).toMatch(
      /delivered at the first try 1 event of Talks on a lake evt_[0-9a-f]{32} 1 try, the last answered with 200/u,
    );
    const sent = receiver.sent.length;
    const [, event = ""] = /name="events" value="([^"]+)"/u.exec(delivered) ?? [];
    const again = await ana.post(`${page}/replay`, { events: event });
    expect([again.status, again.to]).toEqual([303, `${page}?again=1`]);
    expect(main((await ana.get(again.to ?? "")).html)).toContain("1 delivery sent again, under the same ids");
    await service.notification.deliverNow();
    expect(receiver.sent.slice(sent).map(({ headers }) => headers["webhook-id"])).toEqual([event]);
    for (const [from, why] of [
      ["", "It is not said from when on."],
      ["2026-02-31 10:00", "is no moment."],
    ] as const) {
      const wrong = await ana.post(`${page}/replay`, { from, to: "" });
      expect([wrong.status, main(wrong.html)]).toEqual([422, expect.stringContaining(why)]);
    }
    expect((await ana.post(`${page}/replay`, { from: "2020-01-01", to: "2020-01-02 10:00 UTC" })).to).toBe(
      `${page}?again=0`,
    );

    status = 410;
    await file("v4", GUARDS("950"), "based-on: [v3]\n");
    await service.notification.deliverNow();
    const off = (await ana.get(page)).html;
    expect(main(off)).toMatch(/Switched off .+ It answered 410/u);
    expect(main(off)).not.toContain("Send again");
    const inbox = (await ana.get("/inbox")).html;
    expect(inbox).toContain(`href="${page}"`);
    expect(main(inbox)).toContain("Switched off: The newsroom");
    expect(main((await ana.get(`${page}?state=delivered`)).html)).not.toContain("cancelled: nobody");
    expect((await ana.get(`${page}?state=lost`)).status).toBe(400);
    expect((await ana.post(`${page}/switch`, { on: "yes" })).to).toBe(page);
    expect(main((await ana.get(page)).html)).toContain("The newsroom On.");
    expect((await ana.post(`${page}/deleted`, {})).to).toBe("/subscriptions#endpoints");
    expect((await ana.get(page)).status).toBe(404);
  });

  it("is nobody's who is not known, and is not written by a page from elsewhere", async () => {
    const ana = await enter("ana");
    for (const path of ["/inbox", "/follow", "/subscriptions", "/subscriptions/x", "/subscriptions/endpoints/x"]) {
      expect([path, (await visitor(service).get(path)).status]).toEqual([path, 401]);
    }
    const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    for (const path of ["/follow", "/inbox/read", "/subscriptions/endpoints"]) {
      expect([path, (await visitor(service).post(path, {})).status]).toEqual([path, 401]);
      expect([path, (await ana.post(path, { sent: "yes", kinds: "new-version" }, foreign)).status]).toEqual([
        path,
        403,
      ]);
    }
  });
});
