/**
 * Turns an offset in code points into one in UTF-16 units: of the end of the text where it lies behind that. Linear up to
 * the offset.
 */
export function codeUnitOffset(text: string, codePoints: number): number {
  let unit = 0;
  for (let count = 0; count < codePoints && unit < text.length; count++) {
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}
