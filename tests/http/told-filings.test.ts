import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft } from "../support/drafts.ts";
import { drawNodes, fileDrawn } from "../support/file-drawn.ts";
import { hearStream } from "../support/heard-stream.ts";

const CAP = "The fleet is limited to 600 ships.";
const HIGHER = "The fleet is limited to 800 ships.";

type Told = { readonly event: string; readonly version?: string; readonly changed?: readonly object[] };

describe("an entry of the journal that files a version", () => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let service: Service;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    record = openRecord(storage);
    service = serviceOn(storage);
  });
  afterAll(async () => {
    await service.close();
    await storage.close();
  });

  const ask = (path: string, inProcess = true) =>
    service.app.request(path, {}, { inProcess, incoming: { socket: { remoteAddress: "203.0.113.9" } } });
  const filed = async (negotiation: string, inProcess = true) => {
    const answer = await ask(`/api/journal/${negotiation}`, inProcess);
    const { entries } = (await answer.json()) as { readonly entries: readonly Told[] };
    return entries
      .filter(({ event }) => event === "version-filed")
      .map(({ version, changed }) => ({ version, changed }));
  };

  it("says what the version changed, against each text that it came from; of another publication against its draft", async () => {
    await fileDrawn(record, "fleet", {
      first: { points: `1. ${CAP}` },
      second: { points: `1. ${HIGHER}`, basedOn: ["first"] },
      joint: { points: `1. ${HIGHER}\n2. Talks go on.`, basedOn: ["first", "second"] },
      copy: { points: "1. The fleet is held to 600 ships.", witnessOf: "first" },
    });
    const against = (version: string, sentence: string, relation = "version") => ({
      against: `plan@${version}`,
      relation,
      sentence,
    });
    const inSubstance = "600 ships → 800 ships (point 1)";
    expect(await filed("fleet")).toEqual([
      { version: "first" },
      { version: "second", changed: [against("first+reading", `1 point reworded, in substance: ${inSubstance}.`)] },
      {
        version: "joint",
        changed: [
          against("first+reading", `1 point added, 1 reworded, in substance: ${inSubstance}.`),
          against("second", "1 point added; 1 unchanged."),
        ],
      },
      {
        version: "copy",
        changed: [
          against("first+reading", "Variants between two publications of one draft: 1 point reworded.", "witness"),
        ],
      },
    ]);
  });

  it("says so to whoever listens, as it happens", async () => {
    await fileDrawn(record, "heard", { first: { points: `1. ${CAP}` } });
    const stream = hearStream(await ask("/api/journal/heard/stream"));
    await stream.untilCaughtUp();
    await record.fileVersion(
      { negotiation: "heard", document: "plan", version: "second" },
      aCapture("second"),
      aDraft({ basedOn: ["first"], points: drawNodes(`1. ${HIGHER}`) }),
    );
    record.following.lookNow("heard");
    const event = await stream.next();
    expect(event?.data).toMatchObject({ version: "second", changed: [{ against: "plan@first" }] });
    await stream.hangUp();
  });

  it("says nothing against what was withdrawn, nor of it", async () => {
    await fileDrawn(record, "gone", {
      first: { points: `1. ${CAP}` },
      second: { points: `1. ${HIGHER}`, basedOn: ["first"] },
    });
    await record.withdrawVersion({ negotiation: "gone", document: "plan", version: "first" }, "Not theirs.");
    expect(await filed("gone")).toEqual([{ version: "first" }, { version: "second" }]);
  });
});
