import type { Context } from "hono";
import type { Access } from "../../access/access.ts";
import { likelyOrigin } from "../../asking/own-origin.ts";
import type { Problem } from "../../model/problem.ts";
import type { Show } from "../page-layout.tsx";
import { statusOfRefusal } from "../refused.tsx";
import { accountPage, type ToldOfAccount } from "./account-page.tsx";
import { invitationPage } from "./invitation-page.tsx";
import { personOf } from "./person-of.ts";
import { sayWhenAgain } from "./say-when-again.ts";
import { signInPage } from "./sign-in-page.tsx";

type Typed = { readonly name?: string; readonly problem?: Problem | undefined };

/** The pages on which one signs in, looks at one's account and takes an invitation: fresh, or with why a form was refused. */
export type Answers = {
  signIn(c: Context, told: Typed & { readonly next: string }): Promise<Response>;
  /** @throws the problems of `personOf`. */
  account(c: Context, told?: ToldOfAccount): Promise<Response>;
  /** @throws Problem `invitation-not-found`. */
  invitation(c: Context, secret: string, told?: Typed): Promise<Response>;
};

type AnswersOptions = {
  readonly access: Pick<Access, "listOwnRoles" | "listPasskeys" | "listIdentities" | "listTokens" | "hasPassword"> &
    Pick<Access, "lookAtInvitation" | "organisation">;
  readonly show: Show;
};

export function answersWith({ access, show }: AnswersOptions): Answers {
  const { organisation } = access;

  function statusOf(c: Context, problem: Problem | undefined) {
    if (problem === undefined) return 200;
    sayWhenAgain(c, problem);
    return statusOfRefusal(problem);
  }

  return {
    async signIn(c, told) {
      const page = signInPage({ ...told, origin: likelyOrigin(c), organisation: organisation?.label });
      return show(c, page, statusOf(c, told.problem));
    },
    async account(c, told = {}) {
      const person = personOf(c);
      const { name } = person;
      const [roles, hasPassword, passkeys, identities, tokens] = await Promise.all([
        access.listOwnRoles(person),
        access.hasPassword(person),
        access.listPasskeys(person, name),
        access.listIdentities(person, name),
        access.listTokens(person, name),
      ]);
      const account = {
        person,
        roles,
        hasPassword,
        passkeys,
        identities,
        tokens,
        organisation,
        origin: likelyOrigin(c),
      };
      return show(c, accountPage(account, told), statusOf(c, told.problem));
    },
    async invitation(c, secret, told = {}) {
      // Also where it is refused: the address is a secret until somebody took it.
      c.header("Cache-Control", "no-store");
      const invitation = await access.lookAtInvitation(secret);
      const page = invitationPage(invitation, { ...told, organisation: organisation?.label });
      return show(c, page, statusOf(c, told.problem));
    },
  };
}
