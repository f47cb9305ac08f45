import { Client, errors } from "undici";
import type { Destination } from "./destination.ts";
import type { Connection } from "./open-connection.ts";
import { type Answered, NotAnswered } from "./outcome.ts";
import type { Patience } from "./patience.ts";

/** What is asked of one host. */
export type Asked = {
  readonly method: "GET" | "HEAD" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** Of the answer, without its headers. */
  readonly maxBytes: number;
};

/** An answer, and where it sends whoever asked: nothing of the body is read then. */
export type OneAnswer = { readonly answer: Answered; readonly location: string | undefined };

const MOST_HEADER_BYTES = 16_384;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** A connection over which HTTP is spoken; `end` closes it whatever is under way, and is harmless a second time. */
export type Line = Connection & {
  readonly client: Client;
  /** When, by `performance.now`. */
  readonly opened: number;
  end(): Promise<void>;
};

/** Speaks HTTP over a connection that was checked, and over no other. */
export function openLine({ socket, address }: Connection, { url }: Destination): Line {
  const client = new Client(url.origin, {
    connect: lendOnce(socket),
    maxHeaderSize: MOST_HEADER_BYTES,
    // Patience counts them, all together.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Whatever the other side offers.
    ...{ keepAliveTimeout: IDLE_MS, keepAliveMaxTimeout: IDLE_MS },
  });
  return {
    ...{ socket, address, client, opened: performance.now() },
    async end() {
      socket.destroy();
      await client.destroy();
    },
  };
}

// Servers end a connection on which nothing is asked after some seconds: well before that we do.
const IDLE_MS = 1_000;

/**
 * Asks once over a line. Bodies are asked for unencoded, and never decoded.
 *
 * @param isLast - Whether nothing is to be asked there afterwards. Else the line may be asked again where it is open still.
 * @throws NotAnswered `too-large` for more than `maxBytes` or 16 KB of headers, `unreachable` for a host that hangs up early or
 *   speaks no HTTP, `tls-wrong`, `timed-out`, `stopped`. The line is ended then.
 */
export async function askOver(
  { client, address, end }: Line,
  { url, shown }: Destination,
  { method, headers, body, maxBytes }: Asked,
  isLast: boolean,
  patience: Patience,
): Promise<OneAnswer> {
  try {
    const response = await client.request({
      method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, "accept-encoding": "identity" },
      body: body ?? null,
      signal: patience.signal,
      reset: isLast,
    });
    const answer = { kind: "answered", status: response.statusCode, url: url.href, address } as const;
    const received = joinHeaders(response.headers);
    const location = REDIRECTS.includes(answer.status) ? received.get("location") : undefined;
    // The end of a body that nobody reads, or not to its end, is an error as well.
    response.body.on("error", () => undefined);
    if (location !== undefined) {
      await end();
      return { answer: { ...answer, headers: received, body: new Uint8Array() }, location };
    }
    const bytes = await readBounded(response.body, method === "HEAD" ? 0 : lengthOf(received), maxBytes);
    if (bytes === undefined) throw tooLarge(`The answer of ${shown} has more than ${maxBytes} bytes.`, address);
    if (isLast) await end();
    return { answer: { ...answer, headers: received, body: bytes }, location };
  } catch (error) {
    await end();
    patience.check();
    throw error instanceof NotAnswered ? error : failedAnswer(error, shown, address);
  }
}

/** The one connection that was checked; a second would be another. */
function lendOnce(socket: Connection["socket"]): NonNullable<Client.Options["connect"]> {
  let isLent = false;
  return (_, give) => {
    const isFirst = !isLent;
    isLent = true;
    // Later: undici is still about to ask, and waits for ever for what it is given meanwhile.
    queueMicrotask(() => {
      if (isFirst) give(null, socket);
      else give(new Error("A connection is lent once."), null);
    });
  };
}

function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === "set-cookie" ? [] : [[name, [value].flat().join(", ")] as const],
    ),
  );
}

/** What an answer says it has, which may be wrong; 0 where it says nothing. */
function lengthOf(headers: ReadonlyMap<string, string>): number {
  return Number(headers.get("content-length") ?? 0);
}

/** @returns `undefined` for more than `most` bytes, told by `said` or counted. */
async function readBounded(
  body: AsyncIterable<Uint8Array>,
  said: number,
  most: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  if (said > most) return undefined;
  for await (const piece of body) {
    total += piece.length;
    if (total > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(why: string, address: string): NotAnswered {
  return new NotAnswered({ kind: "too-large", why, address });
}

/** @throws What is no fault of the other side: a bug. */
function failedAnswer(error: unknown, shown: string, address: string): NotAnswered {
  if (error instanceof errors.HTTPParserError) {
    const why = `What ${shown} answered is not HTTP.`;
    return new NotAnswered({ kind: "unreachable", reason: "not-http", why, address });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED") throw error;
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return tooLarge(`The headers of ${shown} have more than ${MOST_HEADER_BYTES} bytes.`, address);
  }
  if (code.startsWith("ERR_SSL")) {
    return new NotAnswered({ kind: "tls-wrong", why: `${shown} broke TLS off (${code}).`, address });
  }
  const why = `${shown} hung up before it had answered.`;
  return new NotAnswered({ kind: "unreachable", reason: "hung-up", why, address });
}
