import { beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { READS_KEPT_DAYS } from "../../src/model/audit.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { fileTalks } from "../support/hidden-talks.ts";
import { peopleService } from "../support/peopled-service.ts";
import { visitor } from "../web/visitor.ts";

const DAY_MS = 86_400_000;
const DRAFT = "---\ntitle: T\nkind: leak\npublished: 2025-02\nbased-on: [last]\n---\n\n1. The lake.\n";

type Who = "nobody" | "reader" | "editor" | "owner" | "stranger" | "editor's token" | "machine";

/** What somebody asks for in talks of which `hidden` is embargoed, and what is noted of it, with whose name. */
const READS: readonly (readonly [Who, string, ...(readonly string[])])[] = [
  ["reader", "/api/n"],
  ["reader", "/api/n/talks-embargoed"],
  ["reader", "/api/n/talks-embargoed/plan/first", "rita version plan@first"],
  ["reader", "/api/n/talks-embargoed/plan/first~1", "rita version plan@first"],
  // With the notes beside it.
  ["reader", "/n/talks-embargoed/plan/first", "rita notes plan@first", "rita version plan@first"],
  ["reader", "/n/talks-embargoed", "rita summary plan@first plan@last"],
  [
    "reader",
    "/n/talks-embargoed/plan/last",
    "rita notes plan@last",
    "rita summary plan@first plan@last",
    "rita version plan@last",
  ],
  ["reader", "/api/n/talks-embargoed/plan/first/capture", "rita file plan@first"],
  [
    ...(["reader", "/api/n/talks-embargoed/compare?before=plan@first&after=plan@last"] as const),
    "rita comparison plan@first plan@last",
  ],
  [
    ...(["reader", "/n/talks-embargoed/compare?before=plan@first&after=plan@last"] as const),
    ...["rita comparison plan@first plan@last", "rita notes"],
  ],
  ["reader", "/api/n/talks-embargoed/plan/last/point/1", "rita point plan@last 1"],
  ["reader", "/api/blame?address=talks-embargoed/plan%232", "rita point plan@last 2"],
  ["reader", "/api/n/talks-embargoed/plan/last/witnesses", "rita witnesses plan@last"],
  ["reader", "/api/n/talks-embargoed/matrix", "rita matrix"],
  ["reader", "/api/n/talks-embargoed/matrix.csv?document=plan", "rita matrix plan"],
  ["reader", "/api/n/talks-embargoed/matrix?rows=terms", "rita terms"],
  ["reader", "/api/terms/talks-embargoed/nets", "rita term nets"],
  ["reader", "/api/n/talks-embargoed/search?q=lake", "rita search"],
  ["reader", "/api/verdicts/talks-embargoed", "rita verdicts"],
  ["reader", "/api/journal/talks-embargoed", "rita journal"],
  ["reader", "/n/talks-embargoed/journal", "rita journal"],
  // Notes quote words of the record, or do not.
  ["reader", "/api/n/talks-embargoed/notes?q=quoting", "rita notes"],
  ["reader", "/api/n/talks-embargoed/notes?q=quoting%20nothing"],
  ["reader", "/api/n/talks-embargoed/annotations/?iris=1", "rita notes"],
  ["reader", "/api/n/talks-embargoed/plan/last/notes", "rita notes plan@last"],
  ["nobody", "/api/n/talks-embargoed/notes"],
  // What is hidden from somebody is refused as what was never there, and leaves as little.
  ["reader", "/api/n/talks-embargoed/plan/hidden"],
  ["reader", "/api/n/talks-embargoed/plan/never-was"],
  ["reader", "/api/n/talks-embargoed/plan/hidden/capture"],
  ["reader", "/api/n/talks-embargoed/compare?before=plan@first&after=plan@hidden"],
  ["reader", "/api/terms/talks-embargoed/cap"],
  ["reader", "/api/n/hidden-whole/plan/only"],
  ["reader", "/api/journal/hidden-whole"],
  ["editor", "/api/n/talks-embargoed/plan/hidden", "emil version plan@hidden"],
  ["editor's token", "/api/n/talks-embargoed/plan/hidden", "emil version plan@hidden"],
  ["editor", "POST /api/n/talks-embargoed/plan/tried/dry-run", "emil comparison plan@last"],
  ["stranger", "/api/n/talks-embargoed/plan/first", "stranger version plan@first"],
  // Each of two talks is told of its own side.
  [
    ...(["owner", "/api/compare?before=talks-embargoed/plan@first&after=hidden-whole/plan@only"] as const),
    ...["olena comparison plan@first", "olena comparison plan@only"],
  ],
  ["owner", "/api/ledger/record", "olena export", "olena export"],
  ["reader", "/api/ledger/record"],
  ["nobody", "/api/n/talks-embargoed/plan/first"],
  ["nobody", "/api/journal/talks-embargoed"],
  ["nobody", "/n/talks-embargoed"],
  ["machine", "/api/n/talks-embargoed/plan/hidden", "local version plan@hidden"],
];

describeOnBothDatabases("what people read", (openTestStorage) => {
  let test: TestStorage;
  let service: Service;
  const now = { at: Date.parse("2026-03-01T09:30:15.250Z") };
  const sending = new Map<Who, Readonly<Record<string, string>>>();
  const options = { now: () => now.at, limit: () => undefined };

  beforeAll(async () => {
    test = await openTestStorage();
    const { storage } = test;
    await fileTalks(storage, "embargoed", true, () => now.at);
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("hidden-whole"));
    const ref = { negotiation: "hidden-whole", document: "plan", version: "only" };
    await record.fileVersion(ref, aCapture("only"), aDraft(), undefined, { state: "private" });
    service = serviceOn(storage, undefined, options);
    const { access } = service;
    for (const [who, headers] of Object.entries(await peopleService(storage, service, "talks-embargoed"))) {
      sending.set(who as Who, headers);
    }
    for (const [who, name] of [
      ["stranger", "stranger"],
      ["editor's token", "emil"],
    ] as const) {
      if (name === "stranger") await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
      const { secret } = await access.makeToken({ name, title: "a script", role: "editor" }, LOCAL);
      sending.set(who, { authorization: `Bearer ${secret}` });
    }
  });

  const ask = (who: Who, path: string, of = service) => {
    const [, method = "GET", address = path] = /^(POST) (.*)$/u.exec(path) ?? [];
    const headers = { ...sending.get(who), "content-type": "text/markdown" };
    const init = method === "GET" ? { headers: sending.get(who) ?? {} } : { method, headers, body: DRAFT };
    return of.app.request(address, init, who === "machine" ? { inProcess: true } : undefined);
  };

  /** What is noted of a day: who, what kind, which versions, which part. */
  const notes = async (day = new Date(now.at).toISOString().slice(0, 10)) =>
    (await test.query(`select * from read_note where day = '${day}' order by reader, kind, version`)).map(
      ({ reader, kind, version, beside, part }) => [reader, kind, version, beside, part].filter(Boolean).join(" "),
    );

  for (const [who, path, ...noted] of READS) {
    it(`is noted by ${who} of ${path}: ${noted.join(", ") || "nothing"}`, async () => {
      now.at += DAY_MS;
      const answer = await ask(who, path);
      const body = await answer.text();
      expect(answer.status, body).toBeLessThan(500);
      expect(await notes(), body.slice(0, 200)).toEqual(noted);
    });
  }

  it("is noted once a day, with its first moment, by however many processes, and again the next day", async () => {
    now.at += DAY_MS;
    const path = "/api/n/talks-embargoed/plan/first";
    const first = new Date(now.at).toISOString();
    const another = serviceOn(test.storage, undefined, options);
    await Promise.all([ask("reader", path), ask("reader", path, another), ask("reader", path)]);
    now.at += 60_000;
    await ask("reader", path);
    expect(await notes()).toEqual(["rita version plan@first"]);
    const kept = await test.query(`select at from read_note where day = '${first.slice(0, 10)}'`);
    expect(kept.map(({ at }) => (at as Date).toISOString())).toEqual([first]);
    now.at += DAY_MS;
    await ask("reader", path);
    expect(await notes()).toEqual(["rita version plan@first"]);
  });

  it("is kept to the day, also what was noted before, where times are told to the day", async () => {
    now.at += DAY_MS;
    await ask("reader", "/api/n/talks-embargoed/plan/first");
    await service.access.chooseTimes("talks-embargoed", "day", LOCAL);
    await ask("reader", "/api/n/talks-embargoed/plan/last");
    const rows = await test.query(
      "select distinct at from read_note join negotiation using (negotiation_id) where slug = 'talks-embargoed'",
    );
    expect(rows.length).toBeGreaterThan(0);
    const hours = rows.map(({ at }) => (at as Date).toISOString().slice(11));
    expect(new Set(hours)).toEqual(new Set(["00:00:00.000Z"]));
  });

  it(`is forgotten after ${READS_KEPT_DAYS} days`, async () => {
    now.at += DAY_MS;
    await ask("reader", "/api/n/talks-embargoed/plan/first");
    const day = new Date(now.at).toISOString().slice(0, 10);
    now.at += READS_KEPT_DAYS * DAY_MS;
    await ask("stranger", "/api/n/talks-embargoed/plan/first");
    expect(await notes(day)).toEqual(["rita version plan@first"]);
    now.at += DAY_MS;
    await ask("stranger", "/api/n/talks-embargoed/plan/first");
    expect(await notes(day)).toEqual([]);
  });

  it("leaves no address, browser or page of anybody in any table, nor does what they write", async () => {
    const { query, storage } = test;
    const traces = ["203.0.113.77", "198.51.100.8", "Telltale/9.9", "telltale.example"];
    const telling = {
      ...{ "user-agent": "Telltale/9.9 (a phone)", referer: "https://telltale.example/from", host: "localhost" },
      ...{ "x-forwarded-for": "198.51.100.8", forwarded: "for=198.51.100.8" },
    };
    const behindProxy = serviceOn(storage, undefined, { ...options, trustedProxies: 1 });
    const { access } = behindProxy;
    await access.setRole("talks-embargoed", "emil", "admin", LOCAL);
    const emil = visitor(behindProxy, { address: "203.0.113.77", cookie: sending.get("editor")?.cookie ?? "" });
    for (const path of ["/", "/n/talks-embargoed/plan/hidden", "/n/talks-embargoed/settings/people"]) {
      expect([path, (await emil.get(path, telling)).status]).toEqual([path, 200]);
    }
    const invited = await emil.post("/n/talks-embargoed/settings/people/invitation", { role: "reader" }, telling);
    expect(invited.status).toBe(200);
    const headers = {
      ...telling,
      ...sending.get("editor"),
      "content-type": "text/markdown",
      origin: "http://localhost",
    };
    const env = { incoming: { socket: { remoteAddress: "203.0.113.77" } } };
    const put = { method: "PUT", body: DRAFT, headers };
    const filed = await behindProxy.app.request("/api/n/talks-embargoed/plan/told-of?state=private", put, env as never);
    expect(filed.status).toBe(201);

    const tables = await query(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await query(`select one::text as row from "${name}" one`);
      const text = JSON.stringify(rows);
      for (const trace of traces) {
        expect(text.includes(trace), `${trace} in ${name}`).toBe(false);
        // As bytes, too.
        expect(text.includes(Buffer.from(trace).toString("hex")), `${trace} in ${name}`).toBe(false);
      }
    }
  });
});
