import type { Taken } from "../storage/deliveries.ts";
import type { Delivering } from "./send-delivery.ts";

/**
 * Keeps that something arrived. Resolves once it is kept.
 *
 * @param at - About when, by the clock that all share.
 */
export type SettleTaken = (taken: Taken, at: Date, isEndOfFailing: boolean) => Promise<void>;

type Unsettled = {
  readonly taken: Taken;
  readonly at: Date;
  readonly isEndOfFailing: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Keeps what arrives meanwhile together, in one query, as soon as the one before it is through: the more arrives at once, the
 * less each costs.
 */
export function settleTogether({ storage }: Pick<Delivering, "storage">): SettleTaken {
  let unsettled: Unsettled[] = [];
  let isWriting = false;

  async function write(together: readonly Unsettled[]): Promise<void> {
    const taken = together.map((one) => one.taken);
    const at = new Date(Math.max(...together.map((one) => one.at.getTime())));
    const ended = together.flatMap(({ isEndOfFailing, taken: { endpointId } }) => (isEndOfFailing ? endpointId : []));
    if (ended.length === 0) {
      await storage.read((rows) => rows.deliveries.settleTaken(taken, at));
      return;
    }
    await storage.transaction(async (rows) => {
      // Before the deliveries, in which order all others hold them.
      await rows.endpoints.endFailing([...new Set(ended)]);
      await rows.deliveries.settleTaken(taken, at);
    });
  }

  async function writeOn(): Promise<void> {
    isWriting = true;
    while (unsettled.length > 0) {
      const together = unsettled;
      unsettled = [];
      await write(together).then(
        () => {
          for (const { resolve } of together) resolve();
        },
        (error: unknown) => {
          for (const { reject } of together) reject(error);
        },
      );
    }
    isWriting = false;
  }

  return (taken, at, isEndOfFailing) =>
    new Promise((resolve, reject) => {
      unsettled.push({ taken, at, isEndOfFailing, resolve, reject });
      // What comes with the same turn of the loop goes with it.
      if (!isWriting) {
        isWriting = true;
        setImmediate(() => void writeOn());
      }
    });
}
