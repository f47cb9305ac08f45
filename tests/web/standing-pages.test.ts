import { beforeAll, describe, expect, it } from "vitest";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";
import { cut, wordsOf } from "./reading.ts";

const AGREED = {
  ...{ path: "1", standing: "agreed-in-principle", party: "upper", outlet: "Radio <b>" },
  ...{ url: "https://example.org/toll", date: "2025-03-02", note: "At noon." },
};

describe("how far a point is agreed, on pages", () => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    record = openRecord(storage);
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  async function open(negotiation: string) {
    await record.describeNegotiation(aNegotiation(negotiation));
    const term = { ...aPoint("2", "Term."), positions: [{ party: "lower", text: "9 years" }] };
    const draft = aDraft({ points: [aPoint("1", "The toll is 100 coins."), term] });
    await record.fileVersion({ negotiation, document: "plan", version: "one" }, aCapture(negotiation), draft);
    const address = `/n/${negotiation}/plan/one`;
    const read = async (path = "") => {
      const response = await app.request(`${address}${path}`, {}, { inProcess: true });
      return { status: response.status, html: await response.text() };
    };
    const send = async (fields: Record<string, string>) => {
      const init = { method: "POST", body: new URLSearchParams({ seen: "2", ...fields }) };
      const response = await app.request(`${address}/standing`, init, { inProcess: true });
      return { status: response.status, to: response.headers.get("location"), html: await response.text() };
    };
    return { address, read, send };
  }

  it("is said by a form that the version and the lineage lead to, once, and shown beside the point", async () => {
    const { address, read, send } = await open("said");
    expect((await read()).html).toContain(`href="${address}/standing?point=1"`);
    expect(cut((await read("/point/1")).html, '<form class="statement-form standing-form"', "</form>")).toContain(
      `action="${address}/standing"`,
    );
    for (const _ of ["first", "again"]) {
      const sent = await send(AGREED);
      expect([sent.status, sent.to]).toEqual([303, `${address}#p-1`]);
    }
    const { html } = await read();
    const beside = cut(html, 'id="p-1"', 'id="p-2"');
    expect(wordsOf(cut(beside, '<div class="standing"', "</div>"))).toBe(
      "agreed in principle , according to Upper Town Radio <b> , 2 Mar 2025 At noon.",
    );
    expect(beside).not.toContain("Radio <b>");
    expect(beside).toContain('<a href="https://example.org/toll" rel="noreferrer">');
    const { standings } = await record.getNegotiation("said");
    expect(standings).toHaveLength(1);
  });

  it("stands in a table of points by parties with what each wants, and in the lineage at its version", async () => {
    const { read, send } = await open("tabled");
    await send(AGREED);
    await send({ ...AGREED, party: "-", standing: "open" });
    const table = cut((await read()).html, '<table class="standing-table">', "</table>");
    const rows = table.split("<tr>").slice(1).map(wordsOf);
    expect(rows[0]).toBe("Point Upper Town Lower Town According to the source");
    expect(rows[1]).toMatch(/^1 agreed in principle Radio .* – open Radio/u);
    expect(rows[2]).toBe("2 – 9 years –");
    const station = cut((await read("/point/1")).html, 'id="v-one"', "</ol>");
    expect(wordsOf(station)).toContain("agreed in principle , according to Upper Town");
    expect(wordsOf(station)).toContain("open , according to the source");
  });

  it("has no table where nobody said anything", async () => {
    const negotiation = "silent";
    await record.describeNegotiation(aNegotiation(negotiation));
    await record.fileVersion({ negotiation, document: "plan", version: "one" }, aCapture("silent"), aDraft());
    const response = await app.request("/n/silent/plan/one", {}, { inProcess: true });
    expect(await response.text()).not.toContain("standing-table");
  });

  const REFUSED: readonly (readonly [Record<string, string>, string])[] = [
    [{ outlet: " " }, "A standing needs a source."],
    [{ standing: "" }, "It is not said how far the point is agreed."],
    [{ party: "" }, "It is not said according to whom."],
    [{ party: "mayor" }, 'no party "mayor"'],
    [{ url: "javascript:alert(1)" }, "is no address on the web"],
    [{ date: "May" }, '"May" is no date.'],
  ];
  it("is given back with what was typed and the sentence, where something is missing", async () => {
    const { send } = await open("given-back");
    for (const [change, says] of REFUSED) {
      const { status, html } = await send({ ...AGREED, ...change });
      expect([status, wordsOf(cut(html, 'id="refused"', "</div>"))]).toEqual([422, expect.stringContaining(says)]);
      expect(cut(html, 'name="note"', "</textarea>")).toContain("At noon.");
      if (change.standing === undefined) expect(html).toMatch(/value="agreed-in-principle" selected/u);
    }
    expect((await record.getNegotiation("given-back")).standings).toEqual([]);
  });

  it("of a point that is none is not found, and of a withdrawn version there is the tombstone", async () => {
    const { read, send } = await open("none-such");
    expect((await read("/standing?point=9")).status).toBe(404);
    expect((await read("/standing")).status).toBe(404);
    expect((await send({ ...AGREED, path: "9" })).status).toBe(404);
    await send(AGREED);
    await record.withdrawVersion({ negotiation: "none-such", document: "plan", version: "one" }, "A forgery.");
    expect((await read("/standing?point=1")).status).toBe(410);
    const journal = await app.request("/n/none-such/journal", {}, { inProcess: true });
    const told = wordsOf(await journal.text());
    expect(told).toContain("It was noted how far a point of");
    expect(told).not.toContain("At noon.");
  });
});
