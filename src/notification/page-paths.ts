import { writeAddress } from "../model/address.ts";
import { journalHref, lineageHref, negotiationHref, termHref, versionHref } from "../model/page-addresses.ts";
import type { SubscriptionTarget } from "../model/subscription.ts";

/** Paths of points as a sentence bears them: the first few, and how many more. */
export function listPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_SHOWN);
  const more = paths.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const MOST_SHOWN = 5;

/** What a message leads to. */
export type Shown = {
  readonly negotiation: string;
  readonly document: string | undefined;
  readonly version: string | undefined;
  /** What it was compared with, `document@version`, perhaps with `+reading`. */
  readonly against?: string | undefined;
  /** Of a point in it. */
  readonly path?: string | undefined;
};

/** The page that shows best what is told: a point, a term, two texts side by side, a version, or the journal. */
export function pageOf({ negotiation, document, version, against, path }: Shown, target: SubscriptionTarget): string {
  if (target.kind === "term") return termHref(negotiation, target.term);
  if (document === undefined || version === undefined) return journalHref(negotiation);
  const ref = { negotiation, document, version };
  if (path !== undefined) return lineageHref(ref, path);
  if (against === undefined) return versionHref(ref);
  const query = new URLSearchParams({ before: against, after: writeAddress({ document, version }) });
  return `${negotiationHref(negotiation)}/compare?${query}`;
}
