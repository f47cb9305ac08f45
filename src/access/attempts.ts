import { keepLast } from "../model/keep-recent.ts";
import { Problem } from "../model/problem.ts";

/** Counts what went wrong, so that nobody can try for long. */
export type Attempts = {
  /** @throws Problem `too-many-attempts` where more of these names went wrong lately than may. */
  refuseTooMany(...names: readonly string[]): void;
  failed(...names: readonly string[]): void;
  /** What each try costs, and what is kept of a password: scrypt's N. */
  readonly passwordCost: number;
};

const MOST = 10;
const WINDOW_MS = 10 * 60 * 1000;
// Names are the asker's: beyond so many, those that failed longest ago are forgotten.
const MOST_NAMES = 10_000;

/**
 * Ten failures in ten minutes for each name. Kept in memory: a process that begins again forgets, and of several each
 * counts for itself.
 *
 * @param now - In milliseconds; never backwards.
 */
export function countAttempts(passwordCost: number, now: () => number = () => performance.now()): Attempts {
  const failures = new Map<string, readonly number[]>();
  const recent = (name: string) => (failures.get(name) ?? []).filter((at) => at > now() - WINDOW_MS);
  return {
    passwordCost,
    refuseTooMany(...names) {
      const full = names.map(recent).find((times) => times.length >= MOST);
      if (full === undefined) return;
      const seconds = Math.max(1, Math.ceil(((full.at(-MOST) ?? 0) + WINDOW_MS - now()) / 1000));
      throw new Problem(
        "too-many-attempts",
        `That went wrong ${MOST} times within ten minutes.`,
        `Try again in ${Math.ceil(seconds / 60)} minutes.`,
        {},
        { retryAfter: seconds },
      );
    },
    failed(...names) {
      for (const name of names) keepLast(failures, name, [...recent(name), now()], MOST_NAMES);
    },
  };
}
