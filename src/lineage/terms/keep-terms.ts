import { keepNewest } from "../../model/keep-recent.ts";
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
  const newest = keepNewest<NegotiationFacts, CarriedTerms>(
    MOST_KEPT,
    ({ entries, terms }) => entries.length + terms.reduce((sum, { cells }) => sum + cells.size, 0),
  );
  return (negotiation) => newest(negotiation.key, negotiation, () => carryTerms(following, negotiation));
}
