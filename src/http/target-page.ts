import { writeAddress, writeVersionName } from "../model/address.ts";
import type { NoteTarget, ReadingName } from "../model/annotation.ts";
import type { VersionFacts } from "../model/version.ts";

/** What is known of a negotiation where addresses of its pages are written: which reading of a version is the newest. */
export type Paged = {
  readonly negotiation: { readonly id: string };
  readonly versions: readonly Pick<VersionFacts, "version" | "reading">[];
};

/** Address of the page on which a note stands as it was written: that of the version in its reading, at its point. */
export function targetPage(within: Paged, target: NoteTarget): string {
  const begin = negotiationPage(within);
  switch (target.kind) {
    case "point":
      return `${versionPage(within, target)}${pointFragment(target.anchor.path)}`;
    case "version":
    case "absence":
      return versionPage(within, target);
    case "change": {
      const { before, after } = target;
      const [old, now] = [before, after].map((side) => writeAddress(namedIn(within, side)));
      const path = after.path ?? before.path;
      return `${begin}/compare?before=${old}&after=${now}${path === null ? "" : pointFragment(path)}`;
    }
    case "term":
      return `${begin}/matrix/${encodeURIComponent(target.term)}`;
    case "verdict":
      return `${begin}/verdicts`;
  }
}

/** Address of the page of a version; of a reading only where it is not the newest, as pages link to it. */
function versionPage(within: Paged, of: ReadingName): string {
  const { document, version, reading } = namedIn(within, of);
  return `${negotiationPage(within)}/${document}/${writeVersionName({ version, reading })}`;
}

function pointFragment(path: string): string {
  return `#${encodeURIComponent(`p-${path}`)}`;
}

function negotiationPage({ negotiation: { id } }: Paged): string {
  return `/n/${encodeURIComponent(id)}`;
}

// Ids need no escaping in an address, and neither does "~".
function namedIn({ versions }: Paged, { document, version, reading }: ReadingName) {
  const newest = versions.find((one) => one.version === version)?.reading;
  return reading === newest ? { document, version } : { document, version, reading };
}
