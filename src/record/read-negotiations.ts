import { groupBy } from "../model/group-by.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { View } from "../model/opening.ts";
import type { Times } from "../model/times.ts";
import type { VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { Storage } from "../storage/open-storage.ts";
import { endEmbargoes } from "./end-embargoes.ts";
import { seeNegotiation, seeVersions } from "./views/see-snapshot.ts";

/** A negotiation with every version filed in it, in order of time. */
export type NegotiationOverview = { readonly negotiation: Negotiation; readonly versions: readonly VersionFacts[] };

/** As whom somebody sees negotiations. */
export type Sight = {
  /** The widest of their views: what that one does not see is not even read. */
  readonly within: View;
  /** Their view of one, by the key of its row. */
  readonly viewIn: (negotiationKey: string) => View;
};

const DESK: Sight = { within: "desk", viewIn: () => "desk" };

/**
 * Every negotiation with its versions, in order of id: seven queries, however many there are. One in which the public sees
 * nothing is left out for it.
 */
export async function listNegotiations(
  storage: Storage,
  { within, viewIn }: Sight = DESK,
  now: () => number = Date.now,
): Promise<readonly NegotiationOverview[]> {
  const due = await storage.read((rows) => rows.versions.listDue(new Date(now())));
  for (const id of due) await endEmbargoes(storage, id, now());
  return (await readAll(storage.seenBy(within))).flatMap((one) => see(viewIn(one.key), one));
}

type KeyedOverview = NegotiationOverview & { readonly key: string; readonly times: Times };

function readAll(storage: Storage): Promise<readonly KeyedOverview[]> {
  return storage.read(async (rows) => {
    // Versions first: the documents read after them include every one that they stand in.
    const versions = groupBy(await rows.versions.list(), ({ negotiationKey }) => negotiationKey);
    const negotiations = await rows.negotiations.list();
    return negotiations.map(({ key, negotiation, times }) => ({
      ...{ key, times },
      negotiation,
      versions: (versions.get(key) ?? []).map(({ facts }) => facts),
    }));
  });
}

function see(view: View, { negotiation, versions, times }: KeyedOverview): readonly NegotiationOverview[] {
  if (view === "desk") return [{ negotiation, versions: inOrderOfTime(versions) }];
  const seen = seeVersions({ view, times }, versions);
  if (view === "public" && seen.length === 0) return [];
  return [{ negotiation: seeNegotiation(negotiation, seen), versions: seen }];
}
