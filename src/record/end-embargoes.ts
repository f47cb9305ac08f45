import { LOCAL } from "../model/actor.ts";
import { isStanding, openingOf, type VersionFacts } from "../model/version.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";

/** When an embargo ends, in milliseconds; never for what has none. */
export function dueAt(version: VersionFacts): number {
  const { publicFrom } = openingOf(version);
  // What was withdrawn before it opened does not open.
  return publicFrom === undefined || !isStanding(version) ? Number.POSITIVE_INFINITY : Date.parse(publicFrom);
}

/**
 * Writes into the journal that embargoes are over, in one transaction. Whoever looks at a negotiation first after that
 * moment does it, so that it needs no clock that somebody must wind, and the journal alone says what is open.
 * Harmless when several do it at once.
 */
export async function endEmbargoes(storage: Storage, negotiation: string, now: number): Promise<void> {
  await storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(negotiation);
    const due = (await rows.versions.list(negotiation)).filter(({ facts }) => dueAt(facts) <= now);
    due.sort((one, other) => dueAt(one.facts) - dueAt(other.facts));
    for (const { facts, ...stored } of due) await endEmbargo(rows, key, stored, facts.opening?.publicFrom ?? "");
  });
}

async function endEmbargo(
  rows: Rows,
  negotiationKey: string,
  { key, documentKey }: { readonly key: string; readonly documentKey: string },
  publicFrom: string,
): Promise<void> {
  const place = await placeEntry(rows, negotiationKey, documentKey);
  const entry = { event: "embargo-ended", data: { publicFrom }, versionKey: key, actor: LOCAL } as const;
  await appendEntry(rows, negotiationKey, place, entry);
}
