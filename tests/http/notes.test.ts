import { beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { sessionOf } from "../support/session-of.ts";

const BOATHOUSE = `title: A boathouse on the lake
parties: [{ id: town, name: The town }, { id: club, name: The club }]
documents: [{ id: lease, title: Lease }, { id: notes, title: Notes of the clerk }]
`;
const LEASE = "1. The rent is 100 a month, and the deposit is 100 a month too.\n2. The roof is mended by the town.\n";

/** By name; `ann` and `ben` write, `rita` reads, `emil` edits, `olena` owns the record, `zoe` is nothing here. */
const PEOPLE: Readonly<Record<string, Role | "owner" | "nothing">> = {
  ...{ olena: "owner", emil: "editor", ann: "commenter", ben: "commenter", rita: "reader", zoe: "nothing" },
};
type Who = "olena" | "emil" | "ann" | "ben" | "rita" | "zoe" | "nobody";

describeOnBothDatabases("notes in the API", (openTestStorage) => {
  let service: Service;
  let document: ApiDocument;
  const sending = new Map<Who, Readonly<Record<string, string>>>([["nobody", {}]]);

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    service = serviceOn(storage, undefined, { limit: () => undefined });
    document = await readDocument(service.app);
    await file("boathouse", "lease/v1", LEASE);
    await file("boathouse", "lease/v2", `${LEASE}3. The key is with the club.\n`, "based-on: [v1]\n", "?state=shared");
    await file("boathouse", "lease/v3", `${LEASE}4. Dogs swim.\n`, "based-on: [v1]\n", "?state=private");
    const { access } = service;
    for (const [name, role] of Object.entries(PEOPLE)) {
      await access.addPerson({ name, isOwner: role === "owner", password: null }, LOCAL);
      if (role !== "owner" && role !== "nothing") await access.setRole("boathouse", name, role, LOCAL);
      sending.set(name as Who, { cookie: await sessionOf(storage, name) });
    }
  });

  async function file(negotiation: string, version: string, text: string, facts = "", query = "") {
    const local = { inProcess: true as const };
    const put = (path: string, body: string, type: string) =>
      service.app.request(path, { method: "PUT", body, headers: { "content-type": type } }, local);
    await put(`/api/n/${negotiation}`, BOATHOUSE, "application/yaml");
    const filed = await put(`/api/n/${negotiation}/${version}${query}`, draftText(text, facts), "text/markdown");
    expect(filed.status).toBe(201);
  }

  async function ask(who: Who, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const address = `/api/n/boathouse/${path}`;
    const init = { method, headers: { ...sending.get(who), ...headers } };
    const answer = await service.app.request(
      address,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    );
    const text = await answer.text();
    if (text === "") return { status: answer.status, body: undefined, headers: answer.headers };
    const sent = { status: answer.status, type: answer.headers.get("content-type"), body: JSON.parse(text) };
    expect(findUndocumented(document, { method, path: address }, sent)).toBeUndefined();
    return { ...sent, headers: answer.headers };
  }

  const ROOF = { kind: "point", version: "lease@v1", path: "2", quote: { exact: "the town" } };
  const begin = async (who: Who, of: object = {}) => {
    const answer = await ask(who, "POST", "notes", { target: ROOF, body: "Who else?", ...of });
    expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    return answer.body.id as string;
  };
  const listed = async (who: Who, query = "") =>
    ((await ask(who, "GET", `notes${query}`)).body.threads as { id: string }[]).map(({ id }) => id);

  it("a note on words is kept with what stands around them, and read by its address", async () => {
    const made = await ask("ann", "POST", "notes", {
      ...{ target: ROOF, body: "Not *us*, @ben.", stance: "red-line", tags: [" roof ", "roof", "who  pays"] },
    });
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        target: {
          ...{ kind: "point", version: "lease@v1", reading: 1, path: "2", part: "text" },
          quote: { exact: "the town", prefix: "The roof is mended by ", suffix: ".", start: 22, end: 30 },
        },
        page: "/n/boathouse/lease/v1#p-2",
        ...{
          author: "ann",
          at: expect.any(String),
          visibility: "team",
          stance: "red-line",
          tags: ["roof", "who pays"],
        },
        ...{ resolved: null, changedAt: made.body.at },
        notes: [
          {
            ...{ id: expect.any(String), author: "ann", at: made.body.at, body: "Not *us*, @ben." },
            ...{ editedAt: null, removed: false, mentions: ["ben"] },
          },
        ],
      },
    ]);
    expect(made.headers.get("location")).toBe(`/api/n/boathouse/notes/${made.body.id}`);
    expect((await ask("ben", "GET", `notes/${made.body.id}`)).body).toEqual(made.body);
  });

  const TARGETS: Readonly<Record<string, readonly [object, object, string]>> = {
    "a whole point": [
      { kind: "point", version: "lease@v1", path: "1" },
      { kind: "point", version: "lease@v1", reading: 1, path: "1", part: "text", quote: null },
      "/n/boathouse/lease/v1#p-1",
    ],
    "words said by where they begin": [
      { kind: "point", version: "lease@v1~1", path: "1", quote: { exact: "100 a month", start: 44 } },
      {
        ...{ kind: "point", version: "lease@v1", reading: 1, path: "1", part: "text" },
        quote: expect.objectContaining({ exact: "100 a month", start: 44, end: 55, suffix: " too." }),
      },
      "/n/boathouse/lease/v1#p-1",
    ],
    "words said by what stands before them": [
      { kind: "point", version: "lease@v1", path: "1", quote: { exact: "100", prefix: "deposit is ", start: 99 } },
      expect.objectContaining({ quote: expect.objectContaining({ start: 44, end: 47 }) }),
      "/n/boathouse/lease/v1#p-1",
    ],
    "a version": [
      { kind: "version", version: "lease@v2" },
      { kind: "version", version: "lease@v2", reading: 1 },
      "/n/boathouse/lease/v2",
    ],
    "a change": [
      { kind: "change", before: { version: "lease@v1", path: null }, after: { version: "lease@v2", path: "3" } },
      {
        kind: "change",
        before: { version: "lease@v1", reading: 1, path: null },
        after: { version: "lease@v2", reading: 1, path: "3" },
      },
      "/n/boathouse/compare?before=lease@v1&after=lease@v2#p-3",
    ],
    "an absence": [
      { kind: "absence", version: "lease@v2", matter: " the jetty " },
      { kind: "absence", version: "lease@v2", reading: 1, matter: "the jetty" },
      "/n/boathouse/lease/v2",
    ],
  };
  for (const [what, [target, kept, page]] of Object.entries(TARGETS))
    it(`a note may be on ${what}`, async () => {
      const { body } = await ask("ann", "POST", "notes", { target, body: "So." });
      expect(body).toMatchObject({ target: kept, page });
    });

  it("a note may be on a term, and on a verdict", async () => {
    await service.app.request("/api/terms/boathouse/roof", {
      method: "PUT",
      body: JSON.stringify({ title: "Who mends the roof" }),
      headers: sending.get("emil") ?? {},
    });
    const verdict = await service.app.request("/api/verdicts/boathouse", {
      ...{ method: "POST", headers: sending.get("emil") ?? {} },
      body: JSON.stringify({
        ...{ before: "lease@v1", after: "lease@v2", ruling: "confirm", reason: "As it says." },
        pairs: [{ before: "1", after: "1" }],
      }),
    });
    const { position } = (await verdict.json()) as { position: number };
    // A shared version's verdict has another number for members.
    const told = (await (
      await service.app.request("/api/verdicts/boathouse", { headers: sending.get("ann") ?? {} })
    ).json()) as {
      verdicts: { position: number }[];
    };
    const number = told.verdicts[0]?.position ?? -1;
    expect(number).toBeLessThan(position);
    const onVerdict = await ask("ann", "POST", "notes", { target: { kind: "verdict", position: number }, body: "No." });
    expect([onVerdict.status, onVerdict.body.target]).toEqual([201, { kind: "verdict", position: number }]);
    const { body } = await ask("emil", "GET", `notes/${onVerdict.body.id}`);
    expect(body.target).toEqual({ kind: "verdict", position });
    const onTerm = await ask("emil", "POST", "notes", { target: { kind: "term", term: "roof" }, body: "Follow this." });
    expect([onTerm.status, onTerm.body.page]).toEqual([201, "/n/boathouse/matrix/roof"]);
  });

  const WRONG: Readonly<Record<string, readonly [object, number, RegExp]>> = {
    "words that do not stand there": [
      { target: { ...ROOF, quote: { exact: "the Town" } } },
      409,
      /does not say "the Town"/u,
    ],
    "words that stand there twice": [
      { target: { ...ROOF, path: "1", quote: { exact: "100 a month" } } },
      422,
      /stands 2 times in point 1 .* one of 12, 44/u,
    ],
    "no words": [{ target: { ...ROOF, quote: { exact: " " } } }, 422, /no words/u],
    "a heading that is none": [{ target: { ...ROOF, part: "heading" } }, 422, /no heading/u],
    "a point that is none": [{ target: { ...ROOF, path: "9" } }, 404, /no point "9"/u],
    "a version that is none": [{ target: { ...ROOF, version: "lease@v9" } }, 404, /no version "v9"/u],
    "a version that she may not see": [{ target: { ...ROOF, version: "lease@v3" } }, 404, /no version "v3"/u],
    "a reading that is none": [{ target: { ...ROOF, version: "lease@v1~2" } }, 404, /no reading 2/u],
    "a reading text": [{ target: { ...ROOF, version: "lease@v1+reading" } }, 422, /never published/u],
    "a document alone": [{ target: { ...ROOF, version: "lease" } }, 400, /does not name one version/u],
    "another negotiation": [{ target: { ...ROOF, version: "elsewhere/lease@v1" } }, 400, /does not name one version/u],
    "a change of nothing": [
      {
        target: {
          kind: "change",
          before: { version: "lease@v1", path: null },
          after: { version: "lease@v2", path: null },
        },
      },
      422,
      /one side at least/u,
    ],
    "a change within one text": [
      {
        target: {
          kind: "change",
          before: { version: "lease@v1", path: "1" },
          after: { version: "lease@v1", path: "2" },
        },
      },
      422,
      /these are one/u,
    ],
    "a term that is none": [{ target: { kind: "term", term: "rant" } }, 404, /no term "rant"/u],
    "a verdict that is none": [{ target: { kind: "verdict", position: 77 } }, 422, /no verdict at 77/u],
    "an absence of nothing": [
      { target: { kind: "absence", version: "lease@v1", matter: " " } },
      422,
      /needs the matter/u,
    ],
    "a kind of target that is none": [{ target: { kind: "feeling" } }, 400, /"target" of the body/u],
    "a body too long": [{ body: "ж".repeat(20_001) }, 422, /20001 characters, and may have 20000/u],
    "a body with NUL": [{ body: "a\u0000b" }, 422, /U\+0000/u],
    "a tag too long": [{ tags: ["x".repeat(61)] }, 422, /longer than 60/u],
    "too many tags": [{ tags: Array.from({ length: 21 }, (_, at) => `tag ${at}`) }, 422, /21 tags, and may have 20/u],
    "a tag without letters": [{ tags: [" "] }, 422, /no letters/u],
    "a stance that is none": [{ stance: "angry" }, 400, /"stance" of the body/u],
    "a field that is unknown": [{ mood: "bad" }, 400, /"mood"/u],
    "everybody as readers": [{ visibility: "public" }, 403, /You may not show a note to everybody: editors/u],
  };
  for (const [what, [of, status, says]] of Object.entries(WRONG))
    it(`${what} is ${status} with one sentence, and nothing is kept`, async () => {
      const before = await listed("olena");
      const answer = await ask("ann", "POST", "notes", { target: ROOF, body: "So.", ...of });
      expect([answer.status, `${answer.body.detail} ${answer.body.hint}`]).toEqual([
        status,
        expect.stringMatching(says),
      ]);
      expect(await listed("olena")).toEqual(before);
    });

  it("a body may have 20,000 letters of any kind", async () => {
    expect((await ask("ann", "POST", "notes", { target: ROOF, body: "🛶".repeat(20_000) })).status).toBe(201);
  });

  it("replies stand behind it, each can be written anew, and one that is taken back keeps its place", async () => {
    const id = await begin("ann");
    const [first] = (await ask("ann", "GET", `notes/${id}`)).body.notes;
    await ask("ben", "POST", `notes/${id}/replies`, { body: "The cl🛶b." });
    const { body: replied } = await ask("ann", "POST", `notes/${id}/replies`, { body: "Since when?" });
    expect(replied.notes.map((one: { body: string; author: string }) => `${one.author}: ${one.body}`)).toEqual([
      ...["ann: Who else?", "ben: The cl🛶b.", "ann: Since when?"],
    ]);
    const [, byBen] = replied.notes;
    const { body: rewritten } = await ask("ben", "PUT", `notes/${id}/replies/${byBen.id}`, { body: "The cl🛸b!" });
    expect(rewritten.notes[1]).toEqual({ ...byBen, body: "The cl🛸b!", editedAt: expect.any(String) });
    await ask("ann", "PUT", `notes/${id}/replies/${first.id}`, { body: "Who?" });
    expect((await ask("rita", "GET", `notes/${id}`)).body.notes.map((one: { body: string }) => one.body)).toEqual([
      ...["Who?", "The cl🛸b!", "Since when?"],
    ]);
    const { body: taken } = await ask("ben", "DELETE", `notes/${id}/replies/${byBen.id}`);
    expect(taken.notes[1]).toEqual({ ...byBen, body: "", editedAt: null, removed: true });
    for (const method of ["PUT", "DELETE"])
      expect((await ask("ben", method, `notes/${id}/replies/${byBen.id}`, { body: "x" })).body.code).toBe(
        "note-not-found",
      );
  });

  it("what somebody else wrote is taken back by an editor alone", async () => {
    const id = await begin("ann");
    const { body } = await ask("ben", "POST", `notes/${id}/replies`, { body: "Mine." });
    const path = `notes/${id}/replies/${body.notes[1].id}`;
    expect((await ask("ann", "DELETE", path)).body).toMatchObject({
      ...{
        status: 403,
        detail: "You may not take back a note of somebody else, or say who sees it: editors of the negotiation may.",
      },
    });
    expect((await ask("ben", "DELETE", `notes/${id}`)).status).toBe(403);
    expect((await ask("emil", "DELETE", path)).body.notes[1]).toMatchObject({ removed: true, body: "" });
    expect((await ask("emil", "DELETE", `notes/${id}`)).status).toBe(204);
    for (const who of ["ann", "emil"] as const)
      expect((await ask(who, "GET", `notes/${id}`)).body.code).toBe("thread-removed");
    expect(await listed("ann")).not.toContain(id);
    expect((await ask("zoe", "GET", `notes/${id}`)).body.code, "to others it never was").toBe("thread-not-found");
    expect((await ask("ann", "POST", `notes/${id}/replies`, { body: "Still?" })).status).toBe(410);
  });

  it("stance, tags and resolution are changed, and changed back, each kept with who did it", async () => {
    const id = await begin("ann");
    const change = async (who: Who, said: object) => (await ask(who, "PATCH", `notes/${id}`, said)).body;
    expect(await change("ben", { stance: "question", tags: ["roof"], resolved: true })).toMatchObject({
      ...{ stance: "question", tags: ["roof"], resolved: { by: "ben", at: expect.any(String) } },
    });
    const before = (await ask("ann", "GET", `notes/${id}`)).body;
    expect(await change("emil", { resolved: true, stance: "question" }), "what it is already").toEqual(before);
    expect(await change("ann", { stance: null, tags: [], resolved: false })).toMatchObject({
      ...{ stance: null, tags: [], resolved: null },
    });
  });

  it("who sees it is said by whoever began it and by editors, and that everybody does by editors alone", async () => {
    const id = await begin("ann", { visibility: "mine" });
    const open = async (who: Who, visibility: string) =>
      (await ask(who, "PATCH", `notes/${id}`, { visibility })).status;
    expect(await open("emil", "team"), "it is not there for him").toBe(404);
    expect(await open("ann", "team")).toBe(200);
    expect(await open("ben", "mine")).toBe(403);
    expect(await open("emil", "mine"), "only its author has it for herself").toBe(403);
    expect(await open("ann", "public")).toBe(403);
    expect(await open("emil", "public")).toBe(200);
    expect((await ask("nobody", "GET", `notes/${id}`)).body).toMatchObject({
      author: "the desk",
      notes: [{ author: "the desk" }],
    });
    expect(await open("ann", "team")).toBe(200);
    expect((await ask("nobody", "GET", `notes/${id}`)).status).toBe(404);
    await ask("ben", "POST", `notes/${id}/replies`, { body: "I was here." });
    expect(await open("ann", "mine"), "ben would see his own words no more").toBe(422);
  });

  it("what somebody has for themselves is there for nobody else: not in a list, a count, a tag of what was read", async () => {
    const others: readonly Who[] = ["olena", "emil", "ben", "rita", "zoe", "nobody"];
    const look = async (who: Who) => {
      const { status, headers, body } = await ask(who, "GET", "notes?limit=500");
      return [status, headers.get("etag"), JSON.stringify(body)];
    };
    const before = new Map(await Promise.all(others.map(async (who) => [who, await look(who)] as const)));
    const id = await begin("ann", { visibility: "mine", body: "A secret, @emil." });
    await ask("ann", "POST", `notes/${id}/replies`, { body: "To myself." });
    expect(await listed("ann")).toContain(id);
    const nowhere = "00000000-0000-4000-8000-000000000000";
    for (const who of others) {
      expect([who, await look(who)]).toEqual([who, before.get(who)]);
      const none = await ask(who, "GET", `notes/${nowhere}`);
      const own = await ask(who, "GET", `notes/${id}`);
      expect([own.status, own.body.detail]).toEqual([404, none.body.detail.replace(nowhere, id)]);
      for (const [method, path] of [
        ["PATCH", ""],
        ["DELETE", ""],
        ["POST", "/replies"],
      ] as const) {
        const sent = method === "POST" ? { body: "x" } : {};
        const [there, never] = [
          await ask(who, method, `notes/${id}${path}`, sent),
          await ask(who, method, `notes/${nowhere}${path}`, sent),
        ];
        expect([who, method, there.status, there.body.detail.replace(id, nowhere)]).toEqual([
          ...[who, method, never.status, never.body.detail],
        ]);
        expect(there.status).toBeGreaterThanOrEqual(400);
      }
    }
  });

  it("a note on a version that few see is there for them alone, and dated by its opening for the others", async () => {
    await file("boathouse", "lease/v5", LEASE, "based-on: [v1]\n", "?state=private");
    const id = await begin("emil", { target: { ...ROOF, version: "lease@v5" }, visibility: "public" });
    await ask("emil", "POST", `notes/${id}/replies`, { body: "And the roof." });
    const sees = async () => {
      const who = ["emil", "ann", "nobody"] as const;
      const all = await Promise.all(who.map(async (one) => ((await listed(one)).includes(id) ? one : undefined)));
      return all.filter((one) => one !== undefined);
    };
    expect(await sees()).toEqual(["emil"]);
    expect((await ask("ann", "POST", `notes/${id}/replies`, { body: "?" })).status).toBe(404);
    const opened = await ask("emil", "POST", "lease/v5/opening", { state: "shared" });
    expect(opened.status).toBe(200);
    expect(await sees()).toEqual(["emil", "ann"]);
    await ask("emil", "POST", "lease/v5/opening", { state: "published" });
    expect(await sees()).toEqual(["emil", "ann", "nobody"]);
    const { body: own } = await ask("emil", "GET", `notes/${id}`);
    const { body: told } = await ask("nobody", "GET", `notes/${id}`);
    expect(new Set([told.at, told.changedAt, ...told.notes.map((note: { at: string }) => note.at)]).size).toBe(1);
    expect(told.at > own.changedAt).toBe(true);
    expect(told.notes[0]).toMatchObject({ author: "the desk", mentions: [] });
  });

  it("a note on a version that was withdrawn keeps its own words and none of the text's, for members alone", async () => {
    await file("boathouse", "lease/v6", LEASE, "based-on: [v1]\n");
    const id = await begin("emil", { target: { ...ROOF, version: "lease@v6" }, visibility: "public" });
    expect((await ask("nobody", "GET", `notes/${id}`)).status).toBe(200);
    await ask("emil", "POST", "lease/v6/withdrawal", { reason: "A forgery." });
    expect((await ask("nobody", "GET", `notes/${id}`)).status).toBe(404);
    expect((await ask("ann", "GET", `notes/${id}`)).body).toMatchObject({
      target: { quote: null },
      notes: [{ body: "Who else?" }],
    });
    expect((await ask("ann", "POST", "notes", { target: { ...ROOF, version: "lease@v6" }, body: "x" })).body.code).toBe(
      "version-withdrawn",
    );
  });

  describe("a list", () => {
    let ids: Readonly<Record<string, string>>;

    beforeAll(async () => {
      const other = { kind: "point", version: "lease@v2", path: "3" };
      const rent = await begin("ann", { tags: ["filter"], body: "The RÉNT, @ben!", stance: "question" });
      const key = await begin("ben", { tags: ["filter", "key"], target: other, body: "Whose key?" });
      const done = await begin("emil", {
        tags: ["filter"],
        target: { kind: "absence", version: "lease@v1", matter: "jetty" },
      });
      await ask("emil", "PATCH", `notes/${done}`, { resolved: true });
      await ask("ann", "POST", `notes/${key}/replies`, { body: "Ours." });
      ids = { rent, key, done };
    });

    const FILTERS: readonly (readonly [Who, string, readonly string[]])[] = [
      ["ann", "", ["rent", "key", "done"]],
      ["ann", "&resolved=no", ["rent", "key"]],
      ["ann", "&resolved=yes", ["done"]],
      ["ann", "&version=v2", ["key"]],
      ["ann", "&path=2", ["rent"]],
      ["ann", "&document=lease&version=v1", ["rent", "done"]],
      ["ann", "&document=notes", []],
      ["ann", "&stance=question", ["rent"]],
      ["ann", "&author=ben", ["key"]],
      ["ann", "&mine=yes", ["rent", "key"]],
      ["ann", "&mine=no", ["done"]],
      ["ben", "&mentions=me", ["rent"]],
      ["ann", "&mentions=ben", ["rent"]],
      ["emil", "&mentions=me", []],
      ["ann", "&q=rént", ["rent"]],
      ["ann", "&q=key%20ours", ["key"]],
      ["ann", "&q=jetty", ["done"]],
      ["ann", "&q=the%20town", ["rent"]],
      ["ann", "&since=2020-01-01T00:00:00Z", ["rent", "key", "done"]],
      ["ann", "&since=2099-01-01T00:00:00%2B02:00", []],
      ["nobody", "&mine=yes", []],
      ["nobody", "", []],
    ];
    for (const [who, query, names] of FILTERS)
      it(`holds for ${who} of ?tag=filter${query}: ${names.join(", ") || "nothing"}`, async () => {
        const found = await listed(who, `?tag=filter${query}`);
        expect(found.map((id) => Object.keys(ids).find((name) => ids[name] === id))).toEqual(names);
      });

    it("is paged: a cursor goes on behind the last, whatever was written meanwhile", async () => {
      const first = (await ask("ann", "GET", "notes?tag=filter&limit=2")).body;
      expect(first.threads.map(({ id }: { id: string }) => id)).toEqual([ids.rent, ids.key]);
      const rest = (await ask("ann", "GET", `notes?tag=filter&limit=2&cursor=${first.next}`)).body;
      expect([rest.threads.map(({ id }: { id: string }) => id), rest.next]).toEqual([[ids.done], null]);
    });

    it("says what it cannot take", async () => {
      for (const query of ["resolved=maybe", "stance=angry", "since=yesterday", "tag=a&tag=b", "cursor=x"])
        expect([query, (await ask("ann", "GET", `notes?${query}`)).body.code]).toEqual([query, "malformed-query"]);
    });
  });

  describe("taken along", () => {
    const read = async (who: Who, path: string) => {
      const answer = await service.app.request(`/api/n/boathouse/${path}`, { headers: sending.get(who) ?? {} });
      return { text: await answer.text(), headers: answer.headers };
    };

    beforeAll(async () => {
      const id = await begin("ann", {
        tags: ["taken"],
        stance: "question",
        body: '=HYPERLINK("https://example.org","Pay")',
      });
      await ask("ben", "POST", `notes/${id}/replies`, { body: "Not us.\n\nNor the *club*." });
      const { notes } = (await ask("ann", "POST", `notes/${id}/replies`, { body: "A slip." })).body;
      await ask("ann", "DELETE", `notes/${id}/replies/${notes[2].id}`);
      await begin("ann", { tags: ["taken"], visibility: "mine", body: "To myself." });
    });

    it("as Markdown they are a paper: by place, with the words quoted and the replies below", async () => {
      const { text, headers } = await read("ben", "notes.md?tag=taken");
      expect(headers.get("content-type")).toBe("text/markdown; charset=utf-8");
      expect(text.replaceAll(/\d{4}-\d\d-\d\d/gu, "DAY")).toBe(
        [
          ...[
            "# Notes on boathouse",
            "## [lease@v1#2](/n/boathouse/lease/v1#p-2)",
            "---",
            "> the town",
            "**ann**, DAY:",
          ],
          ...[
            '=HYPERLINK("https://example.org","Pay")',
            "*question, #taken*",
            "> **ben**, DAY:\n>\n> Not us.\n>\n> Nor the *club*.",
          ],
          "> **ann**, DAY: *taken back*\n",
        ].join("\n\n"),
      );
    });

    it("as a table they run nothing in a spreadsheet, and what was taken back is no line", async () => {
      const { text, headers } = await read("ben", "notes.csv?tag=taken");
      expect(headers.get("content-type")).toMatch(/^text\/csv/u);
      const lines = text.trim().split("\r\n");
      expect(lines).toHaveLength(3);
      expect(lines[1]).toContain(
        `,lease@v1#2,the town,"'=HYPERLINK(""https://example.org"",""Pay"")",question,taken,team,,`,
      );
      expect(text).not.toContain("A slip.");
    });

    it("nobody takes along what somebody has for themselves", async () => {
      for (const path of ["notes.md", "notes.csv"]) {
        expect((await read("ann", path)).text).toContain("To myself.");
        for (const who of ["olena", "emil", "nobody"] as const)
          expect((await read(who, path)).text).not.toContain("To myself.");
      }
    });

    it("page by page, the head names the next", async () => {
      const { headers } = await read("ann", "notes.csv?tag=taken&limit=1");
      expect(headers.get("link")).toMatch(
        /^<\/api\/n\/boathouse\/notes\.csv\?tag=taken&limit=1&cursor=[^>]+>; rel="next"$/u,
      );
    });
  });

  it("asking twice under one key writes one note, and one reply", async () => {
    const key = { "idempotency-key": "once" };
    const sent = { target: ROOF, body: "Once." };
    const [one, other] = [await ask("ann", "POST", "notes", sent, key), await ask("ann", "POST", "notes", sent, key)];
    expect(other.body).toEqual(one.body);
    expect((await ask("ann", "POST", "notes", { ...sent, body: "Twice." }, key)).body.code).toBe("request-key-reused");
    const path = `notes/${one.body.id}/replies`;
    const replying = { "idempotency-key": "reply" };
    for (let at = 0; at < 2; at += 1) await ask("ben", "POST", path, { body: "Yes." }, replying);
    expect((await ask("ann", "GET", `notes/${one.body.id}`)).body.notes).toHaveLength(2);
  });

  it("readers read, and write nothing", async () => {
    const id = await begin("ann");
    for (const [method, path, body] of [
      ["POST", "notes", { target: ROOF, body: "So." }],
      ["PATCH", `notes/${id}`, { resolved: true }],
      ["DELETE", `notes/${id}`, undefined],
      ["POST", `notes/${id}/replies`, { body: "So." }],
    ] as const) {
      expect([method, (await ask("rita", method, path, body)).body.detail]).toEqual([
        ...[method, "You may not write notes here: commenters of the negotiation may."],
      ]);
      expect([method, (await ask("nobody", method, path, body)).status]).toEqual([method, 401]);
    }
    expect((await ask("rita", "GET", `notes/${id}`)).status).toBe(200);
  });

  describe("the history of a note", () => {
    const stepsOf = async (who: Who, id: string) => {
      const { body } = await ask(who, "GET", `notes/${id}/history`);
      return (body.steps as Record<string, unknown>[]).map(({ at: _, target: __, note: ___, author, ...step }) =>
        [author, ...Object.values(step)].flat().join(" "),
      );
    };

    it("tells who did and who typed what, oldest first", async () => {
      const id = await begin("ann", { body: "Who?" });
      const { notes } = (await ask("ben", "POST", `notes/${id}/replies`, { body: "Us." })).body;
      await ask("ann", "PUT", `notes/${id}/replies/${notes[1].id}`, { body: "Them." });
      await ask("ann", "PATCH", `notes/${id}`, { tags: ["a", "b"], stance: "question" });
      await ask("emil", "PATCH", `notes/${id}`, { resolved: true });
      expect(await stepsOf("rita", id)).toEqual([
        ...["ann begun team", "ann typed Who?", "ben replied", "ben typed Us.", "ann typed Them."],
        ...["ann stance-taken question", "ann tagged a b", "emil resolved"],
      ]);
      const first = (await ask("rita", "GET", `notes/${id}/history?limit=2`)).body;
      const rest = (await ask("rita", "GET", `notes/${id}/history?limit=500&cursor=${first.next}`)).body;
      expect([first.steps.length, rest.steps.length, rest.next]).toEqual([2, 6, null]);
      await ask("ben", "DELETE", `notes/${id}/replies/${notes[1].id}`);
      expect(
        (await stepsOf("rita", id)).filter((step) => / (?:Us|Them)\./u.test(step)),
        "of what was taken back",
      ).toEqual([]);
    });

    it("begins for others when they could see it: nothing of what its author said before, to herself", async () => {
      const id = await begin("ann", { visibility: "mine", body: "They are thieves." });
      const [note] = (await ask("ann", "GET", `notes/${id}`)).body.notes;
      await ask("ann", "PUT", `notes/${id}/replies/${note.id}`, { body: "They are late." });
      await ask("ann", "PATCH", `notes/${id}`, { tags: ["thieves"] });
      await ask("ann", "PATCH", `notes/${id}`, { tags: [], visibility: "team" });
      await ask("ann", "PUT", `notes/${id}/replies/${note.id}`, { body: "They are late again." });
      expect(await stepsOf("ben", id)).toEqual([
        "ann begun team",
        "ann typed They are late.",
        "ann typed They are late again.",
      ]);
      expect((await stepsOf("ann", id)).filter((step) => step.includes("thieves"))).toHaveLength(2);
      await ask("emil", "PATCH", `notes/${id}`, { visibility: "public" });
      expect(await stepsOf("nobody", id)).toEqual(["the desk begun public", "the desk typed They are late again."]);
    });
  });

  it("a version of a document called notes is read as ever", async () => {
    await file("boathouse", "notes/minutes", "1. The clerk wrote this.\n");
    const answer = await service.app.request("/api/n/boathouse/notes/minutes");
    expect(await answer.json()).toMatchObject({ address: "boathouse/notes@minutes" });
    expect((await (await service.app.request("/api/n/boathouse/notes/none")).json()).code).toBe("version-not-found");
    expect((await (await service.app.request("/api/n/boathouse/lease/none")).json()).code).toBe("version-not-found");
  });
});
