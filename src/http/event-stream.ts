import type { ServerResponse } from "node:http";
import type { Bindings } from "../asking/local-writes.ts";

/** Server-sent events on their way to one client. */
export type EventStream = {
  /** Whether the client has taken everything. */
  isTaken(): boolean;
  isEnded(): boolean;
  /**
   * Puts something behind what waits. Where that is more than 1 MB already, waits for the client to take some of it, and
   * ends where it takes nothing.
   *
   * @returns Whether it is on its way; false where the stream has ended.
   */
  send(event: Uint8Array): Promise<boolean>;
  /** The same at once. @returns false, and nothing is on its way, where more than 1 MB waits or it has ended. */
  sendNow(event: Uint8Array): boolean;
  /** Ends it: what still waits is not sent. Harmless a second time. */
  end(): void;
};

const MOST_WAITING = 1024 * 1024;
// A client on a bad line takes something in this time.
const TAKES_SOMETHING_MS = 5_000;
// What was written to the connection before the end may arrive; whoever does not read that is cut off.
const LAST_BYTES_MS = 250;

/**
 * A stream as the body of an answer, for whoever asks from within this process.
 *
 * @param onEnd - Is called once, also when the client hangs up.
 * @param takesSomethingMs - How long a client with more than 1 MB waiting may take nothing.
 */
export function openEventStream(
  env: Bindings | undefined,
  onEnd: () => void,
  takesSomethingMs = TAKES_SOMETHING_MS,
): EventStream & { readonly body: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const { wanted, ...stream } = queueEvents(
    {
      take(event) {
        controller?.enqueue(event);
        return false;
      },
      close: () => controller?.close(),
    },
    env?.outgoing,
    onEnd,
    takesSomethingMs,
  );
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      pull: wanted,
      cancel() {
        controller = undefined;
        stream.end();
      },
    },
    // Nothing is taken out of the queue that nobody has asked for.
    { highWaterMark: 0 },
  );
  return { ...stream, body };
}

/**
 * The same straight over a connection, for `answerStraight`: nothing is written to it before `begin`.
 *
 * @param onEnd - Is called once, also when the client hangs up.
 */
export function openStraightEventStream(
  outgoing: ServerResponse,
  onEnd: () => void,
): EventStream & { begin(headers: Headers): void } {
  let isClosed = false;
  const { wanted, ...stream } = queueEvents(
    {
      take: (event) => outgoing.write(event),
      close() {
        isClosed = true;
        if (outgoing.headersSent) outgoing.end();
      },
    },
    outgoing,
    onEnd,
    TAKES_SOMETHING_MS,
  );
  // A connection that breaks says so by its close as well.
  outgoing.on("close", stream.end).on("drain", wanted).on("error", nothing);
  return {
    ...stream,
    begin(headers) {
      // Whoever hung up before there was a stream does not say so again.
      if (outgoing.destroyed) return stream.end();
      outgoing.writeHead(200, Object.fromEntries(headers));
      if (isClosed) outgoing.end();
      else wanted();
    },
  };
}

/** The other end of a queue. */
type Taker = {
  /** @returns Whether it takes more at once; where not, it says when by `wanted`. */
  take(event: Uint8Array): boolean;
  close(): void;
};

/** A queue of our own: Hono's `streamSSE` keeps to itself how much waits, and whether anybody reads. */
function queueEvents(
  taker: Taker,
  outgoing: Bindings["outgoing"],
  onEnd: () => void,
  takesSomethingMs: number,
): EventStream & { wanted(): void } {
  const queue: Uint8Array[] = [];
  let waiting = 0;
  let isEnded = false;
  let isWanted = false;
  let taken: () => void = nothing;

  function wanted(): void {
    isWanted = true;
    handOut();
  }
  function handOut(): void {
    while (isWanted) {
      const event = queue.shift();
      if (event === undefined) return;
      waiting -= event.byteLength;
      // It may say that it wants more before it has come back.
      isWanted = false;
      if (taker.take(event)) isWanted = true;
      taken();
    }
  }
  function end(): void {
    if (isEnded) return;
    isEnded = true;
    queue.length = 0;
    waiting = 0;
    taker.close();
    taken();
    cutOffLate(outgoing);
    onEnd();
  }

  function sendNow(event: Uint8Array): boolean {
    if (isEnded || waiting > MOST_WAITING) return false;
    queue.push(event);
    waiting += event.byteLength;
    handOut();
    return true;
  }
  async function isRoom(): Promise<boolean> {
    if (waiting <= MOST_WAITING) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), takesSomethingMs);
    });
    const some = new Promise<boolean>((resolve) => (taken = () => resolve(true)));
    const isSome = await Promise.race([late, some]);
    clearTimeout(timer);
    taken = nothing;
    return isSome && isRoom();
  }

  return {
    wanted,
    isTaken: () => waiting === 0,
    isEnded: () => isEnded,
    async send(event) {
      if (!isEnded && !(await isRoom())) end();
      return sendNow(event);
    },
    sendNow,
    end,
  };
}

/** Over a connection, the end comes behind what the client has not read yet, and so perhaps never. */
function cutOffLate(outgoing: Bindings["outgoing"]): void {
  if (outgoing === undefined || outgoing.writableFinished === true) return;
  setTimeout(() => {
    if (outgoing.writableFinished !== true) outgoing.destroy();
  }, LAST_BYTES_MS).unref();
}

function nothing(): void {
  // Nobody waits for it.
}
