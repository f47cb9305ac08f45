import { readAddress } from "./address.ts";
import {
  inQuery,
  lineageHref,
  matrixHref,
  negotiationHref,
  noteHref,
  searchHref,
  termHref,
  withQuery,
} from "./page-addresses.ts";
import type { SubscriptionTarget } from "./subscription.ts";

/** What one follows, and where it goes beside the inbox. */
export const SUBSCRIPTIONS_HREF = "/subscriptions";

/** The id of a subscription's place on that page. */
export function subscriptionAnchor(id: string): string {
  return `s-${id}`;
}

/** Where one subscription is changed; without a script it counts there, too. */
export function subscriptionHref(id: string): string {
  return `${SUBSCRIPTIONS_HREF}/${encodeURIComponent(id)}`;
}

/** One endpoint: its state, and what went there. */
export function endpointHref(id: string, state = ""): string {
  const address = `${SUBSCRIPTIONS_HREF}/endpoints/${encodeURIComponent(id)}`;
  return withQuery(address, state === "" ? "" : `state=${encodeURIComponent(state)}`);
}

/** Which part of an inbox is shown. */
export type InboxPart = { readonly unread?: boolean | undefined; readonly cursor?: string | undefined };

/** What one was told. */
export function inboxHref({ unread = false, cursor }: InboxPart = {}): string {
  const more = cursor === undefined ? "" : `cursor=${encodeURIComponent(cursor)}`;
  return withQuery("/inbox", unread ? "unread=true" : "", more);
}

/** The fields by which a target is named in a query, and in a form. */
export function fieldsOfTarget(target: SubscriptionTarget): Readonly<Record<string, string>> {
  if (target.kind === "everything") return {};
  const { negotiation } = target;
  switch (target.kind) {
    case "negotiation":
      return { negotiation };
    case "document":
      return { negotiation, document: target.document };
    case "lineage":
      return { negotiation, point: target.point };
    case "term":
      return { negotiation, term: target.term };
    case "thread":
      return { negotiation, thread: target.thread };
    case "search":
      return { negotiation, q: target.text, ...(target.document === undefined ? {} : { document: target.document }) };
  }
}

/** The fields that name something within a negotiation, as a query has them; what is left out is not named. */
type NamedFields = Readonly<Partial<Record<"document" | "point" | "term" | "thread" | "q", string | undefined>>>;

/** What such fields name, the negotiation itself where there are none; undefined where they name several things. */
export function targetOfFields(
  negotiation: string,
  { document, point, term, thread, q: text }: NamedFields,
): SubscriptionTarget | undefined {
  if ([point, term, thread, text ?? document].filter((one) => one !== undefined).length > 1) return undefined;
  if (point !== undefined) return { kind: "lineage", negotiation, point };
  if (term !== undefined) return { kind: "term", negotiation, term };
  if (thread !== undefined) return { kind: "thread", negotiation, thread };
  if (text !== undefined) return { kind: "search", negotiation, text, document };
  return document === undefined ? { kind: "negotiation", negotiation } : { kind: "document", negotiation, document };
}

/** Where one begins to follow something. */
export function followHref(target: SubscriptionTarget): string {
  return withQuery("/follow", ...inQueries(fieldsOfTarget(target)));
}

function inQueries(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === "" ? [] : `${name}=${inQuery(value)}`));
}

/** What has a feed at a plain address. Notes are in no journal: of a thread only those have one who follow it, at a secret one. */
export type FedTarget = Exclude<SubscriptionTarget, { readonly kind: "thread" }>;

/** A feed of what may be followed, as quiet as a subscription to it would be; see decisions/0027-feeds.md. */
export function feedHref(target: FedTarget, format: "atom" | "json" = "atom"): string {
  const { negotiation, ...fields } = fieldsOfTarget(target);
  const place = negotiation === undefined ? "" : `/${encodeURIComponent(negotiation)}`;
  return withQuery(`/api/feeds${place}/${format}`, ...inQueries(fields));
}

/** The page of what is followed; of a document, that of its negotiation. */
export function targetHref(target: SubscriptionTarget): string {
  switch (target.kind) {
    case "everything":
      return "/";
    case "negotiation":
    case "document":
      return negotiationHref(target.negotiation);
    case "term":
      return termHref(target.negotiation, target.term);
    case "thread":
      return noteHref(target.negotiation, target.thread);
    case "search": {
      const { text: q, document = "" } = target;
      return searchHref(target.negotiation, { q, document });
    }
    case "lineage": {
      const { document = "", version = "", path } = readAddress(target.point);
      const { negotiation } = target;
      // The reading is left out: by now there may be a better one, and the page is that of the newest.
      return path === undefined
        ? matrixHref(negotiation, { rows: "points" })
        : lineageHref({ negotiation, document, version }, path);
    }
  }
}
