import type { JournalEntry } from "../model/journal.ts";
import type { EventKind } from "../model/subscription.ts";
import type { VersionFacts } from "../model/version.ts";
import type { SeenNegotiation } from "./view-reader.ts";

/** One line of what happened, and where. @param document - Its id. */
export function titleOfEvent(
  { negotiation }: SeenNegotiation,
  kind: EventKind,
  document: string | undefined,
  version: VersionFacts | undefined,
): string {
  const paper = negotiation.documents.find(({ id }) => id === document)?.title;
  const place = [negotiation.title, paper, version?.title].filter((part) => part !== undefined).join(", ");
  return `${LEADS[kind]}: ${place}`;
}

const LEADS: Readonly<Record<EventKind, string>> = {
  "new-version": "New version",
  witness: "Another publication",
  correction: "Corrected",
  withdrawal: "Withdrawn",
  provenance: "Provenance",
  verdict: "Verdict",
  standing: "Standing",
  term: "Term",
  description: "Described anew",
  annotation: "Note",
};

/** What an entry that files no new version says, in sentences; people's reasons are quoted. */
export function sayEvent(
  { negotiation }: SeenNegotiation,
  entry: JournalEntry,
  version: VersionFacts | undefined,
): readonly string[] {
  const nameOf = (party: string) => negotiation.parties.find(({ id }) => id === party)?.name ?? party;
  switch (entry.event) {
    case "version-filed":
      return [`It is another publication of ${version?.witnessOf}: what differs are variants, and no changes.`];
    case "version-corrected": {
      const made = version?.history.corrections.find(({ reading }) => reading === entry.reading);
      return [`It is read better now, as its reading ${entry.reading}.`, ...quoted(made?.reason)];
    }
    case "version-withdrawn":
      return ["It is no longer shown.", ...quoted(entry.data.reason)];
    case "version-opened":
      return [
        entry.data.publicFrom === undefined
          ? `It is ${entry.data.state} now.`
          : `It is ${entry.data.state}, and public from ${entry.data.publicFrom} on.`,
      ];
    case "embargo-ended":
      return ["Its embargo is over: it is public now."];
    case "grade-revised":
      return [`It is graded ${entry.data.grade}.`, ...quoted(entry.data.reason)];
    case "authorship-stated": {
      const says = entry.data.stance === "claims" ? "says that it is theirs" : "denies that it is theirs";
      return [`${nameOf(entry.data.party)} ${says}.`, ...quoted(entry.data.note)];
    }
    case "verdict-given": {
      const { ruling, beforeVersion, afterVersion, pairs, reason } = entry.data;
      const ruled = pairs.map(({ before, after }) => `${before} → ${after}`).join(", ");
      return [`On ${beforeVersion} → ${afterVersion}: ${ruling} ${ruled}.`, ...quoted(reason)];
    }
    case "reading-chosen": {
      const { point, witness, reason } = entry.data;
      const whose = witness === null ? "the rule decides again whose words stand" : `the words of ${witness} stand`;
      return [`At point ${point.path} of ${point.version} ${whose}.`, ...quoted(reason)];
    }
    case "standing-stated": {
      const { path, standing, party, source } = entry.data;
      const who = party === null ? (source.outlet ?? "the source") : nameOf(party);
      return [`Point ${path} is ${standing.replaceAll("-", " ")}, according to ${who}.`, ...quoted(entry.data.note)];
    }
    case "term-named":
      return [`${entry.data.title} is followed here.`];
    case "term-marked": {
      const { mark, term, reason } = entry.data;
      const what =
        mark.kind === "passage"
          ? `“${mark.value ?? mark.words}” is marked for ${term}`
          : `${term} is ${mark.kind === "absent" ? "absent" : "not reported"}`;
      return [`In ${entry.version} ${what}.`, ...quoted(reason)];
    }
    case "term-unmarked":
      return [`A mark for ${entry.data.term} was taken back.`, ...quoted(entry.data.reason)];
    case "negotiation-described":
      return ["Its title, parties, rounds or documents are others."];
  }
}

function quoted(reason: string | undefined): readonly string[] {
  return reason === undefined || reason === "" ? [] : [`“${reason}”`];
}
