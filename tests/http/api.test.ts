import { beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const NEGOTIATION = `title: A lease
summary: A lease between two parties.
parties: [{ id: tenant, name: Tenant }, { id: landlord, name: Landlord }]
documents: [{ id: lease, title: Lease }, { id: annex, title: Annex }]
`;
const FIRST = draftText("1. The rent is 100 a month.\n2. The roof is the landlord's.\n3. Dogs are welcome.");
const SECOND = draftText("1. The rent is 120 a month.\n2. The roof is the landlord's.", "based-on: [first]\n");

const local = { inProcess: true as const };

describeOnBothDatabases("the API", (openTestStorage) => {
  let service: Service;

  let document: ApiDocument;

  async function get(path: string) {
    return checked("GET", path, await service.app.request(path, {}, local));
  }

  async function put(path: string, body: string, type = "text/markdown") {
    const init = { method: "PUT", body, headers: { "Content-Type": type } };
    return checked("PUT", path, await service.app.request(path, init, local));
  }

  /** Whatever a test asks, the answer is as the document of the API describes it. */
  async function checked(method: string, path: string, answer: Response) {
    const { status, headers } = answer;
    const sent = { status, type: headers.get("content-type"), body: await answer.json() };
    expect(findUndocumented(document, { method, path }, sent)).toBeUndefined();
    return sent;
  }

  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage);
    document = await readDocument(service.app);
    await put("/api/n/lease-talks", NEGOTIATION, "application/yaml");
    await put("/api/n/lease-talks/lease/first", FIRST);
    await put("/api/n/lease-talks/lease/second", SECOND);
  });

  describe("its answers", () => {
    it("describes a negotiation with its versions in order of time", async () => {
      const { status, body } = await get("/api/n/lease-talks");
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: "lease-talks",
        title: "A lease",
        documents: [{ id: "lease" }, { id: "annex" }],
      });
      expect(body.versions.map((version: { address: string }) => version.address)).toEqual([
        "lease-talks/lease@first",
        "lease-talks/lease@second",
      ]);
    });

    it("lists negotiations, and the versions of one document", async () => {
      expect((await get("/api/n")).body.negotiations.map((one: { id: string }) => one.id)).toEqual(["lease-talks"]);
      const { body } = await get("/api/n/lease-talks/lease");
      expect(body).toMatchObject({ id: "lease", title: "Lease", versions: [{ id: "first" }, { id: "second" }] });
    });

    it("gives a version with its points and where it came from", async () => {
      const { body } = await get("/api/n/lease-talks/lease/second");
      expect(body).toMatchObject({ id: "second", basedOn: ["first"], kind: "working-text", pointCount: 2 });
      expect(body.points.map((point: { path: string; text: string }) => [point.path, point.text])).toEqual([
        ["1", "The rent is 120 a month."],
        ["2", "The roof is the landlord's."],
      ]);
    });

    it("gives the very bytes that came in, as a download that no browser interprets", async () => {
      const answer = await service.app.request("/api/n/lease-talks/lease/first/capture", {}, local);
      expect(await answer.text()).toBe(FIRST);
      expect(answer.headers.get("content-disposition")).toBe('attachment; filename="first.md"');
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    });

    it("compares two filed versions by full addresses, and within a negotiation by short ones", async () => {
      const full = await get("/api/compare?before=lease-talks/lease@first&after=lease-talks/lease@second");
      const short = await get("/api/n/lease-talks/compare?before=lease@first&after=lease@second");
      expect(full.body).toEqual(short.body);
      const comparison = full.body as Comparison;
      expect(comparison.summary).toMatchObject({ kept: 1, reworded: 1, dropped: 1, added: 0 });
      expect(comparison.alignment[0]?.redline).toEqual([
        ["=", "The rent is "],
        ["-", "100"],
        ["+", "120"],
        ["=", " a month."],
      ]);
    });

    it("compares single points when the addresses name them", async () => {
      const { body } = await get("/api/compare?before=lease-talks/lease@first%231&after=lease-talks/lease@second%231");
      expect(body.before.points).toBe(1);
      expect(body.alignment.map((entry: { kind: string }) => entry.kind)).toEqual(["reworded"]);
    });

    it("compares two texts that are filed nowhere, and files nothing", async () => {
      const body = JSON.stringify({
        before: { name: "old.md", text: "1. Ten days." },
        after: { name: "new.txt", text: "1. Twelve days." },
      });
      const answer = await service.app.request(
        "/api/compare",
        { method: "POST", body, headers: { "Content-Type": "application/json" } },
        local,
      );
      const comparison = (await answer.json()) as Comparison;
      expect(comparison.before).toEqual({ title: "old", points: 1 });
      expect(comparison.alignment[0]?.redline).toContainEqual(["-", "Ten"]);
      expect((await get("/api/n")).body.negotiations).toHaveLength(1);
    });

    it("follows a point through all versions, from any of them, and from the newest that holds it", async () => {
      for (const path of [
        "/api/n/lease-talks/lease/first/point/1",
        "/api/n/lease-talks/lease/second/point/1",
        "/api/point?address=lease-talks/lease%231",
      ]) {
        const { body } = await get(path);
        expect(body.stations.map((station: { version: { id: string } }) => station.version.id)).toEqual([
          "first",
          "second",
        ]);
      }
      const { body } = await get("/api/point?address=lease-talks/lease%233");
      expect(body.version.id, "point 3 is dropped in the second version").toBe("first");
      expect(body.stations.at(-1)).toMatchObject({
        version: { id: "second" },
        points: [],
        entries: [{ kind: "dropped" }],
      });
    });

    it("says who brought in which words of a point", async () => {
      const { body } = await get("/api/n/lease-talks/lease/second/blame/1");
      expect(body.points[0].runs.map(({ version }: { version: string }) => version)).toEqual([
        "first",
        "second",
        "first",
      ]);
      expect(body.struck).toMatchObject([{ words: "100", broughtBy: "first", struckBy: "second" }]);
      expect(await get("/api/n/lease-talks/lease/second/blame/9")).toMatchObject({ status: 404 });
    });

    it("files the same bytes twice as one version", async () => {
      const again = await put("/api/n/lease-talks/lease/first", FIRST);
      expect(again.status).toBe(200);
      expect(again.body.outcome).toBe("already-filed");
    });

    it("keeps the type of a capture whatever the case it was sent in", async () => {
      await put("/api/n/typed-talks", NEGOTIATION, "application/yaml");
      await put("/api/n/typed-talks/lease/typed", FIRST, "TEXT/Markdown; Charset=UTF-8");
      const answer = await service.app.request("/api/n/typed-talks/lease/typed/capture", {}, local);
      expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
      expect(answer.headers.get("content-disposition")).toBe('attachment; filename="typed.md"');
    });

    it("says that it lives and that it is ready", async () => {
      expect((await get("/healthz")).body).toEqual({ status: "alive" });
      expect((await get("/readyz")).body).toEqual({ status: "ready" });
    });
  });

  describe("its refusals", () => {
    const refusals: [
      what: string,
      ask: () => Promise<{ status: number; type: string | null; body: { code: string; detail: string } }>,
      status: number,
      code: string,
      says: RegExp,
    ][] = [
      ["an unknown negotiation", () => get("/api/n/no-such"), 404, "negotiation-not-found", /no-such/u],
      ["an unknown document", () => get("/api/n/lease-talks/no-such"), 404, "document-not-found", /no-such/u],
      ["an unknown version", () => get("/api/n/lease-talks/lease/no-such"), 404, "version-not-found", /no-such/u],
      [
        "an unknown point",
        () => get("/api/n/lease-talks/lease/first/point/9"),
        404,
        "point-not-found",
        /no point "9"/u,
      ],
      ["an unknown page", () => get("/api/no/such/place/at/all"), 404, "page-not-found", /nothing at/u],
      [
        "a malformed address",
        () => get("/api/compare?before=a@b@c&after=x"),
        400,
        "malformed-address",
        /more than one @/u,
      ],
      [
        "a missing address",
        () => get("/api/compare?before=lease-talks/lease@first"),
        400,
        "malformed-address",
        /no "after"/u,
      ],
      [
        "a version filed twice with other content",
        () => put("/api/n/lease-talks/lease/first", SECOND.replace("[first]", "[]")),
        409,
        "version-exists",
        /first/u,
      ],
      [
        "a draft on an unknown base",
        () => put("/api/n/lease-talks/lease/third", draftText("1. A.", "based-on: [no-such]\n")),
        422,
        "unknown-version-named",
        /no-such/u,
      ],
      [
        "a draft based on itself",
        () => put("/api/n/lease-talks/lease/third", draftText("1. A.", "based-on: [third]\n")),
        422,
        "version-cycle",
        /third/u,
      ],
      [
        "an unknown key",
        () => put("/api/n/lease-talks/lease/third", draftText("1. A.", "publisher: Reuters\n")),
        422,
        "unreadable-draft",
        /publisher/u,
      ],
      [
        "a draft without what filing needs",
        () => put("/api/n/lease-talks/lease/third", "1. A."),
        422,
        "unreadable-draft",
        /title|kind|published/u,
      ],
      [
        "a format nobody reads",
        () => put("/api/n/lease-talks/lease/third", "%PDF", "application/pdf"),
        415,
        "unsupported-format",
        /pdf/u,
      ],
      [
        "a document the negotiation does not have",
        () => put("/api/n/lease-talks/no-such/third", FIRST),
        422,
        "document-unknown-to-negotiation",
        /no-such/u,
      ],
      [
        "a negotiation that cannot be read",
        () => put("/api/n/other", "title: [", "application/yaml"),
        422,
        "unreadable-negotiation",
        /./u,
      ],
    ];

    it("what a path does not take is 405, naming what it takes; only where nothing is at all is 404", async () => {
      const send = (method: string, path: string) => service.app.request(path, { method }, local);
      const refused = await send("DELETE", "/api/n/lease-talks");
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe("GET, PUT, HEAD, OPTIONS");
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
      expect(await refused.json()).toMatchObject({ code: "method-not-allowed", status: 405 });
      const page = await send("PUT", "/");
      expect([page.status, page.headers.get("content-type")]).toEqual([405, "text/html; charset=UTF-8"]);
      expect((await send("DELETE", "/api/no/such/place/at/all")).status).toBe(404);
      const asked = await send("OPTIONS", "/api/compare");
      expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
    });

    it("a path whose % codes are no text is 400, and nothing is looked for under the name it is written as", async () => {
      for (const path of ["/api/n/%zz", "/api/n/lease-talks/lease/first/point/%E0%A4%A"]) {
        expect(await get(path)).toMatchObject({ status: 400, body: { code: "malformed-address" } });
      }
      expect((await service.app.request("/n/%E0%A4%A", {}, local)).status).toBe(400);
    });

    it("encoded slashes, dots and nulls lead nowhere else", async () => {
      for (const path of ["/api/n/lease-talks%2Flease", "/api/n/%2e%2e%2fn", "/api//n", "/api/n/%00", "/api/n//"]) {
        expect(await get(path), path).toMatchObject({ status: 404, type: "application/problem+json" });
      }
    });

    it("a body that is no JSON object in UTF-8 is 400, and is not compared as something else", async () => {
      const latin1 = Buffer.from('{"before":"1. caf\u00e9","after":"1. b"}', "latin1");
      for (const body of [latin1, "[]", "null", "", "{", '{"__proto__":{"before":"1. A."},"after":"1. B."}']) {
        const init = { method: "POST", body, headers: { "Content-Type": "application/json" } };
        const answer = await service.app.request("/api/compare", init, local);
        expect([answer.status, (await answer.json()).code], String(body)).toEqual([400, "unreadable-request"]);
      }
    });

    for (const [what, ask, status, code, says] of refusals) {
      it(`${what} is ${status} with one sentence`, async () => {
        const { status: got, type, body } = await ask();
        expect(got).toBe(status);
        expect(type).toBe("application/problem+json");
        expect(body).toMatchObject({ status, code, type: `urn:travaux:problem:${code}` });
        expect(body.detail).toMatch(says);
      });
    }

    it("leaves nothing half filed behind", async () => {
      const { body } = await get("/api/n/lease-talks");
      expect(body.versions).toHaveLength(2);
    });

    it("names the line of a bad draft", async () => {
      const { body } = await put("/api/n/lease-talks/lease/third", draftText("1. A.", "grade: F\n"));
      expect(body).toMatchObject({ file: "third.md", line: 5 });
    });

    it("tells a body that is too large from one that is not, also when its length is not declared", async () => {
      const piece = new Uint8Array(1024 * 1024);
      let sent = 0;
      const endless = new ReadableStream({
        pull(controller) {
          if (sent++ < 20) controller.enqueue(piece);
          else controller.close();
        },
      });
      const init = { method: "PUT", body: endless, duplex: "half" } as RequestInit;
      const answer = await service.app.request("/api/n/lease-talks/lease/large", init, local);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: "body-too-large" });
    });

    it("never shows a stack or a path of this machine", async () => {
      const { body } = await get("/api/n/lease-talks/lease/first/point/%00");
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|at async/u);
    });
  });
});
