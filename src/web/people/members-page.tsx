import type { Member } from "../../access/members.ts";
import { auditHref, membersHref, negotiationHref, settingsHref } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { AccountField, OnceField, RoleField, RoleSelect } from "./account-fields.tsx";
import { type MadeLink, ShownLink } from "./made-link.tsx";

type Members = {
  readonly negotiation: { readonly id: string; readonly title: string };
  readonly members: readonly Member[];
};

/** What came of a form that was sent: of which one, and why it was refused; or the link that it made. */
export type ToldOfMembers = {
  readonly at?: "roles" | "invitation" | "member";
  readonly problem?: Problem | undefined;
  readonly link?: MadeLink | undefined;
  readonly form?: SentForm;
};

/** Who is what in a negotiation, and how others come in. */
export function membersPage({ negotiation: { id, title }, members }: Members, told: ToldOfMembers): Page {
  const of = (at: ToldOfMembers["at"]) => (told.at === at ? told : {});
  return {
    title: "Who may do what",
    crumbs: [
      { title, href: negotiationHref(id) },
      { title: "Settings", href: settingsHref(id) },
    ],
    isPrivate: true,
    body: (
      <article class="people">
        <h1>Who may do what</h1>
        <p class="lead">
          Readers and commenters see what is shared with members. Editors also see what is private, file drafts and say
          what is known of them. Admins also say who may do what here.
        </p>
        <p class="ways">
          <a href={auditHref(id)}>Who read and did what</a>
        </p>
        <Roles id={id} members={members} told={of("roles")} />
        <Invitation id={id} told={of("invitation")} />
        <NewMember id={id} told={of("member")} />
      </article>
    ),
  };
}

type PartProps = { readonly id: string; readonly told: ToldOfMembers };

function Roles({ id, members, told }: PartProps & { readonly members: readonly Member[] }) {
  return (
    <section aria-labelledby="members">
      <h2 id="members">Members</h2>
      <p class="soft">Owners of the record may do everything here, and stand here only with a role of their own.</p>
      {told.problem === undefined ? null : <Refused problem={told.problem} />}
      {members.length === 0 ? (
        <p class="empty">Nobody has a role here yet.</p>
      ) : (
        <ul class="said-list accounts">
          {members.map((member) => (
            <MemberItem
              id={id}
              member={member}
              chosen={told.form?.one("name") === member.name ? told.form : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type MemberItemProps = { readonly id: string; readonly member: Member; readonly chosen: SentForm | undefined };

function MemberItem({ id, member: { name, role }, chosen }: MemberItemProps) {
  return (
    <li>
      <p class="account">{name}</p>
      <form class="choices" method="post" action={`${membersHref(id)}/roles`}>
        <input type="hidden" name="name" value={name} />
        <label class="heard" for={`role-of-${name}`}>
          Role of {name}
        </label>
        <RoleSelect id={`role-of-${name}`} value={chosen?.one("role") ?? role} />
        <button type="submit" name="do" value="give">
          Change<span class="heard"> the role of {name}</span>
        </button>
        <button type="submit" name="do" value="take">
          Remove<span class="heard"> {name}</span>
        </button>
      </form>
    </li>
  );
}

function Invitation({ id, told: { problem, link, form } }: PartProps) {
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <p class="soft">By a link: whoever opens it first makes an account by it and has the role here.</p>
      {problem === undefined ? null : <Refused problem={problem} />}
      {link === undefined ? null : <ShownLink link={link} />}
      <form class="people-form" method="post" action={`${membersHref(id)}/invitation`}>
        <OnceField />
        <RoleField id="role-invited" label="They will be" value={form?.one("role") ?? "reader"} />
        <p class="submit">
          <button type="submit">Make a link</button>
        </p>
      </form>
    </section>
  );
}

function NewMember({ id, told: { problem, form } }: PartProps) {
  return (
    <section aria-labelledby="add">
      <h2 id="add">Somebody who has an account</h2>
      {problem === undefined ? null : <Refused problem={problem} />}
      <form class="people-form" method="post" action={membersHref(id)}>
        <AccountField value={form?.one("name") ?? ""} isOthers />
        <RoleField id="role-given" label="They are from now on" value={form?.one("role") ?? "reader"} />
        <p class="submit">
          <button type="submit">Give the role</button>
        </p>
      </form>
    </section>
  );
}
