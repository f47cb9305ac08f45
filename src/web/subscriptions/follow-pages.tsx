import { type Context, Hono } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import { Problem } from "../../model/problem.ts";
import type { Subscription, SubscriptionTarget } from "../../model/subscription.ts";
import { SUBSCRIPTIONS_HREF, subscriptionAnchor } from "../../model/subscription-addresses.ts";
import type { Estimate, Notification } from "../../notification/notification.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { statusOfRefusal } from "../refused.tsx";
import { readSentForm } from "../sent-form.ts";
import {
  choicesOf,
  type Fields,
  type FollowChoices,
  QUIET,
  readFollowChoices,
  readFollowTarget,
  wantedBy,
} from "./follow-choices.ts";
import { followPage, subscriptionPage } from "./follow-page.tsx";
import { readSeenNames } from "./followed-words.tsx";

export type FollowPages = { readonly seen: SeenBy; readonly notification: Notification; readonly show: Show };

/** Where something is followed, and where it is said anew how. Without a script the same addresses count, too. */
export function followPages({ seen, notification, show }: FollowPages): Hono {
  /** What stands on either page: counted, unless the choices are refused. @throws what is no refusal of them. */
  async function followingOf(c: Context, target: SubscriptionTarget, choices: FollowChoices, refused?: Problem) {
    const names = await readSeenNames(seen(c).record, [target]);
    const endpoints = await notification.listEndpoints(actorOf(c));
    let estimate: Estimate | undefined;
    const problem =
      refused ??
      (await refusalOfChoices(async () => {
        estimate = await notification.estimate({ target, ...wantedBy(choices) }, actorOf(c));
      }));
    return { target, names, choices, endpoints, estimate, problem };
  }

  async function answerFollow(c: Context, target: SubscriptionTarget, choices: FollowChoices, refused?: Problem) {
    const following = await followingOf(c, target, choices, refused);
    return show(c, followPage(following), statusOf(following.problem));
  }

  async function answerSubscription(c: Context, own: Subscription, choices: FollowChoices, refused?: Problem) {
    const following = await followingOf(c, own.target, choices, refused);
    return show(c, subscriptionPage(own, following), statusOf(following.problem));
  }

  /** @throws Problem `subscription-not-found`. */
  async function ownSubscription(c: Context): Promise<Subscription> {
    const own = (await notification.listSubscriptions(actorOf(c))).find(({ id }) => id === c.req.param("id"));
    if (own === undefined) {
      throw new Problem(
        "subscription-not-found",
        "You have no such subscription.",
        "See what you follow, and where to begin, at /subscriptions.",
      );
    }
    return own;
  }

  return new Hono()
    .get("/follow", needs("somebody"), async (c) => {
      const fields = fieldsOfQuery(c);
      const target = readFollowTarget(fields);
      return answerFollow(c, target, readFollowChoices(fields, await firstChoices(c, target)));
    })
    .post("/follow", needs("somebody"), async (c) => {
      const form = await readSentForm(c);
      const [target, choices] = [readFollowTarget(form), readFollowChoices(form, QUIET)];
      let made: Subscription | undefined;
      const problem = await refusalOfChoices(async () => {
        const wanted = { target, ...wantedBy(choices) };
        const before = await notification.listSubscriptions(actorOf(c));
        // Sent twice, by an impatient finger or after going back, it is one: nobody wants to be told everything twice.
        made = before.find((own) => isSame(own, wanted)) ?? (await notification.subscribe(wanted, actorOf(c)));
      });
      if (made === undefined) return answerFollow(c, target, choices, problem);
      return c.redirect(`${SUBSCRIPTIONS_HREF}#${subscriptionAnchor(made.id)}`, 303);
    })
    .get("/subscriptions/:id", needs("somebody"), async (c) => {
      const own = await ownSubscription(c);
      return answerSubscription(c, own, readFollowChoices(fieldsOfQuery(c), choicesOf(own)));
    })
    .post("/subscriptions/:id", needs("somebody"), async (c) => {
      const [own, form] = [await ownSubscription(c), await readSentForm(c)];
      const choices = readFollowChoices(form, choicesOf(own));
      const problem = await refusalOfChoices(() =>
        notification.changeSubscription(own.id, wantedBy(choices), actorOf(c)),
      );
      if (problem !== undefined) return answerSubscription(c, own, choices, problem);
      return c.redirect(`${SUBSCRIPTIONS_HREF}#${subscriptionAnchor(own.id)}`, 303);
    })
    .post("/subscriptions/:id/ended", needs("somebody"), async (c) => {
      await notification.unsubscribe(c.req.param("id"), actorOf(c));
      return c.redirect(SUBSCRIPTIONS_HREF, 303);
    });

  /** A term is called in its owner's words what it is called here: a list of what one follows knows its id alone. */
  async function firstChoices(c: Context, target: SubscriptionTarget): Promise<FollowChoices> {
    if (target.kind === "thread") return { ...QUIET, kinds: ["annotation"] };
    if (target.kind !== "term") return QUIET;
    const { row } = await seen(c).lineages.followTerm(target.negotiation, target.term);
    return { ...QUIET, title: row.title };
  }
}

function fieldsOfQuery(c: Context): Fields {
  return { one: (name) => c.req.query(name) ?? "", all: (name) => c.req.queries(name) ?? [] };
}

function statusOf(problem: Problem | undefined) {
  return problem === undefined ? 200 : statusOfRefusal(problem);
}

/** Why choices are refused, to be said beside them. @throws what is no such refusal: that what is followed is not there. */
async function refusalOfChoices(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Problem && OF_CHOICES.includes(error.code)) return error;
    throw error;
  }
}

const OF_CHOICES: readonly string[] = ["unreadable-subscription", "endpoint-not-found"];

/** Whether a subscription is just what is wanted; of a lineage also where its point is named by another reading. */
function isSame(own: Subscription, wanted: Omit<Subscription, "id" | "createdAt">): boolean {
  const target = ({ target: of }: Pick<Subscription, "target">) =>
    of.kind === "lineage" ? { ...of, point: of.point.replace(/~\d+(?=#)/u, "") } : of;
  const said = (one: Omit<Subscription, "id" | "createdAt">) => {
    const { title, threshold, base, pace, endpoints } = one;
    return canonical({ title, target: target(one), threshold, base, pace, endpoints });
  };
  return said(own) === said(wanted);
}

/** The same text for the same values, in whichever order a database gives their fields back. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
