import { Hono } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import { Problem } from "../../model/problem.ts";
import type { Show } from "../page-layout.tsx";
import { accountPage } from "./account-page.tsx";

type AccountPages = { readonly show: Show };

/** One's own account. */
export function accountPages({ show }: AccountPages): Hono {
  return new Hono().get("/account", (c) => {
    const actor = actorOf(c);
    if (actor.kind === "person") return show(c, accountPage(actor));
    throw actor.kind === "local" ? noAccount() : signInFirst();
  });
}

function signInFirst(): Problem {
  return new Problem("sign-in-needed", "An account is shown to whoever signed in to it.", "Sign in.");
}

function noAccount(): Problem {
  return new Problem(
    "page-not-found",
    "At this machine you need no account, and have none.",
    "Start from the first page, /.",
  );
}
