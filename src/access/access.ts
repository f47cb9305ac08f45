import type { Actor, Role, SignedIn } from "../model/actor.ts";
import type { Times } from "../model/times.ts";
import type { Storage } from "../storage/open-storage.ts";
import { addPerson, changePerson, listPeople, type NewPerson, type Person, type PersonChange } from "./accounts.ts";
import { countAttempts } from "./attempts.ts";
import { changeOwnPassword, type NewPassword } from "./change-own-password.ts";
import { chooseTimes } from "./choose-times.ts";
import { enterBySession, enterByToken } from "./enter.ts";
import { type LinkedIdentity, listIdentities, removeIdentity } from "./identities.ts";
import { acceptInvitation, type Invitation, type InvitedTo, invite, lookAtInvitation } from "./invitations.ts";
import { type AuditAsked, type AuditPage, listAudit } from "./list-audit.ts";
import { listMembers, listOwnRoles, type Member, setRole } from "./members.ts";
import { type OrganisationSettings, openOrganisation } from "./organisation.ts";
import { type OrganisationAccess, organisationAccess } from "./organisation-sign-in.ts";
import type { MadePasskey, PasskeyRequest, SignedByPasskey } from "./passkey-answers.ts";
import { beginPasskeySignIn, signInByPasskey } from "./passkey-sign-in.ts";
import {
  type AtOrigin,
  addPasskey,
  beginAddingPasskey,
  listPasskeys,
  type Passkey,
  removePasskey,
} from "./passkeys.ts";
import { PASSWORD_COST } from "./passwords.ts";
import { type Credentials, type Session, signIn, signOut } from "./sign-in.ts";
import { openStanding, type Watch, type WatchedConnection } from "./standing.ts";
import { listTokens, makeToken, type NewToken, revokeToken, type Token } from "./tokens.ts";
import { hasPassword } from "./ways-in.ts";

/** Who people are, and what they may do. Everything that changes something takes who asks, and refuses who may not. */
export type Access = {
  /** Whether anybody has an account. Until then whoever sits at the machine may do everything. */
  hasPeople(): Promise<boolean>;
  /** @returns undefined for a token that is none, past its time or revoked. */
  enterByToken(secret: string): Promise<SignedIn | undefined>;
  enterBySession(secret: string): Promise<SignedIn | undefined>;
  /** Keeps an eye on a connection that stays open: see `Standing`. */
  watch(connection: WatchedConnection): Watch;
  /** @throws the problems of `signIn`. */
  signIn(credentials: Credentials): Promise<Session>;
  /** @throws the problems of `beginPasskeySignIn`. */
  beginPasskeySignIn(at: AtOrigin): Promise<PasskeyRequest>;
  /** @throws the problems of `signInByPasskey`. */
  signInByPasskey(answer: { readonly signed: SignedByPasskey; readonly from: string }): Promise<Session>;
  signOut(secret: string): Promise<void>;
  /** @throws the problems of `addPerson`. */
  addPerson(wanted: NewPerson, by: Actor): Promise<Person>;
  listPeople(by: Actor): Promise<readonly Person[]>;
  /** @throws the problems of `changePerson`. */
  changePerson(name: string, change: PersonChange, by: Actor): Promise<Person>;
  /** @throws the problems of `changeOwnPassword`. */
  changeOwnPassword(wanted: NewPassword, by: Actor): Promise<Session>;
  /** What somebody is in each negotiation in which they are something, in order of its id. */
  listOwnRoles(by: SignedIn): Promise<readonly Member[]>;
  listMembers(negotiation: string, by: Actor): Promise<readonly Member[]>;
  /** @throws the problems of `setRole`. */
  setRole(negotiation: string, name: string, role: Role | null, by: Actor): Promise<void>;
  /** @throws the problems of `makeToken`. */
  makeToken(wanted: NewToken, by: Actor): Promise<{ readonly token: Token; readonly secret: string }>;
  listTokens(by: Actor, name?: string): Promise<readonly Token[]>;
  /** @throws the problems of `revokeToken`. */
  revokeToken(id: string, by: Actor): Promise<Token>;
  hasPassword(by: SignedIn): Promise<boolean>;
  /** Where an organisation's provider is set up. */
  readonly organisation: OrganisationAccess | undefined;
  listIdentities(by: Actor, name?: string): Promise<readonly LinkedIdentity[]>;
  /** @throws the problems of `removeIdentity`. */
  removeIdentity(id: string, by: Actor): Promise<LinkedIdentity>;
  /** @throws the problems of `beginAddingPasskey`. */
  beginAddingPasskey(
    wanted: AtOrigin & { readonly title: string; readonly password: string; readonly from: string },
    by: Actor,
  ): Promise<PasskeyRequest>;
  /** @throws the problems of `addPasskey`. */
  addPasskey(wanted: AtOrigin & { readonly title: string; readonly made: MadePasskey }, by: Actor): Promise<Passkey>;
  listPasskeys(by: Actor, name?: string): Promise<readonly Passkey[]>;
  /** @throws the problems of `removePasskey`. */
  removePasskey(id: string, by: Actor): Promise<Passkey>;
  /** @throws the problems of `invite`. */
  invite(
    to: InvitedTo,
    by: Actor,
    once?: string,
  ): Promise<{ readonly secret: string; readonly invitation: Invitation }>;
  lookAtInvitation(secret: string): Promise<Invitation>;
  /** Who read and did what in a negotiation. @throws the problems of `listAudit`. */
  listAudit(negotiation: string, asked: AuditAsked, by: Actor): Promise<AuditPage>;
  /** @throws the problems of `chooseTimes`. */
  chooseTimes(negotiation: string, times: Times, by: Actor): Promise<void>;
  /** @throws the problems of `acceptInvitation`. */
  acceptInvitation(secret: string, wanted: { readonly name: string; readonly password: string }): Promise<Person>;
};

/**
 * Opens the capability; any number may stand over one database.
 *
 * @param passwordCost - scrypt's N, for the passwords that are kept from now on.
 */
export function openAccess(
  storage: Storage,
  organisation?: OrganisationSettings,
  passwordCost = PASSWORD_COST,
): Access {
  const attempts = countAttempts(passwordCost);
  const standing = openStanding(storage);
  /** What may end open connections is looked at as soon as it is done. */
  const ending = async <Done>(doing: Promise<Done>): Promise<Done> => {
    const done = await doing;
    standing.lookNow();
    return done;
  };
  let isPeopled = false;
  return {
    async hasPeople() {
      // Nobody is ever deleted: once there is somebody, there is.
      isPeopled ||= await storage.read((rows) => rows.people.hasAny());
      return isPeopled;
    },
    enterByToken: (secret) => enterByToken(storage, secret),
    enterBySession: (secret) => enterBySession(storage, secret),
    watch: standing.watch,
    signIn: (credentials) => signIn(storage, attempts, credentials),
    beginPasskeySignIn: (at) => beginPasskeySignIn(storage, at),
    signInByPasskey: (answer) => signInByPasskey(storage, attempts, answer),
    signOut: (secret) => ending(signOut(storage, secret)),
    addPerson: (wanted, by) => ending(addPerson(storage, wanted, by, passwordCost)),
    listPeople: (by) => listPeople(storage, by),
    changePerson: (name, change, by) => ending(changePerson(storage, name, change, by, passwordCost)),
    changeOwnPassword: (wanted, by) => ending(changeOwnPassword(storage, attempts, wanted, by)),
    listOwnRoles: (by) => listOwnRoles(storage, by),
    listMembers: (negotiation, by) => listMembers(storage, negotiation, by),
    setRole: (negotiation, name, role, by) => ending(setRole(storage, negotiation, name, role, by)),
    makeToken: (wanted, by) => makeToken(storage, wanted, by),
    listTokens: (by, name) => listTokens(storage, by, name),
    revokeToken: (id, by) => ending(revokeToken(storage, id, by)),
    hasPassword: (by) => hasPassword(storage, by),
    organisation:
      organisation === undefined ? undefined : organisationAccess(storage, attempts, openOrganisation(organisation)),
    listIdentities: (by, name) => listIdentities(storage, by, name),
    removeIdentity: (id, by) => removeIdentity(storage, id, by),
    beginAddingPasskey: (wanted, by) => beginAddingPasskey(storage, attempts, wanted, by),
    addPasskey: (wanted, by) => addPasskey(storage, wanted, by),
    listPasskeys: (by, name) => listPasskeys(storage, by, name),
    removePasskey: (id, by) => removePasskey(storage, id, by),
    invite: (to, by, once) => invite(storage, to, by, once),
    listAudit: (negotiation, asked, by) => listAudit(storage, negotiation, asked, by),
    chooseTimes: (negotiation, times, by) => chooseTimes(storage, negotiation, times, by),
    lookAtInvitation: (secret) => lookAtInvitation(storage, secret),
    acceptInvitation: (secret, wanted) => ending(acceptInvitation(storage, secret, wanted, passwordCost)),
  };
}
