import type { Invitation } from "../../access/invitations.ts";
import { negotiationHref } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import { ChosenMoment } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import { AccountField, PasswordField } from "./account-fields.tsx";

type Told = {
  readonly name?: string;
  readonly problem?: Problem | undefined;
  /** What the provider is called at which one may sign in instead. */
  readonly organisation: string | undefined;
};

/** What one is invited to, and the form by which one takes it. */
export function invitationPage(
  { to, invitedBy, expiresAt }: Invitation,
  { name = "", problem, organisation }: Told,
): Page {
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
        {problem === undefined ? null : <Refused problem={problem} />}
        {/* Sent to its own address, which holds the secret. */}
        <form class="people-form" method="post">
          <AccountField
            value={name}
            help="What you write carries it. Small letters, digits, dots and hyphens, such as anna.k; it is for good."
          />
          <PasswordField name="password" label="Password" kind="new-password" />
          <p class="submit">
            <button type="submit">Make the account</button>
            {organisation === undefined ? null : (
              <button type="submit" class="quiet" name="by" value="organisation" formnovalidate>
                Make it with <bdi>{organisation}</bdi> instead
              </button>
            )}
          </p>
        </form>
        <p class="soft">
          The link can be used once, until <ChosenMoment at={expiresAt} />.
        </p>
      </article>
    ),
  };
}

function withArticle(role: string): string {
  return /^[aeiou]/u.test(role) ? `an ${role}` : `a ${role}`;
}
