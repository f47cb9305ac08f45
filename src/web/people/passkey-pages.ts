import { Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { ownOrigin } from "../../asking/own-origin.ts";
import { needs } from "../../views/needs.ts";
import { refusalOf } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import type { Answers } from "./answers.ts";
import { answerAsked, answerIn } from "./device-answers.ts";
import { personOf } from "./person-of.ts";
import type { AddressOf } from "./sign-in-pages.ts";

type PasskeyPages = {
  readonly access: Pick<Access, "beginAddingPasskey" | "addPasskey" | "removePasskey">;
  readonly addressOf: AddressOf;
  readonly answers: Answers;
};

/** Adding a passkey to one's account, and removing one. */
export function accountPasskeyPages({ access, addressOf, answers }: PasskeyPages): Hono {
  return new Hono()
    .post("/account/passkeys/asked", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const { title, password } = { title: form.one("title"), password: form.one("known") };
      return answerAsked(c, () =>
        access.beginAddingPasskey({ origin: ownOrigin(c), title, password, from: addressOf(c) }, person),
      );
    })
    .post("/account/passkeys", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const made = { ...answerIn(form), attestation: form.one("attestation") };
      const problem = await refusalOf(() =>
        access.addPasskey({ origin: ownOrigin(c), title: form.one("title"), made }, person),
      );
      return problem === undefined
        ? c.redirect("/account#passkeys", 303)
        : answers.account(c, { at: "passkeys", problem });
    })
    .post("/account/passkeys/removed", needs("somebody"), async (c) => {
      const [person, form] = [personOf(c), await readSentForm(c)];
      const problem = await refusalOf(() => access.removePasskey(form.one("passkey"), person));
      return problem === undefined
        ? c.redirect("/account#passkeys", 303)
        : answers.account(c, { at: "passkeys", problem });
    });
}
