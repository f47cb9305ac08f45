import type { Context } from "hono";
import type { SeenBy } from "../views/seen-by.ts";

/** Who may not know that there is a negotiation is told what is told of any that is not there. */
export async function refuseUnlessSeen(seen: SeenBy, c: Context, negotiation: string): Promise<void> {
  await seen(c).record.getNegotiation(negotiation);
}
