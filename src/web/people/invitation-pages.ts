import { Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { InvitedTo } from "../../access/invitations.ts";
import { negotiationHref } from "../../model/page-addresses.ts";
import { needs } from "../../views/needs.ts";
import type { Show } from "../page-layout.tsx";
import { refusalOf } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import type { Answers } from "./answers.ts";
import { goThere } from "./go-there.tsx";
import { keepSession } from "./session-cookie.ts";
import type { AddressOf } from "./sign-in-pages.ts";

type InvitationPages = {
  readonly access: Pick<Access, "lookAtInvitation" | "acceptInvitation" | "signIn" | "organisation">;
  readonly addressOf: AddressOf;
  readonly answers: Answers;
  readonly show: Show;
};

/** Taking an invitation: whoever holds its link chooses a name and a password, or their organisation, and is signed in. */
export function invitationPages({ access, addressOf, answers, show }: InvitationPages): Hono {
  const { organisation } = access;
  return new Hono()
    .get("/invitation/:secret", needs("anyone"), (c) => answers.invitation(c, c.req.param("secret")))
    .post("/invitation/:secret", needs("anyone"), async (c) => {
      c.header("Cache-Control", "no-store");
      const [secret, form] = [c.req.param("secret"), await readSentForm(c)];
      const { to } = await access.lookAtInvitation(secret);
      const wanted = { name: form.one("name").trim(), password: form.one("password") };
      const { name } = wanted;
      if (organisation !== undefined && form.one("by") === "organisation") {
        return goThere(c, {
          ...{ show, label: organisation.label, wanted: { kind: "invitation", secret, name } },
          begin: (returnTo) => organisation.beginAccepting({ returnTo, secret, name }),
          refuse: (problem) => answers.invitation(c, secret, { name, problem }),
        });
      }
      const problem = await refusalOf(() => access.acceptInvitation(secret, wanted));
      if (problem !== undefined) return answers.invitation(c, secret, { name, problem });
      // Somebody at this address may have guessed too often: then they sign in later, and the account is theirs.
      const refused = await refusalOf(async () => {
        keepSession(c, await access.signIn({ ...wanted, from: addressOf(c) }));
      });
      return c.redirect(refused === undefined ? hrefOfInvited(to) : "/sign-in", 303);
    });
}

/** Where somebody finds what they were invited to. */
export function hrefOfInvited(to: InvitedTo): string {
  return to.kind === "negotiation" ? negotiationHref(to.negotiation) : "/";
}
