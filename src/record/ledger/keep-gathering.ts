import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { gatherLeaves } from "./gather-leaves.ts";
import type { LedgerKey } from "./signing-key.ts";

/** Gathers what is committed into the ledger's tree, from now until it is stopped. */
export type Gathering = {
  /** Waits for what is going on and for a last look at what waits. Harmless a second time. */
  stop(): Promise<void>;
};

// What is committed, by this process or another, is in the tree within a second even if one look fails.
const LOOK_EVERY_MS = 250;

/**
 * Looks for entries that wait four times a second. A database that does not answer is asked again; anything else is a bug,
 * and told once for each sort.
 */
export function keepGathering(
  storage: Storage,
  openKey: () => Promise<LedgerKey>,
  tell: (error: unknown) => void,
  now: () => number = Date.now,
): Gathering {
  const told = new Set<string>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const { signing } = await openKey();
      await gatherLeaves(storage, signing, now);
    } catch (error) {
      const sort = error instanceof Problem ? error.code : String(error);
      if (sort !== "record-unavailable" && !told.has(sort)) tell(error);
      told.add(sort);
    }
  }
  function lookAgain(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = look().then(lookAgain);
    }, LOOK_EVERY_MS);
    // A process that has nothing else to do may end; the next one gathers.
    timer.unref();
  }
  running = look().then(lookAgain);

  let stopping: Promise<void> | undefined;
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopping ??= running.then(look);
      return stopping;
    },
  };
}
