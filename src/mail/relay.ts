import MailComposer from "nodemailer/lib/mail-composer";
import { domainOf } from "./mail-address.ts";
import type { MailSettings } from "./mail-settings.ts";
import { connectToRelay, type RelayConnection, type RelayFailure } from "./relay-connection.ts";

/** A message that goes to one address. What it says is clean: no header of it holds a line feed. */
export type Outgoing = {
  readonly to: string;
  /** With its angle brackets. */
  readonly messageId: string;
  /** The message that it belongs to, which need not be one that was ever sent. */
  readonly inReplyTo?: string | undefined;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** In ASCII, by name. */
  readonly headers: Readonly<Record<string, string>>;
};

/** What came of handing a message to the relay. */
export type Relayed =
  /** From here on the relay answers for it. */
  | { readonly kind: "taken"; readonly status: number; readonly answer: string }
  /** By its sender, its address or what it says. `isNoMailbox`: there is nobody at the address, and will not be. */
  | { readonly kind: "refused"; readonly status: number; readonly answer: string; readonly isNoMailbox: boolean }
  /** Nothing was said to it. `why` is a sentence for anybody, `detail` for whoever runs the service. */
  | { readonly kind: "unreachable"; readonly why: string; readonly detail: string }
  /** By the signal. Nobody knows what came of it. */
  | { readonly kind: "stopped" };

/** How long a message may take, waiting for a connection included, and what ends it before. */
type Limits = { readonly timeoutMs: number; readonly signal: AbortSignal };

/** The server that takes mail from this service. */
export type Relay = {
  /** Hands a message over, once. Never throws for what the other side does. */
  send(mail: Outgoing, limits: Limits): Promise<Relayed>;
  /** Closes the connections that are kept; those in use end with what is sent over them. */
  close(): void;
};

// Relays count connections, and put off whoever has many; mail that waits a second is no later than mail.
const MOST_CONNECTIONS = 5;

export type RelayOptions = {
  /** Certificates of authorities, in PEM, to be trusted instead of the usual ones. */
  readonly trusted?: readonly string[] | undefined;
  readonly mostConnections?: number;
};

/**
 * Opens the way to the relay: five connections at most, kept while there is mail and for half a minute after. Nothing is connected
 * before there is mail to be sent.
 *
 * Not our guarded way out (decisions/0021-one-guarded-way-out.md): no user says where the relay is.
 */
export function openRelay(
  { relay, from }: MailSettings,
  { trusted, mostConnections = MOST_CONNECTIONS }: RelayOptions = {},
): Relay {
  const idle = new Set<RelayConnection>();
  const places = limitPlaces(mostConnections);
  let isClosed = false;

  /** Over one that is kept, or a new one; kept again after what went well alone, since nobody knows the state of another. */
  async function sendOver(to: string, message: Buffer, over: AbortSignal): Promise<Relayed> {
    let connection: RelayConnection | undefined;
    try {
      connection = takeOpen(idle) ?? (await connectToRelay(relay, domainOf(from.address), trusted, over));
      const answer = await connection.send({ from: from.address, to }, message, over);
      if (isClosed) connection.close();
      else idle.add(connection);
      return { kind: "taken", status: statusOf(answer), answer };
    } catch (error) {
      connection?.close();
      return tellFailure(error as RelayFailure);
    }
  }

  return {
    async send(mail, { timeoutMs, signal }) {
      const message = await compose(from, mail);
      const over = new AbortController();
      const end = () => over.abort();
      signal.addEventListener("abort", end, { once: true });
      const timer = setTimeout(end, timeoutMs);
      if (signal.aborted) end();
      const leave = await places.take(over.signal);
      try {
        const relayed = leave === undefined ? undefined : await sendOver(mail.to, message, over.signal);
        // What was taken while it was ended was taken.
        if (relayed !== undefined && (relayed.kind === "taken" || !over.signal.aborted)) return relayed;
        return signal.aborted ? { kind: "stopped" } : tellTimeout(timeoutMs, leave === undefined);
      } finally {
        leave?.();
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
      }
    },
    close() {
      isClosed = true;
      for (const connection of idle) connection.close();
      idle.clear();
    },
  };
}

function takeOpen(idle: Set<RelayConnection>): RelayConnection | undefined {
  for (const connection of idle) {
    idle.delete(connection);
    if (connection.isOpen()) return connection;
  }
  return undefined;
}

async function compose(from: MailSettings["from"], mail: Outgoing): Promise<Buffer> {
  const { to, messageId, inReplyTo, date, subject, text, html, headers } = mail;
  const composer = new MailComposer({
    ...{
      from: { name: from.name, address: from.address },
      to: { name: "", address: to },
      messageId,
      date,
      subject,
      text,
      html,
    },
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: inReplyTo }),
    // Written as they are: each is one word that no fold may break.
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { prepared: true, foldLines: false, value }]),
    ),
    // Lines of any length and letters of any script arrive as they were written, whatever is on the way.
    encoding: "quoted-printable",
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return composer.compile().build();
}

/** Gives places to those who come first; undefined to whoever's time is over before theirs comes. */
function limitPlaces(most: number) {
  let left = most;
  const waiting = new Set<() => void>();
  const leave = () => {
    left += 1;
    const [next] = waiting;
    next?.();
  };
  return {
    async take(over: AbortSignal): Promise<(() => void) | undefined> {
      while (left === 0 && !over.aborted) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            over.removeEventListener("abort", wake);
            resolve();
          };
          waiting.add(wake);
          over.addEventListener("abort", wake);
        });
      }
      if (over.aborted) {
        // Whoever was woken and leaves wakes the next.
        if (left > 0) [...waiting][0]?.();
        return undefined;
      }
      left -= 1;
      return leave;
    },
  };
}

// Enhanced codes (RFC 3463) of an address at which nobody is: no such mailbox, host, syntax, moved away, takes no mail at all (RFC
// 7505). The rest of 5.1 is about the sender, or says nothing.
const NO_MAILBOX = /^5\d\d[ -]5\.1\.(?:1|2|3|6|10)\b/u;

function tellFailure({ code, originalCode, response, responseCode }: RelayFailure): Relayed {
  const isAnswer = responseCode !== undefined && response !== undefined && code !== "EAUTH" && code !== "ETLS";
  if (isAnswer) {
    return { kind: "refused", status: responseCode, answer: response, isNoMailbox: NO_MAILBOX.test(response) };
  }
  const isTls = code === "ETLS" || WRONG_TLS.test(originalCode ?? "");
  return {
    kind: "unreachable",
    why: WHY[isTls ? "ETLS" : (code ?? "")] ?? "The relay broke off.",
    detail: [code ?? "no code", originalCode, responseCode].filter((part) => part !== undefined).join(" "),
  };
}

// As Node calls what is wrong with a certificate, and OpenSSL what is wrong with all else.
const WRONG_TLS = /CERT|SELF_SIGNED|ALTNAME|_SSL_|_TLS_/u;

// What a relay says to a login may repeat what was sent to it, and an address of one's own network is nobody else's matter.
const WHY: Readonly<Record<string, string>> = {
  EAUTH: "The relay does not let the service in.",
  ETLS: "The relay has no TLS, or no certificate that can be trusted.",
  EDNS: "The relay is not found.",
  ESOCKET: "The relay cannot be reached.",
  ETIMEDOUT: "The relay does not answer.",
};

function tellTimeout(timeoutMs: number, isWaiting: boolean): Relayed {
  const seconds = timeoutMs / 1000;
  const why = isWaiting
    ? `The relay was busy with other mail for ${seconds} seconds.`
    : `The relay gave no whole answer within ${seconds} seconds.`;
  return { kind: "unreachable", why, detail: "ETIMEDOUT" };
}

function statusOf(answer: string): number {
  return Number(answer.slice(0, 3)) || 250;
}
