import type { UntoldDeed, Waiting } from "../storage/untold-deeds.ts";

// What is typed letter by letter is told once nothing was typed for this time: between one and two of it after the last letter.
const REST_MS = 60_000;
// Whoever goes on typing keeps what stands behind it from being told: for no longer than this.
const LONGEST_REST_MS = 10 * 60_000;
// A note that was begun and left without words is waited for as long as this.
const LONGEST_EMPTY_MS = 86_400_000;

/** When a deed is looked at again. */
type Wait = Pick<UntoldDeed, "lookAt" | "restingSince" | "seenSequence">;

/**
 * When what was written is looked at again; undefined once its words are at rest. How much was typed by the last look is
 * compared with how much is there now, so that no other clock than the database's counts.
 */
export function waitForRest(
  { deed, lookAt, restingSince, seenSequence, thread }: UntoldDeed,
  now: Date,
): Wait | undefined {
  if (deed.deed !== "begun" && deed.deed !== "replied" && deed.deed !== "opened-to") return undefined;
  const again = { lookAt: new Date(now.getTime() + REST_MS), seenSequence: thread.sequence };
  if (restingSince === undefined) return { ...again, restingSince: now };
  if (lookAt > now) return { lookAt, restingSince, seenSequence };
  const isTyped = seenSequence !== thread.sequence;
  return isTyped && now.getTime() - restingSince.getTime() < LONGEST_REST_MS ? { ...again, restingSince } : undefined;
}

/** When a note without words is looked at again: the later, the longer it is empty; undefined after a day. */
export function waitForWords({ deed }: UntoldDeed, now: Date): Wait | undefined {
  const age = now.getTime() - Date.parse(deed.at);
  if (age >= LONGEST_EMPTY_MS) return undefined;
  return { lookAt: new Date(now.getTime() + Math.max(age, REST_MS)), restingSince: undefined, seenSequence: undefined };
}

export function asWaiting({ threadId, deed }: UntoldDeed, wait: Wait): Waiting {
  return { threadId, position: deed.position, ...wait };
}
