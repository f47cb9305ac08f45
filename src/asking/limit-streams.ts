import type { Context } from "hono";
import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import { nameAsker } from "./limit-rate.ts";
import type { Bindings } from "./local-writes.ts";

/** How many connections may be open at once: of one who asks, and in this process. */
export type MostStreams = { readonly ofOne: number; readonly ofAll: number };

const MOST: MostStreams = { ofOne: 20, ofAll: 5000 };
const ASK_AGAIN_SECONDS = 30;

/**
 * Takes a place for a connection that stays open.
 *
 * @returns What gives it back; harmless a second time.
 * @throws Problem `too-many-requests` where whoever asks has as many as one may have, `record-unavailable` where this
 *   process has as many as it may have.
 */
export type TakePlace = (c: Context<{ Bindings: Bindings }>, actor: Actor) => () => void;

/**
 * Counts open connections: for each person, whatever they come in with, and for each address of those who are nobody.
 * Whoever sits at the machine is counted among all. By each process for itself.
 */
export function limitStreams(trustedProxies: number, most: MostStreams = MOST): TakePlace {
  const ofAskers = new Map<string, number>();
  let ofAll = 0;
  return (c, actor) => {
    const name = nameAsker(c, actor, trustedProxies);
    const own = name === undefined ? 0 : (ofAskers.get(name) ?? 0);
    if (own >= most.ofOne) throw tooManyOfOne(most.ofOne);
    if (ofAll >= most.ofAll) throw tooManyOfAll(most.ofAll);
    ofAll += 1;
    if (name !== undefined) ofAskers.set(name, own + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      ofAll -= 1;
      if (name === undefined) return;
      const left = (ofAskers.get(name) ?? 1) - 1;
      if (left === 0) ofAskers.delete(name);
      else ofAskers.set(name, left);
    };
  };
}

function tooManyOfOne(most: number): Problem {
  return new Problem(
    "too-many-requests",
    `You have ${most} streams open, as many as one may have.`,
    "Close one of them, or follow several negotiations one after the other.",
    {},
    { retryAfter: ASK_AGAIN_SECONDS },
  );
}

function tooManyOfAll(most: number): Problem {
  return new Problem(
    "record-unavailable",
    `The service has ${most} streams open, as many as it may have.`,
    "Ask again in half a minute; the journal itself can be read meanwhile.",
    {},
    { retryAfter: ASK_AGAIN_SECONDS },
  );
}
