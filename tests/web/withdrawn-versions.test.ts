import { afterAll, describe, expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const NETS = "2. Nets are counted in spring by an officer.";

describe("the pages beside a version that was withdrawn", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  const record = openRecord(storage);
  await fileDrawn(record, "lake", {
    first: { points: `1. The lake is shared.\n${NETS}` },
    false: { points: `1. The lake is sold.\n${NETS}`, basedOn: ["first"] },
    last: { points: `1. The lake is shared by all.\n${NETS}`, basedOn: ["false"] },
    end: { points: `1. The lake is shared by all.\n${NETS}`, basedOn: ["last"] },
  });
  const ref = (version: string) => ({ negotiation: "lake", document: "plan", version });
  const [first, forged] = [ref("first"), ref("false")];
  const reason = "It says: The lake is sold.";
  const lineages = openLineages(storage, record);
  await lineages.nameTerm("lake", { term: "owner", title: "Owner of the lake" });
  const mark = { kind: "passage", path: "1", words: "The lake is sold" } as const;
  const { position } = await lineages.markTerm({ version: forged, term: "owner", mark, reason });
  await lineages.unmarkTerm("lake", { term: "owner", position, reason });
  await lineages.markTerm({ version: forged, term: "owner", mark, reason });
  const pairs = [{ before: "1", after: "1" }];
  await lineages.giveVerdict({ before: first, after: forged, ruling: "confirm", pairs, reason });
  await record.withdrawVersion(forged, "A forgery.");

  const answer = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, words: wordsOf(await response.text()) };
  };

  for (const path of [
    "/",
    "/n/lake",
    "/n/lake/plan/last",
    "/n/lake/plan/end",
    "/n/lake/plan/last/point/1",
    "/n/lake/plan/last/point/1?words=origins",
    "/n/lake/search?q=lake",
    "/n/lake/journal",
    "/n/lake/matrix?rows=terms",
    "/n/lake/matrix/owner",
    "/n/lake/matrix",
    "/n/lake/verdicts",
  ]) {
    it(`open as before at ${path}, without its words`, async () => {
      const { status, words } = await answer(path);
      expect(status).toBe(200);
      expect(words).not.toContain("The lake is sold");
    });
  }

  it("follow a point from what came before it to what came after", async () => {
    const { words } = await answer("/n/lake/plan/end/point/1");
    expect(words).toContain("3 versions");
    expect(words).toContain("The lake is shared by all");
  });

  it("say on its track that it was passed over", async () => {
    const { words } = await answer("/n/lake/plan/last/point/1");
    expect(words).toMatch(/It came from A working text , withdrawn .* : that text is passed over/u);
  });

  it("mark it on the timeline and in the table, and offer it for no comparison", async () => {
    const html = await (await app.request("/n/lake")).text();
    const dots = html.match(/<a class="dot"[^>]*data-version="false"[^>]*>/gu) ?? [];
    expect(dots).toHaveLength(2);
    for (const dot of dots) expect(dot).toMatch(/aria-label="[^"]*withdrawn[^"]*"/u);
    const row = cut(html, '<tr data-row="false"', "</tr>");
    expect(row).not.toContain("<input");
    expect(wordsOf(row)).toContain("withdrawn");
    expect(html).not.toContain("plan@false");
  });

  it("say that it was marked and ruled on, with the way to its tombstone and to no comparison", async () => {
    const marks = cut(await (await app.request("/n/lake/matrix/owner")).text(), '<ol class="said-list">', "</ol>");
    expect(wordsOf(marks)).toContain("A mark in a version that was withdrawn. A working text , withdrawn");
    expect(marks).toContain('href="/n/lake/plan/false"');
    const ruled = cut(await (await app.request("/n/lake/verdicts")).text(), '<ol class="said-list">', "</ol>");
    expect(wordsOf(ruled)).toMatch(/^1 and 1 are rightly paired A working text and A working text \( withdrawn/u);
    expect(ruled).not.toContain("plan@false");
  });

  it("lead from a refused comparison and a refused point to what is known of it", async () => {
    for (const path of ["/n/lake/compare?before=plan@false&after=plan@end", "/n/lake/plan/false/point/1"]) {
      const response = await app.request(path);
      const html = await response.text();
      expect([response.status, wordsOf(html)], path).toEqual([409, expect.stringContaining("A forgery.")]);
      expect(html, path).toContain('href="/n/lake/plan/false"');
    }
  });
});

describe("the page of a version that was withdrawn", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  afterAll(() => storage.close());
  const { app } = serviceOn(storage);
  const record = openRecord(storage);
  await fileDrawn(record, "pond", {
    first: { title: "The first", points: "1. The pond is shared." },
    false: { title: "<b>The false</b>", points: "1. The pond is sold.", basedOn: ["first"], grade: "B" },
    last: { title: "The last", points: "1. The pond is shared by all.", basedOn: ["false"] },
    echo: { title: "An echo", points: "1. The pond is sold.", witnessOf: "false" },
  });
  const ref = { negotiation: "pond", document: "plan", version: "false" };
  await record.withdrawVersion(ref, "A forgery,\nsays <i>the outlet</i>.");
  const read = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, html: await response.text() };
  };

  it("says who withdrew it, when and why, and nothing of its text, with 410", async () => {
    const { status, html } = await read("/n/pond/plan/false");
    const words = wordsOf(html);
    expect(status).toBe(410);
    expect(words).toMatch(/This text was withdrawn on \d+ \w+ \d{4}, \d\d:\d\d UTC by local/u);
    expect(words).toContain("A forgery, says <i>the outlet</i>.");
    expect(words).toContain("pond/plan@false");
    expect(words).toContain("Nothing was deleted");
    expect(words).not.toContain("The pond is sold");
    expect(html).not.toContain("<b>The false</b>");
  });

  it("leads to what came before it, after it and beside it", async () => {
    const { html } = await read("/n/pond/plan/false");
    for (const id of ["first", "last", "echo"]) expect(html).toContain(`href="/n/pond/plan/${id}"`);
  });

  it("is told from the pages that name it, without a way to compare with it", async () => {
    for (const id of ["last", "echo"]) {
      const { status, html } = await read(`/n/pond/plan/${id}`);
      expect(status).toBe(200);
      expect(wordsOf(html)).toContain("withdrawn");
      expect(html).not.toContain("plan@false");
    }
  });
});
