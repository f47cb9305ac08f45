import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAnnotationCollection } from "../../src/annotation/interchange/read-annotation-collection.ts";
import { readAnnotationPage } from "../../src/annotation/interchange/read-annotation-page.ts";
import { readWebAnnotation } from "../../src/annotation/interchange/read-web-annotation.ts";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { sessionOf } from "../support/session-of.ts";

const BOATHOUSE =
  "title: A boathouse\ndocuments: [{ id: lease, title: Lease }, { id: annotations, title: Annotations }]\n";
const LEASE = "1. The rent is 100 a month, and the deposit is 100 a month too.\n2. The roof is mended by the town.\n";
const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const ORIGIN = "http://localhost";
const CONTAINER = `${ORIGIN}/api/n/boathouse/annotations/`;
const PAGE = `${ORIGIN}/n/boathouse/lease/v1`;

const PEOPLE: Readonly<Record<string, Role | "owner">> = {
  olena: "owner",
  emil: "editor",
  ann: "commenter",
  rita: "reader",
};
type Who = "olena" | "emil" | "ann" | "rita" | "nobody";

describe("the container of annotations", () => {
  let service: Service;
  const sending = new Map<Who, Readonly<Record<string, string>>>([["nobody", {}]]);

  beforeAll(async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage, undefined, { limit: () => undefined });
    await put("", BOATHOUSE, "application/yaml");
    await put("/lease/v1", draftText(LEASE), "text/markdown");
    await put("/lease/v2?state=private", draftText(LEASE, "based-on: [v1]\n"), "text/markdown");
    for (const [name, role] of Object.entries(PEOPLE)) {
      await service.access.addPerson({ name, isOwner: role === "owner", password: null }, LOCAL);
      if (role !== "owner") await service.access.setRole("boathouse", name, role, LOCAL);
      sending.set(name as Who, { cookie: await sessionOf(storage, name) });
    }
  });
  afterAll(() => service.close());

  async function put(path: string, body: string, type: string) {
    const local = { inProcess: true as const };
    const filed = await service.app.request(
      `/api/n/boathouse${path}`,
      { method: "PUT", body, headers: { "content-type": type } },
      local,
    );
    expect(filed.status).toBeLessThan(300);
  }

  async function ask(who: Who, method: string, iri: string, body?: object, headers: Record<string, string> = {}) {
    const init = { method, headers: { ...sending.get(who), ...headers } };
    const answer = await service.app.request(iri, body === undefined ? init : { ...init, body: JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: text === "" ? undefined : JSON.parse(text) };
  }

  const annotation = (of: object = {}) => ({ "@context": CONTEXT, type: "Annotation", target: `${PAGE}#p-2`, ...of });
  const quoting = (exact: string, more: object = {}) => ({
    source: `${PAGE}#p-1`,
    selector: { type: "TextQuoteSelector", exact, ...more },
  });
  const send = async (who: Who, of: object = {}) => {
    const answer = await ask(who, "POST", CONTAINER, annotation(of));
    expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    return answer;
  };

  it("takes an annotation, gives it an IRI and shows it as a note", async () => {
    const body = [
      { type: "TextualBody", value: "Too *much*.", format: "text/markdown" },
      { type: "TextualBody", value: "rent", purpose: "tagging" },
      { type: "TextualBody", value: "red-line", purpose: "classifying" },
    ];
    const made = await send("ann", {
      body,
      target: quoting("100 a month", { prefix: "deposit is " }),
      motivation: "assessing",
    });
    expect(made.headers.get("location")).toBe(made.body.id);
    expect(made.body.id).toMatch(new RegExp(`^${CONTAINER}[0-9a-f-]{36}$`, "u"));
    expect(made.body.motivation).toBe("assessing");
    expect(() => readWebAnnotation(made.body)).not.toThrow();
    const again = await ask("rita", "GET", made.body.id);
    expect([again.status, again.text]).toEqual([200, made.text]);
    const id = made.body.id.split("/").at(-1);
    const note = (await ask("ann", "GET", `/api/n/boathouse/notes/${id}`)).body;
    expect(note).toMatchObject({
      ...{ author: "ann", visibility: "team", stance: "red-line", tags: ["rent"] },
      target: { version: "lease@v1", path: "1", quote: { exact: "100 a month", start: 44 } },
      notes: [{ body: "Too *much*." }],
    });
  });

  it("says with an annotation what the protocol asks for", async () => {
    const { body } = await send("ann");
    const { headers } = await ask("ann", "GET", body.id);
    expect(headers.get("content-type")).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
    expect(headers.get("link")).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"');
    expect(headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PUT"]);
    expect(headers.get("vary")).toContain("Accept");
    const tag = headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[0-9a-f]{40}"$/u);
    expect((await ask("ann", "GET", body.id, undefined, { "if-none-match": tag })).status).toBe(304);
    const head = await ask("ann", "HEAD", body.id);
    expect([head.status, head.text, head.headers.get("etag")]).toEqual([200, "", tag]);
  });

  it("says with the container what the protocol asks for, and tells representations apart", async () => {
    await send("ann");
    const whole = await ask("ann", "GET", CONTAINER);
    expect(whole.headers.get("link")).toBe(
      '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", ' +
        '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    );
    expect(whole.headers.get("accept-post")).toContain("application/ld+json");
    expect(whole.headers.get("allow")?.split(", ").sort()).toEqual(["GET", "HEAD", "OPTIONS", "POST"]);
    expect(whole.headers.get("vary")).toMatch(/^Accept, Prefer\b/u);
    const options = await ask("ann", "OPTIONS", CONTAINER);
    expect([options.status, options.headers.get("allow")?.split(", ").sort()]).toEqual([
      204,
      ["GET", "HEAD", "OPTIONS", "POST"],
    ]);

    const preferring = async (...names: string[]) => {
      const include = names.map((name) => `http://www.w3.org/ns/oa#Prefer${name}`).join(" ");
      return ask("ann", "GET", CONTAINER, undefined, { prefer: `return=representation;include="${include}"` });
    };
    const [minimal, iris, descriptions] = [
      await preferring("MinimalContainer"),
      await preferring("ContainedIRIs"),
      await preferring("ContainedDescriptions"),
    ];
    expect(descriptions.text).toBe(whole.text);
    expect([minimal.headers.get("content-location"), iris.headers.get("content-location")]).toEqual([
      CONTAINER,
      `${CONTAINER}?iris=1`,
    ]);
    expect(iris.headers.get("preference-applied")).toBe("return=representation");
    expect(typeof minimal.body.first).toBe("string");
    expect(iris.body.first.items[0]).toMatch(new RegExp(`^${CONTAINER}`, "u"));
    expect(whole.body.first.items[0].id).toBe(iris.body.first.items[0]);
    expect((await preferring("MinimalContainer", "ContainedIRIs")).text).toBe(iris.text);
    const tags = [minimal, iris, descriptions].map(({ headers }) => headers.get("etag"));
    expect(new Set(tags).size).toBe(3);
    for (const { body } of [minimal, iris, descriptions]) expect(() => readAnnotationCollection(body)).not.toThrow();
    expect(whole.body).toMatchObject({
      type: ["BasicContainer", "AnnotationCollection"],
      total: whole.body.first.items.length,
    });
  });

  it("is paged, each page saying where it stands", async () => {
    for (let at = 0; at < 105; at += 1) await send("ann", { bodyValue: `Note ${at}` });
    const { body: container } = await ask("ann", "GET", `${CONTAINER}?iris=1`);
    const found: string[] = [];
    let pages = 0;
    for (let iri: string | undefined = container.first.id; iri !== undefined; pages += 1) {
      const page: { items: string[]; next?: string; startIndex: number } = (await ask("ann", "GET", iri)).body;
      expect(() => readAnnotationPage(page)).not.toThrow();
      expect(page.startIndex).toBe(found.length);
      found.push(...page.items);
      iri = page.next;
    }
    expect([new Set(found).size, found.length, pages]).toEqual([container.total, container.total, 2]);
    expect(container.last).toBe(`${CONTAINER}?iris=1&page=1`);
    expect((await ask("ann", "GET", `${CONTAINER}?page=2`)).body).toMatchObject({
      status: 404,
      code: "page-not-found",
    });
    expect((await ask("ann", "GET", `${CONTAINER}?page=-1`)).body.code).toBe("malformed-query");
  });

  it("gives back what it has no place for", async () => {
    const theirs = {
      ...{ id: "https://elsewhere.example/anno/7", canonical: "urn:uuid:3b1a1f1e-6d0e-4c7f-9c55-7f3f6f9d9a01" },
      ...{ created: "2025-03-01T10:00:00Z", creator: { type: "Person", name: "A clerk", nickname: "clerk" } },
      ...{
        rights: "https://creativecommons.org/licenses/by/4.0/",
        "shore:depth": 3,
        motivation: ["commenting", "questioning"],
      },
      body: [
        { type: "TextualBody", value: "Why?" },
        { id: "https://elsewhere.example/song.mp3", type: "Sound" },
      ],
      target: [`${PAGE}#p-2`, "https://elsewhere.example/lease.html"],
    };
    const { body } = await send("ann", theirs);
    expect(body).toMatchObject({
      ...{ canonical: theirs.canonical, rights: theirs.rights, "shore:depth": 3, motivation: theirs.motivation },
      ...{ via: theirs.id, created: "2025-03-01T10:00:00Z", creator: theirs.creator },
    });
    expect(body.target).toEqual(theirs.target);
    expect(JSON.stringify(body.body)).toContain("song.mp3");
    const id = body.id.split("/").at(-1);
    await ask("emil", "PATCH", `/api/n/boathouse/notes/${id}`, { visibility: "public" });
    const told = (await ask("nobody", "GET", body.id)).body;
    expect([told.creator, told.via, told.target]).toEqual([{ name: "the desk" }, undefined, `${PAGE}#p-2`]);
    expect(JSON.stringify(told), "whoever wrote it elsewhere, and when").not.toMatch(/clerk|elsewhere|2025-03/u);
  });

  it("a reply is an annotation on an annotation, either way", async () => {
    const { body: on } = await send("ann", { bodyValue: "Who?" });
    const { body: reply } = await send("emil", { bodyValue: "The town.", target: on.id, motivation: "replying" });
    expect(reply).toMatchObject({ target: on.id, motivation: "replying", creator: { name: "emil" } });
    const { body: note } = await ask("ann", "GET", on.id.replace("annotations", "notes"));
    expect(note.notes.map((one: { body: string }) => one.body)).toEqual(["Who?", "The town."]);
    const { body: changed } = await ask("emil", "PUT", reply.id, {
      ...reply,
      body: "https://example.org/",
      bodyValue: undefined,
    });
    expect(changed.id).toBe(reply.id);
    expect((await ask("emil", "DELETE", reply.id)).status).toBe(204);
    expect((await ask("emil", "GET", reply.id)).status).toBe(410);
    expect((await ask("ann", "GET", on.id)).status).toBe(200);
  });

  it("is changed only as it was read, where If-Match says so", async () => {
    const made = await send("ann", { bodyValue: "First." });
    const tag = made.headers.get("etag") ?? "";
    const second = { ...made.body, body: { type: "TextualBody", value: "Second.", format: "text/markdown" } };
    const changed = await ask("ann", "PUT", made.body.id, second, { "if-match": tag });
    expect([changed.status, changed.body.body.value]).toEqual([200, "Second."]);
    expect(changed.headers.get("etag")).not.toBe(tag);
    for (const method of ["PUT", "DELETE"])
      expect((await ask("ann", method, made.body.id, second, { "if-match": tag })).body).toMatchObject({
        status: 412,
        code: "stale-thread",
      });
    expect((await ask("ann", "PUT", made.body.id, second)).status, "whoever does not say is believed").toBe(200);
    expect((await ask("ann", "PUT", made.body.id, second, { "if-match": "*" })).status).toBe(200);
    const last = (await ask("ann", "GET", made.body.id)).headers.get("etag") ?? "";
    const gone = await ask("ann", "DELETE", made.body.id, undefined, { "if-match": last });
    expect([gone.status, gone.text]).toEqual([204, ""]);
    for (const method of ["GET", "PUT", "DELETE"])
      expect((await ask("ann", method, made.body.id, method === "GET" ? undefined : second)).status, method).toBe(410);
  });

  it("stays on the words that it was written on, and keeps its canonical IRI", async () => {
    const { body } = await send("ann", { target: quoting("The rent"), canonical: "urn:example:one" });
    for (const of of [{ target: `${PAGE}#p-2` }, { target: quoting("the deposit") }, { canonical: "urn:example:two" }])
      expect((await ask("ann", "PUT", body.id, { ...body, ...of })).body).toMatchObject({
        status: 422,
        code: "unreadable-annotation",
      });
    expect((await ask("ann", "PUT", body.id, { ...body, bodyValue: "New." })).status).toBe(200);
  });

  it("takes a page or a collection, and answers with each that was made", async () => {
    const item = (value: string) => ({
      id: `urn:example:${value}`,
      type: "Annotation",
      bodyValue: value,
      target: "/n/boathouse/lease/v1~1#p-1",
    });
    const page = { id: "urn:example:page", type: "AnnotationPage", items: [item("one"), item("two")] };
    const made = await ask("ann", "POST", CONTAINER, { "@context": CONTEXT, ...page });
    expect([made.status, made.headers.get("location")]).toEqual([201, CONTAINER]);
    expect(readAnnotationPage(made.body).items).toHaveLength(2);
    expect(made.body.items.map((one: { via: string }) => one.via)).toEqual(["urn:example:one", "urn:example:two"]);
    const collection = {
      "@context": CONTEXT,
      id: "urn:example:all",
      type: "AnnotationCollection",
      total: 2,
      first: page,
    };
    expect((await ask("ann", "POST", CONTAINER, collection)).body.items).toHaveLength(2);
  });

  it("asking twice under one key makes it once", async () => {
    const key = { "idempotency-key": "a page" };
    const sent = annotation({ bodyValue: "Once." });
    const [one, other] = [
      await ask("ann", "POST", CONTAINER, sent, key),
      await ask("ann", "POST", CONTAINER, sent, key),
    ];
    expect(other.text).toBe(one.text);
  });

  const REFUSED: Readonly<Record<string, readonly [object, number, RegExp]>> = {
    "on a page elsewhere": [
      annotation({ target: "https://elsewhere.example/" }),
      422,
      /elsewhere\.example\/ is no page of "boathouse"/u,
    ],
    "on another negotiation": [
      annotation({ target: `${ORIGIN}/n/lake/lease/v1#p-1` }),
      422,
      /is no page of "boathouse"/u,
    ],
    "on a page that is no version": [
      annotation({ target: `${ORIGIN}/n/boathouse` }),
      422,
      /is no page of "boathouse"/u,
    ],
    "on a version that is none": [annotation({ target: `${ORIGIN}/n/boathouse/lease/v9` }), 404, /no version "v9"/u],
    "on a version that she may not see": [
      annotation({ target: `${ORIGIN}/n/boathouse/lease/v2` }),
      404,
      /no version "v2"/u,
    ],
    "on a point that is none": [annotation({ target: `${PAGE}#p-9` }), 404, /no point "9"/u],
    "on words that stand nowhere": [annotation({ target: quoting("120 a month") }), 409, /does not say "120 a month"/u],
    "on words that stand twice": [annotation({ target: quoting("100 a month") }), 422, /stands 2 times/u],
    "on a note that is none": [
      annotation({ target: `${CONTAINER}00000000-0000-4000-8000-000000000000` }),
      404,
      /no note/u,
    ],
    "without a context": [{ type: "Annotation", target: PAGE }, 422, /@context/u],
    "without a target": [{ "@context": CONTEXT, type: "Annotation" }, 422, /target/u],
    "that is a page of IRIs": [
      { "@context": CONTEXT, id: "urn:example:p", type: "AnnotationPage", items: ["urn:example:1"] },
      422,
      /nothing is fetched/u,
    ],
  };
  for (const [what, [sent, status, says]] of Object.entries(REFUSED))
    it(`refuses one ${what}, with a reason, and makes nothing`, async () => {
      const before = (await ask("olena", "GET", `${CONTAINER}?iris=1`)).text;
      const answer = await ask("ann", "POST", CONTAINER, sent);
      expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(says)]);
      expect((await ask("olena", "GET", `${CONTAINER}?iris=1`)).text).toBe(before);
    });

  it("refuses what is no JSON, and those who may not write", async () => {
    const init = { method: "POST", headers: sending.get("ann") ?? {}, body: "{" };
    expect(await (await service.app.request(CONTAINER, init)).json()).toMatchObject({
      status: 400,
      code: "unreadable-request",
    });
    expect((await ask("rita", "POST", CONTAINER, annotation())).status).toBe(403);
    expect((await ask("nobody", "POST", CONTAINER, annotation())).status).toBe(401);
  });

  it("finds words wherever in a version they stand", async () => {
    const target = { source: PAGE, selector: { type: "TextQuoteSelector", exact: "mended by" } };
    const { body } = await send("ann", { target });
    expect(body.target).toMatchObject({
      source: `${PAGE}#p-2`,
      selector: expect.arrayContaining([expect.objectContaining({ exact: "mended by" })]),
    });
  });

  it("what somebody has for themselves changes nothing of it for others", async () => {
    const look = async (who: Who) => (await ask(who, "GET", `${CONTAINER}?iris=1`)).headers.get("etag");
    const before = [await look("olena"), await look("nobody")];
    const { body } = await ask("ann", "POST", "/api/n/boathouse/notes", {
      ...{ target: { kind: "version", version: "lease@v1" }, body: "To myself.", visibility: "mine" },
    });
    expect([await look("olena"), await look("nobody")]).toEqual(before);
    expect((await ask("olena", "GET", `${CONTAINER}${body.id}`)).status).toBe(404);
    expect((await ask("ann", "GET", `${CONTAINER}${body.id}`)).status).toBe(200);
  });

  it("leaves a document called annotations its versions", async () => {
    const local = { inProcess: true as const };
    const draft = {
      method: "PUT",
      body: draftText("1. A."),
      headers: { "content-type": "text/markdown", ...sending.get("emil") },
    };
    expect((await service.app.request("/api/n/boathouse/annotations/first", draft)).status).toBe(201);
    expect((await (await service.app.request("/api/n/boathouse/annotations/first", {}, local)).json()).id).toBe(
      "first",
    );
    expect((await (await service.app.request("/api/n/boathouse/annotations", {}, local)).json()).versions).toHaveLength(
      1,
    );
  });
});
