import { Hono } from "hono";
import type { Comparing } from "../comparison/comparison.ts";
import type { Lineages } from "../lineage/lineage.ts";
import type { Ledger } from "../record/ledger/ledger.ts";
import type { RecordOfDrafts } from "../record/record.ts";
import { compareRoutes } from "./compare-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { statementRoutes } from "./statement-routes.ts";
import { verdictRoutes } from "./verdict-routes.ts";
import { versionRoutes } from "./version-routes.ts";

/** Everything under `/api`, one chain: the typed client and the OpenAPI document are both made from it. */
export function apiRoutes(record: RecordOfDrafts, comparing: Comparing, lineages: Lineages, ledger: Ledger) {
  return new Hono()
    .basePath("/api")
    .route("/", compareRoutes(comparing))
    .route("/", ledgerRoutes(ledger))
    .route("/", negotiationRoutes(record))
    .route("/", versionRoutes(record, comparing))
    .route("/", statementRoutes(record))
    .route("/", verdictRoutes(lineages))
    .route("/", journalRoutes(record));
}

/** The routes as a type: what `apiClient` is made from. */
export type Api = ReturnType<typeof apiRoutes>;
