import type { Relayed } from "../../mail/relay.ts";
import { addressIn } from "../../model/mail-url.ts";
import type { StoredEndpoint } from "../../storage/endpoints.ts";
import type { StoredNotice } from "../../storage/notices.ts";
import type { StoredSubscription } from "../../storage/subscriptions.ts";
import { isNotThere } from "../changed-on-target.ts";
import { readOnce } from "../read-once.ts";
import { type Delivering, deliveryIdOf, LONGEST_TRY_MS, type Sent, type ToSend } from "../send-delivery.ts";
import { unsubscribeHref } from "./end-mail.ts";
import type { MailWords } from "./mail-words.ts";
import { type Envelope, type Mailing, writeMail } from "./mailing.ts";
import { publicWords } from "./public-words.ts";
import { type Sayable, sayDelivery } from "./say-delivery.ts";

const MOST_ANSWER_KEPT = 1_024;
// What each costs is a comparison at worst. Of more than that, a mail has nothing to say that is read.
const MOST_LOOKED_AT = 100;

/** Sends a delivery by mail, once. Throws where the record cannot be read. */
export async function sendMail(delivering: Delivering, endpoint: StoredEndpoint, one: ToSend): Promise<Sent> {
  const { mail, storage } = delivering;
  const subscription = await storage.read((rows) => rows.subscriptions.find(one.subscriptionId));
  if (mail === undefined) return notSent("This service sends no mail any more.");
  if (subscription === undefined) return notSent("The subscription is no more.");
  const unsubscribe = unsubscribeHref(mail.origin, endpoint, one.subscriptionId);
  const words = await wordsOf(delivering, mail, one, subscription, unsubscribe);
  return send(delivering, mail, endpoint, words, {
    id: deliveryIdOf(one),
    // When it was to be told: at each try the same, as all of it is.
    date: new Date(Math.max(...one.told.map(({ shownFrom }) => shownFrom.getTime()))),
    // By its subscription and not by what it is about: that would tell of what a mail says nothing of.
    thread: one.subscriptionId,
    unsubscribe,
  });
}

/** Sends a message that tells of nothing, once. */
export function sendTestMail(
  delivering: Delivering,
  endpoint: StoredEndpoint,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<Sent> {
  const { mail } = delivering;
  if (mail === undefined) return Promise.resolve(notSent("This service sends no mail any more."));
  const { host } = new URL(mail.origin);
  const words: MailWords = {
    subject: "Mail arrives here",
    lead: [`This is a test. What you follow at ${host} is told here, as far as you asked for it.`],
    ...{ sections: [], after: [] },
    foot: {
      sentence: `You asked at ${host} for this test.`,
      links: [{ label: "All that you are told of", href: `${mail.origin}/subscriptions` }],
    },
  };
  return send(delivering, mail, endpoint, words, { id, date: at });
}

/** Hands a message to the relay. @param envelope - But for where it goes. */
export async function send(
  { complain, signal }: Pick<Delivering, "complain" | "signal">,
  mail: Mailing,
  { url, confirmedAt }: Pick<StoredEndpoint, "url" | "confirmedAt">,
  words: MailWords,
  envelope: Omit<Envelope, "to">,
  isAsking = false,
): Promise<Sent> {
  // Nothing but the question itself goes to an address whose reader has not said that it may.
  if (confirmedAt === null && !isAsking) return notSent("The address is not confirmed.");
  const begun = performance.now();
  const message = writeMail(mail.origin, words, { ...envelope, to: addressIn(url) });
  const relayed = await mail.relay.send(message, { timeoutMs: LONGEST_TRY_MS, signal });
  // Whoever runs the service is to know that no mail leaves it.
  if (relayed.kind === "unreachable") complain(new Error(`Mail: ${relayed.why} (${relayed.detail})`));
  return tellRelayed(relayed, Math.round(performance.now() - begun));
}

function tellRelayed(relayed: Relayed, took: number): Sent {
  switch (relayed.kind) {
    case "stopped":
      return { came: "stopped", status: undefined, answer: "The service is closing.", took };
    case "unreachable":
      return { came: "failed", status: undefined, answer: relayed.why, took };
    case "taken":
      return { came: "taken", status: relayed.status, answer: keptOf(relayed.answer), took };
    case "refused": {
      const { status, isNoMailbox } = relayed;
      const goneForGood = isNoMailbox ? `It was answered ${status}: there is no such mailbox.` : undefined;
      return { came: "failed", status, answer: keptOf(relayed.answer), took, goneForGood };
    }
  }
}

function keptOf(answer: string): string {
  return answer.slice(0, MOST_ANSWER_KEPT).replaceAll("\0", "\u{FFFD}");
}

function notSent(answer: string): Sent {
  return { came: "failed", status: undefined, answer, took: 0 };
}

async function wordsOf(
  delivering: Delivering,
  { origin }: Mailing,
  { told, isDigest }: ToSend,
  subscription: StoredSubscription,
  unsubscribe: string,
): Promise<MailWords> {
  const looking = { readers: readOnce(delivering.readers) };
  const lookedAt = told.slice(0, MOST_LOOKED_AT);
  const words = await publicWords(looking, lookedAt, subscription);
  const sayable = lookedAt.map((notice, at): Sayable => ({ notice, words: words[at] }));
  const negotiation = told[0] && (await publicTitle(looking, told[0]));
  return sayDelivery(sayable, { isDigest, isMore: told.length > MOST_LOOKED_AT }, { origin, unsubscribe, negotiation });
}

async function publicTitle(
  { readers }: Pick<Delivering, "readers">,
  { negotiation }: StoredNotice,
): Promise<string | undefined> {
  try {
    return (await readers.public.getNegotiation(negotiation)).negotiation.title;
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}
