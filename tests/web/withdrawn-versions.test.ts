import { afterAll, describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { wordsOf } from "./reading.ts";

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
  await record.withdrawVersion({ negotiation: "lake", document: "plan", version: "false" }, "A forgery.");

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

  it("say of itself that it was withdrawn, and why", async () => {
    const { words } = await answer("/n/lake/plan/false");
    expect(words).toContain("was withdrawn on");
    expect(words).toContain("A forgery.");
    expect(words).not.toContain("The lake is sold");
  });
});
