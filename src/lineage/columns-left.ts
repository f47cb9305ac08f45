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
