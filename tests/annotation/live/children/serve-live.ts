import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { listen } from "../../../../src/listen.ts";

// A service that is killed and started again: on one port, over one record, until it is killed.
const { port, databaseUrl, dataDirectory } = JSON.parse(process.argv[2] ?? "{}") as {
  readonly port: number;
  readonly databaseUrl?: string;
  readonly dataDirectory: string;
};
const listening = await listen({
  ...{
    databaseUrl,
    dataDirectory,
    port,
    host: "127.0.0.1",
    trustedProxies: 0,
    ledgerKey: undefined,
    colour: false,
    allowOutwards: [],
    origin: undefined,
    mail: undefined,
  },
  oidc: { issuer: undefined, clientId: undefined, clientSecret: undefined, label: undefined },
});
listening.open();
process.stdout.write(`${listening.address}\n`);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
// Whoever asks is told how much memory is in use, in bytes.
for await (const _ of createInterface({ input: process.stdin })) {
  collect();
  process.stdout.write(`${process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers}\n`);
}
