import { beforeAll, expect, it } from "vitest";
import { apiClient } from "../../src/http/client.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const CAP = "The armed forces of the upper town are limited to";

describeOnBothDatabases("terms in the API", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;
  let service: Service;

  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage);
    asked = await askService(service);
  });

  /** A negotiation of its own: a document with the name of these routes, three versions, and a term. */
  async function open(negotiation: string) {
    await asked.put(
      `/api/n/${negotiation}`,
      "title: Talks\ndocuments: [{ id: plan, title: Plan }, { id: terms, title: T }]\n",
    );
    await asked.put(
      `/api/n/${negotiation}/plan/v1`,
      draftText(`1. ${CAP} 600 people.`, "published-by: Radio\ngrade: B\n"),
    );
    await asked.put(
      `/api/n/${negotiation}/plan/v2`,
      draftText(`1. ${CAP} 800 people in peacetime.`, "based-on: [v1]\n"),
    );
    await asked.put(`/api/n/${negotiation}/terms/t1`, draftText("1. Nets are counted in spring."));
    await asked.put(`/api/terms/${negotiation}/army-cap`, { title: "Army cap" });
    const mark = (version: string, words: string, change: object = {}, headers?: Record<string, string>) =>
      asked.post(
        `/api/terms/${negotiation}/army-cap/marks`,
        { version, mark: { kind: "passage", path: "1", words }, ...change },
        headers,
      );
    const ledger = async (query = "") => (await asked.get(`/api/n/${negotiation}/matrix?rows=terms${query}`)).body;
    return { mark, ledger };
  }

  it("are named and named otherwise", async () => {
    await open("named");
    const name = async (title: string) => {
      const { status, body } = await asked.put("/api/terms/named/fleet", { title });
      return [status, body];
    };
    expect(await name("Fleet")).toEqual([201, { outcome: "created", term: "fleet", title: "Fleet" }]);
    expect(await name("The fleet")).toEqual([200, { outcome: "renamed", term: "fleet", title: "The fleet" }]);
    expect(await name("The fleet")).toEqual([200, { outcome: "unchanged", term: "fleet", title: "The fleet" }]);
  });

  it("are a table: each with its value in every version, with its source, and how it changed", async () => {
    const { mark, ledger } = await open("table");
    const { status, body } = await mark("plan@v1", "600 people");
    expect([status, body]).toMatchObject([201, { version: "v1", reading: 1, term: "army-cap", author: "local" }]);
    const { versions, terms } = await ledger();
    expect(versions.map((one: Record<string, unknown>) => [one.id, one.publishedBy, one.grade])).toEqual([
      ["t1", undefined, undefined],
      ["v1", "Radio", "B"],
      ["v2", undefined, undefined],
    ]);
    expect(terms).toMatchObject([
      {
        term: "army-cap",
        title: "Army cap",
        cells: [
          { state: "unknown", why: "unreached" },
          {
            state: "value",
            passages: [{ value: "600 people", path: "1", mark: body.position, steps: 0 }],
            change: null,
          },
          {
            state: "value",
            passages: [{ value: "800 people in peacetime", markedIn: "v1", steps: 1, confidence: "high" }],
            change: { against: "v1", relation: "version", kind: "changed" },
          },
        ],
      },
    ]);
    expect((await ledger("&document=terms")).terms[0].cells).toHaveLength(1);
    expect((await ledger("&versions=v2")).versions).toMatchObject([{ id: "v2" }]);
    const points = (await asked.get("/api/n/table/matrix")).body;
    expect([Object.keys(points), (await asked.get("/api/n/table/matrix?rows=points")).body]).toEqual([
      ["versions", "rows"],
      points,
    ]);
  });

  it("are a file for a spreadsheet, a line for each term and version", async () => {
    const { mark } = await open("sheet");
    await mark("plan@v1", "600 people", {
      mark: { kind: "passage", path: "1", words: "600 people", value: "=1+1, 600" },
    });
    const answer = await service.app.request("/api/n/sheet/matrix.csv?rows=terms");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="sheet-terms.csv"');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .toString("utf8")
        .split("\r\n"),
    ).toEqual([
      "\u{FEFF}term,title,version,published,published by,grade,state,why,value,point,words,marked in,steps,confidence,change,against",
      "army-cap,Army cap,terms@t1,2025-01-01,,,unknown,unreached,,,,,,,,",
      `army-cap,Army cap,plan@v1,2025-01-01,Radio,B,value,,"'=1+1, 600",#1,600 people,v1,0,high,,`,
      "army-cap,Army cap,plan@v2,2025-01-01,,,value,,800 people in peacetime,#1,800 people in peacetime,v1,1,high,changed,v1",
      "",
    ]);
  });

  it("each tell all that was ever marked, and what ended it", async () => {
    const { mark } = await open("history");
    const first = (await mark("plan@v1", "600 people")).body;
    const second = (await mark("plan@v1", "limited to 600 people", { supersedes: [first.position], reason: "Wider." }))
      .body;
    const path = `/api/terms/history/army-cap/marks/${second.position}/withdrawal`;
    const { status, body } = await asked.post(path, { reason: "Both wrong." });
    expect(status).toBe(200);
    expect(body.marks).toMatchObject([
      { position: first.position, ended: { position: second.position, reason: "Wider." } },
      { position: second.position, ended: { reason: "Both wrong.", author: "local" } },
    ]);
    expect((await asked.get("/api/terms/history/army-cap")).body).toEqual(body);
    expect(body.cells[0]).toEqual({ state: "unknown", why: "unreached" });
    expect(
      (await asked.get("/api/journal/history?after=4")).body.entries.map((one: { event: string }) => one.event),
    ).toEqual(["term-marked", "term-marked", "term-unmarked"]);
  });

  it("sent again under its key are marked once", async () => {
    const { mark } = await open("twice");
    const key = { "Idempotency-Key": "mark-1" };
    expect((await mark("plan@v1", "600 people", {}, key)).body).toEqual(
      (await mark("plan@v1", "600 people", {}, key)).body,
    );
  });

  it("that cannot be are refused with what is wrong", async () => {
    const { mark } = await open("wrong");
    const refused = async (version: string, words: string, change: object = {}) => {
      const { status, body } = await mark(version, words, change);
      return `${status} ${body.code}`;
    };
    expect(await refused("plan@v1", "700 people")).toBe("409 stale-passage");
    expect(await refused("plan@v1", "o")).toBe("422 ambiguous-passage");
    expect(await refused("plan@v1", "600", { mark: { kind: "absent" } })).toBe("422 unreadable-statement");
    expect(await refused("plan@v1", "600", { mark: { kind: "gone" } })).toBe("400 unreadable-request");
    expect(await refused("plan@v1#1", "600")).toBe("400 malformed-address");
    expect(await refused("plan@v9", "600")).toBe("404 version-not-found");
    expect(await refused("plan@v1~2", "600")).toBe("404 version-not-found");
    expect(await refused("plan@v1", "600", { supersedes: [2] })).toBe("422 unreadable-statement");
    await mark("plan@v1", "600 people");
    expect(await refused("plan@v1", "600")).toBe("409 mark-contradicts");
    const code = async (method: "get" | "put" | "post", path: string, body: object = {}) => {
      const answer = method === "get" ? await asked.get(path) : await asked[method](path, body);
      return `${answer.status} ${answer.body.code}`;
    };
    expect(await code("get", "/api/terms/wrong/fleet")).toBe("404 term-not-found");
    expect(await code("get", "/api/terms/none/fleet")).toBe("404 negotiation-not-found");
    expect(await code("put", "/api/terms/wrong/Fleet", { title: "Fleet" })).toBe("400 malformed-address");
    expect(await code("put", "/api/terms/wrong/fleet", { name: "Fleet" })).toBe("400 unreadable-request");
    expect(await code("post", "/api/terms/wrong/army-cap/marks/1/withdrawal", { reason: "No." })).toBe(
      "404 entry-not-found",
    );
    expect(await code("post", "/api/terms/wrong/army-cap/marks/x/withdrawal", { reason: "No." })).toBe(
      "400 malformed-query",
    );
    expect(await code("get", "/api/n/wrong/matrix?rows=lakes")).toBe("400 malformed-query");
  });

  it("are written by this machine alone", async () => {
    await open("guarded");
    const host = "localhost:3000";
    const elsewhere = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };
    for (const [method, path] of [
      ["PUT", "/api/terms/guarded/army-cap"],
      ["POST", "/api/terms/guarded/army-cap/marks"],
      ["POST", "/api/terms/guarded/army-cap/marks/5/withdrawal"],
    ] as const) {
      const answer = await service.app.request(path, { method, body: "{}", headers: { host } }, elsewhere);
      expect(answer.status, path).toBe(403);
    }
  });

  it("are known to the typed client", async () => {
    const { mark } = await open("typed");
    await mark("plan@v1", "600 people");
    const client = apiClient("http://localhost", (path, init) => service.app.request(path, init));
    const answer = await client.api.n[":negotiation"].matrix.$get({
      param: { negotiation: "typed" },
      query: { rows: "terms" },
    });
    const body = await answer.json();
    expect("terms" in body && body.terms[0]?.title).toBe("Army cap");
  });
});
