import type { Found, ShownHit } from "../lineage/lineage.ts";
import { writeAddress } from "../model/address.ts";
import type { searchResults } from "./schemas/search.ts";
import type { Sent } from "./schemas/sent.ts";

/** What a search found as JSON. @param shown - The hits of this page. */
export function presentFound(
  { hits, unfiltered, replaced }: Found,
  shown: readonly ShownHit[],
  next: string | null,
): Sent<typeof searchResults> {
  return { total: hits.length, unfiltered, replaced, hits: shown.map(presentHit), next };
}

function presentHit({ place, heading, snippet, firstSeen, lastSeen, versions }: ShownHit) {
  return {
    document: place.version.document,
    place: presentPlace(place),
    heading: heading ?? null,
    snippet,
    firstSeen: presentPlace(firstSeen),
    lastSeen: presentPlace(lastSeen),
    versions,
  };
}

function presentPlace({ version: facts, path }: ShownHit["place"]) {
  const { negotiation, document, version, title, published, textDate } = facts;
  return {
    address: writeAddress({ negotiation, document, version, path }),
    version,
    title,
    date: published ?? textDate ?? null,
    path,
  };
}
