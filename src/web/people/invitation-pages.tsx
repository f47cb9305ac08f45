import { Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { Invitation, InvitedTo } from "../../access/invitations.ts";
import type { Problem } from "../../model/problem.ts";
import { Moment } from "../dates.tsx";
import { negotiationHref } from "../page-addresses.ts";
import type { Page, Show } from "../page-layout.tsx";
import { Refused, refusalOf, statusOfRefusal } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import { AccountField, PasswordField } from "./account-fields.tsx";
import { keepSession } from "./session-cookie.ts";
import type { AddressOf } from "./sign-in-pages.tsx";

type InvitationPages = {
  readonly access: Pick<Access, "lookAtInvitation" | "acceptInvitation" | "signIn">;
  readonly addressOf: AddressOf;
  readonly show: Show;
};

/** Taking an invitation: whoever holds its link chooses a name and a password, and is signed in. */
export function invitationPages({ access, addressOf, show }: InvitationPages): Hono {
  return new Hono()
    .get("/invitation/:secret", async (c) => {
      // Also where it is refused: the address is a secret until somebody took it.
      c.header("Cache-Control", "no-store");
      return show(c, invitationPage(await access.lookAtInvitation(c.req.param("secret"))));
    })
    .post("/invitation/:secret", async (c) => {
      c.header("Cache-Control", "no-store");
      const [secret, form] = [c.req.param("secret"), await readSentForm(c)];
      const invitation = await access.lookAtInvitation(secret);
      const wanted = { name: form.one("name").trim(), password: form.one("password") };
      const problem = await refusalOf(() => access.acceptInvitation(secret, wanted));
      if (problem?.code === "invitation-not-found") throw problem;
      if (problem !== undefined) {
        return show(c, invitationPage(invitation, { name: wanted.name, problem }), statusOfRefusal(problem));
      }
      // Somebody at this address may have guessed too often: then they sign in later, and the account is theirs.
      const refused = await refusalOf(async () => {
        keepSession(c, await access.signIn({ ...wanted, from: addressOf(c) }));
      });
      return c.redirect(refused === undefined ? hrefOf(invitation.to) : "/sign-in", 303);
    });
}

function hrefOf(to: InvitedTo): string {
  return to.kind === "negotiation" ? negotiationHref(to.negotiation) : "/";
}

type Typed = { readonly name: string; readonly problem: Problem };

function invitationPage({ to, invitedBy, expiresAt }: Invitation, typed?: Typed): Page {
  return {
    title: "You are invited",
    crumbs: [],
    isPrivate: true,
    body: (
      <article class="people">
        <h1>You are invited</h1>
        <p class="lead">
          <bdi>{invitedBy === "local" ? "Whoever keeps this record" : invitedBy}</bdi> invites you{" "}
          {to.kind === "record" ? (
            "to keep this record with them: you may then do everything in it."
          ) : (
            <>
              to be {withArticle(to.role)} of <a href={negotiationHref(to.negotiation)}>{to.negotiation}</a>.
            </>
          )}
        </p>
        {typed === undefined ? null : <Refused problem={typed.problem} />}
        {/* Sent to its own address, which holds the secret. */}
        <form class="people-form" method="post">
          <AccountField
            value={typed?.name ?? ""}
            help="What you write carries it. Small letters, digits, dots and hyphens, such as anna.k; it is for good."
          />
          <PasswordField name="password" label="Password" kind="new-password" />
          <p class="submit">
            <button type="submit">Make the account</button>
          </p>
        </form>
        <p class="soft">
          The link can be used once, until <Moment at={expiresAt} />.
        </p>
      </article>
    ),
  };
}

function withArticle(role: string): string {
  return /^[aeiou]/u.test(role) ? `an ${role}` : `a ${role}`;
}
