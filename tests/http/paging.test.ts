import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "../../src/http/client.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const NEGOTIATION = "title: Talks\ndocuments: [{ id: plan, title: Plan }, { id: annex, title: Annex }]\n";
const local = { inProcess: true as const };
const MARKDOWN = { "Content-Type": "text/markdown" };

describe("a list", () => {
  let service: Service;
  const client = apiClient("http://localhost", (path, init) => service.app.request(path, init, local));

  async function file(path: string, body: string) {
    expect(
      (await service.app.request(`/api/n/${path}`, { method: "PUT", body, headers: MARKDOWN }, local)).status,
    ).toBe(201);
  }

  async function planPage(limit: `${number}`, cursor?: string | null) {
    const query = { limit, ...(cursor ? { cursor } : {}) };
    const answer = await client.api.n[":negotiation"][":document"].$get({
      param: { negotiation: "b-talks", document: "plan" },
      query,
    });
    const { versions, next } = await answer.json();
    return { ids: versions.map(({ id }) => id), next };
  }

  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
    for (const id of ["c-talks", "a-talks", "b-talks"]) await file(id, NEGOTIATION);
    for (const id of ["v1", "v3", "v5", "v7"]) await file(`b-talks/plan/${id}`, draftText(`1. Words of ${id}.`));
    await file("b-talks/annex/x1", draftText("1. Words of the annex."));
  });
  afterAll(() => service.close());

  it("is whole and names no next page where nobody asks for one", async () => {
    const answer = await client.api.n.$get({ query: {} });
    const body = await answer.json();
    expect(body.negotiations.map(({ id }) => id)).toEqual(["a-talks", "b-talks", "c-talks"]);
    expect(body).not.toHaveProperty("next");
  });

  it("of negotiations comes page by page, the last of which says that nothing follows", async () => {
    const first = await (await client.api.n.$get({ query: { limit: "2" } })).json();
    expect(first.negotiations.map(({ id }) => id)).toEqual(["a-talks", "b-talks"]);
    const second = await (await client.api.n.$get({ query: { limit: "2", cursor: first.next ?? "" } })).json();
    expect([second.negotiations.map(({ id }) => id), second.next]).toEqual([["c-talks"], null]);
  });

  it("of a negotiation's versions comes page by page beside its description", async () => {
    const path = { param: { negotiation: "b-talks" } };
    const first = await (await client.api.n[":negotiation"].$get({ ...path, query: { limit: "3" } })).json();
    expect([first.title, first.versions.length]).toEqual(["Talks", 3]);
    const rest = await (
      await client.api.n[":negotiation"].$get({ ...path, query: { cursor: first.next ?? "" } })
    ).json();
    expect([...first.versions, ...rest.versions].map(({ id }) => id)).toEqual(["v1", "v3", "v5", "v7", "x1"]);
    expect(rest.next).toBeNull();
  });

  describe("of the rows of a table", () => {
    // Words that no two clauses share, so that none is taken for another.
    const wordsOf = (count: number) => [..."abcdefghijkl"].map((letter) => `${letter}${count}`).join(" ");
    const clauses = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${from + at}. Clause ${wordsOf(from + at)}.`).join("\n");

    beforeAll(async () => {
      await file("d-talks", NEGOTIATION);
      await file("d-talks/plan/v1", draftText(clauses(1, 5)));
      await file("d-talks/plan/v2", draftText(clauses(2, 7), "based-on: [v1]\n"));
      for (const term of ["cap", "duty", "toll"]) {
        const body = JSON.stringify({ title: `The ${term}` });
        expect((await service.app.request(`/api/terms/d-talks/${term}`, { method: "PUT", body }, local)).status).toBe(
          201,
        );
      }
    });

    const page = async (query: Record<string, string>) => {
      const answer = await client.api.n[":negotiation"].matrix.$get({ param: { negotiation: "d-talks" }, query });
      const body = await answer.json();
      return "rows" in body ? { ...body, items: body.rows } : { ...body, items: body.terms };
    };

    for (const rows of ["points", "terms"]) {
      it(`comes page by page, the pages together being the whole: ${rows}`, async () => {
        const whole = await page({ rows });
        expect(whole).not.toHaveProperty("next");
        expect(whole.items).toHaveLength(rows === "points" ? 7 : 3);
        const found: unknown[] = [];
        for (let query: Record<string, string> | undefined = { rows, limit: "2" }; query !== undefined; ) {
          const { items, next, versions } = await page(query);
          expect(versions).toEqual(whole.versions);
          expect(items.length).toBe(Math.min(2, whole.items.length - found.length));
          found.push(...items);
          query = next ? { rows, limit: "2", cursor: next } : undefined;
        }
        expect(found).toEqual(whole.items);
      });

      it(`is one spreadsheet, or one for each page, which names the next: ${rows}`, async () => {
        const lines = async (path: string) => {
          const answer = await service.app.request(path);
          expect(answer.status, path).toBe(200);
          const [head = "", ...rest] = (await answer.text()).replace("\u{FEFF}", "").split("\r\n").slice(0, -1);
          return { head, rest, link: answer.headers.get("link") };
        };
        const whole = await lines(`/api/n/d-talks/matrix.csv?rows=${rows}`);
        expect(whole.link).toBeNull();
        const found: string[] = [];
        let next: string | undefined = `/api/n/d-talks/matrix.csv?rows=${rows}&limit=2`;
        while (next !== undefined) {
          const { head, rest, link } = await lines(next);
          expect(head).toBe(whole.head);
          found.push(...rest);
          next = /^<(\/api\/[^>]+)>; rel="next"$/u.exec(link ?? "")?.[1];
        }
        expect(found).toEqual(whole.rest);
      });
    }

    it("refuses a cursor of the other table, of other columns and of no row", async () => {
      const { next } = await page({ limit: "1" });
      const [list] = JSON.parse(Buffer.from(next ?? "", "base64url").toString("utf8"));
      const forged = Buffer.from(JSON.stringify([list, "plan@v1#99"])).toString("base64url");
      const refusals = {
        [`rows=terms&cursor=${next}`]: "The cursor belongs to another list.",
        [`versions=v2&cursor=${next}`]: "The cursor belongs to another list.",
        [`document=plan&cursor=${next}`]: "The cursor belongs to another list.",
        [`cursor=${forged}`]: "The cursor names nothing in this list.",
        "cursor=garbage": "The cursor is not one that was answered here.",
        "limit=0": '"limit" is not a whole number from 1 to 500.',
      };
      for (const [query, detail] of Object.entries(refusals)) {
        for (const table of ["matrix", "matrix.csv"]) {
          const answer = await service.app.request(`/api/n/d-talks/${table}?${query}`);
          expect([answer.status, answer.headers.get("content-type")], query).toEqual([400, "application/problem+json"]);
          expect(await answer.json(), query).toMatchObject({ code: "malformed-query", detail });
        }
      }
    });

    it("is empty behind its last row", async () => {
      const { next } = await page({ limit: "1" });
      const [list] = JSON.parse(Buffer.from(next ?? "", "base64url").toString("utf8"));
      const last = Buffer.from(JSON.stringify([list, "plan@v2#7"])).toString("base64url");
      expect(await page({ cursor: last })).toMatchObject({ items: [], next: null });
    });
  });

  it("repeats and loses nothing when versions are filed before and behind the cursor meanwhile", async () => {
    const first = await planPage("2");
    expect(first.ids).toEqual(["v1", "v3"]);
    await file("b-talks/plan/v2", draftText("1. Filed before the cursor."));
    await file("b-talks/plan/v6", draftText("1. Filed behind the cursor."));
    const second = await planPage("2", first.next);
    expect(second.ids).toEqual(["v5", "v6"]);
    expect(await planPage("2", second.next)).toEqual({ ids: ["v7"], next: null });
  });

  it("refuses a cursor that is none, one of another list, and a limit that is no number of items", async () => {
    const { next } = await (await client.api.n.$get({ query: { limit: "1" } })).json();
    const forged = Buffer.from('["/n","no-such"]').toString("base64url");
    const refusals: [query: string, detail: string][] = [
      ["/api/n?cursor=garbage", "The cursor is not one that was answered here."],
      ["/api/n?cursor=", "The cursor is not one that was answered here."],
      [`/api/n?cursor=${forged}`, "The cursor names nothing in this list."],
      [`/api/n/b-talks?cursor=${next}`, "The cursor belongs to another list."],
      [`/api/n?cursor=${next}&cursor=${next}`, '"cursor" stands in the query more than once.'],
      ...["0", "-1", "501", "1.5", "many", ""].map((limit): [string, string] => [
        `/api/n?limit=${limit}`,
        '"limit" is not a whole number from 1 to 500.',
      ]),
    ];
    for (const [path, detail] of refusals) {
      const answer = await service.app.request(path);
      expect([answer.status, answer.headers.get("content-type")], path).toEqual([400, "application/problem+json"]);
      expect(await answer.json(), path).toMatchObject({ code: "malformed-query", detail });
    }
  });
});
