import { writeMarked, writeShare } from "../engine/redline/write-marked.ts";
import type { ConcordanceCell, ConcordanceWalk, WordedWalk } from "../model/lineage.ts";
import { type VersionFacts, versionAddress } from "../model/version.ts";
import { presentWords } from "./present-words.ts";
import type { TableLine } from "./send-table.ts";

/**
 * The concordance table as lines of a spreadsheet: the addresses of the versions on top, a line for each track with its number.
 *
 * A point is written `#10.a`, as in an address, so that no spreadsheet takes `1.10` for a number or a date, with what
 * became of it behind: `#10.a reworded`. Of several all are named, by reading order: `#10, #11 split`. What would still
 * be run as a formula is quoted.
 */
export function* writeConcordance({ versions, rows }: ConcordanceWalk): Generator<TableLine> {
  yield headOf(versions);
  for (const { number, cells } of rows) yield [String(number), ...cells.map(writeCell)];
}

/**
 * The same with words: under what `writeConcordance` writes of a cell, its share of change in per cent, and its text with what was struck and
 * inserted between marks, `[-struck-]` and `{+inserted+}`, as the command line and a copied comparison have them.
 */
export function* writeWordedConcordance({ versions, rows }: WordedWalk): Generator<TableLine> {
  yield headOf(versions);
  for (const { number, cells } of rows) {
    yield [
      String(number),
      ...cells.map((cell) => {
        if (cell === null) return "";
        return writeWords(cell, presentWords(cell.points, cell.words));
      }),
    ];
  }
}

function headOf(versions: readonly VersionFacts[]): TableLine {
  return ["row", ...versions.map(versionAddress)];
}

function writeWords(cell: ConcordanceCell, words: ReturnType<typeof presentWords>): string {
  const { text, redline, change, kinds, relation } = words;
  const isVariant = relation === "witness" && change !== 0;
  const became =
    kinds.length === 0 ? writeCell(cell) : `${writePaths(cell)} ${isVariant ? "variant" : kinds.join(", ")}`;
  const head = change === null || change === 0 ? became : `${became}, ${writeShare(change)} changed`;
  const said = redline.length > 0 ? writeMarked(redline) : (text ?? "");
  return [head.trim(), said].filter((part) => part !== "").join("\n");
}

function writeCell(cell: ConcordanceCell | null): string {
  if (cell === null) return "";
  return [writePaths(cell), cell.kind ?? ""].filter((word) => word !== "").join(" ");
}

function writePaths({ paths }: ConcordanceCell): string {
  return paths.map((path) => `#${path}`).join(", ");
}
