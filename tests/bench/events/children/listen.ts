import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** What those who listen were told: by the number of an event, when each was, in milliseconds as `Date.now` has them. */
export type HeardAll = { readonly ended: number; readonly times: readonly (readonly [number, readonly number[]])[] };

// Opens streams of a journal, and says of the events that it is asked for when each stream was told of them. Speaks HTTP by
// hand: thousands of parsers would take the machine from the service that is measured. It reads lines:
// `{"open": [secrets]}` is answered with "listening", "heard" with what was heard of so far, "hang up" with "gone".
const [address = "", path = ""] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const times = new Map<number, number[]>();
const sockets = new Set<Socket>();
const CONNECTED_AT_ONCE = 50;
const CAUGHT_UP = "caught up\n\n";
// The reason that the measurement gives.
const EVENT = /"reason":"event-(\d+)"/gu;

let ended = 0;

/** @throws where it is not let in. */
function open(secret: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let [isCaughtUp, rest] = [false, ""];
    socket.on("error", reject).on("close", () => {
      if (sockets.delete(socket)) ended += 1;
      reject(new Error(`It ended after "${rest}".`));
    });
    socket.on("data", (bytes: Buffer) => {
      const at = Date.now();
      // Chunks end with lines of their own, perhaps in the middle of an event.
      rest += bytes.toString("latin1").replaceAll("\r\n", "");
      if (!isCaughtUp && rest.includes(CAUGHT_UP)) {
        isCaughtUp = true;
        sockets.add(socket);
        resolve();
      }
      const end = rest.lastIndexOf("\n\n");
      if (end < 0) return;
      for (const [, number] of rest.slice(0, end).matchAll(EVENT)) note(Number(number), at);
      rest = rest.slice(end);
    });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${secret}\r\n\r\n`);
  });
}

function note(number: number, at: number): void {
  const known = times.get(number);
  if (known === undefined) times.set(number, [at]);
  else known.push(at);
}

async function openAll(secrets: readonly string[]): Promise<string> {
  for (let from = 0; from < secrets.length; from += CONNECTED_AT_ONCE) {
    await Promise.all(secrets.slice(from, from + CONNECTED_AT_ONCE).map(open));
  }
  return "listening";
}

function tellHeard(): string {
  const heard: HeardAll = { ended, times: [...times] };
  return JSON.stringify(heard);
}

async function hangUp(): Promise<string> {
  const gone = [...sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(gone);
  return "gone";
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = line === "heard" ? tellHeard() : line === "hang up" ? await hangUp() : await openAll(JSON.parse(line));
  process.stdout.write(`${answer}\n`);
}
