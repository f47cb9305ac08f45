import type { NoteTarget, ReadingName } from "./annotation.ts";
import { compareHref, fragmentTo, type NamedVersion, termHref, verdictsHref, versionHref } from "./page-addresses.ts";
import type { VersionFacts } from "./version.ts";

/** What is known of a negotiation where addresses of its pages are written: which reading of a version is the newest. */
export type Paged = {
  readonly negotiation: { readonly id: string };
  readonly versions: readonly Pick<VersionFacts, "version" | "reading">[];
};

/** Address of the page on which a note stands as it was written, without the place of its card there. */
export function pageOfNote(within: Paged, target: NoteTarget): string {
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

/** The same, at the point that the note is on. */
export function placeOfNote(within: Paged, target: NoteTarget): string {
  const path = pathIn(target);
  return `${pageOfNote(within, target)}${path === null ? "" : fragmentTo(path)}`;
}

function pathIn(target: NoteTarget): string | null {
  if (target.kind === "point") return target.anchor.path;
  return target.kind === "change" ? (target.after.path ?? target.before.path) : null;
}

/** A version as pages link to it: its reading is said only where it is not the newest. */
function nameIn({ negotiation, versions }: Paged, { document, version, reading }: ReadingName): NamedVersion {
  const newest = versions.find((one) => one.version === version)?.reading;
  const ref = { negotiation: negotiation.id, document, version };
  return reading === newest ? ref : { ...ref, reading };
}
