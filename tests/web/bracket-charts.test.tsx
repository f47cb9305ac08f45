import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";
import { cut, wordsOf } from "./reading.ts";

describe("brackets on the page of a negotiation", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const record = openRecord(storage);
  const { app } = serviceOn(storage);
  const file = (negotiation: string, version: string, published: string, text: string) =>
    record.fileVersion(
      { negotiation, document: "plan", version },
      aCapture(version),
      aDraft({ title: `Draft ${version}`, published, points: [aPoint("1", text)] }),
    );
  const pageOf = async (negotiation: string) =>
    (await app.request(`/n/${negotiation}`, {}, { inProcess: true })).text();

  it("are a bar for each version in order of time, with the number beside it and in words", async () => {
    await record.describeNegotiation(aNegotiation("barred"));
    await file("barred", "b", "2025-02-02", "[Boats] pay <toll>.");
    await file("barred", "a", "2025-02-01", "[EU: Boats][UA: Ships] pay [ten] [or twenty] coins.");
    await file("barred", "c", "2025-02-03", "Boats pay.");
    const chart = cut(await pageOf("barred"), '<table class="bracket-chart">', "</table>");
    const rows = chart.split("<tr>").slice(2);
    expect(rows.map(wordsOf)).toEqual([
      "1 Feb 2025 Draft a 4 brackets open EU 1, UA 1",
      "2 Feb 2025 Draft b 1 bracket open",
      "3 Feb 2025 Draft c 0 brackets open",
    ]);
    const lengths = rows.map((row) => /class="length" width="(\d+)"/u.exec(row)?.[1]);
    expect(lengths).toEqual(["160", "40", "0"]);
    expect(wordsOf(chart)).toMatch(/^The plan Published Version Open brackets Who speaks in them/u);
  });

  it("have no chart where there never were any", async () => {
    await record.describeNegotiation(aNegotiation("plain"));
    await file("plain", "p", "2025-02-01", "Boats pay.");
    expect(await pageOf("plain")).not.toContain("bracket-chart");
  });
});
