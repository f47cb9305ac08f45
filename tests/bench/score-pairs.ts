import type { Truth } from "./inputs/text-pair.ts";

/** Pairs that were stated and are wrong, and true pairs that were not found. */
export type PairScore = { readonly wrong: number; readonly missed: number; readonly expected: number };

/**
 * Compares the pairs that a tool states with the true ones. Points of equal text count as one another: no reader could
 * tell them apart.
 */
export function scorePairs(stated: readonly (readonly [number, number])[], truth: Truth): PairScore {
  const spelled = ([before, after]: readonly [number, number]) =>
    `${truth.before[before] ?? before}\u{0}${truth.after[after] ?? after}`;
  const expected = counted(truth.links.map(spelled));
  const found = counted(stated.map(spelled));
  return { wrong: surplus(found, expected), missed: surplus(expected, found), expected: truth.links.length };
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

function surplus(of: ReadonlyMap<string, number>, over: ReadonlyMap<string, number>): number {
  return [...of].reduce((sum, [key, times]) => sum + Math.max(0, times - (over.get(key) ?? 0)), 0);
}
