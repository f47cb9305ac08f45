import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "../../src/http/client.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { askService } from "../support/asked-service.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const FIRST = draftText("1. The rent is 100 a month.", "sources: [{ outlet: Town }]\n");
const SECOND = draftText("1. The rent is 120 a month.", "based-on: [first]\n");

describe("POST …/dry-run", () => {
  let service: Service;
  let asked: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
    asked = await askService(service);
    await asked.put("/api/n/talks", "title: Talks\ndocuments: [{ id: lease, title: Lease }]\n");
    await asked.put("/api/n/talks/lease/first", FIRST);
  });
  afterAll(() => service.close());

  it("answers what a filing would do, and files nothing", async () => {
    const journal = (await asked.get("/api/journal/talks")).body;
    const { status, body } = await asked.post("/api/n/talks/lease/second/dry-run", SECOND);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: "would-be-filed",
      address: "talks/lease@second",
      points: [{ path: "1", text: "The rent is 120 a month." }],
      bases: [
        {
          because: "based-on",
          version: { id: "first" },
          comparison: { summary: { reworded: 1 }, alignment: [{ kind: "reworded" }] },
        },
      ],
      warnings: [{ kind: "no-source", points: [] }],
    });
    expect((await asked.get("/api/n/talks/lease/second")).status).toBe(404);
    expect((await asked.get("/api/journal/talks")).body).toEqual(journal);
  });

  it("knows the same bytes again", async () => {
    const { body } = await asked.post("/api/n/talks/lease/first/dry-run", FIRST);
    expect([body.outcome, body.warnings]).toEqual(["already-filed", []]);
  });

  it("refuses what a filing refuses, with the same problem", async () => {
    const asFiling = async (version: string, text: string) => [
      await asked.post(`/api/n/talks/lease/${version}/dry-run`, text),
      await asked.put(`/api/n/talks/lease/${version}`, text),
    ];
    for (const [version, text, status] of [
      ["third", draftText("1. A.", "based-on: [none]\n"), 422],
      ["first", draftText("1. Another text."), 409],
      ["third", "1. Nothing is said of it.", 422],
      ["third~2", FIRST, 400],
    ] as const) {
      const [tried, filed] = await asFiling(version, text);
      expect(tried?.status, version).toBe(status);
      expect(tried).toEqual(filed);
    }
  });

  it("is asked by the typed client", async () => {
    const client = apiClient("http://localhost", (path, init) => service.app.request(path, init, { inProcess: true }));
    const answer = await client.api.n[":negotiation"][":document"][":version"]["dry-run"].$post(
      { param: { negotiation: "talks", document: "lease", version: "second" } },
      { init: { body: SECOND, headers: { "Content-Type": "text/markdown" } } },
    );
    const { outcome, bases } = await answer.json();
    expect([outcome, bases.map(({ version }) => version.id)]).toEqual(["would-be-filed", ["first"]]);
  });
});
