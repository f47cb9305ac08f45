import { Problem } from "../model/problem.ts";

/** Does something four times a second, until it is stopped. */
export type Looking = {
  /** Looks as soon as may be: there is something to be found. */
  lookNow(): void;
  /** Waits for the look that is under way. Harmless a second time. */
  stop(): Promise<void>;
};

// What another process committed is told within this time.
const LOOK_EVERY_MS = 250;

/**
 * Looks again and again, one look after the other. A database that does not answer is asked again; anything else is a bug,
 * and told once for each sort.
 */
export function keepLooking(look: () => Promise<void>, complain: (error: unknown) => void): Looking {
  let stopped = false;
  let isLooking = false;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    isLooking = true;
    do {
      isStale = false;
      await look().catch((error: unknown) => {
        if (!(error instanceof Problem && error.code === "record-unavailable")) complain(error);
      });
    } while (isStale && !stopped);
    isLooking = false;
    if (!stopped) timer = setTimeout(begin, LOOK_EVERY_MS).unref();
  }
  function begin(): void {
    clearTimeout(timer);
    running = lookOnce();
  }

  begin();
  return {
    lookNow() {
      if (isLooking) isStale = true;
      else if (!stopped) begin();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Tells a log of each sort of error once. */
export function complainOnce(complain: (error: unknown) => void): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const sort = error instanceof Problem ? error.code : String(error);
    if (told.has(sort)) return;
    told.add(sort);
    complain(error);
  };
}
