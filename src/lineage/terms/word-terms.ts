import { compareGroup } from "../../engine/compare/make-entries.ts";
import { tellEntry } from "../../engine/substance/tell-substance.ts";
import type { Relation } from "../../model/comparison.ts";
import { relationsIn } from "../../model/draft-witnesses.ts";
import type { Worded } from "../../model/lineage.ts";
import type { Point } from "../../model/point.ts";
import type { TermCell, TermPassage, WordedTermLedger } from "../../model/term.ts";
import type { VersionFacts } from "../../model/version.ts";
import { columnsLeft } from "../columns-left.ts";
import { chooseBase, chooseColumns, type WordedOf } from "../concordance.ts";
import { changeOf, NOTHING_COMPARED } from "../word-tracks.ts";
import type { CarriedTerm } from "./carry-terms.ts";
import { cellIn, type Tabulating } from "./term-ledger.ts";

/**
 * The term ledger with each value redlined against the nearest column to its left that has one, or against a base. A term that
 * no column before had, where one says that it has nothing of it, came in there.
 *
 * @returns A redline for each value that changed. @throws those of `tabulateTerms`; `version-not-found` and
 *   `version-withdrawn` for the base.
 */
export async function wordTerms(
  { record, terms }: Tabulating,
  id: string,
  of: WordedOf = {},
): Promise<WordedTermLedger> {
  const negotiation = await record.getNegotiation(id);
  const carried = await terms(negotiation);
  const columns = chooseColumns(id, negotiation, carried.stations, of);
  const base = chooseBase(id, negotiation, carried.stations, of.base);
  const left = columnsLeft(columns, base);
  const relationOf = relationsIn(negotiation.versions);
  const wordRow = (one: CarriedTerm) => ({
    ...one.term,
    cells: columns.map((column, place) => {
      const cell = cellIn(one, column);
      return { ...cell, words: compareCell(one, column, cell, left[place] ?? [], relationOf) };
    }),
  });
  return { versions: columns, base, terms: carried.terms.map(wordRow) };
}

function compareCell(
  term: CarriedTerm,
  column: VersionFacts,
  cell: TermCell,
  left: readonly VersionFacts[],
  relationOf: (one: VersionFacts, other: VersionFacts) => Relation,
): Worded {
  if (cell.state !== "value" && cell.state !== "absent") return NOTHING_COMPARED;
  const stateIn = (one: VersionFacts) => cellIn(term, one).state;
  const lacking = cell.state === "value" ? left.find((one) => stateIn(one) === "absent") : undefined;
  const against = left.find((one) => stateIn(one) === "value") ?? lacking;
  if (against === undefined) return NOTHING_COMPARED;
  const relation = relationOf(against, column);
  const compared = compareGroup(pointsOf(cellIn(term, against)), pointsOf(cell), false);
  const entries = [tellEntry(compared, relation, { before: against.language, after: column.language })];
  return { against, relation, entries, change: changeOf(entries) };
}

/** Values as the engine compares texts; in the order in which they are shown. */
function pointsOf(cell: TermCell): readonly Point[] {
  return cell.state === "value" ? cell.passages.map(pointOf) : [];
}

function pointOf({ path, value }: TermPassage, order: number): Point {
  return { path, number: "", label: null, heading: null, text: value, order, depth: 0, parent: null };
}
