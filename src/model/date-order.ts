/** An ISO date as far as it is written: a year, with its month, with its day. Whether the day exists is not looked at. */
export const DATE_AS_KNOWN = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/** Whether `from` may be followed by `to`, two ISO dates: compared as far as both are known. */
export function isInOrder(from: string, to: string): boolean {
  const known = Math.min(from.length, to.length);
  return from.slice(0, known) <= to.slice(0, known);
}
