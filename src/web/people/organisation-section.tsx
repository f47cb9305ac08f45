import type { LinkedIdentity } from "../../access/identities.ts";
import type { Problem } from "../../model/problem.ts";
import { When } from "../dates.tsx";
import { Refused } from "../refused.tsx";
import { PasswordField } from "./account-fields.tsx";

type OrganisationProps = {
  readonly identities: readonly LinkedIdentity[];
  /** Where one signs in, if anywhere is set up. */
  readonly organisation: { readonly label: string; readonly issuer: string } | undefined;
  readonly hasPassword: boolean;
  readonly problem: Problem | undefined;
};

/** As whom one's organisation knows one, and how it comes to. */
export function Organisation({ identities, organisation, hasPassword, problem }: OrganisationProps) {
  if (organisation === undefined && identities.length === 0) return null;
  const isLinked = identities.some(({ issuer }) => issuer === organisation?.issuer);
  return (
    <section aria-labelledby="organisation">
      <h2 id="organisation">{organisation === undefined ? "Your organisation" : <bdi>{organisation.label}</bdi>}</h2>
      <p class="soft">
        {isLinked
          ? "You also sign in there. Nothing that it says of you is kept, but for the mark by which it knows you."
          : "Sign in there, and be known here: link this account with who you are there."}
      </p>
      {problem === undefined ? null : <Refused problem={problem} />}
      {identities.length === 0 ? null : (
        <ul class="said-list identities">
          {identities.map((identity) => (
            <IdentityItem identity={identity} />
          ))}
        </ul>
      )}
      {organisation === undefined || isLinked ? null : (
        <form class="people-form" method="post" action="/account/organisation">
          {hasPassword ? (
            <PasswordField name="confirmed" label="Your password, once more" kind="current-password" />
          ) : null}
          <p class="submit">
            <button type="submit">Link this account</button>
          </p>
        </form>
      )}
    </section>
  );
}

function IdentityItem({ identity: { id, issuer, createdAt } }: { readonly identity: LinkedIdentity }) {
  return (
    <li>
      <p>
        <bdi>{issuer}</bdi>
      </p>
      <p class="soft">
        linked <When date={createdAt} />
      </p>
      <form class="choices" method="post" action="/account/organisation/unlinked">
        <input type="hidden" name="identity" value={id} />
        <button type="submit">
          Unlink<span class="heard"> {issuer}</span>
        </button>
      </form>
    </li>
  );
}
