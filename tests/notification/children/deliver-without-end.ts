import { LOCAL } from "../../../src/model/actor.ts";
import { openOutwards } from "../../../src/outwards/outwards.ts";
import { readAllowed } from "../../../src/outwards/read-allowed.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { openToldTalks } from "../../support/told-talks.ts";

// Files versions, tells of them and delivers what it tells, all at once, until it is killed; or, to be done with it, delivers
// what is left, and says which versions were filed.
const [place = "", port = "", passed = "", task = ""] = process.argv.slice(2);

const storage = await openStorage(JSON.parse(place) as StoragePlace);
let ahead = Number(passed);
const { notification, record, file } = await openToldTalks(storage, "endless", {
  outwards: openOutwards({ allow: readAllowed(`127.0.0.1/32:${port}`, "test") }),
  clock: async () => new Date(Date.now() + ahead),
});

const target = { kind: "negotiation", negotiation: "endless" } as const;
const [known] = await notification.listEndpoints(LOCAL);
const endpoint = known ?? (await notification.addEndpoint({ url: `http://127.0.0.1:${port}/` }, LOCAL)).endpoint;
if ((await notification.listSubscriptions(LOCAL)).length === 0) {
  await notification.subscribe({ target, threshold: { inSubstance: false }, endpoints: [endpoint.id] }, LOCAL);
}

if (task === "finish") await finish();
else await Promise.all([fileOn(), repeat(notification.tellNow), repeat(notification.deliverNow)]);

async function fileOn(): Promise<never> {
  for (let number = (await record.getNegotiation("endless")).versions.length + 1; ; number += 1) {
    const document = number % 2 === 0 ? "plan" : "annex";
    await file(`v${number}`, { points: `1. Boats pay ${number}.`, document });
    process.stdout.write(`v${number}\n`);
  }
}

async function repeat(work: () => Promise<void>): Promise<never> {
  for (;;) {
    await work();
    // Others get their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function finish(): Promise<void> {
  await notification.tellNow();
  for (;;) {
    await notification.deliverNow();
    if ((await notification.listDeliveries(endpoint.id, { state: "waiting", limit: 1 }, LOCAL)).length === 0) break;
    ahead += 3_600_000;
  }
  const { versions } = await record.getNegotiation("endless");
  const undelivered = await notification.listDeliveries(endpoint.id, { state: "given-up" }, LOCAL);
  const filed = versions.map(({ version, document }) => ({ version, document }));
  process.stdout.write(`${JSON.stringify({ filed, givenUp: undelivered.length })}\n`);
  await notification.close();
  await storage.close();
}
