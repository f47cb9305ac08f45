import { Hono } from "hono";
import type { Access } from "../access/access.ts";
import type { Notification } from "../notification/notification.ts";
import type { LedgerForRoutes } from "../record/ledger/ledger.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { annotationRoutes } from "./annotation-routes.ts";
import { auditRoutes } from "./audit-routes.ts";
import { bracketRoutes } from "./bracket-routes.ts";
import { compareRoutes } from "./compare-routes.ts";
import { endpointRoutes } from "./endpoint-routes.ts";
import { type FeedRouteOptions, feedRoutes } from "./feed-routes.ts";
import { identityRoutes } from "./identity-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import type { JournalStreams } from "./journal-streams.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { lineageRoutes } from "./lineage-routes.ts";
import { liveRoutes } from "./live-routes.ts";
import type { LiveSockets } from "./live-sockets.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { noteRoutes } from "./note-routes.ts";
import { ownFeedRoutes } from "./own-feed-routes.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { searchRoutes } from "./search-routes.ts";
import { standingRoutes } from "./standing-routes.ts";
import { statementRoutes } from "./statement-routes.ts";
import { subscriptionRoutes } from "./subscription-routes.ts";
import { termRoutes } from "./term-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { verdictRoutes } from "./verdict-routes.ts";
import { versionRoutes } from "./version-routes.ts";
import { witnessRoutes } from "./witness-routes.ts";

type Capabilities = {
  readonly seen: SeenBy;
  readonly ledger: LedgerForRoutes;
  readonly access: Access;
  readonly streams: Pick<JournalStreams, "open">;
  readonly sockets: Pick<LiveSockets, "open">;
  readonly notification: Notification;
} & FeedRouteOptions;

/** Everything under `/api`, one chain: the typed client and the OpenAPI document are both made from it. */
export function apiRoutes({ seen, ledger, access, streams, sockets, notification, origin, now }: Capabilities) {
  return (
    new Hono()
      .basePath("/api")
      .route("/", compareRoutes(seen))
      // Before the documents of a negotiation: "search" is a reserved word, and the id of none.
      .route("/", searchRoutes(seen))
      // So that they are not taken for the versions of a document; they hand on what is one.
      .route("/", noteRoutes(seen))
      .route("/", annotationRoutes(seen))
      .route("/", lineageRoutes(seen))
      .route("/", ledgerRoutes(ledger, seen))
      .route("/", negotiationRoutes(seen))
      .route("/", versionRoutes(seen))
      .route("/", witnessRoutes(seen))
      .route("/", statementRoutes(seen))
      .route("/", standingRoutes(seen))
      .route("/", bracketRoutes(seen))
      .route("/", verdictRoutes(seen))
      .route("/", termRoutes(seen))
      .route("/", journalRoutes(seen, streams, notification))
      .route("/", liveRoutes(seen, sockets))
      .route("/", peopleRoutes(access, seen))
      .route("/", auditRoutes(access, seen))
      .route("/", tokenRoutes(access))
      .route("/", passkeyRoutes(access))
      .route("/", identityRoutes(access))
      .route("/", subscriptionRoutes(notification))
      .route("/", endpointRoutes(notification))
      .route("/", ownFeedRoutes(notification, origin))
      .route("/", feedRoutes(notification, { origin, now }))
  );
}

/** The routes as a type: what `apiClient` is made from. */
export type Api = ReturnType<typeof apiRoutes>;
