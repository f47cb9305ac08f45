import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { problemPage } from "../../src/web/pages/problem-page.tsx";
import { fakeRecord } from "./harbour-record.ts";
import { ANNEX, COMPARISON, pagesOver, read, SECOND, VARIANTS } from "./reading.ts";

const PAGES = {
  "the start page": "/",
  "a negotiation": "/n/harbour",
  "a version": SECOND,
  "a version with positions": ANNEX,
  "a comparison": COMPARISON,
  "a comparison side by side": `${COMPARISON}&view=side&show=all`,
  "a comparison in substance": `${COMPARISON}&show=substance`,
  "a comparison of witnesses": VARIANTS,
  "a point through all versions": `${SECOND}/point/3`,
  "a point with the origins of its words": `${SECOND}/point/3?words=origins`,
  "a search": "/n/harbour/search?q=warships",
  "a search of which nothing was asked": "/n/harbour/search",
  "a search without a hit": "/n/harbour/search?q=nothing&grade=A",
  "a search that is refused": "/n/harbour/search?q=-",
  "all notes": "/n/harbour/notes",
  "the form that begins a note": "/n/harbour/note?version=treaty@second-2026-02&point=3",
  "the form that notes an absence": "/n/harbour/note?version=treaty@second-2026-02&absence=yes",
  "a briefing": "/n/harbour/briefing?version=treaty@second-2026-02",
  "a journal": "/n/harbour/journal",
  "a journal of one kind": "/n/harbour/journal?kind=verdicts",
  "a part of a journal that cannot be read": "/n/harbour/journal?before=last",
  "the form that files a draft": "/n/harbour/file",
  "the form that begins a negotiation": "/new",
  "the form that describes a negotiation": "/n/harbour/settings",
  "the reference of the API": "/api",
  "what is said about the record": "/record",
  "a problem": "/n/nowhere",
  "the form that signs in": "/sign-in?next=/n/harbour",
};

const ROUTES = [
  /^\/api\/feeds\/(harbour\/)?(atom|json)(\?(document|point|term|q)=[^&]+(&document=[^&]+)?)?$/u,
  /^\/(inbox|follow(\?negotiation=harbour(&(document|point|term|q)=[^&]+){0,2})?)$/u,
  /^\/sign-in(\/passkey|\?next=%2F[^&]+)?$/u,
  /^\/(new|people|compare|api|api\/ledger(\/record)?|record|openapi\.json)?$/u,
  /^\/n\/harbour(\/settings(\/people|\/audit)?|\/file(\?document=[a-z]+)?)?$/u,
  /^\/n\/harbour\/compare(\?before=[^&]+&after=[^&]+(&through=graph)?(&view=side)?(&show=(all|substance))?)?$/u,
  /^\/(api\/)?n\/harbour\/search(\?q=[^&]+(&grade=A)?(&start=20)?)?$/u,
  /^\/n\/harbour\/(treaty|annex)\/[a-z0-9-]+(\+reading)?(\/statements|\/standing(\?point=[^&]+)?|\/witnesses|\/point\/[^/?]+(\?words=origins)?)?$/u,
  /^\/n\/harbour\/(verdicts|verdict\?before=[^&]+&after=[^&]+(&view=side)?(&show=(all|substance))?&(old|new)=[^&]+)$/u,
  /^\/api\/(n\/harbour(\/[^/]+\/[^/]+(\/capture|\/witnesses|\/point\/[^/]+)?)?|compare\?before=[^&]+&after=[^&]+)$/u,
  /^\/(api\/)?n\/harbour\/(notes|briefing\?version=[a-z]+@[a-z0-9-]+)$/u,
  /^\/n\/harbour\/note\?(version=[^&]+(&point=[^&]+|&absence=yes)?|before=[^&]+&old=[^&]*&after=[^&]+&new=[^&]*)$/u,
  /^\/n\/harbour\/matrix(\?rows=(terms|points)|\/cap|\/mark\/(treaty|annex)\/[a-z0-9-]+\/[^/?]+)$/u,
  /^\/n\/harbour\/journal(\?(kind=[a-z]+|before=\d+))?$/u,
  /^\/api\/(journal\/harbour(\?after=-?\d+&limit=\d+)?|ledger\/entries\/harbour\/\d+\/proof)$/u,
  /^\/assets\/(style|client)\/[a-z]+\.(css|js)$/u,
  /^https:\/\/example\.org\/a$/u,
];

for (const [name, path] of Object.entries(PAGES)) {
  describe(`the page of ${name}`, () => {
    it("is a whole document with one main heading", async () => {
      const html = await read(path);
      expect(html.startsWith('<!DOCTYPE html><html lang="en">')).toBe(true);
      expect(html.match(/<h1/gu)).toHaveLength(1);
      expect(html.match(/<main/gu)).toHaveLength(1);
    });

    it("holds no script and no style of its own", async () => {
      const html = await read(path);
      expect(html).not.toMatch(/<script(?![^>]* src=)/u);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/u);
    });

    it("links only to places that exist", async () => {
      const html = await read(path);
      const ids = new Set([...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id));
      for (const [, raw = ""] of html.matchAll(/\s(?:href|src|action)="([^"]*)"/gu)) {
        const [place = "", fragment] = raw.replaceAll("&amp;", "&").split("#");
        if (place === "") expect(ids, raw).toContain(decodeURIComponent(fragment ?? ""));
        else
          expect(
            ROUTES.some((route) => route.test(place)),
            raw,
          ).toBe(true);
      }
    });

    it("uses no id twice", async () => {
      const ids = [...(await read(path)).matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
    });
  });
}

describe("a problem", () => {
  it("is told with its sentence and the way out", async () => {
    const response = await pagesOver().request("/n/nowhere");
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain("There is no negotiation &quot;nowhere&quot;.");
    expect(html).toContain("See the start page.");
    expect(html).toContain('<a href="/">All negotiations</a>');
  });

  it("says nothing of the cause where the error is ours", () => {
    expect(problemPage(undefined, 500)).toContain("Something broke here");
  });
});

describe("assets", () => {
  const folder = mkdtempSync(join(tmpdir(), "travaux-assets-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "style"));
  writeFileSync(join(folder, "style", "travaux.css"), "body { margin: 0 }");
  writeFileSync(join(folder, "secret.env"), "not for browsers");
  const app = pagesOver(fakeRecord(), folder);

  it("are named by their content and kept for good", async () => {
    const href = /href="(\/assets\/style\/travaux\.css\?v=[0-9a-f]{16})"/u.exec(
      await (await app.request("/")).text(),
    )?.[1];
    const response = await app.request(href ?? "");
    expect(await response.text()).toBe("body { margin: 0 }");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });

  it("are asked for again without that name, and not sent twice", async () => {
    const response = await app.request("/assets/style/travaux.css");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const again = await app.request("/assets/style/travaux.css", {
      headers: { "If-None-Match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it("are only what the build made for browsers", async () => {
    expect((await app.request("/assets/secret.env")).status).toBe(404);
    expect((await app.request("/assets/..%2f..%2fpackage.json")).status).toBe(404);
  });
});
