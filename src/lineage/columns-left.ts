import type { Relation } from "../model/comparison.ts";
import { headsOf } from "../model/draft-witnesses.ts";
import type { VersionFacts } from "../model/version.ts";

/**
 * What each column may be compared with, nearest first: the columns to its left; where a base was chosen, that alone, and nothing
 * for the base itself.
 */
export function columnsLeft(
  columns: readonly VersionFacts[],
  base: VersionFacts | null,
): readonly (readonly VersionFacts[])[] {
  if (base === null) return columns.map((_, place) => columns.slice(0, place).reverse());
  return columns.map((column) => (column === base ? [] : [base]));
}

/** How two stations are related: two publications of one draft are witnesses, as are one and the reading text. Linear once. */
export function openRelations(versions: readonly VersionFacts[]): (one: VersionFacts, other: VersionFacts) => Relation {
  const heads = headsOf(versions);
  const headOf = ({ version }: VersionFacts) => heads.get(version) ?? version;
  return (one, other) => (headOf(one) === headOf(other) ? "witness" : "version");
}
