import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../../src/model/actor.ts";
import { type Service, serviceOn } from "../../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { draftText } from "../../support/draft-text.ts";
import { CHEAP_PASSWORDS } from "../../support/people.ts";
import { sessionOf } from "../../support/session-of.ts";
import { cut, wordsOf } from "../reading.ts";
import { visitor } from "../visitor.ts";

const FIRST = [
  "1. The upper town keeps 600 guards at the ferry.",
  "2. The nets are counted every spring.",
  "3. The ferry is free.",
];
const SECOND = [
  "1. The upper town keeps 800 guards at the ferry.",
  "2. The nets are counted every spring.",
  "3. A bridge is built.",
];

const PEOPLE: readonly (readonly [name: string, role: Role | null])[] = [
  ["olena", null],
  ["ana", "editor"],
  ["ben", "commenter"],
  ["rita", "reader"],
];

describe("notes on pages, without a script", () => {
  let storage: Storage;
  let service: Service;
  let talks = 0;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    for (const [name, role] of PEOPLE)
      await service.access.addPerson({ name, isOwner: role === null, password: null }, LOCAL);
  });
  afterAll(() => service.close());

  async function send(method: string, path: string, body: object | string) {
    const isText = typeof body === "string";
    const init = {
      method,
      headers: { "Content-Type": isText ? "text/markdown" : "application/json" },
      body: isText ? body : JSON.stringify(body),
    };
    const answer = await service.app.request(path, init, { inProcess: true });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  /** Talks with two versions of a plan, and people who read them, each before a browser. */
  async function openTalks() {
    talks += 1;
    const id = `lake-${talks}`;
    const documents = [{ id: "plan", title: "The plan" }];
    await send("PUT", `/api/n/${id}`, { title: "Talks on a lake", summary: "", parties: [], rounds: [], documents });
    await send("PUT", `/api/n/${id}/plan/v1`, draftText(FIRST.join("\n"), "grade: B\n"));
    await send("PUT", `/api/n/${id}/plan/v2`, draftText(SECOND.join("\n"), "based-on: [v1]\n"));
    for (const [name, role] of PEOPLE) if (role !== null) await service.access.setRole(id, name, role, LOCAL);
    const [ana, ben, rita] = await Promise.all(
      ["ana", "ben", "rita"].map(async (name) => visitor(service, { cookie: await sessionOf(storage, name) })),
    );
    const nobody = visitor(service, { address: "192.0.2.1" });
    if (ana === undefined || ben === undefined || rita === undefined) throw new Error("Somebody is missing.");
    return { id, at: `/n/${id}/plan/v1`, later: `/n/${id}/plan/v2`, ana, ben, rita, nobody };
  }

  type Talks = Awaited<ReturnType<typeof openTalks>>;
  type Visitor = Talks["ana"];

  /** Writes a note by the form. @returns Its id. */
  async function write(who: Visitor, { id }: Talks, fields: Readonly<Record<string, string>>) {
    const sent = await who.post(`/n/${id}/notes`, {
      ...{ seen: "0", version: "plan@v1", point: "1", quote: "", start: "", part: "", body: "A note." },
      ...{ stance: "", visibility: "team", tags: "" },
      ...fields,
    });
    expect(sent.status, wordsOf(sent.html)).toBe(303);
    return /note=([0-9a-f-]{36})#note-\1$/u.exec(sent.to ?? "")?.[1] ?? "";
  }

  const cardOf = (html: string, thread: string) => cut(html, `id="note-${thread}"`, "</article>");
  const open = async (who: Visitor, page: string, thread: string) =>
    cardOf((await who.get(`${page}?note=${thread}`)).html, thread);

  it("are written by a form that the point leads to, and stand beside their words, linked both ways", async () => {
    const at = await openTalks();
    const page = await at.ana.get(at.at);
    const beside = cut(page.html, 'id="p-1"', 'id="p-2"');
    expect(beside).toContain(`href="/n/${at.id}/note?version=plan@v1&amp;point=1"`);
    const form = await at.ana.get(`/n/${at.id}/note?version=plan@v1&point=1`);
    expect(wordsOf(cut(form.html, "<blockquote", "</blockquote>"))).toBe(
      "The upper town keeps 600 guards at the ferry.",
    );
    const thread = await write(at.ana, at, {
      ...{ quote: "600 guards", body: "*Too many*, and why?", stance: "red-line", tags: "guards,  ferry , guards" },
    });
    const { html } = await at.ben.get(at.at);
    const point = cut(html, 'id="p-1"', 'id="p-2"');
    expect(point).toContain(
      `<a class="quoted" href="${at.at}?note=${thread}#note-${thread}" draggable="false" ` +
        `data-quoted="${thread}" aria-details="note-${thread}">600 guards</a>`,
    );
    expect(point).toContain('<aside aria-label="Notes on point 1">');
    const card = cardOf(point, thread);
    expect(card).toContain("<p><em>Too many</em>, and why?</p>");
    expect(wordsOf(card)).toMatch(/Note by ana \d+ \w+ \d{4}, \d\d:\d\d UTC red line team .* guards ferry reply/u);
  });

  it("are sent twice by an impatient finger, and written once", async () => {
    const at = await openTalks();
    const [one, again] = [await write(at.ana, at, {}), await write(at.ana, at, {})];
    expect(again).toBe(one);
    const reply = { back: at.at, seen: "1", body: "Yes." };
    for (const _ of ["first", "again"]) await at.ben.post(`/n/${at.id}/notes/${one}/replies`, reply);
    expect((await open(at.ana, at.at, one)).match(/<p>Yes\.<\/p>/gu)).toHaveLength(1);
  });

  it("that overlap mark each word once, and both notes are told of", async () => {
    const at = await openTalks();
    const [a, b] = [
      await write(at.ana, at, { quote: "keeps 600 guards", body: "A." }),
      await write(at.ana, at, { quote: "600 guards at", body: "B." }),
    ];
    const point = cut((await at.ana.get(at.at)).html, 'id="p-1"', 'id="p-2"');
    const words = cut(point, '<p data-part="text">', "</p>");
    expect(wordsOf(words)).toBe("The upper town keeps 600 guards at the ferry.");
    expect([...words.matchAll(/aria-details="([^"]*)">([^<]*)</gu)].map(([, ids, text]) => [text, ids])).toEqual([
      ["keeps ", `note-${a}`],
      ["600 guards", `note-${a} note-${b}`],
      [" at", `note-${b}`],
    ]);
  });

  it("are replied to, resolved, reopened, told what they are, and taken back, each by a form that comes back", async () => {
    const at = await openTalks();
    const thread = await write(at.ana, at, {});
    const to = `/n/${at.id}/notes/${thread}`;
    const here = `${at.at}?note=${thread}#note-${thread}`;
    const send = async (who: Visitor, deed: string, fields: Readonly<Record<string, string>>) => {
      const sent = await who.post(`${to}/${deed}`, { back: at.at, ...fields });
      expect([sent.status, sent.to]).toEqual([303, here]);
      return wordsOf(await open(who, at.at, thread));
    };
    expect(await send(at.ben, "replies", { seen: "1", body: "Who asks?" })).toContain("ben");
    expect(await send(at.ben, "said", { resolved: "yes" })).toContain("resolved by ben");
    expect(wordsOf(cardOf((await at.ana.get(at.at)).html, thread))).toContain(
      "1 reply of the note by ana , the last by ben",
    );
    expect(await send(at.ana, "said", { resolved: "no" })).not.toContain("resolved by");
    const said = await send(at.ana, "said", { stance: "acceptable", tags: "ferry", visibility: "public" });
    expect(said).toMatch(/acceptable public .* ferry/u);
    expect((await at.nobody.get(at.at)).html).toContain("the desk");
    const card = await open(at.ana, at.at, thread);
    const note = /name="note" value="([^"]*)"/u.exec(card)?.[1] ?? "";
    const was = /name="was" value="([^"]*)"/u.exec(card)?.[1] ?? "";
    expect(await send(at.ben, "words", { note, was, body: "Other words." })).toContain("Other words.");
    const stale = await at.ana.post(`${to}/words`, { back: at.at, note, was, body: "Mine." });
    expect([stale.status, wordsOf(cut(stale.html, 'id="refused"', "</div>"))]).toEqual([
      422,
      expect.stringContaining("Somebody else typed in this note since the page was made."),
    ]);
    expect(cut(stale.html, 'name="body"', "</textarea>")).toContain("Mine.");
    const removed = await at.ana.post(`${to}/removal`, { back: at.at });
    expect(removed.to).toBe(here);
    expect((await at.ana.get(at.at)).html).not.toContain(thread);
    expect((await at.ana.get(to)).status).toBe(410);
  });

  it("offer nothing to whoever may not use it, and refuse it all the same", async () => {
    const at = await openTalks();
    const thread = await write(at.ana, at, { visibility: "public" });
    for (const who of [at.rita, at.nobody]) {
      const card = await open(who, at.at, thread);
      expect(card).not.toContain("<form");
      const { status } = await who.post(`/n/${at.id}/notes/${thread}/replies`, { back: at.at, seen: "1", body: "No." });
      expect([401, 403]).toContain(status);
    }
    const his = await open(at.ben, at.at, thread);
    expect(his).toContain("/replies");
    expect(his).not.toContain("/removal");
    expect(his).not.toContain("public: everybody");
  });

  it("that are one person's alone are nobody else's, on no page", async () => {
    const at = await openTalks();
    const thread = await write(at.ben, at, { visibility: "mine", quote: "600 guards", body: "Mine alone." });
    for (const page of [at.at, at.later, `/n/${at.id}/notes`, `/n/${at.id}/briefing?version=plan@v1`]) {
      expect((await at.ben.get(page)).html).toContain("Mine alone.");
      for (const who of [at.ana, at.rita, at.nobody]) {
        const { html } = await who.get(page);
        expect(html).not.toMatch(/Mine alone|class="quoted|all notes/u);
      }
    }
    expect((await at.ana.get(`/n/${at.id}/notes/${thread}`)).status).toBe(404);
  });

  it("have an address of their own, which leads to where they were written, and opens them", async () => {
    const at = await openTalks();
    const thread = await write(at.ana, at, { quote: "600 guards" });
    const { status, to } = await at.nobody.get(`/n/${at.id}/notes/${thread}`);
    expect([status, to]).toEqual([404, null]);
    const led = await at.rita.get(`/n/${at.id}/notes/${thread}`);
    expect([led.status, led.to]).toEqual([303, `${at.at}?note=${thread}#note-${thread}`]);
    const { html } = await at.rita.get(led.to ?? "");
    expect(cut(html, 'id="notes-p-1"', "</aside>")).toMatch(/<details class="note-cards" open/u);
    expect(html).toContain(`class="note-card open" id="note-${thread}"`);
  });

  it("stand on a later version with what became of them: placed, changed, or without a place", async () => {
    const at = await openTalks();
    const [placed, changed, lost] = [
      await write(at.ana, at, { point: "2", quote: "every spring", body: "Placed." }),
      await write(at.ana, at, { quote: "600 guards", body: "Changed." }),
      await write(at.ana, at, { point: "3", quote: "is free", body: "Lost." }),
    ];
    const { html } = await at.ana.get(at.later);
    expect(cut(html, 'id="p-2"', 'id="p-3"')).toContain(`aria-details="note-${placed}">every spring</a>`);
    expect(wordsOf(cardOf(html, placed))).not.toContain("written on");
    expect(wordsOf(await open(at.ana, at.later, placed))).toContain("written on A draft , point 2");
    const card = cardOf(cut(html, 'id="p-1"', 'id="p-2"'), changed);
    expect(wordsOf(card)).toContain(
      "the words were changed: struck: 600 guards end of struck words inserted: 800 guards",
    );
    const placeless = cut(html, '<section class="placeless"', "</section>");
    expect(wordsOf(placeless)).toContain("Notes that have no place here");
    expect(placeless).toContain(`href="/n/${at.id}/notes/${lost}"`);
    expect(wordsOf(cardOf(placeless, lost))).toContain("is free");

    const attach = { back: at.later, on: "plan@v2", decision: "re-attach", path: "3", quote: "A bridge" };
    const sent = await at.ben.post(`/n/${at.id}/notes/${lost}/placement`, attach);
    expect(sent.status).toBe(303);
    const now = (await at.ana.get(at.later)).html;
    expect(now).toContain(`aria-details="note-${lost}">A bridge</a>`);
    expect(wordsOf(cardOf(now, lost))).toContain("placed here by ben");
    const nowhere = { ...attach, quote: "no such words" };
    const refused = await at.ben.post(`/n/${at.id}/notes/${lost}/placement`, nowhere);
    expect([refused.status, wordsOf(cut(refused.html, 'id="refused"', "</div>"))]).toEqual([
      409,
      expect.stringContaining('does not say "no such words"'),
    ]);
    expect(refused.html).toContain("no such words</textarea>");
    expect((await at.ben.post(`/n/${at.id}/notes/${lost}/placement`, { ...attach, decision: "leave" })).status).toBe(
      303,
    );
    expect(wordsOf(cardOf((await at.ana.get(at.later)).html, lost))).toContain("left behind by ben");
  });

  it("on a version, an absence, a change and a term stand where these do", async () => {
    const at = await openTalks();
    await send("PUT", `/api/terms/${at.id}/guards`, { title: "Guards" });
    const mark = { version: "plan@v1", mark: { kind: "passage", path: "1", words: "600 guards" } };
    await send("POST", `/api/terms/${at.id}/guards/marks`, mark);
    const on = { version: "", point: "" };
    const whole = await write(at.ana, at, { version: "plan@v1", point: "", body: "On all of it." });
    const absent = await write(at.ana, at, { point: "", absence: "yes", matter: "prisoners", body: "Why?" });
    const change = await write(at.ana, at, {
      ...on,
      ...{ before: "plan@v1", old: "1", after: "plan@v2", new: "1", body: "Up by 200." },
    });
    const term = await write(at.ana, at, { ...on, term: "guards", body: "Counted how?" });
    const head = cut((await at.rita.get(at.at)).html, '<section class="version-notes"', "</section>");
    expect(head).toContain(`note-${whole}`);
    expect(wordsOf(cardOf(head, absent))).toContain("nothing on prisoners");
    const compared = (await at.rita.get(`/n/${at.id}/compare?before=plan@v1&after=plan@v2`)).html;
    expect(cut(compared, 'aria-label="Point 1, reworded"', "</article></details>")).toContain(`note-${change}`);
    expect((await at.rita.get(`/n/${at.id}/matrix/guards`)).html).toContain(`note-${term}`);
    for (const [thread, page] of [
      [whole, at.at],
      [absent, at.at],
      [change, `/n/${at.id}/compare?before=plan@v1&after=plan@v2`],
      [term, `/n/${at.id}/matrix/guards`],
    ] as const) {
      const { to } = await at.rita.get(`/n/${at.id}/notes/${thread}`);
      expect(to?.startsWith(page), to ?? "").toBe(true);
      expect((await at.rita.get(to ?? "")).html).toContain(`class="note-card open" id="note-${thread}"`);
    }
  });

  it("on a point stand in its lineage at the version they were written on", async () => {
    const at = await openTalks();
    const thread = await write(at.ana, at, { quote: "600 guards" });
    const { html } = await at.rita.get(`${at.later}/point/1`);
    const station = cut(html, 'id="v-v1"', "</li>");
    expect(wordsOf(cardOf(station, thread))).toContain("600 guards");
    expect(cut(html, 'id="v-v2"', "</li>")).not.toContain(thread);
  });

  it("are filtered by links that tell how many each shows, on a version and in the list", async () => {
    const at = await openTalks();
    const [mine, other] = [
      await write(at.ana, at, { body: "Ana's.", stance: "question", tags: "ferry, ножі & <b>" }),
      await write(at.ben, at, { point: "2", body: "Ben's." }),
    ];
    await at.ben.post(`/n/${at.id}/notes/${other}/said`, { back: at.at, resolved: "yes" });
    for (const page of [at.at, `/n/${at.id}/notes`, `/n/${at.id}/briefing?version=plan@v1`]) {
      const { html } = await at.ana.get(page);
      const filters = cut(html, '<nav class="note-filters"', "</nav>");
      expect(wordsOf(filters)).toBe("all notes 2 mine 1 unresolved 1 question 1 ferry 1 ножі & <b> 1");
      for (const [, href = ""] of filters.matchAll(/href="([^"]*)"/gu)) {
        const shown = (await at.ana.get(href.replaceAll("&amp;", "&"))).html;
        const isAll = href.replaceAll("&amp;", "&") === page;
        expect([href, shown.includes("Ana&#39;s."), shown.includes("Ben&#39;s.")]).toEqual([href, true, isAll]);
      }
    }
    const opened = (await at.ana.get(`${at.at}?mine=yes&note=${other}`)).html;
    expect(opened).toContain(`note-${other}`);
    expect(opened).toContain(`note-${mine}`);
    const forms = cardOf(opened, other);
    expect(forms).toContain(`name="back" value="${at.at}?mine=yes"`);
  });

  it("of which none fits are told so, and what is asked that is none counts as not asked", async () => {
    const at = await openTalks();
    expect(wordsOf((await at.ana.get(`/n/${at.id}/notes`)).html)).toContain("Nothing was noted yet.");
    await write(at.ana, at, { body: "One." });
    expect(wordsOf((await at.ana.get(`/n/${at.id}/notes?tag=none`)).html)).toContain("No note fits all of this.");
    for (const query of ["stance=shouted", "mine=perhaps", "start=-1", "start=x", "note=../../x", "note=%00", "tag="]) {
      const { status, html } = await at.ana.get(`/n/${at.id}/notes?${query}`);
      expect([query, status, html.includes("One.")]).toEqual([query, 200, true]);
    }
  });

  it("are listed the last first, page by page", async () => {
    const at = await openTalks();
    for (let count = 1; count <= 51; count++)
      await send("POST", `/api/n/${at.id}/notes`, {
        target: { kind: "version", version: "plan@v1" },
        body: `No. ${count}.`,
      });
    const first = wordsOf((await at.ana.get(`/n/${at.id}/notes`)).html);
    expect(first.indexOf("No. 51.")).toBeLessThan(first.indexOf("No. 50."));
    expect(first).not.toContain("No. 1.");
    expect(first).toContain("1 earlier note ›");
    const second = wordsOf((await at.ana.get(`/n/${at.id}/notes?start=50`)).html);
    expect(second).toContain("No. 1.");
    expect(second).toContain("‹ later notes");
  });

  it("are briefed on one page: each point with its notes beneath, without controls and without mere marks", async () => {
    const at = await openTalks();
    await write(at.ana, at, {
      quote: "600 guards",
      body: "> Too many\n\nSays *ana*.",
      stance: "red-line",
      tags: "guards",
    });
    await send("POST", `/api/n/${at.id}/notes`, {
      ...{ target: { kind: "point", version: "plan@v1", path: "2", quote: { exact: "nets" } }, body: "" },
    });
    const { html } = await at.ben.get(`/n/${at.id}/briefing?version=plan@v1`);
    const briefing = cut(html, '<article class="briefing"', "</article>");
    const [, one = "", two = ""] = briefing.split("<section");
    expect(wordsOf(one)).toMatch(
      /1 The upper town keeps 600 guards at the ferry\. ana , .* · red line · guards 600 guards Too many Says ana \.$/u,
    );
    expect(wordsOf(two)).toMatch(/2 The nets are counted every spring\.$/u);
    expect(briefing).not.toMatch(/<(?:form|button|textarea|details)/u);
    expect((await at.ben.get(`/n/${at.id}/briefing?version=plan`)).status).toBe(400);
    expect((await at.ben.get(`/n/${at.id}/briefing`)).status).toBe(400);
  });

  it("hold no markup that somebody typed, wherever it stands", async () => {
    const at = await openTalks();
    const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>`;
    const thread = await write(at.ana, at, { body: evil, tags: evil.replaceAll(",", "") });
    await at.ana.post(`/n/${at.id}/notes/${thread}/replies`, {
      back: at.at,
      seen: "1",
      body: `[x](javascript:alert(1)) ${evil}`,
    });
    await write(at.ana, at, { point: "", absence: "yes", matter: evil, body: "x" });
    for (const page of [
      `${at.at}?note=${thread}`,
      `/n/${at.id}/notes?tag=${encodeURIComponent(evil)}`,
      `/n/${at.id}/briefing?version=plan@v1`,
    ]) {
      const { html } = await at.ana.get(page);
      expect(html).toContain("onerror");
      expect(html).not.toMatch(
        /<img|<script(?! type="module" src="\/assets)|href="javascript|\sonerror=(?![^<]*&gt;)/u,
      );
    }
  });

  it("come back to a page of this service, whatever a form says", async () => {
    const at = await openTalks();
    const thread = await write(at.ana, at, {});
    for (const back of [
      "https://elsewhere.example/",
      "//elsewhere.example",
      "/\\elsewhere.example",
      "javascript:alert(1)",
    ]) {
      const { to } = await at.ana.post(`/n/${at.id}/notes/${thread}/said`, { back, resolved: "yes" });
      expect(to).toBe(`/?note=${thread}#note-${thread}`);
    }
  });

  const REFUSED: readonly (readonly [Readonly<Record<string, string>>, number, string])[] = [
    [{ body: " " }, 422, "The note has no words."],
    [{ quote: "700 guards" }, 409, 'does not say "700 guards"'],
    [{ body: "x".repeat(20_001) }, 422, "may have 20000"],
    [{ tags: "t".repeat(61) }, 422, "is longer than 60 characters"],
    [{ quote: "e", start: "" }, 422, "stands"],
  ];
  it("are given back with what was typed and the sentence, where they are refused", async () => {
    const at = await openTalks();
    const whole = {
      seen: "0",
      version: "plan@v1",
      point: "1",
      body: "Typed.",
      visibility: "team",
      stance: "",
      tags: "kept",
    };
    for (const [change, status, says] of REFUSED) {
      const sent = await at.ana.post(`/n/${at.id}/notes`, { ...whole, ...change });
      expect([sent.status, wordsOf(cut(sent.html, 'id="refused"', "</div>"))]).toEqual([
        expect.toSatisfy((one: number) => one === status || one === 409),
        expect.stringContaining(says),
      ]);
      if (change.body === undefined) expect(cut(sent.html, 'name="body"', "</textarea>")).toContain("Typed.");
    }
    for (const target of [{ point: "9" }, { version: "plan@v9" }, { version: "elsewhere" }, { version: "" }]) {
      const { status } = await at.ana.post(`/n/${at.id}/notes`, { ...whole, ...target });
      expect([400, 404]).toContain(status);
    }
  });

  it("leave the version of a document called notes its page", async () => {
    const documents = [{ id: "notes", title: "Notes" }];
    await send("PUT", "/api/n/named", { title: "Named", summary: "", parties: [], rounds: [], documents });
    await send("PUT", "/api/n/named/notes/v1", draftText("1. One."));
    const page = await service.app.request("/n/named/notes/v1", {}, { inProcess: true });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<h1 dir="auto">A draft</h1>')]);
  });
});
