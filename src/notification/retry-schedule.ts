const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failure it is tried again, in milliseconds: 75 h 35 min over ten tries, as Standard Webhooks has it. */
export const RETRY_AFTER: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
];

// Endpoints that failed together are not to be asked together again.
const JITTER = 0.2;

/**
 * When something that was tried and failed is tried again.
 *
 * @param failed - How often it has been by now, from 1.
 * @param askedFor - By the receiver, in milliseconds: honoured where it is later, up to twice the step.
 * @param random - From 0 up to 1.
 * @returns Milliseconds from now; undefined where it is given up.
 */
export function retryAfter(failed: number, askedFor: number | undefined, random: number): number | undefined {
  const step = RETRY_AFTER[failed - 1];
  if (step === undefined) return undefined;
  const own = Math.round(step * (1 + JITTER * (2 * random - 1)));
  return Math.max(own, Math.min(askedFor ?? 0, 2 * step));
}

/** What `Retry-After` asks for (RFC 9110, 10.2.3), in milliseconds; undefined for what is neither seconds nor a date. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/u.test(header.trim())) return Number(header) * SECOND;
  const at = /[a-z]/iu.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
