import { Problem } from "../model/problem.ts";

/** Aligns what was filed before anybody asks for it. */
export type AligningAhead = {
  /** Something was committed in a negotiation that its tracks depend on. */
  alignSoon(negotiation: string): void;
  /** Begins nothing more; waits for what is going on. Harmless a second time. */
  stop(): Promise<void>;
};

// Nothing is aligned while filings follow one another: a thousand in a row cost what one costs, and the aligning comes after.
const QUIET_MS = 500;

/**
 * Aligns negotiations once it has been quiet for half a second, one after the other, so that the first reader after many
 * filings does not wait for all of it. Only the process that filed does it; where it ends before, the next reader's look
 * does it, as it would without this.
 *
 * @param align - Brings the alignments of a negotiation up to date.
 * @param tell - Is told each sort of error once; a database that does not answer is none.
 */
export function openAligningAhead(
  align: (negotiation: string) => Promise<unknown>,
  tell: (error: unknown) => void,
  quietMs = QUIET_MS,
): AligningAhead {
  const waiting = new Set<string>();
  const told = new Set<string>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function alignWaiting(): Promise<void> {
    for (const negotiation of waiting) {
      if (stopped) return;
      waiting.delete(negotiation);
      try {
        await align(negotiation);
      } catch (error) {
        const sort = error instanceof Problem ? error.code : String(error);
        if (!stopped && sort !== "record-unavailable" && !told.has(sort)) tell(error);
        told.add(sort);
      }
    }
  }

  return {
    alignSoon(negotiation) {
      if (stopped) return;
      waiting.add(negotiation);
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(alignWaiting);
      }, quietMs);
      // A process that has nothing else to do may end.
      timer.unref();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
