import { expect, it } from "vitest";
import { LOCAL } from "../../../src/model/actor.ts";
import type { FeedDocument } from "../../../src/model/feed.ts";
import type { SubscriptionTarget } from "../../../src/model/subscription.ts";
import { appendEntry, placeEntry } from "../../../src/storage/append-entry.ts";
import { openStorageOnPGlite } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { openToldTalks } from "../../support/told-talks.ts";
import { walkFeed } from "../../support/walk-feed.ts";

const draw = ({ entries }: FeedDocument) => entries.map(({ kind, sentences }) => `${kind}: ${sentences.join(" ")}`);
const THRESHOLD = { kinds: ["new-version", "term"] } as const;

it("a feed with its archives tells each event once, and an archive stays as it is", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const { file, record, notification } = await openToldTalks(storage, "lake");
  const { file: fileElsewhere } = await openToldTalks(storage, "boathouse");
  await file("v1", { points: "1. The lake is shared." });
  await fileElsewhere("v1", { points: "1. Rowers pay." });
  const { key } = await record.getNegotiation("lake");
  // As the record does, but in one transaction.
  const name = (from: number, to: number) =>
    storage.transaction(async (rows) => {
      for (let number = from; number < to; number += 1) {
        const data = { term: `t-${number}`, title: `Term ${number}` };
        await appendEntry(rows, key, await placeEntry(rows, key), { event: "term-named", data, actor: LOCAL });
      }
    });
  const read = async (target: SubscriptionTarget, archive?: string, threshold: object = THRESHOLD) => {
    const asked = { wanted: { target, threshold }, archive, origin: "http://localhost" };
    return (await notification.readFeed(asked, LOCAL)).document;
  };
  await name(0, 149);
  const lake = { kind: "negotiation", negotiation: "lake" } as const;
  const documents = await walkFeed((archive) => read(lake, archive));
  expect(documents.map(({ archive, entries }) => [archive, entries.length])).toEqual([
    [undefined, 51],
    ["1", 50],
    ["0", 49],
  ]);
  expect(new Set(documents.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(150);
  const all = documents.flatMap(draw).reverse();
  expect(all).toEqual([
    "new-version: It has 1 point, and comes from no other text.",
    ...Array.from({ length: 149 }, (_, number) => `term: Term ${number} is followed here.`),
  ]);
  await name(149, 150);
  expect(await read(lake, "0")).toEqual(documents[2]);
  expect(await read(lake, "1")).toEqual(documents[1]);
  for (const archive of ["2", "01", "-1", "", "x", "lake:0", "9".repeat(30)]) {
    await expect(read(lake, archive), archive).rejects.toMatchObject({ code: "feed-not-found" });
  }
  // A quiet one shows what happened last, however much else is in the journal.
  expect(await read(lake, undefined, {})).toMatchObject({ older: undefined, entries: [{ kind: "new-version" }] });
  // Over all negotiations, an archive is that of one of them.
  const ofAll = await walkFeed((archive) => read({ kind: "everything" }, archive));
  expect(ofAll.map(({ archive, entries }) => [archive, entries.length])).toEqual([
    [undefined, 53],
    ["lake:1", 50],
    ["lake:0", 49],
  ]);
  expect(new Set(ofAll.flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(152);
  await expect(read({ kind: "everything" }, "0")).rejects.toMatchObject({ code: "feed-not-found" });
  await expect(read({ kind: "everything" }, "boathouse:0")).rejects.toMatchObject({ code: "feed-not-found" });
});
