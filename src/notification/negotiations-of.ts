import type { SubscriptionTarget } from "../model/subscription.ts";
import type { Rows } from "../storage/open-storage.ts";

/** Ids of the negotiations that a target is in. One query for everything, else none. */
export async function negotiationsOf(rows: Rows, target: SubscriptionTarget): Promise<readonly string[]> {
  if (target.kind !== "everything") return [target.negotiation];
  return (await rows.negotiations.list()).map(({ negotiation }) => negotiation.id);
}
