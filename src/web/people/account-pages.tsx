import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { likelyOrigin } from "../../asking/own-origin.ts";
import { ROLES, type Role } from "../../model/actor.ts";
import { Problem } from "../../model/problem.ts";
import type { Show } from "../page-layout.tsx";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import { readSentForm, type SentForm } from "../sent-form.ts";
import { accountPage, type ToldOfAccount } from "./account-page.tsx";
import { accountPasskeyPages } from "./passkey-pages.ts";
import { personOf } from "./person-of.ts";
import { sayWhenAgain } from "./say-when-again.ts";
import { keepSession } from "./session-cookie.ts";
import type { AddressOf } from "./sign-in-pages.tsx";

type AccountPages = {
  readonly access: Pick<Access, "listOwnRoles" | "changeOwnPassword" | "listTokens" | "makeToken" | "revokeToken"> &
    Pick<Access, "listPasskeys" | "beginAddingPasskey" | "addPasskey" | "removePasskey">;
  readonly addressOf: AddressOf;
  readonly show: Show;
};

/** Shows one's account, with what came of a form. */
export type AnswerAccount = (c: Context, told?: ToldOfAccount) => Promise<Response>;

/** One's own account: roles, password, passkeys, tokens. */
export function accountPages({ access, addressOf, show }: AccountPages): Hono {
  const answer: AnswerAccount = async (c, told = {}) => {
    const person = personOf(c);
    const [roles, passkeys, tokens] = await Promise.all([
      access.listOwnRoles(person),
      access.listPasskeys(person, person.name),
      access.listTokens(person, person.name),
    ]);
    if (told.problem !== undefined) sayWhenAgain(c, told.problem);
    const status = told.problem === undefined ? 200 : statusOfRefusal(told.problem);
    return show(c, accountPage({ person, roles, passkeys, tokens, origin: likelyOrigin(c) }, told), status);
  };

  return new Hono()
    .get("/account", (c) => answer(c))
    .post("/account/password", async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const wanted = { old: form.one("old"), wanted: form.one("new"), from: addressOf(c) };
      const problem = await refusalOf(async () => keepSession(c, await access.changeOwnPassword(wanted, person)));
      return answer(c, { at: "password", problem });
    })
    .route("/", accountPasskeyPages({ access, addressOf, answer }))
    .post("/account/tokens", async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      let secret: string | undefined;
      const problem = await refusalOf(async () => {
        const wanted = { ...readNewToken(form), name: person.name };
        secret = (await access.makeToken(wanted, person)).secret;
      });
      return answer(c, { at: "tokens", problem, secret, form });
    })
    .post("/account/tokens/revoked", async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const problem = await refusalOf(() => access.revokeToken(form.one("token"), person));
      return problem === undefined ? c.redirect("/account#tokens", 303) : answer(c, { at: "tokens", problem });
    });
}

/** @throws Problem `unreadable-account` for what a person left out. */
function readNewToken(form: SentForm) {
  const [role, negotiation, days] = [form.one("role"), form.one("negotiation").trim(), form.one("days").trim()];
  if (!isRole(role)) throw new Problem("unreadable-account", "It is not said what the token may do.", "Choose a role.");
  return {
    ...{ title: form.one("title"), role },
    negotiation: negotiation === "" ? undefined : negotiation,
    days: days === "" ? undefined : Number(days),
  };
}

function isRole(sent: string): sent is Role {
  return (ROLES as readonly string[]).includes(sent);
}
