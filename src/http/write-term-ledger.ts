import { writeAddress } from "../model/address.ts";
import type { TermCell, TermLedger } from "../model/term.ts";
import { writeTable } from "./write-table.ts";

/**
 * Writes the term ledger as CSV (RFC 4180): a line for each term and version, so that a spreadsheet can filter and pivot it.
 *
 * A value stands in one column, its point and words in others; where there is none, `state` says absent, not-reported or
 * unknown, and `why` the reason.
 */
export function writeTermLedger({ versions, terms }: TermLedger): string {
  const lines = terms.flatMap(({ term, title, cells }) =>
    versions.flatMap((facts, index) => {
      const { document, version, published = "", publishedBy = "", grade = "" } = facts;
      const place = [writeAddress({ document, version }), published, publishedBy, grade];
      const cell = cells[index];
      return cell === undefined ? [] : linesOf(cell).map((said) => [term, title, ...place, ...said]);
    }),
  );
  return writeTable([HEAD, ...lines]);
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
