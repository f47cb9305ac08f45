import { beforeAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const CAP = (people: string) => `The armed forces of the upper town are limited to ${people} people.`;

describe("the matrix", () => {
  let app: ReturnType<typeof serviceOn>["app"];
  beforeAll(async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    const service = serviceOn(storage);
    app = service.app;
    await fileDrawn(openRecord(storage), "lake", {
      v1: { points: `1. # Waters | ${LAKE}\n2. ${CAP("600")}` },
      v2: { points: `1. # Waters | ${LAKE}\n2. # Forces | ${CAP("800")}`, basedOn: ["v1"] },
      v3: { points: `1. # Waters | ${LAKE}\n2. =SUM(A1) boats may sail.`, basedOn: ["v2"] },
    });
    const marked = { version: "plan@v1", mark: { kind: "passage", path: "2", words: "600 people" } };
    await send("/api/terms/lake/cap", "PUT", { title: "Cap" });
    await send("/api/terms/lake/cap/marks", "POST", marked);
    return () => service.close();
  });
  const send = async (path: string, method: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const answer = await app.request(path, { method, headers, body: JSON.stringify(body) }, { inProcess: true });
    expect(answer.ok, path).toBe(true);
  };
  const get = async (query: string) => {
    const answer = await app.request(`/api/n/lake/matrix${query}`);
    return { status: answer.status, body: await answer.json() };
  };
  const csv = async (query: string) => (await app.request(`/api/n/lake/matrix.csv${query}`)).text();

  it("has its columns in the order in which they are named, its rows under numbers that stay", async () => {
    const { body } = await get("?versions=v2,v1");
    expect(body.versions.map(({ id }: { id: string }) => id)).toEqual(["v2", "v1"]);
    expect(body.rows.map(({ number, begins }: { number: number; begins: string }) => [number, begins])).toEqual([
      [1, "plan@v1#1"],
      [2, "plan@v1#2"],
    ]);
    expect(body.rows[0].cells[0]).not.toHaveProperty("words");
  });

  it("has words: text, redline, how much of it changed, and what of that is of substance", async () => {
    const { body } = await get("?cells=words&versions=v1,v2");
    const [first, second] = body.rows[1].cells;
    expect(first.words).toMatchObject({ text: CAP("600"), against: null, kinds: [], redline: [], change: null });
    expect(second.words).toMatchObject({
      text: `Forces\n${CAP("800")}`,
      against: "plan@v1",
      relation: "version",
      kinds: ["reworded"],
      changes: [{ class: "quantity", substance: true, before: "600 people", after: "800 people" }],
    });
    // Of the redline without what was struck, the span of a change is its words.
    const after = second.words.redline.flatMap(([sign, text]: [string, string]) => (sign === "-" ? [] : text)).join("");
    expect(after).toBe(second.words.text);
    const [start, end] = second.words.changes[0].afterSpan;
    expect(after.slice(start, end)).toBe("800 people");
    expect(second.words.change).toBeCloseTo(12 / (CAP("600").length + 9 + 1), 1);
    expect(body.rows[0].cells[1].words).toMatchObject({ text: `Waters\n${LAKE}`, kinds: ["kept"], change: 0 });
  });

  it("redlines all columns against a base", async () => {
    const { body } = await get("?cells=words&base=v2");
    expect(body.rows[1].cells.map((cell: { words: { against: string } }) => cell.words.against)).toEqual([
      "plan@v2",
      null,
      "plan@v2",
    ]);
  });

  it("redlines the values of terms in the same way", async () => {
    const { body } = await get("?rows=terms&cells=words&versions=v1,v2,v3");
    const words = body.terms[0].cells.map((cell: { state: string; words: { text: string; change: number } }) => [
      cell.state,
      cell.words.text,
      cell.words.change,
    ]);
    expect(words.slice(0, 2)).toEqual([
      ["value", "600 people", null],
      ["value", "800 people", 0.462],
    ]);
    expect((await get("?rows=terms")).body.terms[0].cells[0]).not.toHaveProperty("words");
    expect(await csv("?rows=terms&cells=words&versions=v1,v2")).toContain(",[-600-]{+800+} people,0.462\r\n");
  });

  it("is a spreadsheet with marks as plain text, in which nothing is run", async () => {
    expect(await csv("?versions=v1,v2")).toBe("row,plan@v1,plan@v2\r\n1,#1,#1 kept\r\n2,#2,#2 reworded\r\n");
    const worded = await csv("?cells=words&versions=v1,v2");
    expect(worded).toContain(`1,"#1\nWaters\n${LAKE}","#1 kept\nWaters\n${LAKE}"\r\n`);
    expect(worded).toContain("{+Forces+}");
    expect(worded).toContain("[-600-]{+800+} people.");
    for (const field of (await csv("?cells=words")).matchAll(/(?<=^|,)"?([=+@-])/gmu)) expect(field[0]).toBeUndefined();
  });

  it("comes page by page, the pages together being the whole", async () => {
    const whole = (await get("?cells=words")).body;
    const first = (await get("?cells=words&limit=1")).body;
    const rest = (await get(`?cells=words&cursor=${first.next}`)).body;
    expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
    expect(whole.rows.length).toBeGreaterThan(1);
  });

  it("refuses what names nothing, twice the same, or what is no choice, in a sentence", async () => {
    const refusals = {
      "versions=v1,v9": "404 version-not-found",
      "base=v9&cells=words": "404 version-not-found",
      "base=v9&rows=terms&cells=words": "404 version-not-found",
      "versions=v1,v2,v1": "400 malformed-query",
      "cells=all": "400 malformed-query",
      "base=v1&base=v2": "400 malformed-query",
    };
    for (const [query, expected] of Object.entries(refusals)) {
      const { status, body } = await get(`?${query}`);
      expect(`${status} ${body.code}`, query).toBe(expected);
      expect(body.detail.length, query).toBeGreaterThan(20);
    }
    await send("/api/n/lake/plan/v3/withdrawal", "POST", { reason: "A forgery." });
    expect((await get("?versions=v3")).body.code).toBe("version-withdrawn");
    expect((await get("?cells=words&base=v3")).body.code).toBe("version-withdrawn");
  });
});
