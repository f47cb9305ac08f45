import type { Allowed } from "./allowed.ts";
import type { Asked, Line, OneAnswer } from "./ask-over.ts";
import { checkAddresses } from "./check-addresses.ts";
import { type Destination, readDestination, refused } from "./destination.ts";
import { findAddresses, type Resolve, resolveFor } from "./find-addresses.ts";
import { type KeptLines, keepLines } from "./kept-lines.ts";
import { type Connect, connectTcp, openConnection } from "./open-connection.ts";
import { NotAnswered, type Outcome } from "./outcome.ts";
import { type Patience, startPatience } from "./patience.ts";

export type OutsideRequest = Asked & {
  /** How many are followed, of GET and HEAD; of POST none ever is. For hooks 0. */
  readonly redirects: number;
  /** For everything: names, connections, TLS, redirects and the whole body. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * For whom connections are kept: whoever asks the same host with the same word at once may be answered over the same one. Where
   * such a connection ends without an answer, it is asked once more over a new one; so what is asked must bear being asked
   * twice. Without it, no connection is shared with anything.
   */
  readonly keptFor?: string | undefined;
};

/** The only way out of the service. */
export type Outwards = {
  /**
   * Asks a host outside: a public one by https, or one that is allowed. Its name is looked up once, every address it has is
   * checked, and one of those is connected to; a redirect is a new question, checked like the first. No proxy and no cookie.
   *
   * @returns What was answered, whatever its status, or why nothing was. Throws for bugs alone.
   * Costs a connection for each host asked, but for `keptFor`; holds up to `maxBytes` of the answer in memory.
   */
  fetchOutside(url: string, request: OutsideRequest): Promise<Outcome>;
};

export type OutwardsOptions = {
  readonly allow: readonly Allowed[];
  readonly resolve?: Resolve;
  readonly connect?: Connect;
  /** Certificates (PEM) to trust instead of those that Node does. */
  readonly trusted?: readonly string[];
};

export function openOutwards(options: OutwardsOptions): Outwards {
  const way: Way = { resolve: resolveFor(options.allow), connect: connectTcp, ...options, kept: keepLines() };
  return {
    async fetchOutside(url, request) {
      const patience = startPatience(request.timeoutMs, request.signal);
      try {
        return await follow(way, url, request, patience);
      } catch (error) {
        if (error instanceof NotAnswered) return error.outcome;
        throw error;
      } finally {
        patience.end();
      }
    },
  };
}

// Loaded when somebody outside is asked for the first time: undici is a fifth of what a program loads at its start, and most end
// without a question.
const speakHttp = () => import("./ask-over.ts");

type Way = OutwardsOptions & Required<Pick<OutwardsOptions, "resolve" | "connect">> & { readonly kept: KeptLines };

async function follow(way: Way, url: string, request: OutsideRequest, patience: Patience): Promise<Outcome> {
  refuseHeaders(request.headers);
  const most = request.method === "POST" ? 0 : request.redirects;
  let asked: Pick<OutsideRequest, "keptFor"> & Asked = request;
  let destination = readDestination(url, way.allow);
  for (let followed = 0; ; followed += 1) {
    const { answer, location } = await askOne(way, destination, asked, patience);
    if (location === undefined) return answer;
    const { status, address } = answer;
    if (followed >= most) {
      const why = `${destination.shown} redirects (${status}), and ${most === 0 ? "no redirect is" : `only ${most} are`} followed.`;
      return { kind: "too-many-redirects", status, why, address };
    }
    const next = readDestination(location, way.allow, destination.url);
    if (destination.scheme === "https" && next.scheme === "http") {
      throw refused("downgrade", `${destination.shown} redirects from https to http.`, address);
    }
    if (next.url.origin !== destination.url.origin) asked = { ...asked, headers: forStrangers(asked.headers) };
    destination = next;
  }
}

async function askOne(
  way: Way,
  destination: Destination,
  { keptFor, ...asked }: Pick<OutsideRequest, "keptFor"> & Asked,
  patience: Patience,
): Promise<OneAnswer> {
  patience.check();
  const { askOver } = await speakHttp();
  if (keptFor === undefined)
    return askOver(await openNew(way, destination, patience), destination, asked, true, patience);
  const name = `${keptFor} ${destination.url.origin}`;
  const kept = way.kept.take(name);
  const line = kept ?? (await openNew(way, destination, patience));
  try {
    const answer = await askOver(line, destination, asked, false, patience);
    way.kept.keep(name, line);
    return answer;
  } catch (error) {
    if (kept === undefined || !isHungUp(error)) throw error;
    // It had ended before we asked, as likely as not.
    return askOver(await openNew(way, destination, patience), destination, asked, true, patience);
  }
}

async function openNew(way: Way, destination: Destination, patience: Patience): Promise<Line> {
  const { openLine } = await speakHttp();
  const addresses = await patience.wait(findAddresses(destination, way.resolve, patience.signal));
  checkAddresses(destination, addresses, way.allow);
  const connection = await openConnection(destination, addresses, way.connect, patience, way.trusted);
  return openLine(connection, destination);
}

function isHungUp(error: unknown): boolean {
  return error instanceof NotAnswered && error.outcome.kind === "unreachable" && error.outcome.reason === "hung-up";
}

// The connection's own, and what says who asks: nothing here has credentials in common with anybody.
const NEVER_SENT = [
  ...["host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "te", "trailer"],
  ...["keep-alive", "accept-encoding", "cookie"],
];
const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/u;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/u;

function refuseHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (NEVER_SENT.includes(lower) || lower.startsWith("proxy-") || !HEADER_NAME.test(lower)) {
      throw refused("header", `A header of the name ${JSON.stringify(name.slice(0, 40))} is not sent.`);
    }
    if (!HEADER_VALUE.test(value)) throw refused("header", `The value of the header ${lower} holds what is not sent.`);
  }
}

// What a host other than the one that was meant may know: a header of any other name may be a secret.
const FOR_STRANGERS = ["accept", "accept-language", "user-agent"];

function forStrangers(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => FOR_STRANGERS.includes(name.toLowerCase())));
}
