import type { Party } from "./negotiation.ts";
import type { Point, Source } from "./point.ts";
import type { StandingSaid } from "./point-standing.ts";

/** What one party, or with null reporters and mediators, says of a point and wants it to say. */
export type StandingCell = {
  readonly party: string | null;
  readonly standings: readonly StandingSaid[];
  /** In the party's words, or as they were reported. */
  readonly positions: readonly string[];
};

/** One point of which anything is known beside its words. `sources` are those of its positions. */
type StandingRow = {
  readonly point: Pick<Point, "path" | "heading" | "text">;
  readonly sources: readonly Source[];
  /** One for each column. */
  readonly cells: readonly StandingCell[];
};

/** Where the points of a version stand, by party. */
export type StandingTable = {
  /** The columns: parties in the order of the negotiation, then ids it has no more; null, for reporters, last. */
  readonly columns: readonly (Party | null)[];
  readonly rows: readonly StandingRow[];
};

/** Lays out points by parties. Points of which nothing is said have no row; parties that say nothing no column. Linear. */
export function tabulateStandings(
  points: readonly Point[],
  standings: readonly StandingSaid[],
  parties: readonly Party[],
): StandingTable {
  const spoken = points.filter(
    ({ path, positions = [] }) => positions.length > 0 || standings.some((said) => said.path === path),
  );
  const columns = columnsOf(spoken, standings, parties);
  return {
    columns,
    rows: spoken.map(({ path, heading, text, positions = [], sources = [] }) => ({
      point: { path, heading, text },
      sources: positions.length > 0 ? sources : [],
      cells: columns.map((column) => {
        const party = column?.id ?? null;
        return {
          party,
          standings: standings.filter((said) => said.path === path && said.party === party),
          positions: positions.flatMap((position) => (position.party === party ? [position.text] : [])),
        };
      }),
    })),
  };
}

function columnsOf(
  spoken: readonly Point[],
  standings: readonly StandingSaid[],
  parties: readonly Party[],
): readonly (Party | null)[] {
  const own = new Set(spoken.map(({ path }) => path));
  const said = standings.filter(({ path }) => own.has(path)).map(({ party }) => party);
  const speaking = new Set<string | null>([
    ...said,
    ...spoken.flatMap(({ positions = [] }) => positions.map(({ party }) => party)),
  ]);
  const known = parties.filter(({ id }) => speaking.has(id));
  const unknown = [...speaking].filter((id) => id !== null && parties.every((party) => party.id !== id));
  return [
    ...known,
    ...unknown.flatMap((id) => (id === null ? [] : [{ id, name: id }])),
    ...(speaking.has(null) ? [null] : []),
  ];
}
