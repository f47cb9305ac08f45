import { randomUUID } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { type Claimed, claimDue } from "../../src/notification/claim-due.ts";
import { deliverClaimed } from "../../src/notification/deliver.ts";
import type { Delivering } from "../../src/notification/send-delivery.ts";
import { settleTogether } from "../../src/notification/settle-taken.ts";
import type { Outcome } from "../../src/outwards/outcome.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { openViews } from "../../src/views/see-as.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openToldTalks } from "../support/told-talks.ts";

const BEGINNING = Date.parse("2026-03-02T10:00:00Z");
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const answered = (status: number): Outcome => ({
  ...{ kind: "answered", status, headers: new Map(), body: new Uint8Array() },
  ...{ url: "https://receiver.example/", address: "192.0.2.1" },
});
const STOPPED: Outcome = { kind: "stopped", why: "The service is closing." };

describeOnBothDatabases("what is claimed together", (openTestStorage, kind) => {
  let count = 0;

  /** An empty outbox to some endpoints, and a process that sends what is put into it. */
  async function open() {
    const { storage, databaseUrl } = await openTestStorage();
    const id = `claimed-${kind.toLowerCase()}-${count++}`;
    const clock = async () => new Date(BEGINNING);
    const { notification, record, lineages, file } = await openToldTalks(storage, id, { clock });
    const addEndpoint = async () => {
      const { endpoint } = await notification.addEndpoint({ url: "https://receiver.example/" }, LOCAL);
      onTestFinished(() => notification.deleteEndpoint(endpoint.id, LOCAL));
      return endpoint.id;
    };
    const endpoint = await addEndpoint();
    const target = { kind: "negotiation", negotiation: id } as const;
    const settings = { target, threshold: { inSubstance: false }, endpoints: [endpoint] };
    const subscription = await notification.subscribe(settings, LOCAL);
    await file("v1", { points: "1. Boats pay 20." });
    await notification.tellNow();
    const { key } = await record.getNegotiation(id);
    const stored = (of = endpoint) =>
      storage.read((rows) => rows.deliveries.listOf(of, { state: undefined, limit: 2_000 }));
    const [notice] = (await stored()).flatMap(({ notices }) => notices);
    await storage.read((rows) => rows.deliveries.cancelAll(endpoint, new Date(BEGINNING)));

    const closing = new AbortController();
    const names = new Map<string, string>();
    const sent: string[] = [];
    let [now, sequence] = [BEGINNING, 1];
    let answer: (name: string) => Outcome | Promise<Outcome> = () => answered(204);
    const delivering: Delivering = {
      ...{ storage, readers: openViews(storage, record, lineages, openLedger(storage)).readers },
      ...{ clock: async () => new Date(now), complain: (error) => expect.unreachable(String(error)) },
      ...{ origin: undefined, mail: undefined, random: () => 0.5, signal: closing.signal },
      async fetchOutside(_, { headers }) {
        const name = names.get(String(headers?.["webhook-id"])) ?? "another";
        sent.push(name);
        return answer(name);
      },
    };
    const nameOf = (deliveryId: string) => names.get(`dig_${deliveryId.replaceAll("-", "")}`) ?? "another";
    const inOutbox = async () => (await stored()).filter(({ deliveryId }) => nameOf(deliveryId) !== "another");
    return {
      ...{ storage, databaseUrl, notification, endpoint, addEndpoint, delivering, closing, sent, nameOf },
      /** Puts deliveries in, each named by its chain and a number: digests, which have ids of their own. */
      async put(chain: string, length: number, endpointId = endpoint) {
        const place = { endpointId, subscriptionId: subscription.id, dueAt: new Date(BEGINNING), chain };
        const added = Array.from({ length }, (_, at) => {
          const deliveryId = randomUUID();
          names.set(`dig_${deliveryId.replaceAll("-", "")}`, `${chain} ${at + 1}`);
          sequence += 1;
          const made = { madeAt: new Date(BEGINNING), noticeIds: [notice?.noticeId ?? ""] };
          return { ...place, ...made, deliveryId, sequence, isDigest: true };
        });
        await storage.read((rows) => rows.deliveries.insert(key, added));
      },
      answer(how: typeof answer) {
        answer = how;
      },
      pass(milliseconds: number) {
        now += milliseconds;
      },
      /** What is claimed for the endpoint, and the names of it. */
      async claim(of = endpoint) {
        const all = await claimDue(delivering, { except: [], limit: 200 });
        const claimed = all.find((one) => one.endpoint.endpointId === of);
        return { claimed, names: (claimed?.deliveries ?? []).map(({ deliveryId }) => nameOf(deliveryId)) };
      },
      /** @param ago - How long ago it was claimed, in milliseconds, whenever it is looked at. */
      async deliver(claimed: Claimed | undefined, ago = () => 0) {
        if (claimed === undefined) throw new Error("Nothing was claimed.");
        const group: Claimed = {
          ...claimed,
          get begun() {
            return performance.now() - ago();
          },
        };
        await deliverClaimed(delivering, group, settleTogether(delivering));
      },
      /** How each stands, by its name. */
      async states() {
        const all = await inOutbox();
        return Object.fromEntries(all.map(({ deliveryId, state }) => [nameOf(deliveryId), state]).sort());
      },
      inOutbox,
      attempts: async () => storage.read(async (rows) => rows.deliveries.listAttempts(await inOutbox())),
    };
  }

  it("is given back untried after a second, and whoever comes next has it at once, in its order", async () => {
    const { put, claim, deliver, sent } = await open();
    await put("plan", 2);
    await put("annex", 1);
    const first = await claim();
    expect(first.names).toEqual(["plan 1", "plan 2", "annex 1"]);
    await deliver(first.claimed, () => SECOND + 1);
    expect(sent).toEqual([]);
    expect((await claim()).names).toEqual(["plan 1", "plan 2", "annex 1"]);
  });

  it("is waited for where it was begun with within the second; the rest is given back", async () => {
    const { put, claim, deliver, sent, answer, states } = await open();
    for (const chain of ["a", "b", "c", "d", "e"]) await put(chain, 2);
    const { claimed } = await claim();
    let late = 0;
    const held: (() => void)[] = [];
    const pass = () => {
      late = SECOND + 1;
      for (const one of held) one();
    };
    answer(async () => {
      await new Promise<void>((resolve) => {
        held.push(resolve);
        // A turn later, so that a fifth would be there as well.
        if (held.length === 4) setImmediate(pass);
      });
      return answered(204);
    });
    await deliver(claimed, () => late);
    expect(sent).toEqual(["a 1", "b 1", "c 1", "d 1"]);
    expect(Object.values(await states()).filter((state) => state === "delivered")).toHaveLength(4);
    expect((await claim()).names.sort()).toEqual(["a 2", "b 2", "c 2", "d 2", "e 1", "e 2"]);
  });

  it("is given back where it stands behind a failure, for when that is tried again, and other chains go on", async () => {
    const { put, claim, deliver, sent, answer, pass } = await open();
    await put("plan", 3);
    await put("annex", 2);
    answer((name) => answered(name === "plan 1" ? 500 : 204));
    await deliver((await claim()).claimed);
    expect(sent.filter((name) => name.startsWith("plan"))).toEqual(["plan 1"]);
    expect(sent.filter((name) => name.startsWith("annex"))).toEqual(["annex 1", "annex 2"]);
    pass(5 * SECOND - 1);
    expect((await claim()).names).toEqual([]);
    pass(1);
    expect((await claim()).names).toEqual(["plan 1", "plan 2", "plan 3"]);
  });

  it("goes to all chains once before any goes on", async () => {
    const { put, claim, deliver, sent } = await open();
    for (const chain of ["a", "b", "c", "d", "e"]) await put(chain, 2);
    await deliver((await claim()).claimed);
    expect(sent.slice(0, 5)).toEqual(["a 1", "b 1", "c 1", "d 1", "e 1"]);
    expect(sent).toHaveLength(10);
  });

  it("is no try where the service is closing: it is given back, with what was not begun with", async () => {
    const { put, claim, deliver, sent, answer, closing, attempts } = await open();
    for (const chain of ["a", "b", "c", "d", "e"]) await put(chain, 2);
    answer(() => {
      closing.abort();
      return STOPPED;
    });
    const { claimed } = await claim();
    await deliver(claimed);
    expect(sent).toEqual(["a 1"]);
    expect(await attempts()).toEqual([]);
    const again = await claim();
    expect(again.names).toHaveLength(10);
    expect(again.claimed?.deliveries.map((one) => one.attempts)).toEqual(Array(10).fill(0));
  });

  it("is not begun with any more where one of it is answered that nothing is wanted there", async () => {
    const { put, claim, deliver, sent, answer, states } = await open();
    await put("plan", 8);
    answer(() => answered(410));
    await deliver((await claim()).claimed);
    expect(sent).toEqual(["plan 1"]);
    expect(new Set(Object.values(await states()))).toEqual(new Set(["cancelled"]));
  });

  it("keeps all of its endpoint from others for a minute, and is theirs then", async () => {
    const { put, claim, deliver, sent, pass } = await open();
    await put("plan", 2);
    await claim();
    await put("annex", 1);
    pass(MINUTE - 1);
    expect((await claim()).names).toEqual([]);
    pass(1);
    const second = await claim();
    expect(second.names).toEqual(["plan 1", "plan 2", "annex 1"]);
    await deliver(second.claimed);
    expect(sent.sort()).toEqual(["annex 1", "plan 1", "plan 2"]);
  });

  it("is not taken from whoever holds it now by one who claimed it before: their tries are kept, and no more", async () => {
    const { put, claim, deliver, pass, answer, states, inOutbox, attempts, storage, endpoint } = await open();
    await put("plan", 1);
    const dead = await claim();
    pass(MINUTE);
    const alive = await claim();
    await deliver(dead.claimed);
    expect(await states()).toEqual({ "plan 1": "waiting" });
    answer(() => answered(500));
    await deliver(dead.claimed);
    await deliver(dead.claimed, () => SECOND + 1);
    expect(await inOutbox()).toMatchObject([{ state: "waiting", attempts: 0, lease: alive.claimed?.lease }]);
    // What somebody else sees to by now says nothing of the endpoint.
    const [held] = await storage.read((rows) => rows.endpoints.listNamed([endpoint]));
    expect(held?.failingSince).toBeNull();
    answer(() => answered(204));
    await deliver(alive.claimed);
    expect(await inOutbox()).toMatchObject([{ state: "delivered", attempts: 1, lease: null, leaseUntil: null }]);
    expect((await attempts()).map(({ status }) => status).sort()).toEqual([204, 204, 500]);
  });

  it("is two hundred of one endpoint at most, and a thousand altogether, shared alike", async () => {
    const { put, claim, addEndpoint, delivering } = await open();
    await put("plan", 150);
    await put("annex", 51);
    const names = (chain: string, length: number) => Array.from({ length }, (_, at) => `${chain} ${at + 1}`);
    expect((await claim()).names).toEqual([...names("plan", 150), ...names("annex", 50)]);
    const others: string[] = [];
    for (let at = 0; at < 8; at += 1) others.push(await addEndpoint());
    for (const other of others) await put("annex", 130, other);
    const all = await claimDue(delivering, { except: [], limit: 200 });
    const lengths = others.map((other) => all.find((one) => one.endpoint.endpointId === other)?.deliveries.length);
    expect(lengths).toEqual(Array(8).fill(125));
  });

  it("is of no endpoint that is being served already, and of no more than there are places for", async () => {
    const { put, addEndpoint, delivering, endpoint } = await open();
    const other = await addEndpoint();
    for (const one of [endpoint, other]) await put("plan", 1, one);
    const served = async (except: readonly string[], limit: number) =>
      (await claimDue(delivering, { except, limit })).map((one) => one.endpoint.endpointId);
    expect(await served([endpoint, other], 200)).toEqual([]);
    const first = await served([], 1);
    expect(first).toHaveLength(1);
    expect(await served(first, 1)).toEqual([endpoint, other].filter((one) => one !== first[0]));
  });

  it("is cancelled where it waits for an endpoint that is switched off, and for no other", async () => {
    const { put, claim, states, storage, endpoint, addEndpoint } = await open();
    const other = await addEndpoint();
    await put("plan", 2);
    await put("annex", 1, other);
    await storage.read((rows) => rows.endpoints.update(endpoint, { switchedOffAt: new Date(), switchedOffWhy: "?" }));
    expect((await claim(other)).names).toEqual(["annex 1"]);
    expect(await states()).toEqual({ "plan 1": "cancelled", "plan 2": "cancelled" });
  });

  it("is settled together: what arrives at once in one query, and in the next what arrives while that is under way", async () => {
    const { put, claim, storage, inOutbox, nameOf } = await open();
    for (const chain of ["a", "b", "c"]) await put(chain, 1);
    const { claimed } = await claim();
    const [a, b, c] = takenOf(claimed);
    let [writes, underWay, most] = [0, 0, 0];
    let third: Promise<void> | undefined;
    const settle = settleTogether({
      storage: {
        ...storage,
        read(work) {
          [writes, underWay] = [writes + 1, underWay + 1];
          most = Math.max(most, underWay);
          third ??= settle(c, later(3), false);
          return storage.read(work).finally(() => {
            underWay -= 1;
          });
        },
      },
    });
    await Promise.all([settle(a, later(2), false), settle(b, later(1), false)]);
    await third;
    expect([writes, most]).toEqual([2, 1]);
    const settled = (await inOutbox()).map(({ deliveryId, state, attempts, endedAt }) => [
      ...[nameOf(deliveryId), state, attempts, endedAt?.getTime()],
    ]);
    // Of what is settled together the latest moment.
    expect(settled.sort()).toEqual([
      ["a 1", "delivered", 1, later(2).getTime()],
      ["b 1", "delivered", 1, later(2).getTime()],
      ["c 1", "delivered", 1, later(3).getTime()],
    ]);
  });

  it("ends the failing of those endpoints alone at which something arrived", async () => {
    const { put, claim, deliver, storage, endpoint, addEndpoint } = await open();
    const other = await addEndpoint();
    const failingSince = new Date(BEGINNING - DAY);
    for (const one of [endpoint, other]) await storage.read((rows) => rows.endpoints.update(one, { failingSince }));
    await put("plan", 2);
    await deliver((await claim()).claimed);
    const found = await storage.read((rows) => rows.endpoints.listNamed([endpoint, other]));
    const sinceOf = new Map(found.map((one) => [one.endpointId, one.failingSince]));
    expect([sinceOf.get(endpoint), sinceOf.get(other)]).toEqual([null, failingSince]);
  });

  it("is not lost where it cannot be kept that it arrived: whoever sent it is told, and what comes next is kept", async () => {
    const { put, claim, storage, states } = await open();
    for (const chain of ["a", "b", "c"]) await put(chain, 1);
    const [a, b, c] = takenOf((await claim()).claimed);
    let isAway = true;
    const settle = settleTogether({
      storage: { ...storage, read: (work) => (isAway ? Promise.reject(new Error("away")) : storage.read(work)) },
    });
    const came = await Promise.allSettled([settle(a, later(0), false), settle(b, later(0), false)]);
    expect(came.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isAway = false;
    await settle(c, later(0), false);
    expect(await states()).toEqual({ "a 1": "waiting", "b 1": "waiting", "c 1": "delivered" });
  });

  if (kind === "PostgreSQL") {
    it("is left alone, and not cancelled, where another process holds the endpoint just now", async () => {
      const { put, claim, states, databaseUrl, endpoint } = await open();
      await put("plan", 1);
      const another = await openStorage({ databaseUrl: databaseUrl ?? "" });
      onTestFinished(() => another.close());
      await another.transaction(async (rows) => {
        await rows.endpoints.lock(endpoint);
        expect((await claim()).names).toEqual([]);
      });
      expect(await states()).toEqual({ "plan 1": "waiting" });
      expect((await claim()).names).toEqual(["plan 1"]);
    });
  }
});

const later = (seconds: number) => new Date(BEGINNING + seconds * SECOND);

/** As whoever sent them says that they arrived. */
function takenOf(claimed: Claimed | undefined) {
  const { lease = "", deliveries = [] } = claimed ?? {};
  const taken = deliveries.map(({ negotiationId, deliveryId, endpointId }) => ({
    ...{ claim: { negotiationId, deliveryId, lease }, endpointId },
    attempt: {
      ...{ negotiationId, attemptId: randomUUID(), deliveryId, at: later(0), status: 204, answer: "", took: 1 },
    },
  }));
  const [first, second, third] = taken;
  if (first === undefined || second === undefined || third === undefined) throw new Error("There are three.");
  return [first, second, third] as const;
}
