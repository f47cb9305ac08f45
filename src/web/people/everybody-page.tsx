import type { Person } from "../../access/accounts.ts";
import type { Actor } from "../../model/actor.ts";
import { PEOPLE_HREF } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import { When } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { AccountField, OnceField, PasswordField } from "./account-fields.tsx";
import { type MadeLink, ShownLink } from "./made-link.tsx";

/** What came of a form that was sent: of which one, and why it was refused; or the link that it made. */
export type ToldOfEverybody = {
  readonly at?: "accounts" | "invitation" | "account";
  readonly problem?: Problem | undefined;
  readonly link?: MadeLink | undefined;
  /** Whose password was changed. */
  readonly changed?: string | undefined;
  readonly form?: SentForm;
};

type People = { readonly people: readonly Person[]; readonly reader: Actor };

/** Everybody with an account, and how others get one. */
export function everybodyPage({ people, reader }: People, told: ToldOfEverybody): Page {
  const of = (at: ToldOfEverybody["at"]) => (told.at === at ? told : {});
  return {
    title: "People",
    crumbs: [],
    isPrivate: true,
    body: (
      <article class="people">
        <h1>People</h1>
        {people.length === 0 ? (
          <p class="lead">
            Nobody has an account yet: whoever sits at this machine may do everything. From the first account on, which
            is an owner's, everybody signs in, here too.
          </p>
        ) : (
          <p class="lead">
            Everybody with an account. Owners keep the record: they may do everything in it. What others may do is said
            in the settings of each negotiation.
          </p>
        )}
        {people.length === 0 ? null : <Accounts people={people} reader={reader} told={of("accounts")} />}
        {people.length === 0 ? <NewAccount isFirst told={of("account")} /> : null}
        <Invitation told={of("invitation")} />
        {people.length === 0 ? null : <NewAccount isFirst={false} told={of("account")} />}
      </article>
    ),
  };
}

function Accounts({ people, reader, told }: People & { readonly told: ToldOfEverybody }) {
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">Accounts</h2>
      {told.problem === undefined ? null : <Refused problem={told.problem} />}
      {told.changed === undefined ? null : (
        <p class="notice" role="status" tabindex={-1} autofocus>
          {told.changed} has another password from now on, and is signed in nowhere any more.
        </p>
      )}
      <ul class="said-list accounts">
        {people.map((person) => (
          <AccountItem person={person} isOwn={reader.kind === "person" && reader.name === person.name} />
        ))}
      </ul>
    </section>
  );
}

function AccountItem({ person, isOwn }: { readonly person: Person; readonly isOwn: boolean }) {
  const { name, isOwner, hasPassword, createdAt, disabledAt } = person;
  return (
    <li>
      <p class="account">{name}</p>
      <p class="soft">
        {isOwner ? "owner · " : ""}
        {hasPassword ? "" : "no password yet · "}
        since <When date={createdAt} />
        {disabledAt === undefined ? null : (
          <>
            {" · "}
            <span class="withdrawn-on">
              closed <When date={disabledAt} />
            </span>
          </>
        )}
      </p>
      {isOwn ? (
        <p class="soft">
          This is <a href="/account">your own account</a>.
        </p>
      ) : (
        <>
          <Changes person={person} />
          <details class="password-of">
            <summary>
              Set a password<span class="heard"> for {name}</span>
            </summary>
            <form class="people-form" method="post" action={`${PEOPLE_HREF}/accounts`}>
              <input type="hidden" name="name" value={name} />
              <PasswordField
                {...{ name: "password", id: `password-of-${name}`, label: "New password", kind: "new-password" }}
                help="Tell it to them yourself; they can choose another one in their account."
              />
              <p class="submit">
                <button type="submit" name="do" value="password">
                  Set it<span class="heard"> for {name}</span>
                </button>
              </p>
            </form>
          </details>
        </>
      )}
    </li>
  );
}

function Changes({ person: { name, isOwner, disabledAt } }: { readonly person: Person }) {
  return (
    <form class="choices" method="post" action={`${PEOPLE_HREF}/accounts`}>
      <input type="hidden" name="name" value={name} />
      <button type="submit" name="do" value={isOwner ? "no-owner" : "owner"}>
        {isOwner ? "No owner any more" : "Make an owner"}
        <span class="heard">: {name}</span>
      </button>
      <button type="submit" name="do" value={disabledAt === undefined ? "close" : "open"}>
        {disabledAt === undefined ? "Close the account" : "Open it again"}
        <span class="heard">: {name}</span>
      </button>
    </form>
  );
}

function Invitation({ told: { problem, link } }: { readonly told: ToldOfEverybody }) {
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite an owner</h2>
      <p class="soft">
        By a link: whoever opens it first makes an account by it, and keeps the record with you. Into one negotiation
        only, somebody is invited in its settings.
      </p>
      {problem === undefined ? null : <Refused problem={problem} />}
      {link === undefined ? null : <ShownLink link={link} />}
      <form class="people-form" method="post" action={`${PEOPLE_HREF}/invitation`}>
        <OnceField />
        <p class="submit">
          <button type="submit">Make a link</button>
        </p>
      </form>
    </section>
  );
}

type NewAccountProps = { readonly isFirst: boolean; readonly told: ToldOfEverybody };

function NewAccount({ isFirst, told: { problem, form } }: NewAccountProps) {
  return (
    <section aria-labelledby="add">
      <h2 id="add">{isFirst ? "Make your account" : "Make an account"}</h2>
      {problem === undefined ? null : <Refused problem={problem} />}
      <form class="people-form" method="post" action={PEOPLE_HREF}>
        <AccountField
          value={form?.one("name") ?? ""}
          help={`What ${isFirst ? "you" : "they"} write carries it. Small letters, digits, dots and hyphens, such as anna.k; it is for good.`}
          isOthers
        />
        <PasswordField
          {...{ name: "password", label: "Password", kind: "new-password", isOptional: !isFirst }}
          help={isFirst ? "You sign in by it." : "Left empty, they cannot sign in until you set one."}
        />
        {isFirst ? null : (
          <p class="check">
            <input type="checkbox" id="owner" name="owner" value="yes" checked={form?.one("owner") === "yes"} />{" "}
            <label for="owner">An owner, who may do everything</label>
          </p>
        )}
        <p class="submit">
          <button type="submit">Make the account</button>
        </p>
      </form>
    </section>
  );
}
