import { groupBy } from "../model/group-by.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { Storage } from "../storage/open-storage.ts";

/** A negotiation with every version filed in it, in order of time. */
export type NegotiationOverview = { readonly negotiation: Negotiation; readonly versions: readonly VersionFacts[] };

/** Every negotiation with its versions, in order of id: six queries, however many there are. */
export function listNegotiations(storage: Storage): Promise<readonly NegotiationOverview[]> {
  return storage.read(async (rows) => {
    // Versions first: the documents read after them include every one that they stand in.
    const versions = groupBy(await rows.versions.list(), ({ negotiationKey }) => negotiationKey);
    const negotiations = await rows.negotiations.list();
    return negotiations.map(({ key, negotiation }) => ({
      negotiation,
      versions: inOrderOfTime((versions.get(key) ?? []).map(({ facts }) => facts)),
    }));
  });
}
