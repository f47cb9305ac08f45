import { once } from "node:events";
import { createInterface } from "node:readline";
import { openRelay } from "../../../src/mail/relay.ts";
import { LOCAL } from "../../../src/model/actor.ts";
import { openOutwards } from "../../../src/outwards/outwards.ts";
import { readAllowed } from "../../../src/outwards/read-allowed.ts";
import { serviceOn } from "../../../src/service.ts";
import { writeServiceFile } from "../../../src/service-file.ts";
import { appendEntry, placeEntry } from "../../../src/storage/append-entry.ts";
import { getStanding } from "../../../src/storage/get-stored.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { aDraft, aNegotiation, aPoint } from "../../support/drafts.ts";
import { serveService } from "../../support/serve-service.ts";
import { openToldTalks } from "../../support/told-talks.ts";
import type { Finished, Telling } from "../channels/channel.ts";

// Files, tells and delivers, all at once, until it is killed; or, to be done with it, delivers what is left and says what there was
// to tell. Its first lines say where it is served, and by what it signs; it goes on when it is told to.
const { place, port, folder, relay, allowed, task, events, negotiations, hooks, ...told } = JSON.parse(
  process.argv[2] ?? "",
) as Telling;
const DOCUMENTS = ["plan", "annex"];
// Most of what happens in talks are not new texts.
const VERSION_EVERY = 40;
// What is tried here is not how grades are kept, which costs more than all the rest where each is by itself.
const GRADED_AT_ONCE = 7;
const DAILY = { when: "daily", hour: 18, timeZone: "UTC" } as const;
const SETTINGS = {
  threshold: { kinds: ["new-version", "provenance"], inSubstance: false },
  base: { kind: "previous" },
  target: { kind: "everything" },
} as const;

const storage = await openStorage(place);
let { ahead } = told;
let filed = 0;
const { notification, record } = await openToldTalks(storage, "beside", {
  outwards: openOutwards({ allow: readAllowed(allowed, "test") }),
  relay: openRelay(relay),
  origin: `http://127.0.0.1:${port}`,
  clock: async () => new Date(Date.now() + ahead),
});
const { address, service } = await serveService(serviceOn(storage), port);
writeServiceFile(folder, { address, token: service.token });
for (const id of negotiations) await record.describeNegotiation(aNegotiation(id));
say(address);
say(await subscribeAll());
await once(createInterface({ input: process.stdin }), "line");

if (task === "finish") await finish();
notification.keepTelling();
await Promise.all(negotiations.map(fileOn));
await notification.tellNow();
await notification.deliverNow();
say("rests");

/** What is told at once to all endpoints that want it so, what is told daily to each by itself. @returns By name, what shows who signed. */
async function subscribeAll(): Promise<Readonly<Record<string, string>>> {
  const keys: Record<string, string> = {};
  if ((await notification.listSubscriptions(LOCAL)).length > 0) return keys;
  const atOnce: string[] = [];
  for (const { name, pace, url, signature } of hooks) {
    const { endpoint, secret } = await notification.addEndpoint({ title: name, url, signature }, LOCAL);
    keys[name] = endpoint.publicKey ?? secret ?? "";
    if (pace === "at-once") atOnce.push(endpoint.id);
    else await notification.subscribe({ ...SETTINGS, title: name, pace: DAILY, endpoints: [endpoint.id] }, LOCAL);
  }
  await notification.subscribe({ ...SETTINGS, title: "at once", endpoints: atOnce }, LOCAL);
  return keys;
}

async function fileOn(id: string): Promise<void> {
  const { versions } = await record.getNegotiation(id);
  let number = versions.reduce((sum, { history }) => sum + history.grades.length, versions.length);
  while (task === "file" || filed < events) {
    const more = await fileNext(id, number);
    number += more;
    filed += more;
    for (let one = 0; one < more; one += 1) say("filed");
  }
}

/** Begins with the one before it where that one was killed at its end, and is there already. @returns How many. */
async function fileNext(id: string, number: number): Promise<number> {
  const { document, version } = refOf(id, number);
  if (number % VERSION_EVERY >= DOCUMENTS.length) return gradeSome(id, number);
  const bytes = new TextEncoder().encode(`${id} ${number}`);
  const capture = { mediaType: "text/plain", extractor: "test 1", bytes };
  const draft = aDraft({ title: version, points: [aPoint("1", `Boats pay ${number}.`)] });
  await record.fileVersion({ negotiation: id, document, version }, capture, draft);
  return 1;
}

function refOf(negotiation: string, number: number) {
  const document = DOCUMENTS[number % DOCUMENTS.length] as string;
  return { negotiation, document, version: `${document}-${Math.floor(number / VERSION_EVERY)}` };
}

/** Grades, as the record does, but several in one transaction. */
async function gradeSome(id: string, first: number): Promise<number> {
  const left = VERSION_EVERY - (first % VERSION_EVERY);
  const count = Math.min(left, 1 + (first % GRADED_AT_ONCE));
  await storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(id);
    for (let number = first; number < first + count; number += 1) {
      const { documentKey, key: versionKey } = await getStanding(rows, refOf(id, number));
      const data = { grade: number % 4 < 2 ? "B" : "C", reason: `For the ${number}th time.` } as const;
      const place = await placeEntry(rows, key, documentKey);
      await appendEntry(rows, key, place, { event: "grade-revised", data, versionKey, actor: LOCAL });
    }
  });
  return count;
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
  const toldOf: Finished["toldOf"][number][] = [];
  for (const id of negotiations) toldOf.push(...(await listEvents(id)));
  const undelivered = await countOf("given-up");
  const finished: Finished = { toldOf, notices: await readInbox(), delivered: await listDigests(), undelivered };
  say(finished);
  // Whoever listens goes on listening.
  return new Promise(() => undefined);
}

/** What there was to tell of a negotiation, as its journal has it. */
async function listEvents(id: string): Promise<Finished["toldOf"]> {
  const events: Finished["toldOf"][number][] = [];
  for (let after: number | undefined = -1; after !== undefined; ) {
    const page = await record.readJournal(id, after, 500);
    for (const { event, position: entry, document = "", version = "", data } of page.entries) {
      const one = { negotiation: id, entry, document };
      if (event === "version-filed") events.push({ ...one, words: version });
      if (event === "grade-revised") events.push({ ...one, words: data.reason });
    }
    after = page.next;
  }
  return events;
}

async function readInbox(): Promise<Finished["notices"]> {
  const titles = new Map((await notification.listSubscriptions(LOCAL)).map(({ id, title }) => [id, title]));
  const read: Finished["notices"][number][] = [];
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const page = await notification.listInbox({ cursor, limit: 500 }, LOCAL);
    for (const { id, negotiation, entry = -1, document = "", subscription } of page.notices)
      read.push({ id, negotiation, entry, document, subscription: titles.get(subscription) ?? "" });
    cursor = page.next;
  }
  return read;
}

/** What went out together. */
async function listDigests(): Promise<Finished["delivered"]> {
  const daily = (await notification.listEndpoints(LOCAL)).filter(({ title }) =>
    hooks.some(({ name, pace }) => name === title && pace === "daily"),
  );
  const deliveries = await Promise.all(
    daily.map(({ id }) => notification.listDeliveries(id, { limit: 10_000 }, LOCAL)),
  );
  return Object.fromEntries(deliveries.flat().map(({ id, events }) => [id, events]));
}

function say(what: unknown): void {
  process.stdout.write(`${typeof what === "string" ? what : JSON.stringify(what)}\n`);
}
