import { randomUUID } from "node:crypto";
import { type Actor, authorOf, LOCAL_AUTHOR, type Role } from "../model/actor.ts";
import type { Deed } from "../model/audit.ts";
import { can, RECORD, refuseUnlessCan } from "../model/can.ts";
import { Problem } from "../model/problem.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { StoredInvitation } from "../storage/people.ts";
import { insertPerson, keptPassword, type Person, personNotFound, refuseWrongName } from "./accounts.ts";
import { afterDays } from "./after-days.ts";
import { getAllowed } from "./members.ts";
import { hashSecret, isSecret, makeSecret } from "./secrets.ts";

/** What somebody is invited to: a role in a negotiation, or to keep the whole record. */
export type InvitedTo =
  | { readonly kind: "negotiation"; readonly negotiation: string; readonly role: Role }
  | { readonly kind: "record" };

/** An invitation as whoever holds its link sees it. */
export type Invitation = {
  readonly to: InvitedTo;
  readonly invitedBy: string;
  /** ISO 8601 instant in UTC. */
  readonly expiresAt: string;
};

const DAYS = 7;

/**
 * Invites somebody: whoever opens the link first makes an account by it, within seven days, and as long as whoever invites
 * may.
 *
 * @param once - The random text of a form, by which it makes one link however often it is sent.
 * @returns The secret of the link; it is not kept.
 * @throws Problem `sign-in-needed`, `not-allowed`, `negotiation-not-found`; `request-key-reused` where the link that the
 *   form made was taken or ended since.
 */
export async function invite(
  storage: Storage,
  to: InvitedTo,
  by: Actor,
  once?: string,
): Promise<{ readonly secret: string; readonly invitation: Invitation }> {
  return storage.transaction(async (rows) => {
    if (to.kind === "record") refuseUnlessCan(by, "manage-people", RECORD);
    const negotiationKey =
      to.kind === "record" ? null : (await getAllowed(rows, to.negotiation, by, "manage-members")).key;
    const createdAt = new Date();
    const row = {
      invitationId: randomUUID(),
      negotiationId: negotiationKey,
      role: to.kind === "record" ? null : to.role,
      isOwner: to.kind === "record",
      invitedBy: authorOf(by),
      createdAt,
      expiresAt: afterDays(createdAt, DAYS),
      acceptedAt: null,
    };
    const secret = makeSecret("invitation", once, [row.invitedBy, negotiationKey, row.role]);
    const invitationSha256 = hashSecret(secret);
    await rows.people.insertInvitation({ ...row, invitationSha256 });
    const stored = await rows.people.findInvitation(invitationSha256, createdAt);
    if (stored === undefined) throw takenSince();
    const { invitationId, role, expiresAt } = stored;
    // A form that is sent again makes no second one.
    if (negotiationKey !== null && role !== null && invitationId === row.invitationId) {
      const made: Deed = { deed: "invitation-made", role, expiresAt: expiresAt.toISOString() };
      await rows.audit.addDeed(negotiationKey, row.invitedBy, made);
    }
    return { secret, invitation: presentInvitation(stored) };
  });
}

function takenSince(): Problem {
  return new Problem(
    "request-key-reused",
    "This form made a link before, which was taken or ended since.",
    "Open the page anew to make another one.",
  );
}

/**
 * What a link invites to.
 *
 * @throws Problem `invitation-not-found` for one that is none, was taken or is past its time, and where whoever made it may
 *   not invite any more.
 */
export async function lookAtInvitation(storage: Storage, secret: string): Promise<Invitation> {
  return storage.transaction(async (rows) => presentInvitation(await getInvitation(rows, secret)));
}

/**
 * Takes an invitation: makes the account, and gives it its role. All or nothing, and once.
 *
 * @param password - Null where one signs in otherwise, as `linkTo` notes in the same transaction.
 * @throws Problem `invitation-not-found`, `unreadable-account`, `person-exists`.
 */
export async function acceptInvitation(
  storage: Storage,
  secret: string,
  { name, password }: { readonly name: string; readonly password: string | null },
  cost: number,
  linkTo: (rows: Rows, personKey: string) => Promise<void> = async () => undefined,
): Promise<Person> {
  refuseWrongName(name);
  const kept = await keptPassword(password, cost);
  return storage.transaction(async (rows) => {
    const { invitationId, isOwner, role, negotiationId, invitedBy } = await getInvitation(rows, secret);
    const person = await insertPerson(rows, { name, isOwner, password: kept });
    const stored = await rows.people.find(name);
    if (stored === undefined) throw personNotFound(name);
    if (role !== null && negotiationId !== null) {
      await rows.people.setRole(stored.personId, negotiationId, role);
      await rows.audit.addDeed(negotiationId, name, { deed: "member-joined", name, role, invitedBy });
    }
    await linkTo(rows, stored.personId);
    await rows.people.acceptInvitation(invitationId, new Date());
    return person;
  });
}

async function getInvitation(rows: Rows, secret: string): Promise<StoredInvitation> {
  const found = isSecret("invitation", secret)
    ? await rows.people.findInvitation(hashSecret(secret), new Date())
    : undefined;
  if (found !== undefined && (await mayStillInvite(rows, found))) return found;
  throw new Problem(
    "invitation-not-found",
    "This invitation is not there: it was taken, it is older than seven days, whoever made it may not invite any more, or its address is not whole.",
    "Ask for another one.",
  );
}

/** Whoever sat at the machine may; somebody as they are now, and until this transaction ends. */
async function mayStillInvite(rows: Rows, { invitedBy, negotiationId }: StoredInvitation): Promise<boolean> {
  if (invitedBy === LOCAL_AUTHOR) return true;
  const host = await rows.people.findLocked(invitedBy);
  if (host === undefined || host.disabledAt !== null) return false;
  const { personId: key, name, isOwner } = host;
  const memberships = await rows.people.listMemberships({ personKey: key });
  const roles = new Map(memberships.map(({ negotiationKey, role }) => [negotiationKey, role]));
  const known = { keys: new Map(), limit: undefined, credential: undefined };
  const actor: Actor = { kind: "person", key, name, isOwner, roles, ...known };
  return negotiationId === null
    ? can(actor, "manage-people", RECORD)
    : can(actor, "manage-members", { kind: "negotiation", key: negotiationId });
}

function presentInvitation({ role, negotiation, invitedBy, expiresAt }: StoredInvitation): Invitation {
  const to: InvitedTo =
    negotiation === null || role === null ? { kind: "record" } : { kind: "negotiation", negotiation, role };
  return { to, invitedBy, expiresAt: expiresAt.toISOString() };
}
