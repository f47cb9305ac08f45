import { Problem } from "../model/problem.ts";
import { readMailAddress } from "./mail-address.ts";

/** How the relay is spoken to: by TLS from the first byte, by STARTTLS or not at all, or without any. */
export type RelayTls = "at-once" | "required" | "none";

/** The server that takes mail from this service and sees to the rest. */
export type RelaySettings = {
  readonly host: string;
  readonly port: number;
  readonly tls: RelayTls;
  readonly login?: { readonly user: string; readonly password: string } | undefined;
};

/** As whom mail is sent. */
type Sender = { readonly name: string; readonly address: string };

/** What it takes to send mail. */
export type MailSettings = { readonly relay: RelaySettings; readonly from: Sender };

/** What the environment says of it, as it stands there; but for `origin`, to which links in mail lead, which is read already. */
export type SaidOfMail = {
  readonly smtp: string | undefined;
  readonly from: string | undefined;
  readonly origin: string | undefined;
};

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)$/iu;
const EXAMPLE = "smtps://user:password@smtp.example.org:465";

/**
 * Which relay takes the mail, where the environment names one. The relay is named by whoever runs the service and by no user:
 * it may stand in a network of one's own, and is not under the guard of what goes outwards.
 *
 * @returns Undefined where nothing is said of mail.
 * @throws Problem `bad-usage` for half of it, for what cannot be read, for an origin by which a one-click unsubscription would
 *   go unencrypted, and for a password that would. No sentence shows the setting itself, since a password is in it.
 */
export function readMailSettings({ smtp, from, origin }: SaidOfMail): MailSettings | undefined {
  if (smtp === undefined && from === undefined) return undefined;
  if (smtp === undefined) throw half("TRAVAUX_MAIL_FROM is set, and TRAVAUX_SMTP is not.");
  if (from === undefined) throw half("TRAVAUX_SMTP is set, and TRAVAUX_MAIL_FROM is not.");
  const relay = readRelay(smtp);
  const sender = readSender(from);
  if (origin === undefined) throw half("Mail is set up, and TRAVAUX_ORIGIN is not: its links would lead nowhere.");
  const { protocol, hostname } = new URL(origin);
  if (protocol !== "https:" && !LOOPBACK.test(hostname)) {
    throw new Problem(
      "bad-usage",
      `Mail is set up, and TRAVAUX_ORIGIN is "${origin}": links in mail are followed over HTTPS alone.`,
      "Write the https:// address of the proxy before the service.",
    );
  }
  return { relay, from: sender };
}

function half(sentence: string): Problem {
  return new Problem(
    "bad-usage",
    sentence,
    'To send mail, set TRAVAUX_SMTP, TRAVAUX_MAIL_FROM="Travaux <travaux@example.org>" and TRAVAUX_ORIGIN; else none of the first two.',
  );
}

function readRelay(text: string): RelaySettings {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/u.test(url.protocol) || url.hostname === "" || !/^\/?$/u.test(url.pathname)) {
    throw unreadable(`TRAVAUX_SMTP is no address of a relay.`, `Write it as ${EXAMPLE}.`);
  }
  const options = [...url.searchParams];
  const isPlain = options.length === 1 && options[0]?.join("=") === "tls=none";
  if (url.hash !== "" || (options.length > 0 && !isPlain)) {
    throw unreadable("TRAVAUX_SMTP says more than a relay.", 'Behind host and port may stand "?tls=none" alone.');
  }
  // IPv6 stands in brackets in an address of the web, and in no other place.
  const host = url.hostname.replace(/^\[(.*)\]$/u, "$1");
  const tls = readTls(url, isPlain);
  const login = readLogin(url);
  if (login !== undefined && tls === "none" && !LOOPBACK.test(url.hostname)) {
    throw unreadable(
      "TRAVAUX_SMTP would send a password unencrypted.",
      'Leave out "?tls=none", or user and password where the relay asks for none.',
    );
  }
  return { host, port: url.port === "" ? (tls === "at-once" ? 465 : 587) : Number(url.port), tls, login };
}

function readTls({ protocol, hostname }: URL, isPlain: boolean): RelayTls {
  if (protocol === "smtps:" && isPlain) {
    throw unreadable('TRAVAUX_SMTP says smtps and "?tls=none".', "Write smtp:// for a relay without TLS.");
  }
  if (protocol === "smtps:") return "at-once";
  // Nobody listens between this machine and itself, and its relay's certificate is for other names.
  return isPlain || LOOPBACK.test(hostname) ? "none" : "required";
}

function readLogin({ username, password }: URL): RelaySettings["login"] {
  if (username === "" && password === "") return undefined;
  try {
    const login = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
    if (login.user !== "" && login.password !== "") return login;
  } catch {
    // Told with what is missing.
  }
  throw unreadable(
    "TRAVAUX_SMTP has half a login, or one whose % codes are no text.",
    `Write user and password, special characters as % codes: ${EXAMPLE}.`,
  );
}

/** `Travaux <travaux@example.org>`, or the address alone. */
function readSender(text: string): Sender {
  const [, name = "", named] = /^\s*([^<>]*?)\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
  const address = readMailAddress(named ?? text.trim());
  // A control character would be a line of its own in a header.
  if (address !== undefined && !/[\p{Cc}\p{Cf}]/u.test(name)) {
    return { name: name.replace(/^"(.*)"$/u, "$1") || "Travaux", address };
  }
  throw new Problem(
    "bad-usage",
    `TRAVAUX_MAIL_FROM is "${text.slice(0, 80)}".`,
    "Write as whom mail is sent: Travaux <travaux@example.org>.",
  );
}

function unreadable(sentence: string, hint: string): Problem {
  return new Problem("bad-usage", sentence, hint);
}
