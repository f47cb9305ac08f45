import type { VersionFacts } from "../model/version.ts";

type Overview = { readonly negotiation: { readonly id: string }; readonly versions: readonly VersionFacts[] };

// In points: what a process that was just started works out unasked, some seconds of it.
const MOST_POINTS = 300_000;

/**
 * The negotiations that readers will most likely ask for first: those in which something was filed last, the last one
 * first, as long as their points are no more than so many together. @returns Their ids; the first one whatever its size.
 */
export function filedInLast(negotiations: readonly Overview[], most = MOST_POINTS): readonly string[] {
  const filed = negotiations
    .filter(({ versions }) => versions.length > 0)
    .map(({ negotiation, versions }) => ({
      id: negotiation.id,
      last: versions.reduce((latest, { filedAt }) => (filedAt > latest ? filedAt : latest), ""),
      points: versions.reduce((sum, { pointCount }) => sum + pointCount, 0),
    }))
    .sort((one, other) => (one.last < other.last ? 1 : -1));
  let points = 0;
  return filed
    .filter((one, place) => {
      points += one.points;
      return place === 0 || points <= most;
    })
    .map(({ id }) => id);
}
