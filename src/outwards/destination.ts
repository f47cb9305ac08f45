import { isIP } from "node:net";
import { type Allowed, OPEN_PORTS, opens } from "./allowed.ts";
import { NotAnswered, type Refusal } from "./outcome.ts";

/** Where a URL leads, read once: nothing later looks at the text of the URL again. */
export type Destination = {
  readonly url: URL;
  readonly scheme: "https" | "http";
  /** A name without a dot at its end, or an address without brackets: what a certificate must be made out to. */
  readonly host: string;
  readonly isAddress: boolean;
  readonly port: number;
  /** Scheme, host and port: all of a URL that sentences may show. */
  readonly shown: string;
};

const LONGEST_URL = 2_048;
// Of a name in the DNS (RFC 1035).
const LONGEST_HOST = 253;

/**
 * Reads a URL as browsers do (WHATWG), in which `0x7f.1`, `2130706433` and `①②⑦.0.0.1` are addresses, and refuses what could
 * not be gone to whatever its name led to.
 *
 * @param base - What a redirect is read against.
 * @throws NotAnswered `refused`: what is no URL, another scheme, user or password in it, a port that nothing opens.
 */
export function readDestination(text: string, allow: readonly Allowed[], base?: URL): Destination {
  if (text.length > LONGEST_URL || !URL.canParse(text, base)) {
    throw refused("not-a-url", `That is no URL, or one of more than ${LONGEST_URL} characters.`);
  }
  const url = new URL(text, base);
  const scheme = url.protocol === "https:" ? "https" : url.protocol === "http:" ? "http" : undefined;
  if (scheme === undefined) {
    throw refused("not-https", "Only https is spoken; the URL begins otherwise.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("user-in-url", "The URL has a name or a password before the host; they are not sent.");
  }
  const host = url.hostname.replace(/^\[|\]$/gu, "").replace(/\.$/u, "");
  if (host === "" || host.length > LONGEST_HOST)
    throw refused("not-a-url", "The URL names no host, or none that can be.");
  const port = url.port === "" ? (scheme === "https" ? 443 : 80) : Number(url.port);
  const destination = { url, scheme, host, isAddress: isIP(host) !== 0, port, shown: url.origin } as const;
  refuseUnopened(destination, allow);
  return destination;
}

/** So that of what could never be gone to not even a name is looked up. */
function refuseUnopened({ scheme, host, port, shown }: Destination, allow: readonly Allowed[]): void {
  if (scheme === "https" && OPEN_PORTS.https.includes(port)) return;
  const inQuestion = allow.filter((entry) => entry.kind === "network" || entry.host === host);
  if (inQuestion.some((entry) => opens(entry, scheme, port))) return;
  throw scheme === "http" ? notHttps(shown) : portClosed(shown);
}

export function notHttps(shown: string): NotAnswered {
  return refused(
    "not-https",
    `${shown} is not https, which is asked of all hosts but those that are allowed otherwise.`,
  );
}

export function portClosed(shown: string): NotAnswered {
  return refused(
    "port",
    `${shown} has a port that is not open there; for https ${OPEN_PORTS.https.join(" and ")} mostly are.`,
  );
}

export function refused(reason: Refusal, why: string, address?: string): NotAnswered {
  return new NotAnswered({ kind: "refused", reason, why, ...(address === undefined ? {} : { address }) });
}
