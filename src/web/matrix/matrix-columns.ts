import { headsOf } from "../../model/draft-witnesses.ts";
import type { MatrixChoice } from "../../model/page-addresses.ts";
import { isStanding, stationOf, type VersionFacts } from "../../model/version.ts";

/** The same table with a column one place further to the left or right; undefined at the end of the table. */
export function withMoved(
  choice: MatrixChoice,
  columns: readonly VersionFacts[],
  place: number,
  by: -1 | 1,
): MatrixChoice | undefined {
  const names = columns.map(stationOf);
  const [name, other] = [names[place], names[place + by]];
  if (name === undefined || other === undefined) return undefined;
  return { ...choice, versions: names.with(place, other).with(place + by, name), start: undefined };
}

/** The same without a column; undefined where it is the last one. */
export function withoutColumn(
  choice: MatrixChoice,
  columns: readonly VersionFacts[],
  place: number,
): MatrixChoice | undefined {
  if (columns.length < 2) return undefined;
  return { ...choice, versions: columns.map(stationOf).toSpliced(place, 1), start: undefined };
}

/** A choice of columns that readers often want, ready to be opened. */
export type QuickTable = { readonly title: string; readonly versions: readonly string[]; readonly base: string };

// Each is a line above the table.
const MOST_QUICK = 6;

/**
 * The tables of a trilogue: a text, the counter-proposals to it, and the newest text that was drafted from any of these, each
 * against that first text.
 *
 * @param versions - Of the negotiation, in order of time. @returns None where nobody made a counter-proposal.
 */
export function trilogueTables(versions: readonly VersionFacts[]): readonly QuickTable[] {
  const standing = versions.filter(isStanding);
  const heads = headsOf(standing);
  const headOf = (version: string) => heads.get(version) ?? version;
  const isHead = ({ version }: VersionFacts) => headOf(version) === version;
  const comesFrom = ({ basedOn }: VersionFacts, names: readonly string[]) =>
    basedOn.some((base) => names.includes(headOf(base)));
  const tables = standing.filter(isHead).flatMap((text): readonly QuickTable[] => {
    const countered = standing.filter(
      (one) => one.kind === "counter-proposal" && isHead(one) && comesFrom(one, [text.version]),
    );
    if (countered.length === 0) return [];
    const names = [text, ...countered].map(({ version }) => version);
    const outcome = standing.findLast((one) => isHead(one) && !names.includes(one.version) && comesFrom(one, names));
    return [
      { title: text.title, versions: outcome === undefined ? names : [...names, outcome.version], base: text.version },
    ];
  });
  return tables.slice(-MOST_QUICK);
}
