import type { StandingSaid } from "../model/point-standing.ts";
import type { StandingTable } from "../model/standing-table.ts";
import type { Sent } from "./schemas/sent.ts";
import type { standingSaid, standingTable } from "./schemas/standings.ts";

/** What was said of points, where anything was. */
export function presentStandings(standings: readonly StandingSaid[] = []): {
  readonly standings?: Sent<typeof standingSaid>[];
} {
  return standings.length === 0 ? {} : { standings: [...standings] };
}

/** A table is answered as it is: the schema is checked against it. */
export function presentStandingTable(table: StandingTable): Sent<typeof standingTable> {
  return table;
}
