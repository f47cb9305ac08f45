import { beforeAll, describe, expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const BEFORE = [
  "1. The lake is shared by both towns.",
  "2. Nets are counted in spring by an officer of the upper town.",
  "3. The toll is ten coins for every boat.",
  "4. Wrecks are removed within a month.",
].join("\n");
const AFTER = [
  "1. The lake is shared by all towns.",
  "2. Nets are counted in spring by an officer of the upper town.",
  "3. Whoever crosses pays at the jetty.",
  "4. Lamps burn by night.",
].join("\n");

describe("verdicts on the pages of a comparison", () => {
  let storage: Storage;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  /** A negotiation of its own with two versions, and a reader of their pages. */
  async function open(negotiation: string) {
    await fileDrawn(openRecord(storage), negotiation, {
      v1: { points: BEFORE },
      v2: { points: AFTER, basedOn: ["v1"] },
    });
    const lineages = openLineages(storage, openRecord(storage));
    const versions = "before=plan@v1&after=plan@v2";
    const read = async (path: string) => {
      const response = await app.request(`/n/${negotiation}/${path}`, {}, { inProcess: true });
      return { status: response.status, html: await response.text() };
    };
    const send = async (fields: Record<string, string | readonly string[]>) => {
      const all = { before: "plan@v1", after: "plan@v2", seen: "3", ...fields };
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(all)) for (const value of [values].flat()) body.append(name, value);
      const init = { method: "POST", body };
      const response = await app.request(`/n/${negotiation}/verdicts`, init, { inProcess: true });
      return { status: response.status, to: response.headers.get("location"), html: await response.text() };
    };
    const standing = async () =>
      (await lineages.listVerdicts(negotiation)).map(({ data }) => [
        data.ruling,
        ...data.pairs.map(({ before, after }) => `${before}-${after}`),
      ]);
    return {
      comparison: () => read(`compare?${versions}`),
      verdict: (at: string) => read(`verdict?${versions}&${at}`),
      read,
      send,
      standing,
    };
  }

  it("stand under why?, with a form for right or wrong on every change, and a way to rule on what is unchanged", async () => {
    const { comparison } = await open("asked");
    const { html } = await comparison();
    const first = cut(html, 'id="p-1"', "</article>");
    expect(first).toContain('value="confirm"');
    expect(first).toContain('value="reject"');
    expect(first).toContain("/n/asked/verdict?before=plan@v1&amp;after=plan@v2&amp;old=1");
    expect(cut(html, 'id="p-2"', "</details>")).toContain(
      "/n/asked/verdict?before=plan@v1&amp;after=plan@v2&amp;old=2",
    );
    const dropped = cut(html, 'id="b-3"', "</article>");
    expect(wordsOf(dropped)).toContain("No point of the later text was found that this could be.");
    expect(dropped).toContain("old=3");
    expect(cut(html, 'id="p-3"', "</article>")).toContain("new=3");
  });

  it("a pair called wrong is parted, and the reader comes back to its row, where the verdict stands", async () => {
    const { send, comparison, standing } = await open("parted");
    const { status, to } = await send({ pair: "1\n1", ruling: "reject", reason: "Other <b>towns</b>.", view: "side" });
    expect([status, to]).toEqual([303, "/n/parted/compare?before=plan@v1&after=plan@v2&view=side#p-1"]);
    expect(await standing()).toEqual([["reject", "1-1"]]);
    const { html } = await comparison();
    for (const row of [cut(html, 'id="p-1"', "</article>"), cut(html, 'id="b-1"', "</article>")]) {
      expect(wordsOf(row)).toMatch(/1 and 1 do not correspond , ruled by local on \d.* UTC : Other <b>towns<\/b>\./u);
      expect(row).not.toContain("<b>towns");
    }
  });

  it("a dropped point is linked by hand to one that was added, chosen among the points without a partner", async () => {
    const { verdict, send, comparison, standing } = await open("linked");
    const { html } = await verdict("old=3");
    const offered = [...html.matchAll(/name="pair" value="(\d+)\s(\d+)"/gu)].map(([, one, other]) => `${one}-${other}`);
    expect(offered, "first those without a partner").toEqual(["3-3", "3-4", "3-1", "3-2"]);
    const { status, to } = await send({ old: "3", pair: "3\n3", ruling: "by-hand", reason: "Both are the toll." });
    expect([status, to]).toEqual([303, "/n/linked/compare?before=plan@v1&after=plan@v2#p-3"]);
    expect(await standing()).toEqual([["link", "3-3"]]);
    expect(wordsOf(cut((await comparison()).html, 'id="p-3"', "</article>"))).toContain("3 and 3 correspond");
  });

  it("several ticked partners are a split from the one side, and a merger from the other", async () => {
    const { send, standing } = await open("several");
    await send({ old: "3", pair: ["3\n3", "3\n4"], ruling: "by-hand", reason: "Toll and light." });
    await send({ new: "1", pair: ["1\n1", "4\n1"], ruling: "by-hand", reason: "Wrecks are of the lake." });
    expect(await standing()).toEqual([
      ["split", "3-3", "3-4"],
      ["merge", "1-1", "4-1"],
    ]);
  });

  it("a form sent twice rules once; sent with other words it is another verdict", async () => {
    const { send, standing } = await open("twice");
    const right = { pair: "1\n1", ruling: "confirm", reason: "So it is." };
    expect([(await send(right)).status, (await send(right)).status]).toEqual([303, 303]);
    expect(await standing()).toHaveLength(1);
    expect((await send({ ...right, pair: "2\n2" })).status).toBe(303);
    expect(await standing()).toHaveLength(2);
  });

  it("are given on a reading text as on a version, and the reader comes back to it", async () => {
    await fileDrawn(openRecord(storage), "drafted", {
      v1: { points: BEFORE },
      copy: { points: BEFORE, witnessOf: "v1" },
      v2: { points: AFTER, basedOn: ["v1"] },
    });
    const read = async (path: string) => (await app.request(`/n/drafted/${path}`, {}, { inProcess: true })).text();
    const html = await read("compare?before=plan@v1%2Breading&after=plan@v2");
    const form = cut(html, '<form class="verdict-form"', "</form>");
    expect(form).toContain('name="before" value="plan@v1+reading"');
    const body = new URLSearchParams({
      ...{ before: "plan@v1+reading", after: "plan@v2", seen: "4" },
      ...{ pair: "1\n1", ruling: "reject", reason: "They speak of two lakes." },
    });
    const sent = await app.request("/n/drafted/verdicts", { method: "POST", body }, { inProcess: true });
    expect(sent.status).toBe(303);
    const back = sent.headers.get("location") ?? "";
    expect(back).toContain("before=plan@v1%2Breading");
    expect(wordsOf(await read(back.replace("/n/drafted/", "")))).toContain("1 and 1 do not correspond");
  });

  it("what contradicts a standing verdict is shown with it, and takes its place only by name", async () => {
    const { send, standing, verdict } = await open("contrary");
    await send({ pair: "1\n1", ruling: "confirm", reason: "The same towns." });
    const { status, html } = await send({ pair: "1\n1", ruling: "reject", reason: "Not <i>these</i>." });
    expect(status).toBe(409);
    const words = wordsOf(html);
    expect(words).toContain("The same towns.");
    expect(words).toContain("Not <i>these</i>.");
    expect(await standing()).toEqual([["confirm", "1-1"]]);
    const supersedes = /name="supersedes" value="(\d+)"/u.exec(html)?.[1] ?? "";
    const unread = await send({ pair: "1\n1", ruling: "reject", reason: "Not <i>these</i>.", supersedes: "x" });
    expect(unread.status, "no number of an entry").toBe(422);
    const again = await send({ pair: "1\n1", ruling: "reject", reason: "Not <i>these</i>.", supersedes });
    expect(again.status).toBe(303);
    expect(await standing()).toEqual([["reject", "1-1"]]);
    expect((await verdict("new=1")).html).toContain("<s>1 and 1 are rightly paired</s>");
  });

  it("what is refused comes back with everything that was typed", async () => {
    const { send, standing } = await open("refused");
    const blank = await send({ pair: "1\n1", ruling: "reject", reason: "   " });
    expect([blank.status, wordsOf(blank.html)]).toEqual([422, expect.stringContaining("A verdict needs a reason.")]);
    const none = await send({ old: "3", ruling: "by-hand", reason: "The <toll>." });
    expect([none.status, wordsOf(none.html)]).toEqual([422, expect.stringContaining("No point was ticked")]);
    expect(none.html).toContain("The &lt;toll&gt;.");
    const unknown = await send({ old: "3", pair: "3\n99", ruling: "by-hand", reason: "Hm." });
    expect(unknown.status).toBe(404);
    const long = await send({ old: "3", pair: "3\n4", ruling: "by-hand", reason: "x".repeat(5000) });
    expect(long.status).toBe(422);
    expect(long.html).toContain("x".repeat(5000));
    expect(long.html).toMatch(/value="3\s4" checked/u);
    expect(await standing()).toEqual([]);
  });

  it("what names no two versions, or no ruling, is refused as a page", async () => {
    const { send, read } = await open("misnamed");
    const pair = { pair: "1\n1", reason: "So." };
    expect((await send({ ...pair, ruling: "maybe" })).status).toBe(400);
    expect((await send({ ...pair, ruling: "confirm", before: "plan" })).status).toBe(400);
    expect((await send({ ...pair, ruling: "confirm", before: "plan@v9" })).status).toBe(404);
    expect((await send({ ...pair, ruling: "confirm", before: "plan@v2" })).status).toBe(400);
    for (const query of ["", "before=plan@v1&after=plan@v1&old=1", "before=plan@v1&after=plan@v2"]) {
      expect([400, 404], query).toContain((await read(`verdict?${query}`)).status);
    }
  });

  it("are listed, newest first, each with the way to its row", async () => {
    const { send, read } = await open("listed");
    expect(wordsOf((await read("verdicts")).html)).toContain("None was given yet");
    await send({ pair: "1\n1", ruling: "confirm", reason: "First." });
    await send({ pair: "2\n2", ruling: "reject", reason: "Second." });
    const { html } = await read("verdicts");
    expect(html.indexOf("Second.")).toBeLessThan(html.indexOf("First."));
    expect(html).toContain('href="/n/listed/compare?before=plan@v1&amp;after=plan@v2#p-2"');
  });
});
