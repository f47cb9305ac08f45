/** What became another between two texts: `[start, oldEnd)` of the one is `[start, newEnd)` of the other. In UTF-16 code units. */
export type ChangedPart = { readonly start: number; readonly oldEnd: number; readonly newEnd: number };

/**
 * Finds what differs between what both texts begin with and what both end with; no surrogate pair is cut.
 *
 * @param caret - Where whoever typed stands in the new text: of several places where the same letter may have been typed,
 *   the one before it is meant. Without it, the last of them.
 * @returns Linear in the texts; all three are equal where nothing differs.
 */
export function changedPart(old: string, now: string, caret?: number): ChangedPart {
  const shorter = Math.min(old.length, now.length);
  const same = sameAtEnd(
    old,
    now,
    caret === undefined ? shorter - sameAtStart(old, now, shorter) : Math.min(old.length, now.length - caret),
  );
  const start = sameAtStart(old, now, shorter - same);
  const cutAtStart = start > 0 && isHigh(now.charCodeAt(start - 1)) ? 1 : 0;
  const cutAtEnd = same > 0 && isLow(now.charCodeAt(now.length - same)) ? 1 : 0;
  return {
    start: start - cutAtStart,
    oldEnd: old.length - same + cutAtEnd,
    newEnd: now.length - same + cutAtEnd,
  };
}

function sameAtStart(one: string, other: string, most: number): number {
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

function sameAtEnd(one: string, other: string, most: number): number {
  let same = 0;
  while (same < most && one[one.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  return same;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
