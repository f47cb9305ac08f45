import { type Actor, LOCAL, NOBODY, ROLES } from "../../../src/model/actor.ts";
import { type Action, can, keyOf, RECORD } from "../../../src/model/can.ts";
import { aPerson } from "../../support/people.ts";
import { atMost } from "../judge.ts";
import { timeRuns } from "../time-runs.ts";
import type { RowResult } from "./row.ts";

// Of the issue on access: 0.1 ms.
const MOST_MICROSECONDS = 100;
const DECISIONS_A_RUN = 100_000;

const ON: Readonly<Record<Action, "negotiation" | "record">> = {
  "see-shared": "negotiation",
  annotate: "negotiation",
  "see-private": "negotiation",
  "file-version": "negotiation",
  "open-version": "negotiation",
  "correct-version": "negotiation",
  "withdraw-version": "negotiation",
  "speak-of-version": "negotiation",
  "choose-reading": "negotiation",
  "give-verdict": "negotiation",
  "mark-term": "negotiation",
  "publish-note": "negotiation",
  "tend-notes": "negotiation",
  "describe-negotiation": "negotiation",
  "manage-members": "negotiation",
  "see-audit": "negotiation",
  "choose-times": "negotiation",
  "begin-negotiation": "record",
  "manage-people": "record",
  "export-record": "record",
  "verify-record": "record",
  "see-newest-checkpoint": "record",
};
const ACTIONS = Object.entries(ON) as readonly (readonly [Action, "negotiation" | "record"])[];

/** What one decision costs, with the way from the public id of a negotiation to the key by which roles are kept. */
export async function decisions(): Promise<RowResult> {
  const costs = [
    ...[LOCAL, NOBODY].map((actor) => ({ who: actor.kind, actors: [actor], negotiations: 1 })),
    ...[1, 100, 1_000].map((roles) => ({
      who: `persons with ${roles.toLocaleString("en-GB")} ${roles === 1 ? "role" : "roles"}`,
      actors: peopleWith(roles),
      negotiations: roles,
    })),
  ];
  return {
    lines: [],
    findings: costs.map(({ who, actors, negotiations }) =>
      atMost(`one decision: ${who}`, microseconds(actors, negotiations), { reach: MOST_MICROSECONDS, unit: " µs" }),
    ),
    notes: [`A decision is one of ${ACTIONS.length} actions, all of them as often.`],
  };
}

/** One of each kind: with roles in turn, an owner, and somebody who comes in by a token. */
function peopleWith(roles: number): readonly Actor[] {
  const places = Array.from({ length: roles }, (_, place) => place);
  const own = Object.fromEntries(places.map((place) => [keyAt(place), ROLES[place % ROLES.length] ?? "reader"]));
  const keys = new Map(places.map((place) => [idAt(place), keyAt(place)]));
  const limit = { role: "editor", negotiationKey: keyAt(0) } as const;
  return [
    aPerson("anna", own, { keys }),
    aPerson("olena", own, { keys, isOwner: true }),
    aPerson("a script", own, { keys, limit }),
  ];
}

/** The median of many runs over all actors and actions, in negotiations in turn and in one that nobody knows. */
function microseconds(actors: readonly Actor[], negotiations: number): number {
  const ids = Array.from({ length: negotiations + 1 }, (_, place) => idAt(place));
  let allowed = 0;
  const work = () => {
    for (let at = 0; at < DECISIONS_A_RUN; at += 1) {
      const actor = actors[at % actors.length] ?? NOBODY;
      const [action, on] = ACTIONS[at % ACTIONS.length] ?? ["see-shared", "negotiation"];
      const key = keyOf(actor, ids[at % ids.length] ?? "");
      if (can(actor, action, on === "record" ? RECORD : { kind: "negotiation", key })) allowed += 1;
    }
  };
  const { median } = timeRuns(work);
  if (allowed > 0 === actors.includes(NOBODY)) throw new Error("What was timed were no decisions.");
  return (median / DECISIONS_A_RUN) * 1000;
}

function idAt(place: number): string {
  return `talks-${place}`;
}

function keyAt(place: number): string {
  return `key-${place}`;
}
