import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { actorOf } from "../../asking/actor-of.ts";
import type { Problem } from "../../model/problem.ts";
import type { Show } from "../page-layout.tsx";
import { refusalOf, statusOfRefusal } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import { readNext } from "./next-address.ts";
import { forgetSession, keepSession, sessionOf } from "./session-cookie.ts";
import { signInPage } from "./sign-in-page.tsx";

/** Where a request comes from; for counting attempts, and for nothing else. */
export type AddressOf = (c: Context) => string;

type SignInPages = {
  readonly access: Pick<Access, "signIn" | "signOut">;
  readonly addressOf: AddressOf;
  readonly show: Show;
};

/** Coming in by name and password, and going out again. */
export function signInPages({ access, addressOf, show }: SignInPages): Hono {
  return new Hono()
    .get("/sign-in", (c) => {
      const next = readNext(c.req.query("next") ?? "");
      return actorOf(c).kind === "person" ? c.redirect(next, 303) : show(c, signInPage({ next }));
    })
    .post("/sign-in", async (c) => {
      const form = await readSentForm(c);
      const [name, next] = [form.one("name").trim(), readNext(form.one("next"))];
      const problem = await refusalOf(async () => {
        const session = await access.signIn({ name, password: form.one("password"), from: addressOf(c) });
        const earlier = sessionOf(c);
        if (earlier !== undefined) await access.signOut(earlier);
        keepSession(c, session);
      });
      if (problem === undefined) return c.redirect(next, 303);
      sayWhenAgain(c, problem);
      return show(c, signInPage({ next, name, problem }), statusOfRefusal(problem));
    })
    .post("/sign-out", async (c) => {
      const session = sessionOf(c);
      if (session !== undefined) await access.signOut(session);
      forgetSession(c);
      return c.redirect("/", 303);
    });
}

/** Of too many attempts: in how many seconds one may try again. */
export function sayWhenAgain(c: Context, { about }: Problem): void {
  if (typeof about.retryAfter === "number") c.header("Retry-After", String(about.retryAfter));
}
