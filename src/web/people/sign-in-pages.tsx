import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import type { Session } from "../../access/sign-in.ts";
import { actorOf } from "../../asking/actor-of.ts";
import { likelyOrigin, ownOrigin } from "../../asking/own-origin.ts";
import type { Show } from "../page-layout.tsx";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import { answerAsked, answerIn } from "./device-answers.ts";
import { readNext } from "./next-address.ts";
import { sayWhenAgain } from "./say-when-again.ts";
import { forgetSession, keepSession, sessionOf } from "./session-cookie.ts";
import { signInPage } from "./sign-in-page.tsx";

/** Where a request comes from; for counting attempts, and for nothing else. */
export type AddressOf = (c: Context) => string;

type SignInPages = {
  readonly access: Pick<Access, "signIn" | "beginPasskeySignIn" | "signInByPasskey" | "signOut">;
  readonly addressOf: AddressOf;
  readonly show: Show;
};

/** Coming in by name and password or by a passkey, and going out again. */
export function signInPages({ access, addressOf, show }: SignInPages): Hono {
  /** Begins a session in the place of the one that the browser brought along; or says on the page why not. */
  async function answer(c: Context, next: string, begin: () => Promise<Session>, name = "") {
    const problem = await refusalOf(async () => {
      const session = await begin();
      const earlier = sessionOf(c);
      if (earlier !== undefined) await access.signOut(earlier);
      keepSession(c, session);
    });
    if (problem === undefined) return c.redirect(next, 303);
    sayWhenAgain(c, problem);
    return show(c, signInPage({ next, name, problem, origin: likelyOrigin(c) }), statusOfRefusal(problem));
  }

  return new Hono()
    .get("/sign-in", (c) => {
      const next = readNext(c.req.query("next") ?? "");
      return actorOf(c).kind === "person"
        ? c.redirect(next, 303)
        : show(c, signInPage({ next, origin: likelyOrigin(c) }));
    })
    .post("/sign-in", async (c) => {
      const form = await readSentForm(c);
      const [name, next] = [form.one("name").trim(), readNext(form.one("next"))];
      const credentials = { name, password: form.one("password"), from: addressOf(c) };
      return answer(c, next, () => access.signIn(credentials), name);
    })
    .post("/sign-in/passkey/asked", (c) =>
      answerAsked(c, async () => access.beginPasskeySignIn({ origin: ownOrigin(c) })),
    )
    .post("/sign-in/passkey", async (c) => {
      const form = await readSentForm(c);
      const { one } = form;
      const signed = {
        ...answerIn(form),
        ...{ authenticatorData: one("authenticatorData"), signature: one("signature"), userHandle: one("userHandle") },
      };
      return answer(c, readNext(one("next")), () => access.signInByPasskey({ signed, from: addressOf(c) }));
    })
    .post("/sign-out", async (c) => {
      const session = sessionOf(c);
      if (session !== undefined) await access.signOut(session);
      forgetSession(c);
      return c.redirect("/", 303);
    });
}
