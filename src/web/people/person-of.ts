import type { Context } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import type { SignedIn } from "../../model/actor.ts";
import { Problem } from "../../model/problem.ts";

/** Whoever looks at their own account. @throws Problem `sign-in-needed`; `page-not-found` where no account is needed. */
export function personOf(c: Context): SignedIn {
  const actor = actorOf(c);
  if (actor.kind === "person") return actor;
  throw actor.kind === "local"
    ? new Problem(
        "page-not-found",
        "At this machine you need no account, and have none.",
        "Start from the first page, /.",
      )
    : new Problem("sign-in-needed", "An account is shown to whoever signed in to it.", "Sign in.");
}
