import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { readOnce } from "../../access/secrets.ts";
import { actorOf } from "../../asking/actor-of.ts";
import type { Role } from "../../model/actor.ts";
import { membersHref, negotiationHref } from "../../model/page-addresses.ts";
import { Problem } from "../../model/problem.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { refusalInPlace, statusOfRefusal } from "../refused.tsx";
import { readSentForm, type SentForm } from "../sent-form.ts";
import { isRole } from "./account-fields.tsx";
import { linkTo, type MadeLink } from "./made-link.tsx";
import { membersPage, type ToldOfMembers } from "./members-page.tsx";

type MemberPages = {
  readonly access: Pick<Access, "listMembers" | "setRole" | "invite">;
  readonly seen: SeenBy;
  readonly show: Show;
};

/** Members of a negotiation: for its admins. */
export function memberPages({ access, seen, show }: MemberPages): Hono {
  const managing = needs({ needs: "manage-members", seen });

  async function answer(c: Context, id: string, told: ToldOfMembers = {}) {
    const members = await access.listMembers(id, actorOf(c));
    const { negotiation } = await seen(c).record.getNegotiation(id);
    const status = told.problem === undefined ? 200 : statusOfRefusal(told.problem);
    return show(c, membersPage({ negotiation, members }, told), status);
  }

  /** Sets a role, and shows the members again, to whoever may still see them. */
  async function set(c: Context, at: "roles" | "member", form: SentForm) {
    const [actor, id] = [actorOf(c), c.req.param("negotiation") ?? ""];
    const name = form.one("name").trim();
    const role = form.one("do") === "take" ? null : form.one("role");
    const problem = await refusalInPlace(() => access.setRole(id, name, role === null ? null : readRole(role), actor));
    if (problem !== undefined) return answer(c, id, { at, problem, form });
    const gaveUp = actor.kind === "person" && actor.name === name && !actor.isOwner && role !== "admin";
    return c.redirect(gaveUp ? negotiationHref(id) : `${membersHref(id)}#members`, 303);
  }

  return new Hono()
    .get("/n/:negotiation/settings/people", managing, (c) => answer(c, c.req.param("negotiation")))
    .post("/n/:negotiation/settings/people", managing, async (c) => set(c, "member", await readSentForm(c)))
    .post("/n/:negotiation/settings/people/roles", managing, async (c) => set(c, "roles", await readSentForm(c)))
    .post("/n/:negotiation/settings/people/invitation", managing, async (c) => {
      const [id, form] = [c.req.param("negotiation"), await readSentForm(c)];
      let link: MadeLink | undefined;
      const problem = await refusalInPlace(async () => {
        const to = { kind: "negotiation", negotiation: id, role: readRole(form.one("role")) } as const;
        link = linkTo(c, await access.invite(to, actorOf(c), readOnce(form.one("once"))));
      });
      return answer(c, id, { at: "invitation", problem, link, form });
    });
}

/** @throws Problem `unreadable-account`. */
function readRole(sent: string): Role {
  if (isRole(sent)) return sent;
  throw new Problem("unreadable-account", "It is not said what they may do.", "Choose a role.");
}
