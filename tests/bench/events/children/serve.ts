import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readConfig } from "../../../../src/config.ts";
import { listen } from "../../../../src/listen.ts";
import type { StoragePlace } from "../../../../src/storage/open-storage.ts";

// The service as it is started, beside whoever measures it; each line that it is sent is answered with what it used.
const [given = "", allowed = ""] = process.argv.slice(2);
const place = JSON.parse(given) as StoragePlace;
process.env.DATABASE_URL = "databaseUrl" in place ? place.databaseUrl : "";
process.env.TRAVAUX_ALLOW_OUTWARDS = allowed;
const data = "dataDirectory" in place ? place.dataDirectory : ".travaux";
const listening = await listen(readConfig({ port: 0, host: "127.0.0.1", data }));
listening.open();
process.stdout.write(`${listening.address.replace("localhost", "127.0.0.1")}\n`);

// What is thrown away is not what a stream needs, and neither are the holes that it leaves, which serve whatever comes next.
setFlagsFromString("--expose-gc");
setFlagsFromString("--compact-on-every-full-gc");
const collect = runInNewContext("gc") as () => void;
for await (const _ of createInterface({ input: process.stdin })) {
  collect();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ cpuMs: (user + system) / 1_000, rss, heapUsed, external })}\n`);
}
