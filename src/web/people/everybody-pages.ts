import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { PersonChange } from "../../access/accounts.ts";
import { readOnce } from "../../access/secrets.ts";
import { actorOf } from "../../asking/actor-of.ts";
import { PEOPLE_HREF } from "../../model/page-addresses.ts";
import { Problem } from "../../model/problem.ts";
import { needs } from "../../views/needs.ts";
import type { Show } from "../page-layout.tsx";
import { refusalInPlace, statusOfRefusal } from "../refused.tsx";
import { readSentForm, type SentForm } from "../sent-form.ts";
import { everybodyPage, type ToldOfEverybody } from "./everybody-page.tsx";
import { linkTo, type MadeLink } from "./made-link.tsx";
import { signInHref } from "./next-address.ts";

type EverybodyPages = {
  readonly access: Pick<Access, "hasPeople" | "listPeople" | "addPerson" | "changePerson" | "invite">;
  readonly show: Show;
};

/** Accounts of the whole record: for its owners. */
export function everybodyPages({ access, show }: EverybodyPages): Hono {
  async function answer(c: Context, told: ToldOfEverybody = {}) {
    const reader = actorOf(c);
    const people = await access.listPeople(reader);
    const status = told.problem === undefined ? 200 : statusOfRefusal(told.problem);
    return show(c, everybodyPage({ people, reader }, told), status);
  }

  return new Hono()
    .get(PEOPLE_HREF, needs("manage-people"), (c) => answer(c))
    .post(PEOPLE_HREF, needs("manage-people"), async (c) => {
      const form = await readSentForm(c);
      const [name, typed] = [form.one("name").trim(), form.one("password")];
      const isFirst = !(await access.hasPeople());
      const problem = await refusalInPlace(async () => {
        if (isFirst && typed === "") throw noWayIn();
        const wanted = { name, isOwner: form.one("owner") === "yes", password: typed === "" ? null : typed };
        await access.addPerson(wanted, actorOf(c));
      });
      if (problem !== undefined) return answer(c, { at: "account", problem, form });
      // From the first account on, sitting at the machine is not enough any more.
      return c.redirect(isFirst ? signInHref(PEOPLE_HREF) : `${PEOPLE_HREF}#accounts`, 303);
    })
    .post(`${PEOPLE_HREF}/accounts`, needs("manage-people"), async (c) => {
      const [actor, form] = [actorOf(c), await readSentForm(c)];
      const name = form.one("name").trim();
      let wanted: PersonChange = {};
      const problem = await refusalInPlace(async () => {
        wanted = readChange(form);
        await access.changePerson(name, wanted, actor);
      });
      if (problem !== undefined) return answer(c, { at: "accounts", problem, form });
      // Whoever changed their own account may not see the others any more.
      if (actor.kind === "person" && actor.name === name) return c.redirect("/account", 303);
      if (wanted.password !== undefined) return answer(c, { at: "accounts", changed: name });
      return c.redirect(`${PEOPLE_HREF}#accounts`, 303);
    })
    .post(`${PEOPLE_HREF}/invitation`, needs("manage-people"), async (c) => {
      const form = await readSentForm(c);
      let link: MadeLink | undefined;
      const problem = await refusalInPlace(async () => {
        link = linkTo(c, await access.invite({ kind: "record" }, actorOf(c), readOnce(form.one("once"))));
      });
      return answer(c, { at: "invitation", problem, link });
    });
}

/** @throws Problem `unreadable-account` for what no button of the page sends. */
function readChange(form: SentForm): PersonChange {
  switch (form.one("do")) {
    case "owner":
      return { isOwner: true };
    case "no-owner":
      return { isOwner: false };
    case "close":
      return { isClosed: true };
    case "open":
      return { isClosed: false };
    case "password":
      return { password: form.one("password") };
    default:
      throw new Problem("unreadable-account", "It is not said what is to be another.", "Use a button of the page.");
  }
}

function noWayIn(): Problem {
  return new Problem(
    "unreadable-account",
    "The first account needs a password: without one nobody could sign in.",
    "Choose one.",
  );
}
