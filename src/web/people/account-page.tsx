import type { LinkedIdentity } from "../../access/identities.ts";
import type { Member } from "../../access/members.ts";
import type { Passkey } from "../../access/passkeys.ts";
import type { Token } from "../../access/tokens.ts";
import type { SignedIn } from "../../model/actor.ts";
import { negotiationHref, PEOPLE_HREF } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import { LastUsed, When } from "../dates.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { OnceField, PasswordField, RoleField } from "./account-fields.tsx";
import { Organisation } from "./organisation-section.tsx";
import { Passkeys } from "./passkey-section.tsx";

type Account = {
  readonly person: SignedIn;
  readonly roles: readonly Member[];
  readonly hasPassword: boolean;
  readonly passkeys: readonly Passkey[];
  readonly identities: readonly LinkedIdentity[];
  /** Where one signs in otherwise, if anywhere is set up. */
  readonly organisation: { readonly label: string; readonly issuer: string } | undefined;
  readonly tokens: readonly Token[];
  /** Of the page, as far as it is known: passkeys belong to one. */
  readonly origin: string;
};

/** What came of a form that was sent: at which part of the page, and why it was refused; or the secret that it made. */
export type ToldOfAccount = {
  readonly at?: "password" | "passkeys" | "organisation" | "tokens";
  readonly problem?: Problem | undefined;
  readonly secret?: string | undefined;
  readonly form?: SentForm;
};

/** One's own account: who one is here, the ways in, tokens, and the way out. */
export function accountPage(account: Account, told: ToldOfAccount): Page {
  const { person, roles, hasPassword, tokens } = account;
  const refusedAt = (at: ToldOfAccount["at"]) => (told.at === at ? told.problem : undefined);
  return {
    title: "Your account",
    crumbs: [],
    isPrivate: true,
    scripts: ["passkeys"],
    body: (
      <article class="people">
        <h1>{person.name}</h1>
        <p class="lead">
          {person.isOwner
            ? "You keep this record: you may do everything in it."
            : "What you write here carries this name."}
        </p>
        <May action="manage-people">
          <p class="ways">
            <a href={PEOPLE_HREF}>People and their accounts</a>
          </p>
        </May>
        {roles.length === 0 ? null : (
          <ul class="roles">
            {roles.map(({ negotiation, role }) => (
              <li>
                <a href={negotiationHref(negotiation)}>{negotiation}</a> <span class="soft">{role}</span>
              </li>
            ))}
          </ul>
        )}
        <form class="leave" method="post" action="/sign-out">
          <p class="submit">
            <button type="submit" class="quiet">
              Sign out
            </button>
          </p>
        </form>
        <Password hasOne={hasPassword} told={told.at === "password" ? told : undefined} />
        <Passkeys {...account} problem={refusedAt("passkeys")} />
        <Organisation {...account} problem={refusedAt("organisation")} />
        <Tokens tokens={tokens} roles={roles} told={told.at === "tokens" ? told : {}} />
      </article>
    ),
  };
}

function Password({ hasOne, told }: { readonly hasOne: boolean; readonly told: ToldOfAccount | undefined }) {
  if (!hasOne) {
    return (
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <p class="soft">You have none, and need none. Whoever keeps this record can give you one.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      {told === undefined ? null : told.problem === undefined ? (
        <p class="notice" role="status">
          You have another password from now on. Wherever else you were signed in, you are not any more.
        </p>
      ) : (
        <Refused problem={told.problem} />
      )}
      <form class="people-form" method="post" action="/account/password">
        <PasswordField name="old" label="The one you have" kind="current-password" />
        <PasswordField name="new" label="The new one" kind="new-password" />
        <p class="submit">
          <button type="submit">Change it</button>
        </p>
      </form>
    </section>
  );
}

type TokensProps = {
  readonly tokens: readonly Token[];
  readonly roles: readonly Member[];
  readonly told: ToldOfAccount;
};

function Tokens({ tokens, roles, told }: TokensProps) {
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Tokens</h2>
      <p class="soft">
        A script that reads or writes for you sends one. It may do what you may, and no more than its role; it can
        neither make tokens nor manage people.
      </p>
      {told.problem === undefined ? null : <Refused problem={told.problem} />}
      {told.secret === undefined ? null : (
        <div class="notice" role="status" tabindex={-1} autofocus>
          <p>Copy the token now: it is not kept, and cannot be shown again.</p>
          <pre class="secret">{told.secret}</pre>
        </div>
      )}
      {tokens.length === 0 ? null : (
        <ul class="said-list tokens">
          {tokens.map((token) => (
            <TokenItem token={token} />
          ))}
        </ul>
      )}
      <TokenForm roles={roles} form={told.problem === undefined ? undefined : told.form} />
    </section>
  );
}

function TokenItem({ token }: { readonly token: Token }) {
  const { id, title, role, negotiation, createdAt, expiresAt, lastUsedOn, revokedAt } = token;
  return (
    <li>
      <p>
        <bdi>{title}</bdi>
      </p>
      <p class="soft">
        {role}
        {negotiation === undefined ? "" : ` of ${negotiation} only`} · made <When date={createdAt} /> ·{" "}
        {expiresAt === undefined ? (
          "without an end"
        ) : (
          <>
            ends <When date={expiresAt} />
          </>
        )}{" "}
        · <LastUsed on={lastUsedOn} />
      </p>
      {revokedAt === undefined ? (
        <form class="choices" method="post" action="/account/tokens/revoked">
          <input type="hidden" name="token" value={id} />
          <button type="submit">
            Revoke<span class="heard"> {title}</span>
          </button>
        </form>
      ) : (
        <p class="withdrawn-on">
          revoked <When date={revokedAt} />
        </p>
      )}
    </li>
  );
}

function TokenForm({ roles, form }: { readonly roles: readonly Member[]; readonly form: SentForm | undefined }) {
  const typed = (name: string) => form?.one(name) ?? "";
  return (
    <form class="people-form" method="post" action="/account/tokens">
      <OnceField />
      <div class="field">
        <label for="token-title">What it is for</label>
        <input
          type="text"
          id="token-title"
          name="title"
          value={typed("title")}
          required
          maxlength={120}
          placeholder="The newsroom's script"
          autocomplete="off"
        />
      </div>
      <RoleField id="token-role" label="At most it may do what this role may" value={typed("role")} />
      <div class="field">
        <label for="token-negotiation">
          In one negotiation only <span class="soft">its id, or empty for all</span>
        </label>
        <input
          type="text"
          id="token-negotiation"
          name="negotiation"
          value={typed("negotiation")}
          list="own-negotiations"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
        <datalist id="own-negotiations">
          {roles.map(({ negotiation }) => (
            <option value={negotiation} />
          ))}
        </datalist>
      </div>
      <div class="field">
        <label for="token-days">
          Days until it ends <span class="soft">empty for no end</span>
        </label>
        <input
          type="text"
          id="token-days"
          name="days"
          value={form === undefined ? "90" : typed("days")}
          inputmode="numeric"
          autocomplete="off"
        />
      </div>
      <p class="submit">
        <button type="submit">Make a token</button>
      </p>
    </form>
  );
}
