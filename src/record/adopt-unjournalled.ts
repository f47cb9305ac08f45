import { LOCAL } from "../model/actor.ts";
import { FIRST_READING } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import type { StoredVersion } from "../storage/assemble-versions.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { journalDescription } from "./describe-negotiation.ts";

/**
 * Enters into the journals what was filed by releases that had none, in order of time, as of now: from here on nothing of
 * it can be altered unseen. Harmless when there is nothing, and when several processes do it at once. Two queries then, and
 * one transaction for each negotiation otherwise.
 */
export async function adoptUnjournalled(storage: Storage): Promise<void> {
  const negotiations = await storage.read((rows) => rows.journal.listWithUnjournalled());
  for (const id of negotiations) await storage.transaction((rows) => adoptNegotiation(rows, id));
}

async function adoptNegotiation(rows: Rows, id: string): Promise<void> {
  const { key, negotiation } = await rows.negotiations.getLocked(id);
  const journalled = await rows.journal.listAbout(["negotiation-described", "version-filed"], { negotiationKey: key });
  if (journalled.length === 0) await journalDescription(rows, key, negotiation, LOCAL);
  const known = new Set(journalled.map(({ versionKey }) => versionKey));
  const left = (await rows.versions.list(id)).filter((version) => !known.has(version.key));
  const byFacts = new Map(left.map((version) => [version.facts, version]));
  for (const facts of inOrderOfTime([...byFacts.keys()])) {
    const stored = byFacts.get(facts) as StoredVersion;
    await appendEntry(rows, key, await placeEntry(rows, key, stored.documentKey), {
      event: "version-filed",
      data: {},
      versionKey: stored.key,
      reading: FIRST_READING,
      actor: LOCAL,
    });
  }
}
