import { openLineages } from "../../../src/lineage/lineage.ts";
import type { NewMark } from "../../../src/lineage/terms/terms.ts";
import type { TermCell, TermChange } from "../../../src/model/term.ts";
import { stationOf } from "../../../src/model/version.ts";
import { openRecord } from "../../../src/record/record.ts";
import type { Storage } from "../../../src/storage/open-storage.ts";
import { fileDrawn } from "../../support/file-drawn.ts";

/** A negotiation of its own with the versions drawn, a term `cap` in it, and the ways to mark and read it. */
export async function openDrawn(storage: Storage, negotiation: string, drawn: Parameters<typeof fileDrawn>[2]) {
  const record = openRecord(storage);
  await fileDrawn(record, negotiation, drawn);
  const lineages = openLineages(storage, record);
  await lineages.nameTerm(negotiation, { term: "cap", title: "Army cap" });
  const refOf = async (version: string) => {
    const { versions } = await record.getNegotiation(negotiation);
    const document = versions.find((one) => one.version === version)?.document ?? "plan";
    return { negotiation, document, version };
  };
  const say = async (version: string, mark: NewMark["mark"], change: Partial<NewMark> = {}) =>
    lineages.markTerm({ version: await refOf(version), term: "cap", mark, ...change });
  return {
    record,
    lineages,
    refOf,
    say,
    mark: (version: string, path: string, words: string, change: Partial<NewMark> = {}) =>
      say(version, { kind: "passage", path, words }, change),
    /** A line for each version: `v2: 800,000 (2)`, in the point named; see `drawCell`. */
    async draw() {
      const { versions, terms } = await lineages.tabulateTerms(negotiation);
      return versions.map((version, index) => `${stationOf(version)}: ${drawCell(terms[0]?.cells[index])}`);
    },
  };
}

/** `800,000 (2)`: words and point, `!` by hand, `?` where they are not sure; `absent: struck since v2`; `changed from v1`. */
function drawCell(cell: TermCell | undefined): string {
  if (cell === undefined) return "no cell";
  if (cell.state === "value") {
    const passages = cell.passages.map(
      ({ value, path, steps, confidence }) =>
        `${value} (${path})${steps === 0 ? "!" : ""}${confidence === "low" ? "?" : ""}`,
    );
    return passages.join(" + ") + drawChange(cell.change);
  }
  if (cell.state === "absent") return `absent: ${cell.why} since ${cell.since}${drawChange(cell.change)}`;
  return `${cell.state}: ${cell.why}`;
}

function drawChange(change: TermChange | null): string {
  if (change === null) return "";
  return `, ${change.kind} from ${change.against}${change.relation === "version" ? "" : ` (${change.relation})`}`;
}
