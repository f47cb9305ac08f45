import { counted } from "../../model/counted.ts";
import type { Problem } from "../../model/problem.ts";
import {
  DELIVERY_STATES,
  type Delivery,
  type DeliveryState,
  type Endpoint,
  type Subscription,
} from "../../model/subscription.ts";
import { endpointHref, SUBSCRIPTIONS_HREF } from "../../model/subscription-addresses.ts";
import type { Tested } from "../../notification/notification.ts";
import { ChosenMoment } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import {
  EndpointAddress,
  EndpointName,
  EndpointState,
  isMail,
  isUnconfirmed,
  nameOfEndpoint,
} from "./endpoint-words.tsx";
import { FollowedSubject, type SeenNames } from "./followed-words.tsx";

/** What stands on the page of an endpoint. */
export type EndpointShown = {
  readonly endpoint: Endpoint;
  readonly subscriptions: readonly Subscription[];
  readonly names: SeenNames;
  /** Newest first. */
  readonly deliveries: readonly Delivery[];
  /** Whether there are older ones. */
  readonly hasOlder: boolean;
  /** Those of one state alone. */
  readonly state: DeliveryState | undefined;
};

/** What came of a form of that page. */
export type ToldOfEndpoint =
  | { readonly kind: "added"; readonly secret: string | undefined }
  | { readonly kind: "secret"; readonly secret: string | undefined }
  | { readonly kind: "tested"; readonly tested: Tested }
  | { readonly kind: "asked" }
  | { readonly kind: "again"; readonly deliveries: number }
  | { readonly kind: "refused"; readonly problem: Problem; readonly form: SentForm };

/** One endpoint: whether it is on, what went there and what came of it, and what can be done with it. */
export function endpointPage(shown: EndpointShown, told?: ToldOfEndpoint): Page {
  const { endpoint } = shown;
  return {
    title: nameOfEndpoint(endpoint),
    crumbs: [{ title: "What you follow", href: SUBSCRIPTIONS_HREF }],
    isPrivate: true,
    body: (
      <article class="people endpoint">
        <h1 dir="auto">{nameOfEndpoint(endpoint)}</h1>
        <p class="lead">
          <EndpointState endpoint={endpoint} />
        </p>
        <p>
          <EndpointAddress endpoint={endpoint} />
        </p>
        {endpoint.publicKey === undefined ? null : (
          <p class="soft">
            Signed by Ed25519; checked with <code class="address">{endpoint.publicKey}</code>
          </p>
        )}
        <Told told={told} endpoint={endpoint} />
        <Deeds endpoint={endpoint} />
        <Deliveries {...shown} />
        <Replay endpoint={endpoint} form={told?.kind === "refused" ? told.form : undefined} />
        <End endpoint={endpoint} />
      </article>
    ),
  };
}

type TellingProps = { readonly told: ToldOfEndpoint | undefined; readonly endpoint: Endpoint };

function Told({ told, endpoint }: TellingProps) {
  if (told === undefined) return null;
  switch (told.kind) {
    case "refused":
      return <Refused problem={told.problem} />;
    case "added":
    case "secret":
      return (
        <div class="notice" role="status" tabindex={-1} autofocus>
          {told.secret === undefined ? (
            <p>
              {isMail(endpoint)
                ? "A link is on its way there, by which mail is allowed to come."
                : "What is sent is signed with a new key from now on."}
            </p>
          ) : (
            <>
              <p>Copy the secret now: it cannot be shown again.</p>
              <pre class="secret">{told.secret}</pre>
            </>
          )}
          {told.kind === "added" || isMail(endpoint) ? null : (
            <p class="soft">The former one signs as well for a day: change to the new one within it.</p>
          )}
        </div>
      );
    case "tested":
      return <TestedWords tested={told.tested} />;
    case "asked":
      return (
        <p class="notice" role="status" tabindex={-1} autofocus>
          The link is on its way. The one before it is good no more.
        </p>
      );
    case "again":
      return (
        <p class="notice" role="status" tabindex={-1} autofocus>
          {told.deliveries === 0
            ? "Nothing went there of that: nothing is sent again."
            : `${counted(told.deliveries, "delivery", "deliveries")} sent again, under the same ids and in the same order.`}
        </p>
      );
  }
}

function TestedWords({ tested }: { readonly tested: Tested }) {
  const { isDelivered, status, answer, took } = tested;
  return (
    <div class={isDelivered ? "notice" : "error"} role="status" tabindex={-1} autofocus>
      <p>
        {isDelivered ? "The test message arrived" : "The test message did not arrive"}
        {status === undefined ? "" : `: it was answered with ${status}`} after {sayTook(took)}.
      </p>
      <Answer answer={answer} />
    </div>
  );
}

function Deeds({ endpoint }: { readonly endpoint: Endpoint }) {
  const address = endpointHref(endpoint.id);
  if (isUnconfirmed(endpoint)) {
    return (
      <form class="choices" method="post" action={`${address}/confirmation`}>
        <button type="submit">Send the link again</button>
      </form>
    );
  }
  return (
    <div class="choices">
      <form method="post" action={`${address}/test`}>
        <button type="submit">Send a test message</button>
      </form>
      <form method="post" action={`${address}/switch`}>
        <input type="hidden" name="on" value={endpoint.switchedOff === undefined ? "no" : "yes"} />
        <button type="submit">{endpoint.switchedOff === undefined ? "Switch it off" : "Switch it on"}</button>
      </form>
      {isMail(endpoint) ? null : (
        <form method="post" action={`${address}/secret`}>
          <button type="submit">Give it a new {endpoint.signature === "hmac" ? "secret" : "key"}</button>
        </form>
      )}
    </div>
  );
}

const STATE_WORDS: Readonly<Record<DeliveryState, string>> = {
  waiting: "waiting",
  delivered: "delivered",
  "given-up": "given up",
  cancelled: "cancelled",
};

function Deliveries({ endpoint, subscriptions, names, deliveries, hasOlder, state }: EndpointShown) {
  const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">What went there</h2>
      <p class="ways">
        <a href={endpointHref(endpoint.id)} aria-current={state === undefined ? "true" : undefined}>
          all
        </a>
        {DELIVERY_STATES.map((one) => (
          <a href={endpointHref(endpoint.id, one)} aria-current={state === one ? "true" : undefined}>
            {STATE_WORDS[one]}
          </a>
        ))}
      </p>
      {deliveries.length === 0 ? (
        <p class="empty">
          {state === undefined ? "Nothing yet. A test message shows whether it would arrive." : "Nothing of that."}
        </p>
      ) : (
        <ol class="happened deliveries">
          {deliveries.map((delivery) => (
            <li>
              <p class="facts when">
                <ChosenMoment at={delivery.madeAt} />
              </p>
              <DeliveryItem
                delivery={delivery}
                subscription={byId.get(delivery.subscription)}
                names={names}
                isOn={endpoint.switchedOff === undefined}
                address={endpointHref(endpoint.id)}
              />
            </li>
          ))}
        </ol>
      )}
      {hasOlder ? (
        <p class="soft">
          Only the newest are shown; older ones are at <code>/api/endpoints/{endpoint.id}/deliveries</code>.
        </p>
      ) : null}
    </section>
  );
}

type DeliveryProps = {
  readonly delivery: Delivery;
  /** Undefined of one that ended. */
  readonly subscription: Subscription | undefined;
  readonly names: SeenNames;
  readonly isOn: boolean;
  readonly address: string;
};

function DeliveryItem({ delivery, subscription, names, isOn, address }: DeliveryProps) {
  const { id, events, state, attempts } = delivery;
  return (
    <div>
      <p class="what">
        <b class={`state is-${state}`}>{STATE_WORDS[state]}</b>
        <StateWords delivery={delivery} />
      </p>
      <p class="soft">
        {counted(events.length, "event")} of{" "}
        {subscription === undefined ? (
          "something that you follow no more"
        ) : (
          <FollowedSubject target={subscription.target} names={names} title={subscription.title} />
        )}
      </p>
      <p class="facts">
        <code class="address">{id}</code>
      </p>
      {attempts.length === 0 ? null : <Attempts delivery={delivery} />}
      {isOn && state !== "waiting" ? (
        <form class="choices" method="post" action={`${address}/replay`}>
          {events.map((event) => (
            <input type="hidden" name="events" value={event} />
          ))}
          <button type="submit">
            Send again<span class="heard"> {id}</span>
          </button>
        </form>
      ) : null}
    </div>
  );
}

function StateWords({ delivery: { state, attempts, madeAt, dueAt } }: { readonly delivery: Delivery }) {
  const tries = counted(attempts.length, "try", "tries");
  switch (state) {
    case "waiting":
      // Due as it was made, and not tried: something stands before it.
      if (attempts.length === 0 && dueAt <= madeAt) return <>: it goes out behind what was made before it</>;
      return (
        <>
          {attempts.length === 0 ? ", due " : ` after ${tries}; the next one `}
          <ChosenMoment at={dueAt} />
        </>
      );
    case "delivered":
      return <>{attempts.length === 1 ? " at the first try" : ` after ${tries}`}</>;
    case "given-up":
      return <> after {tries}</>;
    case "cancelled":
      return <>: nobody was to be told any more, or nowhere</>;
  }
}

function Attempts({ delivery: { attempts, state } }: { readonly delivery: Delivery }) {
  const last = attempts.at(-1);
  return (
    <details open={state === "given-up" || (state === "waiting" && last !== undefined)}>
      <summary>
        {counted(attempts.length, "try", "tries")}
        {last?.status === undefined ? "" : `, the last answered with ${last.status}`}
      </summary>
      <ol class="tries">
        {attempts.map(({ at, status, answer, took }) => (
          <li>
            <p>
              <ChosenMoment at={at} /> · {status === undefined ? "no answer" : status} · {sayTook(took)}
            </p>
            <Answer answer={answer} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What the other side said: whatever it is, it is text. */
function Answer({ answer }: { readonly answer: string }) {
  return answer.trim() === "" ? null : (
    <pre class="answer" dir="auto">
      {answer}
    </pre>
  );
}

function sayTook(took: number): string {
  return took < 1000 ? `${took} ms` : `${(took / 1000).toFixed(1)} s`;
}

type ReplayProps = { readonly endpoint: Endpoint; readonly form: SentForm | undefined };

function Replay({ endpoint, form }: ReplayProps) {
  if (endpoint.switchedOff !== undefined) {
    return (
      <section aria-labelledby="replay">
        <h2 id="replay">Send a stretch of it again</h2>
        <p class="soft">Switch it on first; then what it missed can be sent again.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="replay">
      <h2 id="replay">Send a stretch of it again</h2>
      <p class="soft">
        All that was made from one moment up to another, or up to now: under the same ids, so that whoever receives it
        can tell what it has.
      </p>
      <form class="people-form" method="post" action={`${endpointHref(endpoint.id)}/replay`}>
        <MomentField name="from" label="From" value={form?.one("from") ?? ""} required />
        <MomentField name="to" label="Up to" value={form?.one("to") ?? ""} help="Empty: up to now." />
        <p class="submit">
          <button type="submit" class="quiet">
            Send it again
          </button>
        </p>
      </form>
    </section>
  );
}

type MomentProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly required?: boolean;
};

// Not a field of type datetime-local, which knows no UTC.
function MomentField({ name, label, value, help = "", required = false }: MomentProps) {
  return (
    <div class="field">
      <label for={`replay-${name}`}>
        {label} <span class="soft">in UTC</span>
      </label>
      <input
        type="text"
        id={`replay-${name}`}
        name={name}
        value={value}
        placeholder="2026-11-23 09:30"
        required={required}
        maxlength={40}
        autocomplete="off"
        aria-describedby={help === "" ? undefined : `replay-${name}-help`}
      />
      {help === "" ? null : (
        <p class="help" id={`replay-${name}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

function End({ endpoint }: { readonly endpoint: Endpoint }) {
  return (
    <section aria-labelledby="end">
      <h2 id="end">Delete it</h2>
      <p class="soft">
        Nothing more is sent to <EndpointName endpoint={endpoint} />; what you follow stays as it is, in your inbox.
      </p>
      <form class="choices" method="post" action={`${endpointHref(endpoint.id)}/deleted`}>
        <button type="submit">Delete it</button>
      </form>
    </section>
  );
}
