import { beforeAll, expect, it, vi } from "vitest";
import { apiClient } from "../../src/http/client.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const local = { inProcess: true as const };
const NEGOTIATION =
  "title: A lease\nrounds: [{ id: spring, title: Spring, from: 2024-01-01 }]\ndocuments: [{ id: lease, title: Lease }]\n";

describeOnBothDatabases("the search of the API", (openTestStorage) => {
  let service: Service;
  let document: ApiDocument;

  async function put(path: string, body: string) {
    const headers = { "Content-Type": "text/markdown" };
    const answer = await service.app.request(`/api/n/${path}`, { method: "PUT", body, headers }, local);
    expect(answer.status, await answer.clone().text()).toBe(201);
  }

  /** Whatever is asked, the answer is as the document of the API describes it. */
  async function ask(query: string, negotiation = "searched") {
    const path = `/api/n/${negotiation}/search${query}`;
    const answer = await service.app.request(path);
    const { status, headers } = answer;
    const body = await answer.json();
    const sent = { status, type: headers.get("content-type"), body };
    expect(findUndocumented(document, { method: "GET", path }, sent)).toBeUndefined();
    return { status, body };
  }

  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage);
    document = await readDocument(service.app);
    await put("searched", NEGOTIATION);
    await put("searched/lease/v1", draftText("1. The rent is 100 a month.\n2. Dogs 🐕 pay no rent."));
    await put(
      "searched/lease/v2",
      draftText("1. A roof.\n2. The rent is 100 a month.\n3. Cats rent baskets.", "based-on: [v1]\n"),
    );
  });

  it("answers each wording with where it stands, its marks in code points, and where it was first and last seen", async () => {
    const { body } = await ask("?q=rents&limit=2");
    expect(body).toMatchObject({ total: 3, unfiltered: 3, replaced: [], next: expect.any(String) });
    const { body: whole } = await ask("?q=month");
    expect(whole).toMatchObject({
      total: 1,
      hits: [
        {
          document: "lease",
          heading: null,
          snippet: { text: "The rent is 100 a month.", marks: [[18, 23]], cutBefore: false, cutAfter: false },
          place: { address: "searched/lease@v2#2", version: "v2", date: "2025-01-01", path: "2" },
          firstSeen: { address: "searched/lease@v1#1", version: "v1", date: "2025-01-01", path: "1" },
          lastSeen: { address: "searched/lease@v2#2" },
          versions: 2,
        },
      ],
      next: null,
    });
    const { body: dogs } = await ask("?q=dogs%20pay");
    expect(
      dogs.hits[0].snippet.marks.map(([a, b]: number[]) => [...dogs.hits[0].snippet.text].slice(a, b).join("")),
    ).toEqual(["Dogs", "pay"]);
  });

  it("comes page by page, to the typed client too, each hit once", async () => {
    const client = apiClient("http://localhost", (path, init) => service.app.request(path, init, local));
    const get = async (cursor?: string | null) => {
      const query = { q: "rent", limit: "1" as const, ...(cursor ? { cursor } : {}) };
      const answer = await client.api.n[":negotiation"].search.$get({ param: { negotiation: "searched" }, query });
      return answer.json();
    };
    const first = await get();
    const second = await get(first.next);
    const third = await get(second.next);
    expect(third.next).toBeNull();
    const addresses = [first, second, third].flatMap(({ hits }) => hits.map(({ place }) => place.address));
    expect([...addresses].sort()).toEqual(["searched/lease@v1#2", "searched/lease@v2#2", "searched/lease@v2#3"]);
    expect((await ask(`?q=roof&cursor=${first.next}`)).body).toMatchObject({
      code: "malformed-query",
      detail: "The cursor belongs to another list.",
    });
  });

  it("says which words it looked for in place of one that stands nowhere", async () => {
    expect((await ask("?q=montth")).body).toMatchObject({
      total: 1,
      replaced: [{ typed: "montth", words: ["month"] }],
    });
  });

  const refused: Record<string, [query: string, status: number, detail: string | RegExp]> = {
    "nothing to look for": ["", 400, '"q" is missing, or stands in the query more than once.'],
    "two queries": ["?q=a&q=b", 400, '"q" is missing, or stands in the query more than once.'],
    "only signs": ["?q=%26%7C!()*", 400, "The query has no word to look for."],
    NUL: ["?q=%00", 400, "The query has no word to look for."],
    "marks of direction": ["?q=%E2%80%AE", 400, "The query has no word to look for."],
    "10,000 letters": [`?q=${"a".repeat(10_000)}`, 400, "The query is longer than 1000 characters."],
    "no date": ["?q=a&from=yesterday", 400, '"yesterday" is no date.'],
    "no grade": ["?q=a&grade=F", 400, '"grade" is not one of A, B, C, D, E.'],
    "no round of it": ["?q=a&round=winter", 400, 'The negotiation "searched" has no round "winter".'],
    "no document of it": ["?q=a&document=x", 404, 'The negotiation "searched" has no document "x".'],
    "501 at once": ["?q=a&limit=501", 400, '"limit" is not a whole number from 1 to 500.'],
  };
  for (const [what, [query, status, detail]] of Object.entries(refused)) {
    it(`refuses ${what} in a sentence`, async () => {
      expect(await ask(query)).toMatchObject({ status, body: { detail } });
    });
  }

  it("takes what looks like SQL or a query of the database for the words that it holds", async () => {
    for (const hostile of [
      "rent'; drop table point; --",
      "rent & | <-> (",
      "'rent':*A",
      "\\rent\\",
      "rent\u{202e}",
      "rent\u{0}",
    ]) {
      const { status } = await ask(`?q=${encodeURIComponent(hostile)}`);
      expect(status, hostile).toBe(200);
    }
    expect((await ask("?q=rent")).body.total).toBe(3);
  });

  it("knows no negotiation that is not there", async () => {
    expect(await ask("?q=a", "nowhere")).toMatchObject({ status: 404, body: { code: "negotiation-not-found" } });
  });

  it("is prepared by a service that looks ahead, which may be closed meanwhile", async () => {
    const { storage } = await openTestStorage();
    const told = vi.spyOn(console, "error");
    const closed = { ...storage, close: async () => undefined };
    const ahead = serviceOn(closed);
    ahead.lookAhead();
    await ahead.close();
    expect(told).not.toHaveBeenCalled();
  });
});
