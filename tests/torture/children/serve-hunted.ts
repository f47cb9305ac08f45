import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createAdaptorServer } from "@hono/node-server";
import { openLedger } from "../../../src/record/ledger/ledger.ts";
import { serviceOn } from "../../../src/service.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { fillNegotiation } from "../../support/filled-record.ts";
import { peopleService } from "../../support/peopled-service.ts";

// A service on a port of its own, with people in it. It says its port; then, for each line it is sent, what is asked:
// new sessions, its routes, or how much memory it has after a collection.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const folder = await mkdtemp(`${tmpdir()}/travaux-hunted-`);
const storage = await openStorage({ dataDirectory: folder });
const ledger = openLedger(storage);
// Nobody is told to come again later: that is asked elsewhere.
const service = serviceOn(storage, ledger, { limit: () => undefined });
await fillNegotiation(storage, "lake");
await ledger.gather();
ledger.keepGathering();
const server = createAdaptorServer({ fetch: (request, env) => service.app.fetch(request, env as object) });
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  say({ port: typeof address === "object" ? address?.port : undefined });
});

for await (const line of createInterface({ input: process.stdin })) {
  if (line === "people") say(await peopleService(storage, service, "lake"));
  else if (line === "routes") say(service.app.routes.map(({ method, path }) => ({ method, path })));
  else if (line === "memory") {
    for (let turn = 0; turn < 4; turn += 1) {
      collect();
      await new Promise((done) => setImmediate(done));
    }
    const { heapUsed, rss } = process.memoryUsage();
    say({ heapUsed, rss });
  } else break;
}
server.close();
await service.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
