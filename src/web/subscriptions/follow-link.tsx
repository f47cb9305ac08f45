import { createContext, useContext } from "hono/jsx";
import { type Address, readAddress, writeAddress } from "../../model/address.ts";
import type { Lineage } from "../../model/lineage.ts";
import type { SubscriptionTarget } from "../../model/subscription.ts";
import { followHref, subscriptionHref } from "../../model/subscription-addresses.ts";
import { ReaderOfPage } from "../may.tsx";

/** What can be followed on a page. */
export type Followable = {
  readonly target: SubscriptionTarget;
  /** Of a lineage: all its points, `document@version#path`, by any of which somebody may follow it already. */
  readonly points?: readonly string[];
};

/** The same, with the id of the subscription of whoever reads, where they follow it. */
export type FollowedHere = Followable & { readonly subscription: string | undefined };

/** What can be followed on the page that is being written; `renderPage` says it. */
export const FollowHere = createContext<FollowedHere | undefined>(undefined);

/** A point through all versions, as it can be followed. */
export function followableLineage({ version, point, stations }: Lineage): Followable {
  const { negotiation } = version;
  const points = stations.flatMap((station) =>
    station.points.map(({ path }) => nameOfPoint({ ...station.version, path })),
  );
  const named = nameOfPoint({ ...version, path: point.path });
  return { target: { kind: "lineage", negotiation, point: named }, points: [named, ...points] };
}

/** Whether a subscription to one target is to what can be followed on a page. */
export function isFollowed({ target, points = [] }: Followable, own: SubscriptionTarget): boolean {
  if (own.kind === "everything" || target.kind === "everything") return own.kind === target.kind;
  if (own.negotiation !== target.negotiation) return false;
  switch (own.kind) {
    case "negotiation":
      return target.kind === "negotiation";
    case "document":
      return target.kind === "document" && target.document === own.document;
    case "term":
      return target.kind === "term" && target.term === own.term;
    case "thread":
      return target.kind === "thread" && target.thread === own.thread;
    case "search":
      return target.kind === "search" && target.text === own.text && target.document === own.document;
    case "lineage":
      return target.kind === "lineage" && points.includes(nameOfPoint(readAddress(own.point)));
  }
}

/** Without its reading: a better one changes the words of a point, and seldom its path. */
function nameOfPoint({ document, version, path }: Pick<Address, "document" | "version" | "path">): string {
  return writeAddress({ document, version, path });
}

const WHAT: Readonly<Record<SubscriptionTarget["kind"], string>> = {
  everything: "everything",
  negotiation: "this negotiation",
  document: "this document",
  lineage: "this point",
  term: "this term",
  thread: "this note",
  search: "this search",
};

/** Leads to where one follows what the page is about, or to how one does. Nobody in particular cannot be told of anything. */
export function FollowLink() {
  const followed = useContext(FollowHere);
  const reader = useContext(ReaderOfPage);
  if (followed === undefined || reader.kind === "nobody") return null;
  const { target, subscription } = followed;
  if (subscription === undefined) {
    return (
      <a class="follow" href={followHref(target)}>
        Follow {WHAT[target.kind]}
      </a>
    );
  }
  return (
    <a class="follow is-followed" href={subscriptionHref(subscription)}>
      Following {WHAT[target.kind]}
    </a>
  );
}

/** Leads to where one follows a note: that it is answered, resolved, or goes elsewhere. Among what can be done with it. */
export function FollowThread({ negotiation, thread }: { readonly negotiation: string; readonly thread: string }) {
  if (useContext(ReaderOfPage).kind === "nobody") return null;
  return <a href={followHref({ kind: "thread", negotiation, thread })}>follow</a>;
}

/** The same on a line of its own. */
export function FollowLine() {
  const followed = useContext(FollowHere);
  const reader = useContext(ReaderOfPage);
  if (followed === undefined || reader.kind === "nobody") return null;
  return (
    <p class="ways follow-line">
      <FollowLink />
    </p>
  );
}

/** Where to begin, for whoever follows nothing. */
export function FollowNothing() {
  return (
    <p class="empty">
      You follow nothing yet. Open <a href="/">a negotiation</a>, one of its versions, a point through all versions, a
      term or a search, and choose “Follow” at its head; or{" "}
      <a href={followHref({ kind: "everything" })}>follow everything</a>.
    </p>
  );
}
