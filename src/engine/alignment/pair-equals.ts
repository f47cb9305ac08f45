import { groupBy } from "../../model/group-by.ts";

/** A correspondence by index into the points of either side. */
export type Pair = { readonly before: number; readonly after: number };

/** What two points must share to be called equal; undefined for a point that never equals another. */
export type Keys = readonly (string | undefined)[];

/**
 * Pairs points of equal wording that stand once on either side, then equal neighbours of what is paired, forwards and
 * backwards, from both ends of the version too: repeated texts go by their neighbours and never by first come.
 *
 * @param isTelling - Whether a point says enough to be recognised anywhere by its wording alone.
 * @returns Partners by `before`. Linear in the points.
 * Source: P. Heckel, A technique for isolating differences between files (CACM 21:4, 1978).
 */
export function pairEquals(before: Keys, after: Keys, isTelling: (before: number) => boolean): Map<number, number> {
  const places = { before: groupByKey(before), after: groupByKey(after) };
  const partners = new Map<number, number>();
  for (const [key, [index, ...more]] of places.before) {
    const [other, ...others] = places.after.get(key) ?? [];
    if (index === undefined || other === undefined || more.length > 0 || others.length > 0) continue;
    if (isTelling(index)) partners.set(index, other);
  }
  return pairEqualNeighbours(before, after, partners);
}

/** Adds to `partners`, which it leaves alone, the equal points that stand next to paired ones, however long the row. */
export function pairEqualNeighbours(
  before: Keys,
  after: Keys,
  partners: ReadonlyMap<number, number>,
): Map<number, number> {
  const all = new Map(partners);
  const taken = new Set(partners.values());
  const ends = [
    [-1, -1],
    [before.length, after.length],
  ] as const;
  const starts = [...partners, ...ends].sort((a, b) => a[0] - b[0]);
  for (const step of [1, -1]) {
    for (const [from, to] of step === 1 ? starts : starts.toReversed()) {
      let [old, now] = [from + step, to + step];
      while (before[old] !== undefined && before[old] === after[now] && !all.has(old) && !taken.has(now)) {
        all.set(old, now);
        taken.add(now);
        [old, now] = [old + step, now + step];
      }
    }
  }
  return all;
}

/** Adds the equal points that no neighbour decides, in reading order. */
export function pairEqualRest(before: Keys, after: Keys, partners: ReadonlyMap<number, number>): Map<number, number> {
  const all = new Map(partners);
  const taken = new Set(partners.values());
  const free = new Map(
    [...groupByKey(after)].map(([key, indexes]) => [key, indexes.filter((index) => !taken.has(index)).values()]),
  );
  before.forEach((key, index) => {
    if (key === undefined || all.has(index)) return;
    const next = free.get(key)?.next();
    if (next?.done === false) all.set(index, next.value);
  });
  return all;
}

function groupByKey(keys: Keys): Map<string, number[]> {
  const known = keys.flatMap((key, index) => (key === undefined ? [] : [{ key, index }]));
  return new Map([...groupBy(known, ({ key }) => key)].map(([key, group]) => [key, group.map(({ index }) => index)]));
}
