import type { Problem } from "../../model/problem.ts";
import type { Endpoint, Subscription, SubscriptionTarget } from "../../model/subscription.ts";
import { fieldsOfTarget, SUBSCRIPTIONS_HREF, subscriptionHref } from "../../model/subscription-addresses.ts";
import { isStanding } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { Estimate } from "../../notification/notification.ts";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { FollowChoices } from "./follow-choices.ts";
import { FollowFields } from "./follow-fields.tsx";
import { FollowedSubject, type SeenNames } from "./followed-words.tsx";

/** What stands on the page where something is followed, or where it is said anew how. */
export type Following = {
  readonly target: SubscriptionTarget;
  readonly names: SeenNames;
  readonly choices: FollowChoices;
  readonly endpoints: readonly Endpoint[];
  /** What the choices would have told; undefined where they were refused. */
  readonly estimate: Estimate | undefined;
  readonly problem?: Problem | undefined;
};

/** What is about to be followed, the choices, and how often that would have told something lately. */
export function followPage(following: Following): Page {
  const { target, names } = following;
  return {
    title: "Follow",
    crumbs: [CRUMB],
    isPrivate: true,
    scripts: ["follow"],
    body: (
      <article class="people following">
        <h1>Follow</h1>
        <p class="lead">
          <FollowedSubject target={target} names={names} />
        </p>
        {target.kind === "lineage" ? (
          <p class="soft">
            From now on, in every version: through other numbers, splits and merges, and into other documents.
          </p>
        ) : null}
        {target.kind === "thread" ? (
          <p class="soft">
            Replies, and what is done with the note by others: resolved, opened, taken back, put elsewhere.
          </p>
        ) : null}
        <FollowForm following={following} action="/follow" button="Follow" />
      </article>
    ),
  };
}

/** What is chosen of a subscription, to be changed; and its end. */
export function subscriptionPage(
  { id, target, title }: Pick<Subscription, "id" | "target" | "title">,
  following: Following,
): Page {
  return {
    title: "Change what you are told",
    crumbs: [CRUMB],
    isPrivate: true,
    scripts: ["follow"],
    body: (
      <article class="people following">
        <h1>Change what you are told</h1>
        <p class="lead">
          <FollowedSubject target={target} names={following.names} title={title} />
        </p>
        <FollowForm following={following} action={subscriptionHref(id)} button="Keep" />
        <section aria-labelledby="end">
          <h2 id="end">Follow it no more</h2>
          <p class="soft">What you were told stays in your inbox.</p>
          <EndForm id={id} />
        </section>
      </article>
    ),
  };
}

/** Ends a subscription. @param props.heard - What it is to, where several such forms stand on a page. */
export function EndForm({ id, heard }: { readonly id: string; readonly heard?: string }) {
  return (
    <form class="choices" method="post" action={`${subscriptionHref(id)}/ended`}>
      <button type="submit">
        Follow it no more{heard === undefined ? null : <span class="heard">: {heard}</span>}
      </button>
    </form>
  );
}

const CRUMB = { title: "What you follow", href: SUBSCRIPTIONS_HREF };

type FormProps = { readonly following: Following; readonly action: string; readonly button: string };

function FollowForm({ following, action, button }: FormProps) {
  const { target, names, choices, endpoints, estimate, problem } = following;
  const versions =
    target.kind === "everything" ? [] : inOrderOfTime(names.get(target.negotiation)?.versions ?? []).filter(isStanding);
  return (
    <form class="follow-form" method="post" action={action} data-follow>
      {action === "/follow"
        ? Object.entries(fieldsOfTarget(target)).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))
        : null}
      <div class="follow-told" data-estimate>
        {problem === undefined ? null : <Refused problem={problem} />}
        {estimate === undefined ? null : <EstimateWords estimate={estimate} />}
      </div>
      <p class="submit">
        <button type="submit">{button}</button>
        <button type="submit" class="quiet" formmethod="get" formaction={action} formnovalidate data-unscripted>
          Count again
        </button>
      </p>
      <FollowFields choices={choices} target={target} versions={versions.toReversed()} endpoints={endpoints} />
      <p class="submit">
        <button type="submit">{button}</button>
      </p>
    </form>
  );
}

/** How often the choices would have told something. */
function EstimateWords({ estimate }: { readonly estimate: Estimate }) {
  const { events, isAtLeast } = estimate;
  if (events === 0 && !isAtLeast) return <p role="status">Would have told you nothing in the past month.</p>;
  return (
    <p role="status">
      Would have told you{" "}
      <b>
        {isAtLeast ? "at least " : ""}
        {events === 1 ? "once" : events === 2 ? "twice" : `${events} times`}
      </b>{" "}
      in the past month.
    </p>
  );
}
