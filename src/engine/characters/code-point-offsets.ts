/**
 * Turns offsets in UTF-16 units into offsets in code points.
 *
 * @returns A function that counts the code points before an offset. It remembers how far it has counted, so offsets asked
 *   for in ascending order cost one pass over the text together; an offset behind the last one starts the count anew.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  if (!HIGH_SURROGATE.test(text)) return (offset) => offset;
  let [reached, counted] = [0, 0];
  return (offset) => {
    if (offset < reached) [reached, counted] = [0, 0];
    for (; reached < offset; counted++) reached += (text.codePointAt(reached) ?? 0) > 0xffff ? 2 : 1;
    return counted;
  };
}

// Without the flag `u` each half of a pair is tested by itself.
const HIGH_SURROGATE = /[\ud800-\udbff]/;
