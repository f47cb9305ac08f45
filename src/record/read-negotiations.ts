import { groupBy } from "../model/group-by.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { View } from "../model/opening.ts";
import type { VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { Storage } from "../storage/open-storage.ts";
import { dueAt, endEmbargoes } from "./end-embargoes.ts";
import { seeNegotiation, seeVersions } from "./views/see-snapshot.ts";

/** A negotiation with every version filed in it, in order of time. */
export type NegotiationOverview = { readonly negotiation: Negotiation; readonly versions: readonly VersionFacts[] };

/** As whom somebody sees a negotiation, by the key of its row. */
export type ViewIn = (negotiationKey: string) => View;

/**
 * Every negotiation with its versions, in order of id: six queries, however many there are. One in which the public sees
 * nothing is left out for it.
 */
export async function listNegotiations(
  storage: Storage,
  viewIn: ViewIn = () => "desk",
  now: () => number = Date.now,
): Promise<readonly NegotiationOverview[]> {
  const all = await readAll(storage);
  const due = all.filter(({ versions }) => versions.some((version) => dueAt(version) <= now()));
  for (const { negotiation } of due) await endEmbargoes(storage, negotiation.id, now());
  return (due.length === 0 ? all : await readAll(storage)).flatMap((one) => see(viewIn(one.key), one));
}

type KeyedOverview = NegotiationOverview & { readonly key: string };

function readAll(storage: Storage): Promise<readonly KeyedOverview[]> {
  return storage.read(async (rows) => {
    // Versions first: the documents read after them include every one that they stand in.
    const versions = groupBy(await rows.versions.list(), ({ negotiationKey }) => negotiationKey);
    const negotiations = await rows.negotiations.list();
    return negotiations.map(({ key, negotiation }) => ({
      key,
      negotiation,
      versions: (versions.get(key) ?? []).map(({ facts }) => facts),
    }));
  });
}

function see(view: View, { negotiation, versions }: KeyedOverview): readonly NegotiationOverview[] {
  if (view === "desk") return [{ negotiation, versions: inOrderOfTime(versions) }];
  const seen = seeVersions(view, versions);
  if (view === "public" && seen.length === 0) return [];
  return [{ negotiation: seeNegotiation(negotiation, seen), versions: seen }];
}
