import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { Session } from "../../access/sign-in.ts";
import { actorOf } from "../../asking/actor-of.ts";
import { ownOrigin } from "../../asking/own-origin.ts";
import { needs } from "../../views/needs.ts";
import { refusalOf } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import type { Answers } from "./answers.ts";
import { answerAsked, answerIn } from "./device-answers.ts";
import { readNext } from "./next-address.ts";
import { beginSessionOf, forgetSession, sessionOf } from "./session-cookie.ts";

/** Where a request comes from; for counting attempts, and for nothing else. */
export type AddressOf = (c: Context) => string;

type SignInPages = {
  readonly access: Pick<Access, "signIn" | "beginPasskeySignIn" | "signInByPasskey" | "signOut">;
  readonly addressOf: AddressOf;
  readonly answers: Answers;
};

/** Coming in by name and password or by a passkey, and going out again. */
export function signInPages({ access, addressOf, answers }: SignInPages): Hono {
  /** Signs in; or says on the page why not. */
  async function enter(c: Context, next: string, begin: () => Promise<Session>, name = "") {
    const problem = await refusalOf(async () => beginSessionOf(c, access, await begin()));
    return problem === undefined ? c.redirect(next, 303) : answers.signIn(c, { next, name, problem });
  }

  return new Hono()
    .get("/sign-in", needs("anyone"), async (c) => {
      const next = readNext(c.req.query("next") ?? "");
      return actorOf(c).kind === "person" ? c.redirect(next, 303) : answers.signIn(c, { next });
    })
    .post("/sign-in", needs("anyone"), async (c) => {
      const form = await readSentForm(c);
      const [name, next] = [form.one("name").trim(), readNext(form.one("next"))];
      const credentials = { name, password: form.one("password"), from: addressOf(c) };
      return enter(c, next, () => access.signIn(credentials), name);
    })
    .post("/sign-in/passkey/asked", needs("anyone"), (c) =>
      answerAsked(c, async () => access.beginPasskeySignIn({ origin: ownOrigin(c) })),
    )
    .post("/sign-in/passkey", needs("anyone"), async (c) => {
      const form = await readSentForm(c);
      const { one } = form;
      const signed = {
        ...answerIn(form),
        ...{ authenticatorData: one("authenticatorData"), signature: one("signature"), userHandle: one("userHandle") },
      };
      return enter(c, readNext(one("next")), () => access.signInByPasskey({ signed, from: addressOf(c) }));
    })
    .post("/sign-out", needs("anyone"), async (c) => {
      const session = sessionOf(c);
      if (session !== undefined) await access.signOut(session);
      forgetSession(c);
      return c.redirect("/", 303);
    });
}
