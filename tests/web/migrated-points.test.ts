import { expect, it, onTestFinished } from "vitest";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const ARMY = "The armed forces of the republic are limited to 600,000 people in peacetime.";
const DUES = "The harbour dues are shared between the two coastal towns.";

async function readTrack(there: string): Promise<string> {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  await fileDrawn(openRecord(storage), "lake", {
    p1: { title: "First plan", points: `1. ${DUES}\n2. ${ARMY}` },
    a1: { title: "The annex", document: "annex", points: `1. ${there}` },
    p2: { title: "Second plan", points: `1. ${DUES}`, basedOn: ["p1"] },
  });
  return (await serviceOn(storage).app.request("/n/lake/plan/p1/point/2")).text();
}

it("says where a point came over from another document, and whether in its words", async () => {
  const same = cut(await readTrack(ARMY), 'id="v-a1"', "</li>");
  expect(wordsOf(same)).toContain(
    "As point 1. Came over from another document, in the words of First plan (migrated, score 1.00) .",
  );
  const other = cut(await readTrack(ARMY.replace("600,000", "800,000")), 'id="v-a1"', "</li>");
  expect(wordsOf(other)).toContain(
    "Came over from another document, in other words than in First plan (migrated, score 0.99) .",
  );
  expect(wordsOf(other)).toContain("struck: 600,000 end of struck words inserted: 800,000");
});

it("says where a point is dropped which other document has it, with a link", async () => {
  const station = cut(await readTrack(ARMY), 'id="v-p2"', "</li>");
  expect(wordsOf(station)).toContain("Dropped: no point of this version corresponds.");
  expect(wordsOf(station)).toContain("Another document has it: The annex , point 1 (migrated, score 1.00) .");
  expect(station).toContain('href="#v-a1"');
  expect(wordsOf(station)).toContain("Against First plan .");
});

it("says of a point that stood in its own document before which other one had it too", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  await fileDrawn(openRecord(storage), "lake", {
    p1: { title: "First plan", points: `1. ${DUES}\n2. The army is limited.` },
    a1: { title: "The annex", document: "annex", points: `1. ${ARMY}` },
    p2: { title: "Second plan", points: `1. ${DUES}\n2. ${ARMY}`, basedOn: ["p1"] },
  });
  const { app } = serviceOn(storage);
  const body = JSON.stringify({
    ...{ before: "annex@a1", after: "plan@p2", ruling: "link" },
    ...{ pairs: [{ before: "1", after: "2" }], reason: "Taken over word for word." },
  });
  const headers = { "content-type": "application/json" };
  const given = await app.request("/api/verdicts/lake", { method: "POST", body, headers }, { inProcess: true });
  expect(given.status).toBe(201);
  const station = cut(await (await app.request("/n/lake/plan/p2/point/2")).text(), 'id="v-p2"', "</li>");
  expect(wordsOf(station)).toContain("Another document had it before: The annex , point 1.");
});
