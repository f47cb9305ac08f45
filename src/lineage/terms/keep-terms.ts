import { forgetOldest, putLast } from "../../model/keep-recent.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import type { Following } from "../follow-point.ts";
import { type CarriedTerms, carryTerms } from "./carry-terms.ts";

/** @throws what the database does. */
export type KeptTerms = (negotiation: NegotiationFacts) => Promise<CarriedTerms>;

// In cells over all negotiations; some 300 bytes each.
const MOST_KEPT = 200_000;

/**
 * What versions have of terms, kept in memory for as long as nothing happens in their negotiation. A negotiation is asked
 * for as `record.getNegotiation` gives it: one and the same object while its journal stays as it is.
 */
export function openTerms(following: Following): KeptTerms {
  const recent = new Map<
    string,
    { readonly of: NegotiationFacts; readonly terms: Promise<CarriedTerms>; size: number }
  >();
  return async (negotiation) => {
    const { key } = negotiation;
    const last = recent.get(key);
    const one =
      last?.of === negotiation ? last : { of: negotiation, terms: carryTerms(following, negotiation), size: 0 };
    putLast(recent, key, one);
    try {
      const carried = await one.terms;
      one.size = carried.entries.length + carried.terms.reduce((sum, { cells }) => sum + cells.size, 0);
      forgetOldest(recent, MOST_KEPT, (other) => other.size);
      return carried;
    } catch (error) {
      if (recent.get(key) === one) recent.delete(key);
      throw error;
    }
  };
}
