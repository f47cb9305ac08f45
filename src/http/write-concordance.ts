import { writeAddress } from "../model/address.ts";
import type { ConcordanceCell, ConcordanceWalk } from "../model/lineage.ts";
import type { TableLine } from "./send-table.ts";

/**
 * The concordance table as lines of a spreadsheet: the addresses of the versions on top, a line for each track.
 *
 * A point is written `#10.a`, as in an address, so that no spreadsheet takes `1.10` for a number or a date, with what
 * became of it behind: `#10.a reworded`. Of several all are named, by reading order: `#10, #11 split`. What would still
 * be run as a formula is quoted.
 */
export function* writeConcordance({ versions, rows }: ConcordanceWalk): Generator<TableLine> {
  yield versions.map(({ document, version }) => writeAddress({ document, version }));
  for (const { cells } of rows) yield cells.map(writeCell);
}

function writeCell(cell: ConcordanceCell | null): string {
  if (cell === null) return "";
  const paths = cell.paths.map((path) => `#${path}`).join(", ");
  return [paths, cell.kind ?? ""].filter((word) => word !== "").join(" ");
}
