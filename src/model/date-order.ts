/** Whether `from` may be followed by `to`, two ISO dates: compared as far as both are known. */
export function isInOrder(from: string, to: string): boolean {
  const known = Math.min(from.length, to.length);
  return from.slice(0, known) <= to.slice(0, known);
}
