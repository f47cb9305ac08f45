import { type Actor, authorOf } from "../model/actor.ts";
import type { Times } from "../model/times.ts";
import type { Storage } from "../storage/open-storage.ts";
import { getAllowed } from "./members.ts";

/**
 * Chooses how exactly others than the desk are told when something was done in a negotiation. To the day, it is also kept no
 * more exactly when anybody read, neither from now on nor of what was noted before. The same choice again changes nothing.
 *
 * @throws Problem `negotiation-not-found`, `sign-in-needed`, `not-allowed`.
 */
export async function chooseTimes(storage: Storage, negotiation: string, times: Times, by: Actor): Promise<void> {
  await storage.transaction(async (rows) => {
    await getAllowed(rows, negotiation, by, "choose-times");
    // Of two choices at once the second finds what the first one left.
    const { key, times: before } = await rows.negotiations.getLocked(negotiation);
    if (times === before) return;
    await rows.audit.chooseTimes(key, times);
    await rows.audit.addDeed(key, authorOf(by), { deed: "times-chosen", times });
  });
}
