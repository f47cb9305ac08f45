import { writeAddress } from "../model/address.ts";
import type { TermCell, TermLedger } from "../model/term.ts";
import type { TableLine } from "./send-table.ts";

/**
 * The term ledger as lines of a spreadsheet: one for each term and version, so that they can be filtered and pivoted.
 *
 * A value stands in one column, its point and words in others; where there is none, `state` says absent, not-reported or
 * unknown, and `why` the reason.
 */
export function* writeTermLedger({ versions, terms }: TermLedger): Generator<TableLine> {
  yield HEAD;
  for (const { term, title, cells } of terms) {
    for (const [index, cell] of cells.entries()) {
      const facts = versions[index];
      if (facts === undefined) continue;
      const { document, version, published = "", publishedBy = "", grade = "" } = facts;
      const place = [writeAddress({ document, version }), published, publishedBy, grade];
      for (const said of linesOf(cell)) yield [term, title, ...place, ...said];
    }
  }
}

const HEAD = [
  ...["term", "title", "version", "published", "published by", "grade"],
  ...["state", "why", "value", "point", "words", "marked in", "steps", "confidence", "change", "against"],
];

/** One line, or one for each passage. */
function linesOf(cell: TermCell): readonly (readonly string[])[] {
  const change = cell.state === "value" || cell.state === "absent" ? cell.change : null;
  const changed = [change?.kind ?? "", change?.against ?? ""];
  if (cell.state !== "value") return [[cell.state, cell.why, "", "", "", "", "", "", ...changed]];
  return cell.passages.map(({ value, path, words, markedIn, steps, confidence }) => [
    ...["value", "", value, `#${path}`, words, markedIn, String(steps), confidence],
    ...changed,
  ]);
}
