import { Hono } from "hono";
import type { Access } from "../access/access.ts";
import type { Comparing } from "../comparison/comparison.ts";
import type { LineagesForRoutes } from "../lineage/lineage.ts";
import type { LedgerForRoutes } from "../record/ledger/ledger.ts";
import type { RecordForRoutes } from "../record/record.ts";
import { compareRoutes } from "./compare-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { lineageRoutes } from "./lineage-routes.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { searchRoutes } from "./search-routes.ts";
import { statementRoutes } from "./statement-routes.ts";
import { termRoutes } from "./term-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { verdictRoutes } from "./verdict-routes.ts";
import { versionRoutes } from "./version-routes.ts";
import { witnessRoutes } from "./witness-routes.ts";

type Capabilities = {
  readonly record: RecordForRoutes;
  readonly lineages: LineagesForRoutes;
  readonly comparing: Comparing;
  readonly ledger: LedgerForRoutes;
  readonly access: Access;
};

/** Everything under `/api`, one chain: the typed client and the OpenAPI document are both made from it. */
export function apiRoutes({ record, lineages, comparing, ledger, access }: Capabilities) {
  return (
    new Hono()
      .basePath("/api")
      .route("/", compareRoutes(comparing))
      // Before the documents of a negotiation: "search" is a reserved word, and the id of none.
      .route("/", searchRoutes(lineages))
      .route("/", lineageRoutes(lineages))
      .route("/", ledgerRoutes(ledger))
      .route("/", negotiationRoutes(record))
      .route("/", versionRoutes(record))
      .route("/", witnessRoutes(record))
      .route("/", statementRoutes(record))
      .route("/", verdictRoutes(lineages))
      .route("/", termRoutes(lineages))
      .route("/", journalRoutes(record))
      .route("/", peopleRoutes(access))
      .route("/", tokenRoutes(access))
      .route("/", passkeyRoutes(access))
  );
}

/** The routes as a type: what `apiClient` is made from. */
export type Api = ReturnType<typeof apiRoutes>;
