import type { Context } from "hono";
import type { Actor } from "../model/actor.ts";
import { keepLast } from "../model/keep-recent.ts";
import { Problem } from "../model/problem.ts";
import { clientAddress } from "./client-address.ts";
import { type Bindings, onlyReads } from "./local-writes.ts";

/** How much may be asked: so many at once, and so many more in each minute. */
type Rate = { readonly atOnce: number; readonly perMinute: number };

// A page with its style, scripts and fonts is a dozen requests; a script that reads a negotiation point by point, some
// thousands. What anybody known may ask is counted for each of them, what nobody may for each address.
const OF_SOMEBODY: Rate = { atOnce: 600, perMinute: 1200 };
const OF_NOBODY: Rate = { atOnce: 300, perMinute: 600 };
// What writes, compares sent texts, searches or counts what would have been told costs as much as ten that read.
const DEAR = 10;
const MOST_ASKERS = 20_000;
const MINUTE_MS = 60_000;

/** Counts a request. @throws Problem `too-many-requests`, with the seconds to wait. */
export type Limit = (c: Context<{ Bindings: Bindings }>, actor: Actor) => void;

/**
 * Refuses those who ask too much: a bucket for each person, whatever they come in with, and for each address of those who
 * are nobody. Whoever sits at the machine is not counted. In memory, by each process for itself: two of them let twice as
 * much through.
 *
 * @param now - In milliseconds; never backwards.
 */
export function limitRate(trustedProxies: number, now: () => number = () => performance.now()): Limit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return (c, actor) => {
    const name = nameAsker(c, actor, trustedProxies);
    if (name === undefined) return;
    const rate = actor.kind === "person" ? OF_SOMEBODY : OF_NOBODY;
    const left = leftIn(buckets.get(name), rate, now());
    const cost = isDear(c) ? DEAR : 1;
    if (left < cost) throw tooMany(Math.ceil(((cost - left) / rate.perMinute) * (MINUTE_MS / 1000)));
    // Who asked longest ago has a full bucket by now, and is the same as somebody new.
    keepLast(buckets, name, { left: left - cost, at: now() }, MOST_ASKERS);
  };
}

function leftIn(bucket: { readonly left: number; readonly at: number } | undefined, rate: Rate, at: number): number {
  if (bucket === undefined) return rate.atOnce;
  return Math.min(rate.atOnce, bucket.left + ((at - bucket.at) / MINUTE_MS) * rate.perMinute);
}

/** For whom something is counted: a person, or an address of those who are nobody; undefined where it is not counted. */
export function nameAsker(
  c: Context<{ Bindings: Bindings }>,
  actor: Actor,
  trustedProxies: number,
): string | undefined {
  if (actor.kind === "local") return undefined;
  if (actor.kind === "person") return `person ${actor.key}`;
  const address = clientAddress(c, trustedProxies);
  return address === "" ? undefined : `address ${address}`;
}

function isDear(c: Context): boolean {
  return !onlyReads(c) || /\/(?:search|compare|follow|matrix(?:\.csv)?)$/u.test(c.req.path);
}

function tooMany(seconds: number): Problem {
  return new Problem(
    "too-many-requests",
    "More is asked than may be in a minute.",
    `Ask again in ${seconds} ${seconds === 1 ? "second" : "seconds"}, and more slowly.`,
    {},
    { retryAfter: seconds },
  );
}
