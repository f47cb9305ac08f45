import { NONE, type Partners } from "./partners.ts";

/** What two points must share to be called equal, as a number from 0; `NONE` for a point that never equals another. */
export type Keys = Int32Array;

/**
 * Pairs free points of equal keys that stand once among the free on either side, then equal neighbours of what is
 * paired, forwards and backwards, from both ends of the version too: repeated texts go by their neighbours and never
 * by first come.
 *
 * @param isTelling - Whether a point says enough to be recognised anywhere by its wording alone.
 * @param partners - Added to. Linear in the points.
 * Source: P. Heckel, A technique for isolating differences between files (CACM 21:4, 1978).
 */
export function pairEquals(
  before: Keys,
  after: Keys,
  isTelling: (before: number) => boolean,
  partners: Partners,
): void {
  const onlyBefore = onlyPlaces(before, partners.ofBefore);
  const onlyAfter = onlyPlaces(after, partners.ofAfter);
  onlyBefore.forEach((old, key) => {
    const now = onlyAfter[key] ?? NONE;
    if (old >= 0 && now >= 0 && isTelling(old)) partners.add(old, now);
  });
  pairEqualNeighbours(before, after, partners);
}

const SEVERAL = -2;

/** By key: the one free point that has it, `NONE`, or `SEVERAL`. */
function onlyPlaces(keys: Keys, partnerOf: Int32Array): Int32Array {
  const places = new Int32Array(endOf(keys)).fill(NONE);
  keys.forEach((key, index) => {
    if (key !== NONE && partnerOf[index] === NONE) places[key] = places[key] === NONE ? index : SEVERAL;
  });
  return places;
}

/** Adds the free equal points that stand next to paired ones, however long the row. */
export function pairEqualNeighbours(before: Keys, after: Keys, partners: Partners): void {
  const { ofBefore } = partners;
  const pairIfEqual = (old: number, now: number) => {
    if (now < 0 || now >= after.length || !partners.isFree(old, now)) return;
    if (before[old] === after[now] && before[old] !== NONE) partners.add(old, now);
  };
  // A pair made here is the paired neighbour of the next point, so that rows go on by themselves.
  for (let old = 0; old < before.length; old++) {
    const behind = old === 0 ? NONE : (ofBefore[old - 1] ?? NONE);
    if (old === 0 || behind !== NONE) pairIfEqual(old, behind + 1);
  }
  for (let old = before.length - 1; old >= 0; old--) {
    const ahead = old === before.length - 1 ? after.length : (ofBefore[old + 1] ?? NONE);
    if (ahead !== NONE) pairIfEqual(old, ahead - 1);
  }
}

/** Adds the free equal points that no neighbour decides, in reading order. */
export function pairEqualRest(before: Keys, after: Keys, partners: Partners): void {
  // By key the first free point after that has it, and by point the next of the same key.
  const firstFree = new Int32Array(endOf(after)).fill(NONE);
  const nextFree = new Int32Array(after.length);
  for (let now = after.length - 1; now >= 0; now--) {
    const key = after[now] as number;
    if (key === NONE || partners.ofAfter[now] !== NONE) continue;
    nextFree[now] = firstFree[key] as number;
    firstFree[key] = now;
  }
  for (let old = 0; old < before.length; old++) {
    const key = before[old] as number;
    if (key === NONE || key >= firstFree.length || partners.ofBefore[old] !== NONE) continue;
    const now = firstFree[key] as number;
    if (now === NONE) continue;
    firstFree[key] = nextFree[now] as number;
    partners.add(old, now);
  }
}

/** One more than the largest key. */
function endOf(keys: Keys): number {
  return keys.reduce((most, key) => Math.max(most, key), NONE) + 1;
}
