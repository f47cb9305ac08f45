import { LOCAL } from "../../../src/model/actor.ts";
import { openOutwards } from "../../../src/outwards/outwards.ts";
import { readAllowed } from "../../../src/outwards/read-allowed.ts";
import { serviceOn } from "../../../src/service.ts";
import { openStorage, type StoragePlace } from "../../../src/storage/open-storage.ts";
import { aDraft, aNegotiation, aPoint } from "../../support/drafts.ts";
import { serveService } from "../../support/serve-service.ts";
import { openToldTalks } from "../../support/told-talks.ts";
import type { Finished, Hooked, Told } from "../channels.ts";

// Files, tells and delivers, all at once, until it is killed; or, to be done with it, delivers what is left and says what there was
// to tell. Its clock is as far ahead as it is told. The first lines say where it is served, and where it sends what.
const [place = "", allowed = "", passed = "", task = "", wanted = "", many = ""] = process.argv.slice(2);
const IDS = Array.from({ length: Number(many) }, (_, at) => `endless-${at}`);
const DOCUMENTS = ["plan", "annex"];
// Most of what happens in talks are not new texts.
const VERSION_EVERY = 40;
const DAILY = { when: "daily", hour: 18, timeZone: "UTC" } as const;

const storage = await openStorage(JSON.parse(place) as StoragePlace);
let ahead = Number(passed);
const { notification, record } = await openToldTalks(storage, "beside", {
  outwards: openOutwards({ allow: readAllowed(allowed, "test") }),
  clock: async () => new Date(Date.now() + ahead),
});
const served = await serveService(serviceOn(storage));
for (const id of IDS) await record.describeNegotiation(aNegotiation(id));
say(served.address);
say(await subscribeAll(JSON.parse(wanted) as readonly Hooked[]));

if (task === "finish") await finish();
notification.keepTelling();
await Promise.all(IDS.map(fileOn));

/** What is told at once to all endpoints that want it so, what is told daily to each by itself. @returns By name, what shows who signed. */
async function subscribeAll(hooks: readonly Hooked[]): Promise<Readonly<Record<string, string>>> {
  const keys: Record<string, string> = {};
  if ((await notification.listSubscriptions(LOCAL)).length > 0) return keys;
  const threshold = { kinds: ["new-version", "provenance"], inSubstance: false } as const;
  const base = { kind: "previous" } as const;
  const target = { kind: "everything" } as const;
  const atOnce: string[] = [];
  for (const { name, url, signature, pace } of hooks) {
    const { endpoint, secret } = await notification.addEndpoint({ title: name, url, signature }, LOCAL);
    keys[name] = endpoint.publicKey ?? secret ?? "";
    if (pace === "at-once") atOnce.push(endpoint.id);
    else await notification.subscribe({ target, threshold, base, pace: DAILY, endpoints: [endpoint.id] }, LOCAL);
  }
  await notification.subscribe({ title: "at once", target, threshold, base, endpoints: atOnce }, LOCAL);
  return keys;
}

async function fileOn(id: string): Promise<never> {
  const { versions } = await record.getNegotiation(id);
  for (
    let number = versions.reduce((sum, { history }) => sum + history.grades.length, versions.length);
    ;
    number += 1
  ) {
    await fileNext(id, number);
    say("filed");
  }
}

/** One more; where the one before it was killed at its end, one that is there already. */
async function fileNext(id: string, number: number): Promise<void> {
  const document = DOCUMENTS[number % DOCUMENTS.length] as string;
  const ref = { negotiation: id, document, version: `${document}-${Math.floor(number / VERSION_EVERY)}` };
  if (number % VERSION_EVERY < DOCUMENTS.length) {
    const bytes = new TextEncoder().encode(`${id} ${number}`);
    const capture = { mediaType: "text/plain", extractor: "test 1", bytes };
    await record.fileVersion(
      ref,
      capture,
      aDraft({ title: ref.version, points: [aPoint("1", `Boats pay ${number}.`)] }),
    );
    return;
  }
  await record.reviseGrade(ref, { grade: number % 4 < 2 ? "B" : "C", reason: `For the ${number}th time.` });
}

async function finish(): Promise<never> {
  await notification.tellNow();
  const endpoints = await notification.listEndpoints(LOCAL);
  const countOf = async (state: "waiting" | "given-up") => {
    const asked = { state, limit: 1 } as const;
    const all = await Promise.all(endpoints.map(({ id }) => notification.listDeliveries(id, asked, LOCAL)));
    return all.flat().length;
  };
  for (;;) {
    await notification.deliverNow();
    if ((await countOf("waiting")) === 0) break;
    ahead += 3_600_000;
  }
  const toldOf = [];
  for (const id of IDS) toldOf.push(...(await listEvents(id)));
  const finished: Finished = { toldOf, inbox: await readInbox(), undelivered: await countOf("given-up") };
  say(finished);
  // Whoever listens goes on listening.
  return new Promise(() => undefined);
}

/** What there was to tell of a negotiation, as its journal has it. */
async function listEvents(id: string): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (let after: number | undefined = -1; after !== undefined; ) {
    const page = await record.readJournal(id, after, 500);
    for (const { event, position, document = "" } of page.entries) {
      if (event === "version-filed" || event === "grade-revised")
        told.push({ negotiation: id, entry: position, document });
    }
    after = page.next;
  }
  return told;
}

async function readInbox(): Promise<Finished["inbox"]> {
  const subscription = (await notification.listSubscriptions(LOCAL)).find(({ title }) => title === "at once");
  const read: Finished["inbox"][number][] = [];
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const page = await notification.listInbox({ cursor, limit: 500 }, LOCAL);
    for (const { id, negotiation, entry = -1, document = "", subscription: of } of page.notices) {
      if (of === subscription?.id) read.push({ id, negotiation, entry, document });
    }
    cursor = page.next;
  }
  return read;
}

function say(what: unknown): void {
  process.stdout.write(`${typeof what === "string" ? what : JSON.stringify(what)}\n`);
}
