import { beforeAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { wordsOf } from "./reading.ts";

describe("the pages of terms", () => {
  let storage: Storage;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  /** A negotiation of its own with three versions, and a reader of its pages. */
  async function open(negotiation: string) {
    await fileDrawn(openRecord(storage), negotiation, {
      v1: { points: "1. The toll is ten coins for every boat, and ten coins for its load.\n2. Lamps burn by night." },
      v2: {
        points: "1. The toll is twelve coins for every boat, and ten coins for its load.\n2. Lamps burn by night.",
        basedOn: ["v1"],
      },
      v3: { points: "1. Lamps burn by night.", basedOn: ["v2"] },
    });
    const read = async (path: string) => {
      const response = await app.request(`/n/${negotiation}/${path}`);
      return { status: response.status, html: await response.text() };
    };
    const send = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ seen: "4", ...fields });
      const init = { method: "POST", body };
      const response = await app.request(`/n/${negotiation}/${path}`, init, { inProcess: true });
      return { status: response.status, to: response.headers.get("location"), html: await response.text() };
    };
    const mark = (fields: Record<string, string>) => send("matrix/mark/plan/v1/1", { kind: "passage", ...fields });
    const events = async () =>
      (await openRecord(storage).readJournal(negotiation, 3, 50)).entries.map(({ event }) => event);
    return { read, send, mark, events };
  }

  it("carry words that are marked once to every version, and say where they are absent", async () => {
    const { read, mark } = await open("carried");
    expect(await mark({ title: "Toll", words: "ten coins for every boat" })).toMatchObject({
      status: 303,
      to: "/n/carried/matrix/toll",
    });
    const ledger = wordsOf((await read("matrix?rows=terms")).html);
    expect(ledger).toContain("Toll");
    expect(ledger).toContain("ten coins for every boat");
    expect(ledger).toContain("twelve coins for every boat");
    expect(ledger).toContain("absent");
    expect((await read("matrix/toll")).status).toBe(200);
  });

  it("ask which is meant where the words stand twice, and keep what was typed", async () => {
    const { mark, events } = await open("twice");
    const refused = await mark({ title: "Toll", words: "ten coins", reason: "The toll itself." });
    expect(refused.status).toBe(422);
    expect(wordsOf(refused.html)).toContain("Which of them?");
    expect(refused.html).toContain("The toll itself.");
    const start = /name="start" value="(\d+)"/u.exec(refused.html)?.[1] ?? "";
    expect(start).toBe("12");
    expect((await mark({ title: "Toll", words: "ten coins", start })).to).toBe("/n/twice/matrix/toll");
    // Named once, although the form was sent twice.
    expect(await events()).toEqual(["term-named", "term-marked"]);
  });

  it("refuse words that do not stand in the point, and what is no title", async () => {
    const { mark, events } = await open("refused");
    const refused = await mark({ title: "<script>alert(1)</script>", words: "eleven coins" });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.html).toContain("eleven coins");
    expect(refused.html).not.toContain("<script>alert");
    expect(await events()).not.toContain("term-marked");
    expect((await mark({ title: "", words: "ten coins for every boat" })).status).toBe(422);
  });

  it("lay all points side by side, and refuse other rows", async () => {
    const { read } = await open("rows");
    const points = wordsOf((await read("matrix?rows=points")).html);
    expect(points).toContain("reworded dropped");
    expect((await read("matrix?rows=ships")).status).toBe(400);
    expect((await read("matrix/nothing")).status).toBe(404);
    expect(wordsOf((await read("matrix?rows=terms")).html)).toContain("Terms");
  });
});
