import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** What a quick receiver of webhooks saw. */
export type Received = {
  /** Deliveries of which none had been seen before. */
  readonly fresh: number;
  readonly repeated: number;
  /** Events that came after a later one of their document at one endpoint. */
  readonly outOfOrder: number;
  /** From the first to the last, in milliseconds. */
  readonly lasted: number;
  /** How many came in each fifth of that time. */
  readonly fifths: readonly number[];
};

// Answers every delivery at once, and says when as many have come as are awaited, then what it saw.
const awaited = Number(process.argv[2]);
const seen = new Set<string>();
const latest = new Map<string, number>();
const times: number[] = [];
let [repeated, outOfOrder] = [0, 0];

const server = createServer((request, response) => {
  const path = request.url ?? "";
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    take(path, String(request.headers["webhook-id"]), Buffer.concat(pieces).toString());
    response.writeHead(204).end();
    if (seen.size === awaited) process.stdout.write("all\n");
  });
});

function take(path: string, id: string, body: string): void {
  if (seen.has(id)) {
    repeated += 1;
    return;
  }
  seen.add(id);
  times.push(performance.now());
  const { entry, document } = (JSON.parse(body) as { data: { entry: number; document: string } }).data;
  const chain = `${path} ${document}`;
  if (entry < (latest.get(chain) ?? -1)) outOfOrder += 1;
  latest.set(chain, Math.max(entry, latest.get(chain) ?? -1));
}

server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
for await (const _ of createInterface({ input: process.stdin })) {
  const [begun = 0] = times;
  const lasted = (times.at(-1) ?? 0) - begun;
  const fifths = [0, 1, 2, 3, 4].map(
    (fifth) => times.filter((at) => Math.min(4, Math.floor((5 * (at - begun)) / lasted)) === fifth).length,
  );
  const received: Received = { fresh: seen.size, repeated, outOfOrder, lasted, fifths };
  process.stdout.write(`${JSON.stringify(received)}\n`);
}
