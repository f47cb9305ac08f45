import { Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { readOnce } from "../../access/secrets.ts";
import { Problem } from "../../model/problem.ts";
import { needs } from "../../views/needs.ts";
import { refusalOf } from "../refused.tsx";
import { readSentForm, type SentForm } from "../sent-form.ts";
import { isRole } from "./account-fields.tsx";
import type { Answers } from "./answers.ts";
import { accountPasskeyPages } from "./passkey-pages.ts";
import { personOf } from "./person-of.ts";
import { keepSession } from "./session-cookie.ts";
import type { AddressOf } from "./sign-in-pages.ts";

type AccountPages = {
  readonly access: Pick<Access, "changeOwnPassword" | "makeToken" | "revokeToken" | "removeIdentity"> &
    Pick<Access, "beginAddingPasskey" | "addPasskey" | "removePasskey">;
  readonly addressOf: AddressOf;
  readonly answers: Answers;
};

/** One's own account: roles, password, passkeys, organisation, tokens. */
export function accountPages({ access, addressOf, answers }: AccountPages): Hono {
  return new Hono()
    .get("/account", needs("somebody"), (c) => answers.account(c))
    .post("/account/password", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const wanted = { old: form.one("old"), wanted: form.one("new"), from: addressOf(c) };
      const problem = await refusalOf(async () => keepSession(c, await access.changeOwnPassword(wanted, person)));
      return answers.account(c, { at: "password", problem });
    })
    .route("/", accountPasskeyPages({ access, addressOf, answers }))
    .post("/account/organisation/unlinked", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const problem = await refusalOf(() => access.removeIdentity(form.one("identity"), person));
      if (problem !== undefined) return answers.account(c, { at: "organisation", problem });
      return c.redirect("/account#organisation", 303);
    })
    .post("/account/tokens", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      let secret: string | undefined;
      const problem = await refusalOf(async () => {
        const wanted = { ...readNewToken(form), name: person.name, once: readOnce(form.one("once")) };
        secret = (await access.makeToken(wanted, person)).secret;
      });
      return answers.account(c, { at: "tokens", problem, secret, form });
    })
    .post("/account/tokens/revoked", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const problem = await refusalOf(() => access.revokeToken(form.one("token"), person));
      return problem === undefined ? c.redirect("/account#tokens", 303) : answers.account(c, { at: "tokens", problem });
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
