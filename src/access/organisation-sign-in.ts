import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { CeremonyKind } from "../storage/people-schema.ts";
import { refuseTakenName, refuseWrongName } from "./accounts.ts";
import type { Attempts } from "./attempts.ts";
import { beginCeremony, endCeremony } from "./ceremonies.ts";
import { confirmPassword, requirePerson } from "./confirm-password.ts";
import { acceptInvitation, lookAtInvitation } from "./invitations.ts";
import type { AskedThere, Identity, Organisation } from "./organisation.ts";
import { beginSession, type Session } from "./sign-in.ts";

/** What a browser takes along to a provider: the address, and the challenge that it keeps for itself. */
export type SentThere = { readonly address: string; readonly challenge: string };

/** What came back, with what the browser kept. */
export type CameBack = AskedThere & { readonly answer: URLSearchParams };

type ReturnTo = Pick<AskedThere, "returnTo">;
type Account = { readonly secret: string; readonly name: string };

/** Signing in at the provider of an organisation. Each of the three is begun, and ended by whatever comes back, once. */
export type OrganisationAccess = {
  readonly label: string;
  readonly issuer: string;
  beginSignIn(at: ReturnTo): Promise<SentThere>;
  /** @throws Problem `wrong-credentials`, also for somebody who is not known here; `organisation-unavailable`. */
  endSignIn(back: CameBack): Promise<Session>;
  /** The password is asked for once more, where there is one. @throws the problems of `confirmPassword`. */
  beginLinking(at: ReturnTo & { readonly password: string; readonly from: string }, by: Actor): Promise<SentThere>;
  /** @throws as `endSignIn`; Problem `already-linked`. */
  endLinking(back: CameBack, by: Actor): Promise<void>;
  /** @throws Problem `invitation-not-found`, `unreadable-account`, `person-exists`, before anything is asked there. */
  beginAccepting(at: ReturnTo & Account): Promise<SentThere>;
  /** The account, its role and the link: all or nothing. @throws the problems of `endLinking` and `acceptInvitation`. */
  endAccepting(back: CameBack & Account): Promise<Session>;
};

/** @param organisation - The provider; how it is spoken with is its own matter. */
export function organisationAccess(
  storage: Storage,
  attempts: Attempts,
  organisation: Organisation,
): OrganisationAccess {
  const { label, issuer } = organisation;

  async function begin(kind: CeremonyKind, returnTo: string, personKey: string | null): Promise<SentThere> {
    const challenge = await beginCeremony(storage, kind, personKey);
    return { challenge, address: await organisation.addressToAsk({ challenge, returnTo }) };
  }

  async function end(kind: CeremonyKind, { answer, ...asked }: CameBack, personKey: string | null): Promise<Identity> {
    if (await endCeremony(storage, kind, asked.challenge, personKey)) return organisation.readAnswer(answer, asked);
    throw new Problem(
      "wrong-credentials",
      "This was begun in another browser, has been used, or its time is over.",
      "Begin once more.",
    );
  }

  return {
    label,
    issuer,
    beginSignIn: ({ returnTo }) => begin("organisation-sign-in", returnTo, null),
    async endSignIn(back) {
      const { issuer, subject } = await end("organisation-sign-in", back, null);
      const found = await storage.read((rows) => rows.identities.find(issuer, subject));
      if (found !== undefined) return beginSession(storage, found.personId);
      throw new Problem(
        "wrong-credentials",
        `Nobody here is known as who you are at ${label}.`,
        `Open the link of your invitation and make your account with ${label}, or sign in another way and link it on the page /account.`,
      );
    },
    async beginLinking({ returnTo, password, from }, by) {
      const person = requirePerson(by, "link an organisation to it");
      await confirmPassword(storage, attempts, { name: person.name, password, from });
      return begin("organisation-linking", returnTo, person.key);
    },
    async endLinking(back, by) {
      const person = requirePerson(by, "link an organisation to it");
      const identity = await end("organisation-linking", back, person.key);
      await storage.transaction((rows) => link(rows, identity, person.key, label));
    },
    async beginAccepting({ returnTo, secret, name }) {
      refuseWrongName(name);
      await lookAtInvitation(storage, secret);
      await storage.read((rows) => refuseTakenName(rows, name));
      return begin("organisation-invitation", returnTo, null);
    },
    async endAccepting({ secret, name, ...back }) {
      const identity = await end("organisation-invitation", back, null);
      let personKey = "";
      const account = { name, password: null };
      await acceptInvitation(storage, secret, account, attempts.passwordCost, async (rows, key) => {
        await link(rows, identity, key, label);
        personKey = key;
      });
      return beginSession(storage, personKey);
    },
  };
}

/** @throws Problem `already-linked`: one person each, and one of a provider for each person. */
async function link(rows: Rows, identity: Identity, personKey: string, label: string): Promise<void> {
  const row = { identityId: randomUUID(), ...identity, personId: personKey, createdAt: new Date() };
  if (await rows.identities.insert(row)) return;
  throw new Problem(
    "already-linked",
    `Who you are at ${label} belongs to an account here already, or this account is linked there as somebody else.`,
    `Sign in at ${label} to see whose it is, and unlink it there first.`,
  );
}
