/**
 * How many positions of a journal, or notices of somebody, an archive goes over. Part of what archives are called: another
 * number would give every address another content.
 */
const STRETCH = 50;

/** A run of what is numbered from 0: from one number up to another, which is not in it. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * How many archives there are of what has `length` by now. The newest whole stretch is none yet, so that what is written down
 * a moment late alters none; and there is never one alone, which the W3C's validator takes for one with its links left out.
 */
export function countArchives(length: number): number {
  const count = Math.floor(length / STRETCH) - 1;
  return count < 2 ? 0 : count;
}

/** Over what an archive goes. @param archive - Counted from 0, the oldest. */
export function stretchOf(archive: number): Stretch {
  return { from: archive * STRETCH, to: (archive + 1) * STRETCH };
}

/** What is in no archive yet: 50 to 99, but up to 149 where there is no archive. */
export function newestStretch(length: number): Stretch {
  return { from: countArchives(length) * STRETCH, to: length };
}

/** The number with which an archive was there: by `countArchives`, that of the last entry of the stretch behind it. */
export function thereWith(archive: number): number {
  return stretchOf(Math.max(archive, 1) + 1).to - 1;
}
