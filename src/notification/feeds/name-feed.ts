import { readAddress } from "../../model/address.ts";
import { lineageHref, negotiationHref, noteHref, searchHref, termHref } from "../../model/page-addresses.ts";
import type { SubscriptionTarget } from "../../model/subscription.ts";
import type { SeenNegotiation, ViewReader } from "../view-reader.ts";

/** What a feed is called, and the path of the page that shows the same. */
export type NamedFeed = { readonly title: string; readonly path: string };

export const EVERYTHING: NamedFeed = { title: "Travaux: all negotiations", path: "/" };

/**
 * Names a feed as its reader may know what it is of. At most a look at a term.
 *
 * @param target - As `checkSubscription` found it; of a lineage, the point as it is called now.
 */
export async function nameFeed(
  reader: Pick<ViewReader, "followTerm">,
  { negotiation }: SeenNegotiation,
  target: Exclude<SubscriptionTarget, { readonly kind: "everything" }>,
): Promise<NamedFeed> {
  const named = (part: string, path: string) => ({ title: `${negotiation.title}, ${part}`, path });
  const titleOf = (document: string) => negotiation.documents.find(({ id }) => id === document)?.title ?? document;
  switch (target.kind) {
    case "negotiation":
      return { title: negotiation.title, path: negotiationHref(negotiation.id) };
    case "document":
      return named(titleOf(target.document), negotiationHref(negotiation.id));
    case "lineage": {
      const { document = "", version = "", path = "" } = readAddress(target.point);
      const ref = { negotiation: negotiation.id, document, version };
      return named(`${titleOf(document)}, point ${path}`, lineageHref(ref, path));
    }
    case "thread":
      return named("a note", noteHref(negotiation.id, target.thread));
    case "term": {
      const { row } = await reader.followTerm(negotiation.id, target.term);
      return named(row.title, termHref(negotiation.id, target.term));
    }
    case "search": {
      const { text: q, document = "" } = target;
      return named(`“${q}”`, searchHref(negotiation.id, { q, document }));
    }
  }
}
