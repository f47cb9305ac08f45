import { setTimeout as wait } from "node:timers/promises";
import { type Database, errorCode, type Sessions } from "./driver.ts";

// PostgreSQL says with these that nothing was done and that the same work may succeed when it is run again.
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const ATTEMPTS = 5;

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
 *
 * `work` is run again, at most five times in all, when the database answers that it collided with another transaction
 * (serialization failure or deadlock); so it must have no effect outside its transaction. A lost connection is not
 * retried: nobody knows then whether the commit arrived.
 */
export async function runTransaction<T>(sessions: Sessions, work: (database: Database) => Promise<T>): Promise<T> {
  return untilDone(() => sessions.transaction(work));
}

/** Runs a transaction again, at most five times in all, when the database answers that it collided with another one. */
export async function untilDone<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !collided(error)) throw error;
      // Random, so that two that collided do not meet again at once.
      await wait(Math.random() * 20 * 2 ** attempt);
    }
  }
}

function collided(error: unknown): boolean {
  const code = errorCode(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}
