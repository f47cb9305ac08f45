import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileTalks } from "../support/hidden-talks.ts";
import { type Peopled, peopleService } from "../support/peopled-service.ts";
import { wordsOf } from "./reading.ts";
import { visitor } from "./visitor.ts";

const AUDIT = "/n/talks-private/settings/audit";

describe("the page of who read and did what", () => {
  let storage: Storage;
  let service: Service;
  let people: Peopled;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    await fileTalks(storage, "private", true, Date.now);
    service = serviceOn(storage);
    people = await peopleService(storage, service, "talks-private");
    await service.access.setRole("talks-private", "emil", "admin", LOCAL);
    for (const path of ["/n/talks-private/plan/hidden", "/n/talks-private/compare?before=plan@first&after=plan@last"]) {
      expect((await emil().get(path)).status).toBe(200);
    }
    await visitor(service, { cookie: people.reader.cookie ?? "" }).get("/n/talks-private/plan/first");
  });
  afterAll(() => storage.close());

  const emil = () => visitor(service, { cookie: people.editor.cookie ?? "" });

  it("is found from who may do what, and from the settings, by admins", async () => {
    for (const page of ["/n/talks-private/settings/people", "/n/talks-private/settings"]) {
      expect((await emil().get(page)).html, page).toContain(`href="${AUDIT}"`);
    }
  });

  it("tells in sentences who read, did and filed what, and is not kept by browsers", async () => {
    const { html, headers } = await emil().get(AUDIT);
    const words = wordsOf(html);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(words).toContain("rita read A working text");
    expect(words).toContain("emil compared A working text with A working text");
    expect(words).toContain("local made emil an admin, who was an editor");
    expect(words).toMatch(/local filed A working text entry \d+/u);
    expect(html).toContain('<a href="/n/talks-private/plan/first">');
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/u);
    const ids = [...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("shows what one person did, what is of one kind, and what is of one version", async () => {
    const list = async (query: string) => {
      const [, found = ""] =
        /<ol class="happened">(.*?)<\/ol>/su.exec((await emil().get(`${AUDIT}?${query}`)).html) ?? [];
      return found
        .split("<li>")
        .slice(1)
        .map((one) => wordsOf(one).replace(/^.* UTC /u, ""));
    };
    expect(await list("who=rita&kind=reading")).toEqual([
      "rita read notes with the words that they quote at A working text",
      "rita read A working text",
    ]);
    expect(await list("kind=people&who=emil")).toEqual([
      ...["local made emil an admin, who was an editor", "local made emil an editor"],
    ]);
    expect((await list("version=plan@hidden&kind=reading")).join()).toContain("zanzibar");
    expect(await list("version=plan@hidden&kind=reading&who=rita")).toEqual([]);
  });

  it("goes on, page by page, to the first entry", async () => {
    const seen = new Set<string>();
    let path: string | undefined = AUDIT;
    // A page holds 50; these talks have fewer entries in their journal than one page, so more is noted first.
    const at = "2026-01-01T00:00:00.000Z";
    for (let count = 0; count < 60; count += 1) {
      const read = {
        negotiation: "talks-private",
        reader: `reader.${count}`,
        kind: "journal",
        versions: [],
        at,
      } as const;
      await storage.read((rows) => rows.audit.noteRead({ ...read, at: new Date(Date.now() - count).toISOString() }));
    }
    for (let pages = 0; path !== undefined && pages < 9; pages += 1) {
      const { html } = await emil().get(path);
      const found = [...html.matchAll(/<p class="done">(.*?)<\/p>/gsu)].map(([, sentence = ""]) => sentence);
      expect(found.length).toBeLessThanOrEqual(50);
      for (const sentence of found) seen.add(sentence);
      path = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(path).toBeUndefined();
    expect([...seen].filter((sentence) => sentence.includes("reader."))).toHaveLength(60);
    expect([...seen].join()).toContain("described the talks");
  });

  it("says what is wrong with what cannot be asked", async () => {
    for (const query of ["kind=secrets", "cursor=x", "version=@", "version=plan"]) {
      expect([query, (await emil().get(`${AUDIT}?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it("lets admins choose that others are told days alone", async () => {
    const chosen = await emil().post(`${AUDIT}/times`, { times: "day" });
    expect([chosen.status, chosen.to]).toEqual([303, `${AUDIT}#times`]);
    const { html } = await emil().get(`${AUDIT}?kind=people`);
    expect(html).toContain('value="day" checked=""');
    expect(wordsOf(html)).toContain("emil chose that others are told the day alone");
    expect((await emil().post(`${AUDIT}/times`, { times: "hour" })).status).toBe(400);
  });

  it("is as unknown as any page to whoever sees nothing of the talks, and refused to all but admins", async () => {
    const refused = async (who: keyof Peopled, negotiation = "talks-private") => {
      const { get, post } = visitor(service, { cookie: people[who].cookie ?? "", address: "192.0.2.1" });
      const path = `/n/${negotiation}/settings/audit`;
      return [(await get(path)).status, (await post(`${path}/times`, { times: "day" })).status];
    };
    expect(await refused("reader")).toEqual([403, 403]);
    expect(await refused("nobody")).toEqual([401, 401]);
    await openRecord(storage).describeNegotiation({
      ...{ id: "unseen", title: "Unseen", summary: "", parties: [], rounds: [], documents: [] },
    });
    expect(await refused("editor", "unseen")).toEqual([404, 404]);
    expect(await refused("editor", "nowhere")).toEqual([404, 404]);
  });
});
