import { Hono } from "hono";
import type { Comparing } from "../comparison/comparison.ts";
import type { Lineages } from "../lineage/lineage.ts";
import type { RecordOfDrafts } from "../record/record.ts";
import { compareRoutes } from "./compare-routes.ts";
import { negotiationRoutes } from "./negotiation-routes.ts";
import { searchRoutes } from "./search-routes.ts";
import { versionRoutes } from "./version-routes.ts";

/** Everything under `/api`, one chain: the typed client and the OpenAPI document are both made from it. */
export function apiRoutes(record: RecordOfDrafts, comparing: Comparing, lineages: Lineages) {
  return (
    new Hono()
      .basePath("/api")
      .route("/", compareRoutes(comparing))
      // Before the documents of a negotiation: "search" is a reserved word, and the id of none.
      .route("/", searchRoutes(lineages))
      .route("/", negotiationRoutes(record))
      .route("/", versionRoutes(record, comparing))
  );
}

/** The routes as a type: what `apiClient` is made from. */
export type Api = ReturnType<typeof apiRoutes>;
