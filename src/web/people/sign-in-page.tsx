import type { Problem } from "../../model/problem.ts";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import { AccountField, PasswordField } from "./account-fields.tsx";
import { signInHref } from "./next-address.ts";
import { PasskeyForm } from "./passkey-forms.tsx";

type Told = {
  readonly next: string;
  readonly name?: string;
  readonly problem?: Problem | undefined;
  /** Of the page, as far as it is known: passkeys belong to one. */
  readonly origin: string;
  /** What the provider is called at which one may sign in instead. */
  readonly organisation: string | undefined;
};

/** Name and password, a passkey, or an organisation. What was typed as a password is never sent back. */
export function signInPage({ next, name = "", problem, origin, organisation }: Told): Page {
  return {
    title: "Sign in",
    crumbs: [],
    isPrivate: true,
    scripts: ["passkeys"],
    signsIn: true,
    body: (
      <article class="people">
        <h1>Sign in</h1>
        <p class="lead">For those who have an account here. Whoever only reads needs none.</p>
        {problem === undefined ? null : <Refused problem={problem} />}
        <form class="people-form" method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <AccountField value={name} />
          <PasswordField name="password" label="Password" kind="current-password" />
          <p class="submit">
            <button type="submit">Sign in</button>
          </p>
        </form>
        <PasskeyForm
          action="/sign-in/passkey"
          asks="/sign-in/passkey/asked"
          button="Sign in with a passkey"
          quiet
          origin={origin}
          here={signInHref(next)}
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        {organisation === undefined ? null : (
          <form class="people-form" method="post" action="/sign-in/organisation">
            <input type="hidden" name="next" value={next} />
            <p class="submit">
              <button type="submit" class="quiet">
                Sign in at <bdi>{organisation}</bdi>
              </button>
            </p>
          </form>
        )}
        <p class="soft">
          No account, or the password is lost? Whoever keeps this record can give you one: by a link, or at the machine
          with <code>travaux user</code>.
        </p>
      </article>
    ),
  };
}
