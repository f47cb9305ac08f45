import { keepLast } from "../../model/keep-recent.ts";
import { Problem } from "../../model/problem.ts";

/** Counts how often addresses were asked whether mail may come. */
export type AskedLately = {
  /**
   * Counts one more.
   *
   * @param owner - Who asks, by any name that is theirs alone.
   * @returns Whether it is to be sent. Not where others have asked there too often: that is not told, or whoever asks would learn
   *   that they have.
   * @throws Problem `too-many-requests` where whoever asks has asked too often.
   */
  take(owner: string, address: string, now: Date): boolean;
};

// Whoever mistypes an address has three tries, and an address that its owner does not want is written to no more often by one, or
// by some.
const MOST_OF_ONE = 10;
const MOST_OF_ONE_TO_ADDRESS = 3;
const MOST_TO_ADDRESS = 6;
const DAY_MS = 86_400_000;
const MOST_NAMES = 20_000;

/** Kept in memory, for a day, and nowhere else. A process that begins again forgets, and of several each counts for itself. */
export function countAsked(): AskedLately {
  const asked = new Map<string, readonly number[]>();
  return {
    take(owner, address, now) {
      const at = now.getTime();
      const recent = (name: string) => (asked.get(name) ?? []).filter((time) => time > at - DAY_MS && time <= at);
      const count = (name: string) => keepLast(asked, name, [...recent(name), at], MOST_NAMES);
      // Case tells mailboxes apart only in theory.
      const to = address.toLowerCase();
      const [ofOwner, ofBoth, ofAddress] = [`by ${owner}`, `by ${owner} to ${to}`, `to ${to}`];
      const full = [...fullSince(recent(ofOwner), MOST_OF_ONE), ...fullSince(recent(ofBoth), MOST_OF_ONE_TO_ADDRESS)];
      if (full.length > 0) throw tooOften(Math.max(...full) + DAY_MS - at);
      const isWelcome = recent(ofAddress).length < MOST_TO_ADDRESS;
      count(ofOwner);
      count(ofBoth);
      if (isWelcome) count(ofAddress);
      return isWelcome;
    },
  };
}

/** The one whose day must be over before there is room again; none where there is. */
function fullSince(times: readonly number[], most: number): readonly number[] {
  const first = times.at(-most);
  return first === undefined ? [] : [first];
}

function tooOften(waitMs: number): Problem {
  return new Problem(
    "too-many-requests",
    `An address is asked ${MOST_OF_ONE_TO_ADDRESS} times a day at most, and you may ask ${MOST_OF_ONE} times in all.`,
    `Look for the link where unwanted mail is kept, or ask again in ${Math.ceil(waitMs / 3_600_000)} hours.`,
    {},
    { retryAfter: Math.ceil(waitMs / 1000) },
  );
}
