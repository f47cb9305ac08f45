import type { Context } from "hono";
import type { SentThere } from "../../access/organisation-sign-in.ts";
import { ownOrigin } from "../../asking/own-origin.ts";
import type { Problem } from "../../model/problem.ts";
import type { Page, Show } from "../page-layout.tsx";
import { refusalOf } from "../refused.tsx";
import { keepWhileAway, type WantedHere } from "./while-away.ts";

/** The one address of ours that a provider must know. */
export const BACK = "/sign-in/organisation/back";

type Going = {
  readonly show: Show;
  readonly label: string;
  /** Asks for the way, which leads back to the address that it is given. */
  readonly begin: (returnTo: string) => Promise<SentThere>;
  readonly wanted: WantedHere;
  /** Where it is said why one does not go. */
  readonly refuse: (problem: Problem | undefined) => Promise<Response>;
};

/**
 * Sends a browser to a provider by a page of ours: straight from a form it would not go, since our content policy names no
 * forms but ours.
 */
export async function goThere(c: Context, { show, label, begin, wanted, refuse }: Going): Promise<Response> {
  let page: Page | undefined;
  const problem = await refusalOf(async () => {
    const returnTo = `${ownOrigin(c)}${BACK}`;
    const { address, challenge } = await begin(returnTo);
    keepWhileAway(c, { ...wanted, challenge, returnTo });
    c.header("Refresh", `0; url=${address}`);
    page = onwardPage(label, address);
  });
  return page === undefined ? refuse(problem) : show(c, page);
}

function onwardPage(label: string, address: string): Page {
  return {
    title: `On to ${label}`,
    crumbs: [],
    isPrivate: true,
    body: (
      <article class="people">
        <h1>
          On to <bdi>{label}</bdi>
        </h1>
        <p class="lead">You sign in there, and come back here.</p>
        <p class="soft">
          If nothing happens, <a href={address}>go on by yourself</a>.
        </p>
      </article>
    ),
  };
}
