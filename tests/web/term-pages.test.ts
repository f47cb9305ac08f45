import { beforeAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const CAP = "The armed forces of the upper town are limited to";

describe("the pages of terms", () => {
  let storage: Storage;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  /** A negotiation of its own, and a reader of its pages. */
  async function open(negotiation: string) {
    await fileDrawn(openRecord(storage), negotiation, {
      v1: { points: `${LAKE}\n2. ${CAP} 600 people; 600 more may serve on boats.`, grade: "B" },
      v2: { points: `${LAKE}\n2. ${CAP} 800 people in peacetime; 600 more may serve on boats.`, basedOn: ["v1"] },
      v3: { points: LAKE, basedOn: ["v2"] },
      v4: { points: LAKE, basedOn: ["v2"], coverage: "partial" },
      a1: { document: "annex", points: "1. Nets are counted in spring." },
    });
    const read = async (path: string) => {
      const response = await app.request(`/n/${negotiation}/${path}`, {}, { inProcess: true });
      return { status: response.status, html: await response.text() };
    };
    const send = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ seen: "6", ...fields });
      const response = await app.request(`/n/${negotiation}/${path}`, { method: "POST", body }, { inProcess: true });
      return { status: response.status, to: response.headers.get("location"), html: await response.text() };
    };
    const mark = (fields: Record<string, string>, path = "2") =>
      send(`matrix/mark/plan/v1/${path}`, { kind: "passage", title: "Army cap", words: "600 people", ...fields });
    return { read, send, mark };
  }

  /** The words of each cell of the first row. */
  const cellsOf = (html: string) =>
    [...cut(html, "<tbody>", "</tbody>").matchAll(/<td[^>]*>(.*?)<\/td>/gsu)].map(([, cell = ""]) => wordsOf(cell));

  it("show a table of many rows in parts, each with the way to the next and back", async () => {
    // Words that no two points share, so that each is a row.
    const points = Array.from({ length: 502 }, (_, at) => `${at + 1}. a${at} b${at} c${at} d${at} e${at} f${at}`);
    await fileDrawn(openRecord(storage), "long-table", { v1: { points: points.join("\n") } });
    const read = async (query: string) => (await app.request(`/n/long-table/matrix?rows=points${query}`)).text();
    const numbers = (html: string) =>
      [...cut(html, "<tbody>", "</tbody>").matchAll(/<th[^>]*><a [^>]*>(\d+)<\/a><\/th>/gu)].map(([, number]) =>
        Number(number),
      );
    const first = await read("");
    expect([numbers(first).length, numbers(first)[0], numbers(first).at(-1)]).toEqual([500, 1, 500]);
    expect(first).toContain("Rows 1 to 500");
    expect(first).toContain('<a rel="next" href="/n/long-table/matrix?rows=points&amp;start=500">');
    const second = await read("&start=500");
    expect(numbers(second)).toEqual([501, 502]);
    expect(second).toContain('<a rel="prev" href="/n/long-table/matrix?rows=points">');
    expect(second).not.toContain('rel="next"');
    expect(await read("&start=900")).toContain("No row stands behind 900");
    expect(numbers(await read("&start=many"))[0]).toBe(1);
  });

  it("mark words by a form without scripts, and show them through all versions", async () => {
    const { read, mark } = await open("marked-by-form");
    expect((await read("matrix?rows=terms")).html).toContain("No term is marked yet.");
    expect(await mark({})).toMatchObject({ status: 303, to: "/n/marked-by-form/matrix/army-cap" });
    const { html } = await read("matrix?rows=terms");
    expect(cellsOf(html)).toEqual([
      "600 people point 2, marked here",
      "changed quantity: struck: 600 end of struck words inserted: 800 end of insertion people inserted: changed condition: in peacetime end of insertion quantity ↑, condition point 2, carried changed, 73% against A working text",
      "absent struck: 800 people in peacetime end of struck words its point was dropped here went out against A working text",
      "not reported not all of this paper is known",
      "unknown nothing leads here from a mark",
    ]);
    expect(html).toContain('<a href="/n/marked-by-form/plan/v2#p-2">point 2, carried</a>');
    expect(html).toContain('href="/n/marked-by-form/compare?before=plan@v1&amp;after=plan@v2#p-2"');
    for (const state of ["value", "absent", "not-reported", "unknown"])
      expect(html).toContain(`<td class="cell is-${state}`);
    const narrowed = await read("matrix?rows=terms&document=annex");
    expect(cellsOf(narrowed.html)).toEqual(["unknown nothing leads here from a mark"]);
  });

  it("tell one term with its sources, and take a mark back", async () => {
    const { read, send, mark } = await open("told");
    await mark({ reason: "As the <b>delegates</b> count." });
    const { html } = await read("matrix/army-cap");
    expect(wordsOf(cut(html, '<ol class="term-history">', "</ol>"))).toContain(
      "grade B 600 people point 2, marked here",
    );
    expect(html).toContain("As the &lt;b&gt;delegates&lt;/b&gt; count.");
    const position = /name="position" value="(\d+)"/u.exec(html)?.[1] ?? "";
    const refused = await send("matrix/army-cap", { position, reason: " " });
    expect([refused.status, wordsOf(cut(refused.html, '<div class="error"', "</div>"))]).toEqual([
      422,
      "Taking a mark back needs a reason. Say in a sentence why, for those who come later.",
    ]);
    expect(await send("matrix/army-cap", { position: "../..", reason: "Wrong." })).toMatchObject({ status: 404 });
    expect(await send("matrix/army-cap", { position, reason: "Wrong." })).toMatchObject({ status: 303 });
    const after = wordsOf((await read("matrix/army-cap")).html);
    expect(after).toContain("Taken back by local");
    expect(after).not.toContain("marked here");
  });

  it("keep what was typed where a mark is refused: words that do not stand there, and words that stand twice", async () => {
    const { mark } = await open("refused-forms");
    const stale = await mark({ words: "700 people", reason: "So it is said." });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain("700 people</textarea>");
    expect(stale.html).toContain("So it is said.</textarea>");
    // It was named, and is chosen now.
    expect(stale.html).toContain('<option value="army-cap" selected');
    const twice = await mark({ term: "army-cap", words: "600" });
    expect(twice.status).toBe(422);
    expect([...twice.html.matchAll(/name="start" value="(\d+)"/gu)].map(([, start]) => start)).toEqual(["50", "62"]);
    expect(await mark({ term: "army-cap", words: "600", start: "62" })).toMatchObject({ status: 303 });
  });

  it("name a term once, also where its name is typed again after a refusal", async () => {
    const { mark } = await open("named-once");
    await mark({ words: "700 people" });
    expect(await mark({ seen: "7" })).toMatchObject({ to: "/n/named-once/matrix/army-cap" });
  });

  it("show a mark that contradicts, and let it take the place of the other", async () => {
    const { mark, read } = await open("contradicted-forms");
    await mark({});
    const clash = await mark({ term: "army-cap", words: "limited to 600 people" });
    expect(clash.status).toBe(409);
    const supersedes = /name="supersedes" value="(\d+)"/u.exec(clash.html)?.[1] ?? "";
    expect(clash.html).toContain("Mark it in the place of the other");
    const unread = await mark({ term: "army-cap", words: "limited to 600 people", supersedes: "x" });
    expect(unread.status, "no number of an entry").toBe(422);
    expect(await mark({ term: "army-cap", words: "limited to 600 people", supersedes })).toMatchObject({ status: 303 });
    expect(cellsOf((await read("matrix?rows=terms")).html)[0]).toBe("limited to 600 people point 2, marked here");
  });

  it("sent twice mark once, and give a title without Latin letters an id", async () => {
    const { mark, read } = await open("sent-twice");
    expect(await mark({})).toMatchObject({ status: 303 });
    expect((await mark({ term: "army-cap" })).status).toBe(303);
    expect((await mark({ term: "army-cap" })).status).toBe(303);
    expect(await mark({ title: "Чисельність війська" })).toMatchObject({ to: "/n/sent-twice/matrix/term-1" });
    expect((await read("matrix/army-cap")).html.match(/<li id="mark-/gu)).toHaveLength(1);
  });

  it("put the tracks of all points side by side", async () => {
    const { read } = await open("points");
    const { html } = await read("matrix");
    const rows = cut(html, "<tbody>", "</tbody>").split("</tr>");
    expect(rows.slice(0, 2).map(wordsOf)).toEqual([
      `1 1 begins here , in its text ${LAKE.slice(3)} ${"1 unchanged against A working text ".repeat(3).trim()}`,
      `2 2 begins here , in its text ${CAP} 600 people; 600 more may serve on boats. ` +
        `2 reworded, 18% against A working text ${CAP} changed quantity: struck: 600 end of struck words inserted: 800 ` +
        "end of insertion people inserted: changed condition: in peacetime end of insertion ; 600 more may serve on boats. " +
        "quantity ↑, condition " +
        `dropped against A working text struck: ${CAP} 800 people in peacetime; 600 more may serve on boats. end of struck words not reported`,
    ]);
    // The number leads through all versions, what became of it to the comparison.
    expect(html).toContain('href="/n/points/plan/v1/point/2"');
    expect(html).toContain('data-open="true" href="/n/points/compare?before=plan@v1&amp;after=plan@v2#p-2"');
    expect(html).toContain('href="/n/points/compare?before=plan@v2&amp;after=plan@v3#b-2"');
    expect([...html.matchAll(/<td class="cell ?([^"]*)"/gu)].map(([, shade]) => shade)).toEqual(
      expect.arrayContaining(["step-0", "step-2", "step-4", "unreported"]),
    );
    const brief = cut((await read("matrix?cells=paths")).html, "<tbody>", "</tbody>");
    expect(wordsOf(brief)).toContain("2 reworded, 18% against A working text dropped");
    expect(brief).not.toContain("The armed forces");
  });

  it("let a reader choose and order the columns by links alone, and add one by a form", async () => {
    const { read } = await open("ordered");
    const columnsOf = (html: string) =>
      [...cut(html, "<thead>", "</thead>").matchAll(/href="\/n\/ordered\/(?:plan|annex)\/([a-z0-9]+)"/gu)].map(
        ([, id]) => id,
      );
    const linkIn = (html: string, name: string) =>
      (new RegExp(`href="/n/ordered/([^"]+)" aria-label="${name}`, "u").exec(html)?.[1] ?? "").replaceAll("&amp;", "&");
    const { html } = await read("matrix?rows=points&versions=v1,v2,a1");
    expect(columnsOf(html)).toEqual(["v1", "v2", "a1"]);
    const moved = await read(linkIn(html, "move to the right"));
    expect(columnsOf(moved.html)).toEqual(["v2", "v1", "a1"]);
    expect(columnsOf((await read(linkIn(moved.html, "take out"))).html)).toEqual(["v1", "a1"]);
    const added = await app.request("/n/ordered/matrix?rows=points&versions=v1,v2&base=v2&add=v4");
    expect([added.status, added.headers.get("location")]).toEqual([
      303,
      "/n/ordered/matrix?rows=points&versions=v1,v2,v4&base=v2",
    ]);
    const based = await read("matrix?rows=points&versions=v1,v2&base=v2");
    expect(wordsOf(cut(based.html, "<tbody>", "</tbody>"))).toContain("2 the base");
    expect(based.html).toContain("unpin");
    for (const [query, status] of [
      ["versions=v9", 404],
      ["versions=v1,v1", 400],
      ["base=v9", 404],
    ] as const)
      expect((await read(`matrix?${query}`)).status, query).toBe(status);
  });

  it("are reached from the negotiation, its versions and the track of a point", async () => {
    const { read } = await open("reached");
    const negotiation = await app.request("/n/reached");
    expect(await negotiation.text()).toContain('href="/n/reached/matrix?rows=terms"');
    expect((await read("plan/v1")).html).toContain('href="/n/reached/matrix/mark/plan/v1/2"');
    expect((await read("plan/v1/point/2")).html).toContain('href="/n/reached/matrix/mark/plan/v1/2"');
  });

  it("are not found, or refused in a sentence, where they are of nothing", async () => {
    const { read, mark } = await open("nothing");
    expect((await read("matrix/fleet")).status).toBe(404);
    expect((await read("matrix/mark/plan/v1/9")).status).toBe(404);
    expect((await read("matrix/mark/plan/v9/1")).status).toBe(404);
    expect((await read("matrix?rows=lakes")).status).toBe(400);
    expect((await read("matrix?document=lakes")).status).toBe(404);
    expect((await mark({ title: " " })).status).toBe(422);
    const foreign = { method: "POST", body: "", headers: { host: "localhost:1", origin: "https://elsewhere.example" } };
    const from = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
    expect((await app.request("/n/nothing/matrix/mark/plan/v1/2", foreign, from)).status).toBe(403);
  });
});
