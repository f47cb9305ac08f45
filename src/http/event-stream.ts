import type { Bindings } from "../asking/local-writes.ts";

/** Server-sent events on their way to one client. */
export type EventStream = {
  readonly body: ReadableStream<Uint8Array>;
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
  /** Ends it: what still waits is not sent. Harmless a second time. */
  end(): void;
};

const MOST_WAITING = 1024 * 1024;
// A client on a bad line takes something in this time.
const TAKES_SOMETHING_MS = 5_000;
// What was written to the connection before the end may arrive; whoever does not read that is cut off.
const LAST_BYTES_MS = 250;

/**
 * A stream whose queue is our own: Hono's `streamSSE` keeps to itself how much waits, and whether anybody reads.
 *
 * @param onEnd - Is called once, also when the client hangs up.
 * @param takesSomethingMs - How long a client with more than 1 MB waiting may take nothing.
 */
export function openEventStream(
  env: Bindings | undefined,
  onEnd: () => void,
  takesSomethingMs = TAKES_SOMETHING_MS,
): EventStream {
  const queue: Uint8Array[] = [];
  let waiting = 0;
  let isEnded = false;
  let arrived: () => void = () => undefined;
  let taken: () => void = () => undefined;
  let close: () => void = () => undefined;

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        close = () => controller.close();
      },
      async pull(controller) {
        if (queue.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
        const event = queue.shift();
        if (event === undefined) return;
        waiting -= event.byteLength;
        controller.enqueue(event);
        taken();
      },
      cancel() {
        close = () => undefined;
        end();
      },
    },
    // Nothing is taken out of the queue that nobody has asked for.
    { highWaterMark: 0 },
  );

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    queue.length = 0;
    waiting = 0;
    close();
    arrived();
    taken();
    cutOffLate(env);
    onEnd();
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
    return isSome && isRoom();
  }

  return {
    body,
    isTaken: () => waiting === 0,
    isEnded: () => isEnded,
    async send(event) {
      if (!isEnded && !(await isRoom())) end();
      if (isEnded) return false;
      queue.push(event);
      waiting += event.byteLength;
      arrived();
      return true;
    },
    end,
  };
}

/** Over a connection, the end comes behind what the client has not read yet, and so perhaps never. */
function cutOffLate({ outgoing }: Bindings = {}): void {
  if (outgoing === undefined) return;
  setTimeout(() => {
    if (outgoing.writableFinished !== true) outgoing.destroy();
  }, LAST_BYTES_MS).unref();
}
