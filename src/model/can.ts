import { type Actor, lowerRole, ROLES, type Role } from "./actor.ts";
import { VIEWS, type View } from "./opening.ts";
import { Problem } from "./problem.ts";

/** What can be done in a negotiation, with the lowest role that may. */
const IN_NEGOTIATION = {
  "see-shared": "reader",
  annotate: "commenter",
  "see-private": "editor",
  "file-version": "editor",
  "open-version": "editor",
  "correct-version": "editor",
  "withdraw-version": "editor",
  "speak-of-version": "editor",
  "choose-reading": "editor",
  "give-verdict": "editor",
  "mark-term": "editor",
  "publish-note": "editor",
  "tend-notes": "editor",
  "describe-negotiation": "editor",
  "manage-members": "admin",
  "see-audit": "admin",
  "choose-times": "admin",
} as const satisfies Readonly<Record<string, Role>>;

// Whoever found a token could else let themselves in for ever, or have everybody told what was not to be told.
const NOT_BY_TOKEN: readonly Action[] = ["manage-members", "choose-times"];

/** What can be done with the record as a whole: by its owners. */
const IN_RECORD = [
  "begin-negotiation",
  "manage-people",
  "export-record",
  "verify-record",
  "see-newest-checkpoint",
] as const;

export type ActionInNegotiation = keyof typeof IN_NEGOTIATION;
type ActionInRecord = (typeof IN_RECORD)[number];
export type Action = ActionInNegotiation | ActionInRecord;

/** What something is done with; negotiations by the keys of their rows. */
export type ActedOn = { readonly kind: "record" } | { readonly kind: "negotiation"; readonly key: string };

export const RECORD: ActedOn = { kind: "record" };

/**
 * The one place that decides. What is not named here is allowed to nobody.
 *
 * @returns Whether the actor may. Constant time, no query: an actor carries their roles.
 */
export function can(actor: Actor, action: Action, on: ActedOn): boolean {
  if (actor.kind === "nobody") return false;
  if (actor.kind === "local") return true;
  if (on.kind === "record") return isInRecord(action) && actor.isOwner && actor.limit === undefined;
  if (isInRecord(action)) return false;
  if (actor.limit !== undefined && NOT_BY_TOKEN.includes(action)) return false;
  const role = roleIn(actor, on.key);
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(IN_NEGOTIATION[action]);
}

/**
 * All that somebody may do in a negotiation and in the record, in words. While it stays the same, so does all that they see
 * there. No query.
 */
export function rightsIn(actor: Actor, negotiationKey: string): string {
  const here = Object.keys(IN_NEGOTIATION) as readonly ActionInNegotiation[];
  const on: ActedOn = { kind: "negotiation", key: negotiationKey };
  const may = [
    ...here.filter((action) => can(actor, action, on)),
    ...IN_RECORD.filter((action) => can(actor, action, RECORD)),
  ];
  return may.join(" ");
}

/** What somebody is in a negotiation; undefined where they are nothing. */
export function roleIn(actor: Actor, negotiationKey: string): Role | undefined {
  if (actor.kind === "nobody") return undefined;
  if (actor.kind === "local") return "admin";
  const { isOwner, roles, limit } = actor;
  if (limit?.negotiationKey !== undefined && limit.negotiationKey !== negotiationKey) return undefined;
  const own = isOwner ? "admin" : roles.get(negotiationKey);
  return own === undefined || limit === undefined ? own : lowerRole(own, limit.role);
}

/** The key of a negotiation in which somebody is something, by its public id; none of any other, and of none. */
export function keyOf(actor: Actor, negotiation: string): string {
  return (actor.kind === "person" ? actor.keys.get(negotiation) : undefined) ?? "";
}

/** As whom somebody sees a negotiation. */
export function viewOf(actor: Actor, negotiationKey: string): View {
  const on: ActedOn = { kind: "negotiation", key: negotiationKey };
  if (can(actor, "see-private", on)) return "desk";
  return can(actor, "see-shared", on) ? "members" : "public";
}

/** The widest view that somebody has of any negotiation. */
export function widestViewOf(actor: Actor): View {
  if (actor.kind !== "person") return viewOf(actor, "");
  const { isOwner, roles, limit } = actor;
  // Owners are the same everywhere, but by a token for one negotiation.
  const views = new Set((isOwner ? [limit?.negotiationKey ?? ""] : [...roles.keys()]).map((key) => viewOf(actor, key)));
  return VIEWS.find((view) => views.has(view)) ?? "public";
}

/** @throws Problem `sign-in-needed` for nobody, `not-allowed` for somebody who may not. */
export function refuseUnlessCan(actor: Actor, action: Action, on: ActedOn): void {
  if (can(actor, action, on)) return;
  refuseNobody(actor, action);
  const what = WHAT[action];
  const who = isInRecord(action) ? "owners of the record" : `${IN_NEGOTIATION[action]}s of the negotiation`;
  throw new Problem("not-allowed", `You may not ${what}: ${who} may.`, "Ask one of them.");
}

/** Before anything else is looked at. @throws Problem `sign-in-needed`. */
export function refuseNobody(actor: Actor, action?: Action): void {
  if (actor.kind !== "nobody") return;
  const what = action === undefined ? "ask for this" : WHAT[action];
  throw new Problem("sign-in-needed", `Only somebody who is known may ${what}.`, "Sign in, or send a token.");
}

function isInRecord(action: Action): action is ActionInRecord {
  return (IN_RECORD as readonly Action[]).includes(action);
}

const WHAT: Readonly<Record<Action, string>> = {
  "see-shared": "see what is shared here",
  annotate: "write notes here",
  "see-private": "see what is private here",
  "file-version": "file a draft here",
  "open-version": "say who sees a version",
  "correct-version": "correct a version",
  "withdraw-version": "withdraw a version",
  "speak-of-version": "grade a version, or say whose it is",
  "choose-reading": "choose whose words stand",
  "give-verdict": "rule on points",
  "mark-term": "name terms and mark their values",
  "publish-note": "show a note to everybody",
  "tend-notes": "take back a note of somebody else, or say who sees it",
  "describe-negotiation": "describe the negotiation",
  "manage-members": "say who may do what here",
  "see-audit": "see who read and did what here",
  "choose-times": "choose how exactly others are told when something was done here",
  "begin-negotiation": "begin a negotiation",
  "manage-people": "manage people and their accounts",
  "export-record": "take the whole record away",
  "verify-record": "have the whole record checked",
  "see-newest-checkpoint": "see checkpoints between full hours",
};
