import { domainOf } from "../../mail/mail-address.ts";
import type { Outgoing, Relay } from "../../mail/relay.ts";
import { type AskedLately, countAsked } from "./count-asked.ts";
import type { MailWords } from "./mail-words.ts";
import { writeMailHtml } from "./write-mail-html.tsx";
import { writeMailText } from "./write-mail-text.ts";

/** What mail is sent with. */
export type Mailing = {
  /** Of this service as people outside reach it, without a slash at its end: where links lead. */
  readonly origin: string;
  readonly relay: Relay;
  readonly asked: AskedLately;
  /** Does something that nobody waits for: it is waited for at the end. */
  apart(work: Promise<void>): void;
  /** Waits for what is done apart, and closes the relay. */
  close(): Promise<void>;
};

export function openMailing(origin: string, relay: Relay): Mailing {
  const underWay = new Set<Promise<void>>();
  return {
    ...{ origin, relay, asked: countAsked() },
    apart(work) {
      const done = work.finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async close() {
      await Promise.allSettled(underWay);
      relay.close();
    },
  };
}

/** What a message is beside its words. */
export type Envelope = {
  readonly to: string;
  /** The same at each try: made of what the delivery is called. */
  readonly id: string;
  readonly date: Date;
  /** What it belongs to, by a name that is the same for all of it: mail programs lay them together. */
  readonly thread?: string | undefined;
  /** Where one click, by whoever reads it or by their mail program, ends it. */
  readonly unsubscribe?: string | undefined;
};

/**
 * Makes a message of its words, once as text and once as HTML.
 *
 * Source: Auto-Submitted is RFC 3834, so that no absence is told to us; List-Id RFC 2919, List-Unsubscribe RFC 2369, by one click RFC
 * 8058.
 */
export function writeMail(origin: string, words: MailWords, { to, id, date, thread, unsubscribe }: Envelope): Outgoing {
  const { hostname, protocol } = new URL(origin);
  return {
    ...{ to, messageId: `<${id}@${hostname}>`, date, subject: words.subject },
    inReplyTo: thread === undefined ? undefined : `<${thread}@${hostname}>`,
    ...{ text: writeMailText(words), html: writeMailHtml(words) },
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(unsubscribe === undefined
        ? {}
        : { "List-Id": `<${thread}.${hostname}>`, Precedence: "bulk", "List-Unsubscribe": `<${unsubscribe}>` }),
      // By HTTPS alone, as the standard has it.
      ...(unsubscribe === undefined || protocol !== "https:"
        ? {}
        : { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
  };
}

/** As an endpoint keeps it. A plus stands for itself there. */
export function writeMailUrl(address: string): string {
  const local = address.slice(0, address.lastIndexOf("@"));
  return `mailto:${encodeURIComponent(local).replaceAll("%2B", "+")}@${domainOf(address)}`;
}
