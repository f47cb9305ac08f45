/**
 * Turns offsets in UTF-16 units into offsets in code points.
 *
 * @returns A function that counts the code points before an offset. Linear once for the text; each question costs the
 *   logarithm of the pairs of surrogates in it, nothing where there are none.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  // Most texts have none, which costs much less to see than a search for all.
  if (!HIGH_HALF.test(text)) return (offset) => offset;
  const pairs = Array.from(text.matchAll(PAIR), ({ index }) => index);
  return (offset) => {
    // The first pair that begins at the offset or behind it.
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

const HIGH_HALF = /[\ud800-\udbff]/;
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;
