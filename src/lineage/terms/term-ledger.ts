import type { TermCell, TermLedger, TermRow } from "../../model/term.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import { type ConcordanceOf, chooseColumns } from "../concordance.ts";
import type { NegotiationReader } from "../follow-point.ts";
import type { CarriedTerm } from "./carry-terms.ts";
import type { KeptTerms } from "./keep-terms.ts";
import { refuseUnknownTerm } from "./mark-term.ts";
import type { TermEntry } from "./term-entries.ts";

/** What terms are tabulated with. */
export type Tabulating = { readonly record: Pick<NegotiationReader, "getNegotiation">; readonly terms: KeptTerms };

/**
 * The term ledger: terms as rows, versions as columns.
 *
 * @throws Problem `negotiation-not-found`, and those of `tabulateTracks` for columns that are not there.
 */
export async function tabulateTerms(
  { record, terms }: Tabulating,
  id: string,
  of: ConcordanceOf = {},
): Promise<TermLedger> {
  const negotiation = await record.getNegotiation(id);
  const carried = await terms(negotiation);
  const versions = chooseColumns(id, negotiation, carried.stations, of);
  return { versions, terms: carried.terms.map((one) => rowOf(one, versions)) };
}

/** One term through all versions that stand, with everything that was said about it, oldest first. */
export type FollowedTerm = {
  readonly row: TermRow;
  readonly versions: readonly VersionFacts[];
  readonly entries: readonly TermEntry[];
};

/** @throws Problem `negotiation-not-found`, `term-not-found`. */
export async function followTerm({ record, terms }: Tabulating, id: string, term: string): Promise<FollowedTerm> {
  const negotiation = await record.getNegotiation(id);
  const { entries, terms: all, stations: versions } = await terms(negotiation);
  refuseUnknownTerm(entries, id, term);
  const rows = all.filter((one) => one.term.term === term).map((one) => rowOf(one, versions));
  return { row: rows[0] as TermRow, versions, entries: entries.filter(({ data }) => data.term === term) };
}

const UNREACHED: TermCell = { state: "unknown", why: "unreached" };

function rowOf(carried: CarriedTerm, versions: readonly VersionFacts[]): TermRow {
  return { ...carried.term, cells: versions.map((station) => cellIn(carried, station)) };
}

/** What a station has of a term. */
export function cellIn({ cells }: CarriedTerm, station: VersionFacts): TermCell {
  return cells.get(stationOf(station)) ?? UNREACHED;
}
