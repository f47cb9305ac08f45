import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** What those who listen were told: by the number of an entry, when each was. */
export type HeardAll = { readonly ended: number; readonly times: readonly (readonly [number, readonly number[]])[] };

// Opens streams of a journal, and says of the events that it is asked for when each stream was told of them. Speaks HTTP by
// hand: thousands of parsers would take the machine from the service that is measured.
const [address = "", path = "", given = ""] = process.argv.slice(2);
const { hostname, port } = new URL(address);
const secrets = JSON.parse(given) as readonly string[];
const times = new Map<number, number[]>();
const CONNECTED_AT_ONCE = 50;
const MOST_TRIES = 20;
const EVENT = /^id: (\d+)\nevent: /gmu;

let [ended, refused] = [0, 0];
/** As a browser does, until it is heard. */
async function openAtLast(secret: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const isOpen = await open(secret).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
    refused += 1;
  }
  throw new Error("No stream could be opened.");
}
function open(secret: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let beginning = "";
    socket.on("error", reject).on("close", () => {
      ended += 1;
      reject(new Error(`It ended after "${beginning}".`));
    });
    socket.on("data", (bytes: Buffer) => {
      const text = bytes.toString("latin1");
      if (beginning.endsWith("caught up\n\n")) {
        for (const [, position] of text.matchAll(EVENT)) note(Number(position));
        return;
      }
      // Chunks end with a line of their own.
      beginning = (beginning + text).replaceAll("\r\n", "").slice(-200);
      if (beginning.endsWith("caught up\n\n")) resolve(socket);
      else if (/^HTTP\/1\.1 [^2]/u.test(text)) reject(new Error(text));
    });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${secret}\r\n\r\n`);
  });
}

function note(position: number): void {
  const at = performance.timeOrigin + performance.now();
  const known = times.get(position);
  if (known === undefined) times.set(position, [at]);
  else known.push(at);
}

for (let from = 0; from < secrets.length; from += CONNECTED_AT_ONCE) {
  await Promise.all(secrets.slice(from, from + CONNECTED_AT_ONCE).map(openAtLast));
}
process.stdout.write("listening\n");
for await (const _ of createInterface({ input: process.stdin })) {
  const heard: HeardAll = { ended: ended - refused, times: [...times] };
  process.stdout.write(`${JSON.stringify(heard)}\n`);
}
