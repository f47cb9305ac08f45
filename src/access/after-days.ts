const DAY_MS = 24 * 60 * 60 * 1000;

/** The instant so many days later. */
export function afterDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}
