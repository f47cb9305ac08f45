import { Hono } from "hono";
import type { Comparing } from "../comparison/comparison.ts";
import type { Ledger } from "../record/ledger/ledger.ts";
import type { RecordOfDrafts } from "../record/record.ts";
import { compareRoutes } from "./compare-routes.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { versionRoutes } from "./version-routes.ts";

/** Everything under `/api`, one chain: the typed client and the OpenAPI document are both made from it. */
export function apiRoutes(record: RecordOfDrafts, comparing: Comparing, ledger: Ledger) {
  return new Hono()
    .basePath("/api")
    .route("/", compareRoutes(comparing))
    .route("/", ledgerRoutes(ledger))
    .route("/", negotiationRoutes(record))
    .route("/", versionRoutes(record, comparing));
}

/** The routes as a type: what `apiClient` is made from. */
export type Api = ReturnType<typeof apiRoutes>;
