import { type Context, Hono } from "hono";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { negotiationPath } from "./schemas/paths.ts";
import {
  madeInvitation,
  memberPath,
  members,
  newInvitation,
  newPerson,
  newRole,
  people,
  person,
  personChange,
  personPath,
} from "./schemas/people.ts";
import type { Sent } from "./schemas/sent.ts";

const UNREADABLE = ["unreadable-request", "write-refused", "body-too-large"] as const;

/** People, what they are in negotiations, and invitations. */
export function peopleRoutes(access: Access, seen: SeenBy) {
  return new Hono()
    .get(
      "/people",
      described({
        needs: "manage-people",
        tag: "People",
        summary: "List everybody with an account",
        answers: { 200: { description: "In order of name.", schema: people } },
      }),
      async (c) => c.json({ people: await access.listPeople(actorOf(c)) } satisfies Sent<typeof people>),
    )
    .post(
      "/people",
      described({
        needs: "manage-people",
        tag: "People",
        summary: "Make an account",
        description: "The first of all is an owner's, whatever is asked.",
        answers: { 201: { description: "It is made.", schema: person } },
        refusals: [...UNREADABLE, "unreadable-account", "person-exists"],
      }),
      readsBody(newPerson, 'Send { "name": "anna.k" }, and "isOwner" or "password" where they are wanted.'),
      async (c) => {
        const { name, isOwner = false, password = null } = c.req.valid("json");
        return c.json(await access.addPerson({ name, isOwner, password }, actorOf(c)), 201);
      },
    )
    .patch(
      "/people/:name",
      described({
        needs: "manage-people",
        tag: "People",
        summary: "Change an account",
        description:
          "By an owner. A new password ends the sessions of the account; one's own is changed on the page /account.",
        answers: { 200: { description: "As it is from now on.", schema: person } },
        refusals: [...UNREADABLE, "unreadable-account", "person-not-found", "last-owner"],
      }),
      reads("param", personPath),
      readsBody(personChange, 'Send what is to be another: { "isClosed": true }.'),
      async (c) => {
        const { name } = c.req.valid("param");
        return c.json(await access.changePerson(name, c.req.valid("json"), actorOf(c)));
      },
    )
    .get(
      "/members/:negotiation",
      described({
        needs: "manage-members",
        seen,
        tag: "People",
        summary: "List who is what in a negotiation",
        answers: { 200: { description: "In order of name.", schema: members } },
        refusals: ["negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        return c.json(await membersOf(c, access, negotiation));
      },
    )
    .put(
      "/members/:negotiation/:name",
      described({
        needs: "manage-members",
        seen,
        tag: "People",
        summary: "Give somebody a role in a negotiation, or take it away",
        answers: { 200: { description: "Who is what from now on.", schema: members } },
        refusals: [...UNREADABLE, "negotiation-not-found", "person-not-found"],
      }),
      reads("param", memberPath),
      readsBody(newRole, 'Send { "role": "editor" }, or null to take it away.'),
      async (c) => {
        const { negotiation, name } = c.req.valid("param");
        await access.setRole(negotiation, name, c.req.valid("json").role, actorOf(c));
        return c.json(await membersOf(c, access, negotiation));
      },
    )
    .post(
      "/invitations",
      described({
        needs: "somebody",
        tag: "People",
        summary: "Invite somebody",
        description:
          "Whoever opens the link first makes an account by it, within seven days, as long as whoever made it may invite.",
        answers: { 201: { description: "The link, which is shown this once.", schema: madeInvitation } },
        refusals: [...UNREADABLE, "negotiation-not-found"],
      }),
      readsBody(newInvitation, 'Send { "negotiation": "boathouse", "role": "commenter" }, or { "isOwner": true }.'),
      async (c) => {
        const wanted = c.req.valid("json");
        const to = "isOwner" in wanted ? ({ kind: "record" } as const) : ({ kind: "negotiation", ...wanted } as const);
        // Who may not know that there is a negotiation is told what is told of any that is not there.
        if (to.kind === "negotiation") await seen(c).record.getNegotiation(to.negotiation);
        const { secret, invitation } = await access.invite(to, actorOf(c));
        const { invitedBy, expiresAt } = invitation;
        const made = { path: `/invitation/${secret}`, invitedBy, expiresAt } satisfies Sent<typeof madeInvitation>;
        return c.json(made, 201, { "Cache-Control": "no-store" });
      },
    );
}

async function membersOf(c: Context, access: Access, negotiation: string): Promise<Sent<typeof members>> {
  return { members: await access.listMembers(negotiation, actorOf(c)) };
}
