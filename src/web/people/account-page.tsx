import type { SignedIn } from "../../model/actor.ts";
import type { Page } from "../page-layout.tsx";

/** One's own account: who one is here, and the way out. */
export function accountPage({ name, isOwner }: SignedIn): Page {
  return {
    title: "Your account",
    crumbs: [],
    isPrivate: true,
    body: (
      <article class="people">
        <h1>{name}</h1>
        <p class="lead">
          {isOwner ? "You keep this record: you may do everything in it." : "What you write here carries this name."}
        </p>
        <form method="post" action="/sign-out">
          <p class="submit">
            <button type="submit" class="quiet">
              Sign out
            </button>
          </p>
        </form>
      </article>
    ),
  };
}
