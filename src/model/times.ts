/** How exactly others than the desk are told when something was done in a negotiation. */
export const TIMES = ["exact", "day"] as const;
export type Times = (typeof TIMES)[number];

/** An ISO 8601 instant in UTC as it is told: of a day, in the same form, its beginning. */
export function tellTime(times: Times, at: string): string {
  return times === "day" ? `${dayOf(at)}T00:00:00.000Z` : at;
}

/** The day in UTC of an ISO 8601 instant in UTC. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
