import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { wordsOf } from "./reading.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

describe("beginning and describing a negotiation on a page", () => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
  });
  afterAll(() => service.close());

  async function send(path: string, fields: Fields) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ do: "save", ...fields })) {
      for (const one of [value].flat()) body.append(name, one);
    }
    const answer = await service.app.request(path, { method: "POST", body }, { inProcess: true });
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  }
  const read = async (id: string) => await (await service.app.request(`/api/n/${id}`, {}, { inProcess: true })).json();
  /** The hidden fields of the settings as they are opened now. */
  const opened = async (id: string) => {
    const html = await (await service.app.request(`/n/${id}/settings`, {}, { inProcess: true })).text();
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
    return { html, hidden: Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value])) };
  };

  it("begins one with ids made from the names, and leads to filing its first draft", async () => {
    const { status, to } = await send("/new", {
      ...{ title: "A lease on the lake", summary: " Two towns. ", id: "" },
      ...{ "document-title": ["The lease", ""], "document-id": ["", ""] },
      ...{ "party-name": ["Upper Town", "Озёрная сторона"], "party-id": ["", "lower"] },
      ...{ "round-title": ["Spring"], "round-from": ["2025-03"], "round-to": [""], "round-id": [""] },
    });
    expect([status, to]).toEqual([303, "/n/a-lease-on-the-lake/file"]);
    expect(await read("a-lease-on-the-lake")).toMatchObject({
      ...{ title: "A lease on the lake", summary: "Two towns." },
      documents: [{ id: "the-lease", title: "The lease" }],
      parties: [
        { id: "upper-town", name: "Upper Town" },
        { id: "lower", name: "Озёрная сторона" },
      ],
      rounds: [{ id: "spring", title: "Spring", from: "2025-03" }],
    });
  });

  it("begins it once, sent twice; another one under its id is refused beside the id, with all that was typed", async () => {
    const talks = { title: "Talks", id: "talks", "document-title": "Plan", "document-id": "plan" };
    const answers = await Promise.all([send("/new", talks), send("/new", talks)]);
    expect(answers.map(({ status, to }) => [status, to])).toEqual([1, 2].map(() => [303, "/n/talks/file"]));
    const other = await send("/new", { ...talks, title: "Other <talks>", "document-title": "Another plan" });
    expect(other.status).toBe(422);
    expect(other.html).toContain('id="f-id-error"');
    expect(wordsOf(other.html)).toContain('There is a negotiation "talks" already: Talks.');
    for (const value of ["Other &lt;talks&gt;", "talks", "Another plan"])
      expect(other.html).toContain(`value="${value}"`);
    expect((await read("talks")) as object).toMatchObject({ title: "Talks" });
  });

  it("refuses every field that is wrong at once, each beside it", async () => {
    const { status, html } = await send("/new", {
      ...{ title: " ", id: "File me" },
      ...{ "document-title": ["Plan", "", "Search"], "document-id": ["plan", "plan", ""] },
      ...{ "party-name": ["湖"], "party-id": [""] },
      ...{ "round-title": ["Spring"], "round-from": ["2025-05"], "round-to": ["2025-04"], "round-id": [""] },
    });
    expect(status).toBe(422);
    for (const field of [
      "title",
      "id",
      "document-title-2",
      "document-id-2",
      "document-id-3",
      "party-id-1",
      "round-to-1",
    ]) {
      expect(html, field).toContain(`id="f-${field}-error"`);
      expect(html, field).toContain(`id="f-${field}"`);
    }
    expect(html.match(/ autofocus/gu)).toHaveLength(1);
    expect(html).toContain('value="湖"');
  });

  it("gives more rows where there are too few, and keeps nothing by it", async () => {
    const { html } = await send("/new", {
      do: "more-document",
      title: "Rows",
      "document-title": ["a", "b"],
      "document-id": ["", ""],
    });
    expect(html.match(/name="document-title"/gu)).toHaveLength(4);
    expect(html).toContain('value="Rows"');
    expect((await service.app.request("/api/n/rows")).status).toBe(404);
  });

  it("adds a document to one that is there, and lets none go that holds drafts", async () => {
    await send("/new", { title: "Grown", "document-title": "Plan", "document-id": "plan" });
    const headers = { "Content-Type": "text/markdown" };
    const put = { method: "PUT", body: draftText("1. Words."), headers };
    await service.app.request("/api/n/grown/plan/v1", put, { inProcess: true });
    const { hidden } = await opened("grown");
    const both = { ...hidden, title: "Grown", "document-title": ["Plan", "Annex"], "document-id": ["plan", ""] };
    expect(await send("/n/grown/settings", both)).toMatchObject({ status: 303, to: "/n/grown" });
    expect(await read("grown")).toMatchObject({ documents: [{ id: "plan" }, { id: "annex", title: "Annex" }] });
    expect(await send("/n/grown/settings", both), "sent twice").toMatchObject({ status: 303 });
    const page = wordsOf(await (await service.app.request("/n/grown", {}, { inProcess: true })).text());
    expect(page).toContain("Annex No draft filed yet: paste one .");
    const fewer = {
      ...(await opened("grown")).hidden,
      title: "Grown",
      "document-title": "Annex",
      "document-id": "annex",
    };
    const refused = await send("/n/grown/settings", fewer);
    expect(refused.status).toBe(422);
    expect(wordsOf(refused.html)).toContain("leaves out the document");
  });

  it("does not write over what somebody else wrote after the page was opened, and says so", async () => {
    await send("/new", { title: "Shared", id: "shared" });
    const { hidden } = await opened("shared");
    expect((await send("/n/shared/settings", { ...hidden, title: "Theirs" })).status).toBe(303);
    const mine = await send("/n/shared/settings", { ...hidden, title: "Mine" });
    expect(mine.status).toBe(409);
    expect(wordsOf(mine.html)).toContain("Somebody changed this description after you opened it.");
    expect(mine.html).toContain('value="Mine"');
    expect(await read("shared")).toMatchObject({ title: "Theirs" });
    // Told so, and opened again: going back and forth is done each time, not answered from before.
    for (const title of ["Mine", "Theirs", "Mine"]) {
      const again = await send("/n/shared/settings", { ...(await opened("shared")).hidden, title });
      expect(again.status).toBe(303);
      expect(await read("shared")).toMatchObject({ title });
    }
  });

  it("is linked from the first page where there is nothing yet", async () => {
    const empty = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
    const read = async (env: object) => (await empty.app.request("/", {}, env)).text();
    expect(await read({ inProcess: true })).toContain('No negotiation yet: <a href="/new">begin one</a>');
    expect(wordsOf(await read({}))).toContain("No negotiation yet. To compare two texts at once, paste them .");
    await empty.close();
  });

  it("shows its forms to nobody who may not send them, before they type anything", async () => {
    await send("/new", { title: "Guarded", id: "guarded" });
    for (const path of ["/new", "/n/guarded/settings"]) {
      const answer = await service.app.request(path);
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, 401]);
      expect(html).toContain(`<a href="/sign-in?next=${encodeURIComponent(path)}">Sign in</a>`);
      expect(html).not.toContain("<form");
    }
  });

  it("writes nothing for a page of another site", async () => {
    const headers = { host: "localhost:8787", origin: "https://evil.example" };
    const body = new URLSearchParams({ do: "save", title: "Evil" });
    const env = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
    expect((await service.app.request("/new", { method: "POST", body, headers }, env)).status).toBe(403);
    expect((await service.app.request("/api/n/evil")).status).toBe(404);
  });
});
