import { writeMarked } from "../engine/redline/write-marked.ts";
import type { Worded } from "../model/lineage.ts";
import type { TermCell, TermLedger, WordedTermLedger } from "../model/term.ts";
import { versionAddress } from "../model/version.ts";
import type { TableLine } from "./send-table.ts";

/**
 * The term ledger as lines of a spreadsheet: one for each term and version, so that they can be filtered and pivoted.
 *
 * A value stands in one column, its point and words in others; where there is none, `state` says absent, not-reported or
 * unknown, and `why` the reason. With words, two columns more: the values with what was struck and inserted between marks, as in
 * `writeWordedConcordance`, and the share of them that changed.
 */
export function* writeTermLedger(ledger: TermLedger | WordedTermLedger): Generator<TableLine> {
  const { versions, terms } = ledger;
  yield "base" in ledger ? [...HEAD, "redline", "share changed"] : HEAD;
  for (const { term, title, cells } of terms) {
    for (const [index, cell] of (cells as readonly MaybeWorded[]).entries()) {
      const facts = versions[index];
      if (facts === undefined) continue;
      const { published = "", publishedBy = "", grade = "" } = facts;
      const place = [versionAddress(facts), published, publishedBy, grade];
      const marked = cell.words === undefined ? [] : markedWords(cell.words);
      for (const said of linesOf(cell)) yield [term, title, ...place, ...said, ...marked];
    }
  }
}

const HEAD = [
  ...["term", "title", "version", "published", "published by", "grade"],
  ...["state", "why", "value", "point", "words", "marked in", "steps", "confidence", "change", "against"],
];

type MaybeWorded = TermCell & { readonly words?: Worded };

function markedWords({ entries, change }: Worded): readonly string[] {
  const marked = entries.map(({ redline }) => writeMarked(redline)).join("\n");
  return [marked, change === null ? "" : String(change)];
}

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
