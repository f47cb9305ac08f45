import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { askService } from "../support/asked-service.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { aNegotiation } from "../support/drafts.ts";
import { readAtom } from "../support/read-atom.ts";

const MINUTE_MS = 60_000;

describe("feeds over HTTP", () => {
  let storage: Storage;
  let service: Service;
  let ask: Awaited<ReturnType<typeof askService>>;
  let now = Date.now();

  const open = (origin?: string) => serviceOn(storage, openLedger(storage), { now: () => now, origin });
  /** Asked by nobody, from elsewhere. */
  const read = (path: string, headers: Record<string, string> = {}, method = "GET", of = service) =>
    of.app.request(`http://talks.example${path}`, { headers, method });

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = open();
    ask = await askService(service);
    const { id: _, ...description } = aNegotiation("lake");
    await ask.put("/api/n/lake", description);
    await ask.put("/api/n/lake/plan/v1", draftText("1. Boats pay 10.\n2. Nets are counted."));
    await ask.put("/api/n/lake/plan/v2", draftText("1. Boats pay 20.\n2. Nets are counted.", "based-on: [v1]\n"));
    return () => service.close();
  });

  it("are read as a negotiation has them, drawn like this", async () => {
    const answer = await read("/api/feeds/lake/atom");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/atom+xml; charset=utf-8"]);
    expect(plain(await answer.text())).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:uuid:UUID</id>
  <title>Talks on a lake</title>
  <updated>INSTANT</updated>
  <author><name>Travaux</name></author>
  <generator>Travaux</generator>
  <link rel="self" type="application/atom+xml" href="http://talks.example/api/feeds/lake/atom"/>
  <link rel="alternate" type="text/html" href="http://talks.example/n/lake"/>
  <entry>
    <id>urn:uuid:UUID</id>
    <title>New version: Talks on a lake, The plan, A draft</title>
    <published>INSTANT</published>
    <updated>INSTANT</updated>
    <link rel="alternate" type="text/html" href="http://talks.example/n/lake/compare?before=plan%40v1&amp;after=plan%40v2"/>
    <category term="new-version" label="New version"/>
    <content type="html">&lt;p&gt;Against plan@v1: 1 point reworded, in substance: 10 → 20 (point 1). 1 unchanged.&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:uuid:UUID</id>
    <title>New version: Talks on a lake, The plan, A draft</title>
    <published>INSTANT</published>
    <updated>INSTANT</updated>
    <link rel="alternate" type="text/html" href="http://talks.example/n/lake/plan/v1"/>
    <category term="new-version" label="New version"/>
    <content type="html">&lt;p&gt;It has 2 points, and comes from no other text.&lt;/p&gt;</content>
  </entry>
</feed>
`);
  });

  it("say the same in both formats, and lead to where people reach the service", async () => {
    const other = open("https://travaux.example.org");
    const path = "/api/feeds/lake/FORMAT?point=plan@v1%231&unchanged=yes";
    const atom = parseAtomFeed(await (await read(path.replace("FORMAT", "atom"), {}, "GET", other)).text());
    const answer = await read(path.replace("FORMAT", "json"), {}, "GET", other);
    expect(answer.headers.get("content-type")).toBe("application/feed+json");
    const json = parseJsonFeed(await answer.text());
    expect(json).toMatchObject({
      title: atom.title?.value,
      feed_url: "https://travaux.example.org/api/feeds/lake/json?point=plan@v1%231&unchanged=yes",
      home_page_url: "https://travaux.example.org/n/lake/plan/v1/point/1",
      items: atom.entries?.map(({ id, title, published, updated, content, links }) => ({
        ...{ id, title: title?.value, date_published: published, date_modified: updated },
        ...{ content_html: content?.value, url: links?.[0]?.href },
      })),
    });
    expect(json.items).toHaveLength(2);
  });

  it("are 304 and empty to whoever has them, by their tag as by when anything last happened", async () => {
    now = Date.now();
    for (const path of ["/api/feeds/atom", "/api/feeds/json", "/api/feeds/lake/atom", "/api/feeds/lake/json?q=boats"]) {
      const fresh = await read(path);
      // Something may happen yet within the same second.
      expect(fresh.headers.get("last-modified")).toBe(null);
      const tag = fresh.headers.get("etag") ?? "";
      const again = await read(path, { "If-None-Match": tag });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    now += 2 * MINUTE_MS;
    const settled = await read("/api/feeds/lake/atom");
    const { updated } = readAtom(await settled.text());
    const changed = settled.headers.get("last-modified") ?? "";
    expect(changed).toBe(new Date(updated).toUTCString());
    const later = new Date(Date.parse(changed) + 1000).toUTCString();
    const earlier = new Date(Date.parse(changed) - 1000).toUTCString();
    const statuses: Readonly<Record<string, number>> = { [changed]: 304, [later]: 304, [earlier]: 200, yesterday: 200 };
    for (const [since, status] of Object.entries(statuses)) {
      const answer = await read("/api/feeds/lake/atom", { "If-Modified-Since": since });
      expect([since, answer.status, (await answer.text()) === ""]).toEqual([since, status, status === 304]);
    }
    // A tag that is another outranks the date.
    const other = await read("/api/feeds/lake/atom", { "If-Modified-Since": changed, "If-None-Match": '"other"' });
    expect(other.status).toBe(200);
  });

  it("are kept by nobody without asking, and of what somebody sees who is known by nobody else", async () => {
    const nobody = await read("/api/feeds/lake/atom");
    expect(nobody.headers.get("cache-control")).toBe("no-cache");
    expect(nobody.headers.get("vary")).toBe("Cookie, Authorization");
    const known = await service.app.request("/api/feeds/lake/atom", {}, { inProcess: true });
    expect(known.headers.get("cache-control")).toBe("private, no-cache");
    expect(known.headers.get("last-modified")).toBe(null);
  });

  it("have a head that says the same without a body", async () => {
    const [whole, head] = [await read("/api/feeds/lake/atom"), await read("/api/feeds/lake/atom", {}, "HEAD")];
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  const REFUSED: Readonly<Record<string, readonly [number, string]>> = {
    "/api/feeds/sea/atom": [404, "negotiation-not-found"],
    "/api/feeds/lake/atom?document=leese": [404, "document-not-found"],
    "/api/feeds/lake/atom?point=plan@v9%231": [404, "version-not-found"],
    "/api/feeds/lake/atom?point=plan@v1": [400, "malformed-address"],
    "/api/feeds/lake/atom?term=rant": [404, "term-not-found"],
    "/api/feeds/lake/atom?term=rant&document=plan": [400, "malformed-query"],
    "/api/feeds/lake/atom?kinds=gossip": [400, "malformed-query"],
    "/api/feeds/lake/json?archive=0": [404, "feed-not-found"],
    "/api/feeds/atom?base=v1": [422, "unreadable-subscription"],
    "/api/feeds/own/none/atom": [404, "feed-not-found"],
    "/api/feeds/own/%00/json": [404, "feed-not-found"],
  };
  for (const [path, [status, code]] of Object.entries(REFUSED)) {
    it(`refuse ${path} as ${code}`, async () => expect(await ask.get(path)).toMatchObject({ status, body: { code } }));
  }

  it("of one's own are made, read by whoever has the address, listed and revoked", async () => {
    const target = { kind: "negotiation", negotiation: "lake" };
    const { body: followed } = await ask.post("/api/subscriptions", { target, title: "The <lake> & \u202e its boats" });
    const made = await ask.post("/api/feeds", { subscription: followed.id });
    expect(made).toMatchObject({ status: 201, body: { feed: { title: "", subscription: followed.id } } });
    await ask.put("/api/n/lake/plan/v3", draftText("1. Boats pay 30.\n2. Nets are counted.", "based-on: [v2]\n"));
    await service.notification.tellNow();
    const { pathname } = new URL(made.body.atom);
    const answer = await read(pathname);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    const tag = answer.headers.get("etag") ?? "";
    expect((await read(pathname, { "If-None-Match": tag })).status).toBe(304);
    const atom = readAtom(await answer.text());
    expect(atom).toMatchObject({
      id: `urn:uuid:${made.body.feed.id}`,
      title: "\u2068The <lake> & \u202e its boats\u2069",
      entries: [{ kind: "new-version", page: expect.stringMatching(/^http:\/\/talks\.example\/n\/lake\/compare/u) }],
    });
    const json = parseJsonFeed(await (await read(new URL(made.body.json).pathname)).text());
    expect(json.items?.map(({ id }) => id)).toEqual(atom.entries.map(({ id }) => id));
    const listed = await ask.get("/api/feeds");
    expect(listed.body).toEqual({ feeds: [made.body.feed] });
    const { id } = made.body.feed;
    const revoke = () => service.app.request(`/api/feeds/${id}`, { method: "DELETE" }, { inProcess: true });
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    expect((await read(pathname)).status).toBe(404);
    expect((await read("/api/feeds")).status).toBe(401);
    expect((await read("/api/feeds", { "Content-Type": "application/json" }, "POST")).status).not.toBe(201);
  });

  it("are found from the pages that they are of", async () => {
    await ask.put("/api/terms/lake/toll", { title: "Toll" });
    const mark = { kind: "passage", path: "1", words: "10" };
    await ask.post("/api/terms/lake/toll/marks", { version: "plan@v1", mark });
    const pages: Readonly<Record<string, string>> = {
      "/": "/api/feeds/atom",
      "/n/lake": "/api/feeds/lake/atom",
      "/n/lake/plan/v2": "/api/feeds/lake/atom?document=plan",
      "/n/lake/plan/v2/point/1": "/api/feeds/lake/atom?point=plan@v2%231",
      "/n/lake/search?q=boats+pay": "/api/feeds/lake/atom?q=boats%20pay",
      "/n/lake/matrix/toll": "/api/feeds/lake/atom?term=toll",
    };
    for (const [page, feed] of Object.entries(pages)) {
      const answer = await service.app.request(page, {}, { inProcess: true });
      const text = await answer.text();
      const link = /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)"/u.exec(text)?.[1];
      expect([page, answer.status, link?.replaceAll("&amp;", "&")]).toEqual([page, 200, feed]);
      expect((await read(link ?? "")).status, page).toBe(200);
    }
  });
});

/** Without what is another each time. */
function plain(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/gu, "INSTANT")
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, "UUID");
}
