import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { RECORD_TABLES } from "../support/record-tables.ts";

const NEGOTIATION = `title: A lease
parties: [{ id: tenant, name: Tenant }]
documents: [{ id: lease, title: Lease }, { id: rules, title: Rules }]
`;
const MEGABYTE = 2 ** 20;

type Sent = {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array | object;
  readonly type?: string;
};
type Refusal = Sent & { readonly status: number; readonly code: string; readonly says: RegExp };

const json = (points: unknown, change: object = {}) => ({
  type: "application/json",
  body: { title: "A draft", kind: "leak", published: "2025-01-01", points, ...change },
});
const markdown = (text: string, facts = "") => ({ type: "text/markdown", body: draftText(text, facts) });
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const verdict = (ruling: string, change: object = {}) => ({
  method: "POST",
  path: "/api/verdicts/talks",
  body: {
    before: "lease@v1",
    after: "lease@v2",
    ruling,
    pairs: [{ before: "1", after: "1" }],
    reason: "So.",
    ...change,
  },
});
const at = (version: string, document = "lease") => `/api/n/talks/${document}/${version}`;
const said = (version: string, what: string, body: object) => ({
  method: "POST",
  path: `${at(version)}/${what}`,
  body,
});
const correction = (version: string, text: string, facts = "", corrects = 1) =>
  said(version, "corrections", { corrects, reason: "A slip.", text: draftText(text, facts) });
/** A point under a point under a point, written by hand: what writes JSON would not go that deep. */
const nested = (depth: number) =>
  `{"title":"A","kind":"leak","published":"2025-01-01","points":${'[{"number":"1","text":"A.","points":'.repeat(depth)}[]${"}]".repeat(depth)}}`;

// Filed before: v1; v2 and v3, each based on v1; out, which was withdrawn; and the verdict that v1#1 is v2#1.
const REFUSED: Readonly<Record<string, Refusal>> = {
  "a version based on one that is not filed": {
    ...{ path: at("new"), ...markdown("1. A.", "based-on: [v1, v9]\n") },
    ...{ status: 422, code: "unknown-version-named", says: /No version of "talks" is called "v9"/u },
  },
  "a witness of a version that is not filed": {
    ...{ path: at("new"), ...markdown("1. A.", "witness-of: v9\n") },
    ...{ status: 422, code: "unknown-version-named", says: /"v9"/u },
  },
  "a version based on one of another negotiation": {
    ...{ path: at("new"), ...markdown("1. A.", "based-on: [elsewhere]\n") },
    ...{ status: 422, code: "unknown-version-named", says: /"elsewhere"/u },
  },
  "a version based on itself": {
    ...{ path: at("new"), ...markdown("1. A.", "based-on: [v1, new]\n") },
    ...{ status: 422, code: "version-cycle", says: /names itself/u },
  },
  "a version that is a witness of itself": {
    ...{ path: at("new"), ...markdown("1. A.", "witness-of: new\n") },
    ...{ status: 422, code: "version-cycle", says: /names itself/u },
  },
  "a parent named twice": {
    ...{ path: at("new"), ...markdown("1. A.", "based-on: [v1, v1]\n") },
    ...{ status: 422, code: "unreadable-draft", says: /v1/u },
  },
  "a correction that would close a cycle, v1 being based on what is based on it": {
    ...correction("v1", "1. The rent is 100 a month!", "based-on: [v2]\n"),
    ...{ status: 422, code: "unreadable-draft", says: /names other versions as what the text was drafted from/u },
  },
  "another text under an id that is filed": {
    ...{ path: at("v1"), ...markdown("1. Another rent.") },
    ...{ status: 409, code: "version-exists", says: /lease@v1/u },
  },
  "an id that stands in another document": {
    ...{ path: at("v1", "rules"), ...markdown("1. The rent is 100 a month.") },
    ...{ status: 409, code: "version-id-taken", says: /v1/u },
  },
  "a verdict that contradicts one that stands": {
    ...verdict("reject"),
    ...{
      status: 409,
      code: "verdict-contradicts",
      says: /local ruled "confirm" on 1 and 1 \(So\.\); this says "reject"/u,
    },
  },
  "a verdict on a version that was withdrawn": {
    ...verdict("link", { after: "lease@out" }),
    ...{ status: 409, code: "version-withdrawn", says: /lease@out/u },
  },
  "a verdict on a point that is not there": {
    ...verdict("link", { pairs: [{ before: "1", after: "99" }] }),
    ...{ status: 404, code: "point-not-found", says: /99/u },
  },
  "a correction of a version that was withdrawn": {
    ...correction("out", "1. Mended."),
    ...{ status: 409, code: "version-withdrawn", says: /lease@out was withdrawn/u },
  },
  "a correction of a reading that is not the newest": {
    ...correction("v3", "1. Mended.", "", 7),
    ...{ status: 409, code: "stale-reading", says: /reading/u },
  },
  "a grade of a version that was withdrawn": {
    ...said("out", "grades", { grade: "A", reason: "So." }),
    ...{ status: 409, code: "version-withdrawn", says: /lease@out/u },
  },
  "a claim to a version that was withdrawn": {
    ...said("out", "authorship", { party: "tenant", stance: "claims" }),
    ...{ status: 409, code: "version-withdrawn", says: /lease@out/u },
  },
  "a version withdrawn twice": {
    ...said("out", "withdrawal", { reason: "Once more." }),
    ...{ status: 409, code: "version-withdrawn", says: /lease@out/u },
  },
  "a point of 10 MB and more": {
    ...{ path: at("new"), ...markdown(`1. ${"Rent. ".repeat(MEGABYTE * 2)}`) },
    ...{ status: 413, code: "body-too-large", says: /\d+ (?:MB|MiB|bytes)/u },
  },
  "a draft in JSON of 10 MB and more": {
    ...{ path: at("new"), ...json([{ number: "1", text: "x".repeat(12 * MEGABYTE) }]) },
    ...{ status: 413, code: "body-too-large", says: /\d+ (?:MB|MiB|bytes)/u },
  },
  "a draft whose bytes are no UTF-8": {
    ...{ path: at("new"), type: "text/markdown", body: bytes(draftText("1. Rent "), [0xff, 0xfe], ".") },
    ...{ status: 422, code: "unreadable-draft", says: /UTF-8/u },
  },
  "a draft in JSON whose bytes are no UTF-8": {
    ...{ path: at("new"), type: "application/json", body: bytes('{"title":"', [0xc3], '"}') },
    ...{ status: 422, code: "unreadable-draft", says: /UTF-8/u },
  },
  "a letter in two halves that do not meet": {
    ...{ path: at("new"), type: "application/json" },
    body: '{"title":"A","kind":"leak","published":"2025-01-01","points":[{"number":"1","text":"\\ud800 rent"}]}',
    ...{ status: 422, code: "unreadable-draft", says: /surrogate|half|U\+D800/iu },
  },
  "a text with NUL in it": {
    ...{ path: at("new"), type: "application/json" },
    body: '{"title":"A","kind":"leak","published":"2025-01-01","points":[{"number":"1","text":"a\\u0000b"}]}',
    ...{ status: 422, code: "unreadable-draft", says: /U\+0000/u },
  },
  "a description whose bytes are no UTF-8": {
    ...{ path: "/api/n/talks", type: "application/yaml", body: bytes(NEGOTIATION, "summary: Rent ", [0xff]) },
    ...{ status: 422, code: "unreadable-negotiation", says: /UTF-8/u },
  },
  "a reason whose bytes are no UTF-8": {
    ...{ method: "POST", path: `${at("v1")}/withdrawal`, type: "application/json" },
    body: bytes('{"reason":"', [0xe9], '"}'),
    ...{ status: 400, code: "unreadable-request", says: /UTF-8/u },
  },
  "points 10,000 deep": {
    ...{ path: at("new"), type: "application/json", body: nested(10_000) },
    ...{ status: 422, code: "unreadable-draft", says: /deep|nest|level/iu },
  },
  "a draft of nothing": {
    ...{ path: at("new"), type: "text/markdown", body: "" },
    ...{ status: 422, code: "unreadable-draft", says: /./u },
  },
  "an id that is none": {
    ...{ path: at("New%20Draft"), ...markdown("1. A.") },
    ...{ status: 400, code: "malformed-address", says: /New Draft/u },
  },
  "a date that is none": {
    ...{ path: at("new"), ...json([], { published: "2025-02-30" }) },
    ...{ status: 422, code: "unreadable-draft", says: /2025-02-30/u },
  },
  "a document left out that holds versions": {
    ...{
      path: "/api/n/talks",
      type: "application/yaml",
      body: "title: A lease\ndocuments: [{ id: rules, title: R }]\n",
    },
    ...{ status: 422, code: "document-unknown-to-negotiation", says: /lease/u },
  },
};

const EMPTY_PAST_THE_END = ["/api/journal/talks?after=99", "/api/verdicts/talks?after=99"];
const NO_PAGE = [
  ...["/api/journal/talks?after=-2", "/api/n/talks?limit=0", "/api/n?limit=501", "/api/n/talks?cursor=nothing"],
  ...["/api/n/talks/search?q=rent&cursor=bm90aGluZw"],
];

describeOnBothDatabases("bad input", (openTestStorage) => {
  let service: Service;
  let opened: TestStorage;
  let asked: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    opened = await openTestStorage();
    service = serviceOn(opened.storage);
    asked = await askService(service);
    await asked.put("/api/n/other", NEGOTIATION);
    await asked.put("/api/n/other/lease/elsewhere", draftText("1. Elsewhere."));
    await asked.put("/api/n/talks", NEGOTIATION);
    await asked.put(at("v1"), draftText("1. The rent is 100 a month."));
    for (const version of ["v2", "v3"]) {
      await asked.put(at(version), draftText(`1. The rent is 120 a month. (${version})`, "based-on: [v1]\n"));
    }
    await asked.put(at("out"), draftText("1. Taken back."));
    await asked.post(`${at("out")}/withdrawal`, { reason: "A forgery." });
    const { path, body } = verdict("confirm");
    await asked.post(path, body);
    await openLedger(opened.storage).gather();
  });
  afterEach(() => void vi.useRealTimers());

  async function send({ method = "PUT", path, body, type = "application/json" }: Sent) {
    const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const init = { method, headers: { "Content-Type": type }, body: raw as BodyInit };
    const answer = await service.app.request(path, init, { inProcess: true });
    return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
  }

  /** Everything that is stored, as one text for each table. */
  async function stored(): Promise<readonly unknown[]> {
    return Promise.all(
      [...RECORD_TABLES, "ledger_pending", "alignment", "answered_request"].map(
        async (table) =>
          (
            await opened.query(`select '${table}' as name, md5(string_agg(one::text, ' ' order by one::text)) as all
            from ${table} as one`)
          )[0],
      ),
    );
  }

  for (const [what, { status, code, says, ...sent }] of Object.entries(REFUSED)) {
    it(`${what} is ${status} ${code}, and nothing is filed`, async () => {
      const before = await stored();
      const answer = await send(sent);
      expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status, code } });
      expect(answer.body.detail).toMatch(says);
      expect(answer.body.detail).toMatch(/\.$/u);
      expect(answer.body.detail.length).toBeLessThan(500);
      expect(await stored()).toEqual(before);
    });
  }

  it("a verdict that contradicts another is answered with both, so that one can be chosen", async () => {
    const { body } = await send(verdict("reject"));
    expect(body).toMatchObject({
      code: "verdict-contradicts",
      wanted: { ruling: "reject", pairs: [{ before: "1", after: "1" }] },
      standing: { ruling: "confirm", author: "local", reason: "So.", beforeVersion: "v1", afterVersion: "v2" },
    });
  });

  it("a page past the end of a list is empty, and a page that is none is refused", async () => {
    for (const path of EMPTY_PAST_THE_END) {
      const { status, body } = await asked.get(path);
      const [items] = Object.values(body).filter(Array.isArray);
      expect([path, status, items, body.next]).toEqual([path, 200, [], null]);
    }
    for (const path of NO_PAGE) {
      expect(await asked.get(path), path).toMatchObject({ status: 400, body: { code: "malformed-query" } });
    }
  });

  it("a clock that runs backwards files all the same, in the order in which it was filed", async () => {
    const day = 24 * 60 * 60 * 1000;
    const now = Date.now();
    for (const [place, time] of [now, now - day, now + day, now - 30 * day].entries()) {
      vi.useFakeTimers({ now: time, toFake: ["Date"] });
      const { status } = await asked.put(at(`clock-${place}`), draftText(`1. Filed ${place}.`));
      expect(status).toBe(201);
    }
    vi.useRealTimers();
    const { entries } = (await asked.get("/api/journal/talks?limit=500")).body;
    const times = entries.map((entry: { at: string }) => entry.at);
    expect(times).toEqual(times.toSorted());
    expect(entries.slice(-4).map((entry: { version: string }) => entry.version)).toEqual(
      [0, 1, 2, 3].map((place) => `clock-${place}`),
    );
    const ledger = openLedger(opened.storage);
    await ledger.gather();
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });
});
