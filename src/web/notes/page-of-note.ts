import type { NoteTarget, ReadingName } from "../../model/annotation.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { compareHref, type NamedVersion, termHref, verdictsHref, versionHref } from "../page-addresses.ts";

type Within = Pick<NegotiationOverview, "negotiation" | "versions">;

/** Address of the page on which a note stands as it was written, without the place of its card there. */
export function pageOfNote(within: Within, target: NoteTarget): string {
  const { id } = within.negotiation;
  switch (target.kind) {
    case "point":
    case "version":
    case "absence":
      return versionHref(nameIn(within, target));
    case "change":
      return compareHref(nameIn(within, target.before), nameIn(within, target.after));
    case "term":
      return termHref(id, target.term);
    case "verdict":
      return verdictsHref(id);
  }
}

/** A version as pages link to it: its reading is said only where it is not the newest. */
function nameIn({ negotiation, versions }: Within, { document, version, reading }: ReadingName): NamedVersion {
  const newest = versions.find((one: VersionFacts) => one.version === version)?.reading;
  const ref = { negotiation: negotiation.id, document, version };
  return reading === newest ? ref : { ...ref, reading };
}
