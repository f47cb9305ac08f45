import { counted } from "../../model/counted.ts";
import type { Problem } from "../../model/problem.ts";
import type { Endpoint, Subscription } from "../../model/subscription.ts";
import {
  endpointHref,
  inboxHref,
  SUBSCRIPTIONS_HREF,
  subscriptionAnchor,
  subscriptionHref,
} from "../../model/subscription-addresses.ts";
import { When } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { EndpointAddress, EndpointName, EndpointState, isMail, nameOfEndpoint } from "./endpoint-words.tsx";
import { LONGEST_TITLE } from "./follow-choices.ts";
import { FollowNothing } from "./follow-link.tsx";
import { EndForm } from "./follow-page.tsx";
import { FollowedSubject, type SeenNames, titleOfBase } from "./followed-words.tsx";
import { saySubscription } from "./say-subscription.ts";

export type Subscribed = {
  readonly subscriptions: readonly Subscription[];
  readonly names: SeenNames;
  readonly endpoints: readonly Endpoint[];
  /** Whether endpoints may be addresses of e-mail. */
  readonly sendsMail: boolean;
};

/** Why an endpoint was not added, and what was typed. */
export type RefusedEndpoint = { readonly problem: Problem; readonly form: SentForm };

/** What one follows, each in a sentence; and where it goes beside the inbox. */
export function subscriptionsPage(subscribed: Subscribed, refused?: RefusedEndpoint): Page {
  return {
    title: "What you follow",
    crumbs: [],
    isPrivate: true,
    body: (
      <article class="people subscriptions">
        <h1>What you follow</h1>
        <p class="ways">
          <a href={inboxHref()}>Inbox</a>
        </p>
        <Subscriptions {...subscribed} />
        <Endpoints {...subscribed} refused={refused} />
      </article>
    ),
  };
}

function Subscriptions({ subscriptions, names, endpoints }: Subscribed) {
  if (subscriptions.length === 0) return <FollowNothing />;
  return (
    <ul class="said-list followed">
      {subscriptions.map((subscription) => (
        <SubscriptionItem subscription={subscription} names={names} endpoints={endpoints} />
      ))}
    </ul>
  );
}

type ItemProps = Pick<Subscribed, "names" | "endpoints"> & { readonly subscription: Subscription };

function SubscriptionItem({ subscription, names, endpoints }: ItemProps) {
  const { id, target, title, createdAt } = subscription;
  const places = endpoints.filter((endpoint) => subscription.endpoints.includes(endpoint.id));
  return (
    <li id={subscriptionAnchor(id)}>
      <p>
        <FollowedSubject target={target} names={names} title={title} />:{" "}
        <bdi>{saySubscription(subscription, titleOfBase(subscription, names))}</bdi>.
      </p>
      <p class="soft">
        In your inbox
        {places.map((endpoint) => (
          <>
            , at{" "}
            <a href={endpointHref(endpoint.id)}>
              <EndpointName endpoint={endpoint} />
            </a>
          </>
        ))}
        , since <When date={createdAt} />
      </p>
      <div class="choices">
        <a href={subscriptionHref(id)}>
          Change<span class="heard"> what you are told: {title === "" ? target.kind : title}</span>
        </a>
        <EndForm id={id} heard={title === "" ? target.kind : title} />
      </div>
    </li>
  );
}

type EndpointsProps = Subscribed & { readonly refused: RefusedEndpoint | undefined };

function Endpoints({ subscriptions, endpoints, sendsMail, refused }: EndpointsProps) {
  const typed = (name: string) => refused?.form.one(name) ?? "";
  const isOfMail = refused?.form.one("mail") !== undefined && refused.form.one("mail") !== "";
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints">Where it goes beside the inbox</h2>
      {endpoints.length === 0 ? (
        <p class="soft">
          Nowhere yet. Another program can be told by a webhook{sendsMail ? ", and you by e-mail" : ""}: add an address
          here, then choose it for what you follow.
        </p>
      ) : (
        <ul class="said-list endpoints">
          {endpoints.map((endpoint) => (
            <EndpointItem endpoint={endpoint} subscriptions={subscriptions} />
          ))}
        </ul>
      )}
      {refused === undefined ? null : <Refused problem={refused.problem} />}
      {sendsMail ? <MailForm address={isOfMail ? typed("mail") : ""} /> : null}
      <details class="add-endpoint" open={endpoints.length === 0 || (refused !== undefined && !isOfMail)}>
        <summary>Add a webhook</summary>
        <form class="people-form" method="post" action={`${SUBSCRIPTIONS_HREF}/endpoints`}>
          <div class="field">
            <label for="endpoint-url">Address</label>
            <input
              type="text"
              id="endpoint-url"
              name="url"
              value={isOfMail ? "" : typed("url")}
              required
              maxlength={2000}
              placeholder="https://hooks.example.org/travaux"
              inputmode="url"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              aria-describedby="endpoint-url-help"
            />
            <p class="help" id="endpoint-url-help">
              What is sent there follows Standard Webhooks, and holds ids alone: no words of a draft.
            </p>
          </div>
          <div class="field">
            <label for="endpoint-title">
              Called <span class="soft">in your words, or nothing</span>
            </label>
            <input
              type="text"
              id="endpoint-title"
              name="title"
              value={isOfMail ? "" : typed("title")}
              maxlength={LONGEST_TITLE}
              dir="auto"
              autocomplete="off"
            />
          </div>
          <div class="field">
            <label for="endpoint-signature">Signed by</label>
            <select id="endpoint-signature" name="signature">
              <option value="hmac">a secret that both sides have (HMAC)</option>
              <option value="ed25519" selected={typed("signature") === "ed25519"}>
                a key of which you get the public half (Ed25519)
              </option>
            </select>
          </div>
          <p class="submit">
            <button type="submit">Add the webhook</button>
          </p>
        </form>
      </details>
    </section>
  );
}

function MailForm({ address }: { readonly address: string }) {
  return (
    <form class="people-form" method="post" action={`${SUBSCRIPTIONS_HREF}/endpoints`}>
      <div class="field">
        <label for="endpoint-mail">E-mail</label>
        <input
          type="text"
          id="endpoint-mail"
          name="mail"
          value={address}
          required
          maxlength={254}
          placeholder="name@example.org"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
        />
      </div>
      <p class="submit">
        <button type="submit">Add the address</button>
      </p>
    </form>
  );
}

type EndpointItemProps = { readonly endpoint: Endpoint; readonly subscriptions: readonly Subscription[] };

function EndpointItem({ endpoint, subscriptions }: EndpointItemProps) {
  const { id, title } = endpoint;
  const told = subscriptions.filter((subscription) => subscription.endpoints.includes(id)).length;
  return (
    <li>
      <p>
        <a href={endpointHref(id)}>
          <EndpointName endpoint={endpoint} />
        </a>
      </p>
      {title === "" && isMail(endpoint) ? null : (
        <p class="soft">
          <EndpointAddress endpoint={endpoint} />
        </p>
      )}
      <p class="soft">
        <EndpointState endpoint={endpoint} />{" "}
        {told === 0
          ? "Nothing that you follow goes there."
          : `${counted(told, "subscription goes", "subscriptions go")} there.`}
      </p>
      <p class="ways">
        <a href={endpointHref(id)}>
          Deliveries, test message{isMail(endpoint) ? "" : ", secret"}
          <span class="heard"> of {nameOfEndpoint(endpoint)}</span>
        </a>
      </p>
    </li>
  );
}
