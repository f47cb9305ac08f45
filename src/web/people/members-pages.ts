import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { readOnce } from "../../access/secrets.ts";
import { actorOf } from "../../asking/actor-of.ts";
import type { Role } from "../../model/actor.ts";
import { refuseNobody } from "../../model/can.ts";
import { Problem } from "../../model/problem.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import { membersHref, negotiationHref } from "../page-addresses.ts";
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
  /** The id in the address. Whoever may not know that there is such a negotiation is told what is told of none. */
  async function idOf(c: Context): Promise<string> {
    refuseNobody(actorOf(c), "manage-members");
    return (await seen(c).record.getNegotiation(c.req.param("negotiation") ?? "")).negotiation.id;
  }

  async function answer(c: Context, id: string, told: ToldOfMembers = {}) {
    const members = await access.listMembers(id, actorOf(c));
    const { negotiation } = await seen(c).record.getNegotiation(id);
    const status = told.problem === undefined ? 200 : statusOfRefusal(told.problem);
    return show(c, membersPage({ negotiation, members }, told), status);
  }

  /** Sets a role, and shows the members again, to whoever may still see them. */
  async function set(c: Context, id: string, at: "roles" | "member", form: SentForm) {
    const [actor, name] = [actorOf(c), form.one("name").trim()];
    const role = form.one("do") === "take" ? null : form.one("role");
    const problem = await refusalInPlace(() => access.setRole(id, name, role === null ? null : readRole(role), actor));
    if (problem !== undefined) return answer(c, id, { at, problem, form });
    const gaveUp = actor.kind === "person" && actor.name === name && !actor.isOwner && role !== "admin";
    return c.redirect(gaveUp ? negotiationHref(id) : `${membersHref(id)}#members`, 303);
  }

  return new Hono()
    .get("/n/:negotiation/settings/people", async (c) => answer(c, await idOf(c)))
    .post("/n/:negotiation/settings/people", async (c) => set(c, await idOf(c), "member", await readSentForm(c)))
    .post("/n/:negotiation/settings/people/roles", async (c) => set(c, await idOf(c), "roles", await readSentForm(c)))
    .post("/n/:negotiation/settings/people/invitation", async (c) => {
      const [id, form] = [await idOf(c), await readSentForm(c)];
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
