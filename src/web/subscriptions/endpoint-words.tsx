import { addressIn, isMailUrl } from "../../model/mail-url.ts";
import type { Endpoint } from "../../model/subscription.ts";
import { ChosenMoment } from "../dates.tsx";

/** Whether an endpoint is an address of e-mail; else webhooks go there. */
export function isMail({ url }: Pick<Endpoint, "url">): boolean {
  return isMailUrl(url);
}

/** Whether it waits for whoever reads there to say that mail may come. */
export function isUnconfirmed({ channel, confirmedAt }: Pick<Endpoint, "channel" | "confirmedAt">): boolean {
  return channel === "mail" && confirmedAt === undefined;
}

/** What an endpoint is called: in its owner's words, else by its host, or by its address of e-mail. */
export function nameOfEndpoint({ title, url }: Pick<Endpoint, "title" | "url">): string {
  if (title !== "") return title;
  if (isMail({ url })) return addressIn(url);
  return URL.canParse(url) ? new URL(url).host : url;
}

export function EndpointName({ endpoint }: { readonly endpoint: Pick<Endpoint, "title" | "url"> }) {
  return <bdi>{nameOfEndpoint(endpoint)}</bdi>;
}

/** Where it leads, whole: to whoever has it alone. */
export function EndpointAddress({ endpoint }: { readonly endpoint: Pick<Endpoint, "url"> }) {
  return <code class="address">{isMail(endpoint) ? addressIn(endpoint.url) : endpoint.url}</code>;
}

/** Whether anything goes there. */
export function EndpointState({ endpoint }: { readonly endpoint: Endpoint }) {
  const { switchedOff, failingSince } = endpoint;
  if (isUnconfirmed(endpoint)) {
    return (
      <>
        <span class="withdrawn-on">Not confirmed</span> <bdi>{switchedOff?.why}</bdi> Nothing goes there until somebody
        opens the link that was sent to it.
      </>
    );
  }
  if (switchedOff !== undefined) {
    return (
      <>
        <span class="withdrawn-on">Switched off</span> <ChosenMoment at={switchedOff.at} />.{" "}
        <bdi>{switchedOff.why}</bdi>
      </>
    );
  }
  if (failingSince !== undefined) {
    return (
      <>
        <span class="withdrawn-on">Failing</span> since <ChosenMoment at={failingSince} />. What waits is tried again;
        after five days it is switched off.
      </>
    );
  }
  return <>On.</>;
}
