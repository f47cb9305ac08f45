import { type Context, Hono } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import { Problem } from "../../model/problem.ts";
import { DELIVERY_STATES, type DeliveryState, type Endpoint } from "../../model/subscription.ts";
import { endpointHref, SUBSCRIPTIONS_HREF } from "../../model/subscription-addresses.ts";
import type { NewEndpoint, Notification } from "../../notification/notification.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { statusOfRefusal } from "../refused.tsx";
import { readSentForm, type SentForm } from "../sent-form.ts";
import { endpointPage, type ToldOfEndpoint } from "./endpoint-page.tsx";
import { LONGEST_TITLE } from "./follow-choices.ts";
import { readSeenNames } from "./followed-words.tsx";
import { type RefusedEndpoint, subscriptionsPage } from "./subscriptions-page.tsx";

type SubscriptionPages = { readonly seen: SeenBy; readonly notification: Notification; readonly show: Show };

const ENDPOINT = "/subscriptions/endpoints/:id";
// A screen is some six deliveries.
const ON_A_PAGE = 50;

/** What one follows, and where it goes beside the inbox: always of whoever asks, and of nobody else. */
export function subscriptionPages({ seen, notification, show }: SubscriptionPages): Hono {
  async function answer(c: Context, refused?: RefusedEndpoint) {
    const [subscriptions, endpoints] = await Promise.all([
      notification.listSubscriptions(actorOf(c)),
      notification.listEndpoints(actorOf(c)),
    ]);
    const targets = subscriptions.map(({ target }) => target);
    const names = await readSeenNames(seen(c).record, targets);
    const page = subscriptionsPage({ subscriptions, names, endpoints, sendsMail: notification.sendsMail }, refused);
    return show(c, page, refused === undefined ? 200 : statusOfRefusal(refused.problem));
  }

  /** @throws Problem `endpoint-not-found`. */
  async function answerEndpoint(c: Context, id: string, told?: ToldOfEndpoint) {
    const state = readState(c.req.query("state") ?? "");
    const deliveries = await notification.listDeliveries(id, { state, limit: ON_A_PAGE + 1 }, actorOf(c));
    const [endpoints, subscriptions] = await Promise.all([
      notification.listEndpoints(actorOf(c)),
      notification.listSubscriptions(actorOf(c)),
    ]);
    const endpoint = endpoints.find((one) => one.id === id);
    if (endpoint === undefined) throw endpointNotFound();
    const named = subscriptions.filter((one) => deliveries.some(({ subscription }) => subscription === one.id));
    const targets = named.map(({ target }) => target);
    const names = await readSeenNames(seen(c).record, targets);
    const hasOlder = deliveries.length > ON_A_PAGE;
    const shown = { endpoint, subscriptions, names, deliveries: deliveries.slice(0, ON_A_PAGE), hasOlder, state };
    return show(c, endpointPage(shown, told), told?.kind === "refused" ? statusOfRefusal(told.problem) : 200);
  }

  return new Hono()
    .get(SUBSCRIPTIONS_HREF, needs("somebody"), (c) => answer(c))
    .post("/subscriptions/endpoints", needs("somebody"), async (c) => {
      const form = await readSentForm(c);
      try {
        const wanted = readNewEndpoint(form);
        refuseTwice(wanted, await notification.listEndpoints(actorOf(c)));
        const { endpoint, secret } = await notification.addEndpoint(wanted, actorOf(c));
        return await answerEndpoint(c, endpoint.id, { kind: "added", secret });
      } catch (error) {
        return answer(c, { problem: ofForm(error), form });
      }
    })
    .get(ENDPOINT, needs("somebody"), (c) => {
      const sent = c.req.query("again") ?? "";
      const told = /^\d{1,9}$/u.test(sent) ? ({ kind: "again", deliveries: Number(sent) } as const) : undefined;
      return answerEndpoint(c, c.req.param("id"), told);
    })
    .post(`${ENDPOINT}/test`, needs("somebody"), async (c) => {
      const id = c.req.param("id");
      const tested = await notification.testEndpoint(id, actorOf(c));
      return answerEndpoint(c, id, { kind: "tested", tested });
    })
    .post(`${ENDPOINT}/confirmation`, needs("somebody"), async (c) => {
      const id = c.req.param("id");
      await notification.askAgain(id, actorOf(c));
      return answerEndpoint(c, id, { kind: "asked" });
    })
    .post(`${ENDPOINT}/secret`, needs("somebody"), async (c) => {
      const id = c.req.param("id");
      const { secret } = await notification.rotateSecret(id, actorOf(c));
      return answerEndpoint(c, id, { kind: "secret", secret });
    })
    .post(`${ENDPOINT}/switch`, needs("somebody"), async (c) => {
      const [id, form] = [c.req.param("id"), await readSentForm(c)];
      await notification.changeEndpoint(id, { isOn: form.one("on") === "yes" }, actorOf(c));
      return c.redirect(endpointHref(id), 303);
    })
    .post(`${ENDPOINT}/replay`, needs("somebody"), async (c) => {
      const [id, form] = [c.req.param("id"), await readSentForm(c)];
      try {
        const count = await notification.replay(id, readReplay(form), actorOf(c));
        return c.redirect(`${endpointHref(id)}?again=${count}`, 303);
      } catch (error) {
        return answerEndpoint(c, id, { kind: "refused", problem: ofForm(error), form });
      }
    })
    .post(`${ENDPOINT}/deleted`, needs("somebody"), async (c) => {
      await notification.deleteEndpoint(c.req.param("id"), actorOf(c));
      return c.redirect(`${SUBSCRIPTIONS_HREF}#endpoints`, 303);
    });
}

/** @throws what is no refusal of what was typed. */
function ofForm(error: unknown): Problem {
  if (error instanceof Problem && error.code === "unreadable-subscription") return error;
  throw error;
}

/** @throws Problem `unreadable-subscription`. */
function readNewEndpoint(form: SentForm): NewEndpoint {
  const [url, mail, title] = [form.one("url").trim(), form.one("mail").trim(), form.one("title").trim()];
  if (title.length > LONGEST_TITLE) {
    throw refused(`A name of your own has ${LONGEST_TITLE} characters at most; this one has ${title.length}.`);
  }
  if (mail !== "") return { url: `mailto:${encodeURIComponent(mail)}`, title };
  return { url, title, signature: form.one("signature") === "ed25519" ? "ed25519" : "hmac" };
}

/** A form that is sent twice would else make two of one, and whatever is followed would arrive there twice. */
function refuseTwice({ url }: NewEndpoint, own: readonly Endpoint[]): void {
  const wanted = URL.canParse(url) ? new URL(url).href : url;
  if (own.every((one) => one.url !== wanted)) return;
  throw refused(
    "You have this address already.",
    "If its secret is lost, give it a new one on its page: choose it in the list.",
  );
}

/** Events by their ids, or a stretch of time as somebody types it. @throws Problem `unreadable-subscription`. */
function readReplay(form: SentForm) {
  const events = form.all("events");
  if (events.length > 0) return { events };
  const from = readMoment(form.one("from"));
  if (from === undefined) throw refused("It is not said from when on.", "Write it as 2026-11-23 09:30, in UTC.");
  return { from, to: readMoment(form.one("to")) };
}

/** `2026-11-23 09:30`, or a day as its beginning; undefined of nothing. @throws Problem `unreadable-subscription`. */
function readMoment(sent: string): string | undefined {
  const typed = sent.trim();
  if (typed === "") return undefined;
  const [, day, minute = "00:00"] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?(?:\s*(?:UTC|Z))?$/iu.exec(typed) ?? [];
  const at = Date.parse(`${day}T${minute}Z`);
  // A 31st of February would else be the 3rd of March.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(`${day}T${minute}`)) return new Date(at).toISOString();
  throw refused(`"${typed.slice(0, 60)}" is no moment.`, "Write it as 2026-11-23 09:30, in UTC.");
}

function readState(sent: string): DeliveryState | undefined {
  if (sent === "") return undefined;
  const known = DELIVERY_STATES.find((state) => state === sent);
  if (known !== undefined) return known;
  throw new Problem("malformed-query", `"state" is none of ${DELIVERY_STATES.join(", ")}.`);
}

function refused(sentence: string, hint?: string): Problem {
  return new Problem("unreadable-subscription", sentence, hint);
}

function endpointNotFound(): Problem {
  return new Problem("endpoint-not-found", "You have no such endpoint.", "List yours to see those there are.");
}
