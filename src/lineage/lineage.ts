import type { VersionRef } from "../model/version.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Storage } from "../storage/open-storage.ts";
import { giveVerdict, type NewVerdict } from "./give-verdict.ts";
import { openIndexes } from "./search/keep-index.ts";
import { type Found, type Search, type Searched, type ShownHit, searchPoints } from "./search/search-points.ts";
import { type GivenVerdict, type RuledPairs, ruledPairs, standingVerdicts } from "./standing-verdicts.ts";

export type { Found, GivenVerdict, NewVerdict, RuledPairs, Search, ShownHit };

/** What this capability needs of the record: a negotiation with its versions, and the verdicts given in it, newest last. */
export type NegotiationReader = {
  getNegotiation(id: string): Promise<Searched & { readonly verdicts: readonly GivenVerdict[] }>;
};

/** The lineage of points: what people ruled about it, and what follows. */
export type Lineages = {
  /** @throws the problems of `giveVerdict`. */
  giveVerdict(verdict: NewVerdict, by?: Asked): Promise<GivenVerdict>;
  /** The verdicts of a negotiation that stand, oldest first. @throws Problem `negotiation-not-found`. */
  listVerdicts(negotiation: string): Promise<readonly GivenVerdict[]>;
  /** What was ruled on the points of two versions, in either direction; nothing across negotiations. */
  getVerdicts(before: VersionRef, after: VersionRef): Promise<RuledPairs>;
  /** Looks through all points of all versions of a negotiation. @throws `negotiation-not-found`, the problems of `searchPoints`. */
  search(negotiation: string, search: Search): Promise<Found>;
};

export function openLineages(storage: Storage, record: NegotiationReader): Lineages {
  const indexes = openIndexes(storage);
  return {
    giveVerdict: (verdict, by) => giveVerdict(storage, verdict, by),
    listVerdicts: async (negotiation) => standingVerdicts((await record.getNegotiation(negotiation)).verdicts),
    async getVerdicts(before, after) {
      if (before.negotiation !== after.negotiation) return ruledPairs([], before.version, after.version);
      const { verdicts } = await record.getNegotiation(after.negotiation);
      return ruledPairs(verdicts, before.version, after.version);
    },
    search: async (negotiation, search) =>
      searchPoints(storage, indexes, await record.getNegotiation(negotiation), search),
  };
}
