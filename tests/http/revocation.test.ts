import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorage, type Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { sessionOf } from "../support/session-of.ts";

// A small share of `npm run torture -- revocations`, always the same.
const TRIALS = Number(process.env.TRIALS ?? 10);
const SEED = Number(process.env.SEED ?? 20_261_127);
const AT_ONCE = 10;
const CLOSED_WITHIN_MS = 2_000;
// The revocation falls somewhere in this time, after its stream has caught up.
const WINDOW_MS = 400;

/** Ways to take away what a stream was let in by. */
const WAYS = {
  "a revoked token": (access, { tokenId }) => access.revokeToken(tokenId, LOCAL),
  "a sign-out": (access, { session }) => access.signOut(session),
  "a new password": (access, { name }) => access.changePerson(name, { password: "four other words here" }, LOCAL),
  "a closed account": (access, { name }) => access.changePerson(name, { isClosed: true }, LOCAL),
  "a lower role": (access, { name }) => access.setRole("lake", name, "reader", LOCAL),
  "a role taken away": (access, { name }) => access.setRole("lake", name, null, LOCAL),
} satisfies Readonly<Record<string, (access: Service["access"], of: Somebody) => Promise<unknown>>>;
type Way = keyof typeof WAYS;

type Somebody = { readonly name: string; readonly tokenId: string; readonly session: string };

/** A stream over a connection: what came, and when it was closed. */
type Connection = { heard: string; readonly caughtUp: Promise<void>; readonly closed: Promise<number> };

function connect(port: number, headers: Record<string, string>): Connection {
  let catchUp: () => void = () => undefined;
  let close: (at: number) => void = () => undefined;
  const connection: Connection = {
    heard: "",
    caughtUp: new Promise((resolve) => (catchUp = resolve)),
    closed: new Promise((resolve) => (close = resolve)),
  };
  const asked = request({ host: "127.0.0.1", port, path: "/api/journal/lake/stream", headers, agent: false });
  asked.on("response", (answer: IncomingMessage) => {
    answer.setEncoding("utf8");
    answer.on("data", (text: string) => {
      connection.heard += text;
      if (connection.heard.includes(": caught up")) catchUp();
    });
    answer.on("end", () => close(performance.now()));
  });
  asked.end();
  return connection;
}

describeOnBothDatabases("a stream of which the reader's rights are taken away", (openTestStorage, kind) => {
  let storage: Storage;
  /** The one that is listened to, and one that it knows nothing of. */
  let services: readonly Service[];
  let server: ReturnType<typeof createAdaptorServer>;
  let port: number;
  let close: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const opened = await openTestStorage();
    ({ storage } = opened);
    const other = opened.databaseUrl === undefined ? storage : await openStorage({ databaseUrl: opened.databaseUrl });
    if (other !== storage) close = () => other.close();
    await openRecord(storage).describeNegotiation(aNegotiation("lake"));
    services = [storage, other].map((one) => serviceOn(one, undefined, { passwordCost: CHEAP_PASSWORDS }));
    await services[0]?.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    server = createAdaptorServer({
      fetch: (asked, env) => services[0]?.app.fetch(asked, env as object) ?? new Response(null),
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    for (const { endStreams } of services) endStreams();
    server.close();
    await close();
  });

  const write = async (service: Service, path: string, body: string) => {
    const sent = { method: "PUT", body, headers: { "content-type": "text/markdown" } };
    const answer = await service.app.request(path, sent, { inProcess: true });
    if (answer.status !== 201) throw new Error(await answer.text());
  };

  async function letIn(service: Service, name: string, way: Way) {
    await service.access.addPerson({ name, isOwner: false, password: null }, LOCAL);
    await service.access.setRole("lake", name, "editor", LOCAL);
    const { token, secret } = await service.access.makeToken({ name, title: "listens", role: "editor" }, LOCAL);
    const cookie = await sessionOf(storage, name);
    const bySession = way === "a sign-out" || way === "a new password";
    const headers: Record<string, string> = bySession ? { cookie } : { authorization: `Bearer ${secret}` };
    return { headers, somebody: { name, tokenId: token.id, session: cookie.split("=")[1] ?? "" } };
  }

  it(
    `is closed within two seconds, and tells nothing that was committed later, ${TRIALS} times with seed ${SEED}`,
    async () => {
      const [here, elsewhere] = services as [Service, Service];
      const chance = seededRandom(SEED);
      /** In milliseconds, counted from when a revocation had answered, and from when it was asked for. */
      const closings: { readonly answered: number; readonly asked: number }[] = [];
      let filed = 0;
      /** When each version began to be filed: whatever began later than a revocation had ended was committed later. */
      const begun = new Map<string, number>();
      let isFiling = true;
      const file = async (record: ReturnType<typeof openRecord>) => {
        const version = `v${filed++}`;
        begun.set(`"version":"${version}"`, performance.now());
        await record.fileVersion({ negotiation: "lake", document: "plan", version }, aCapture(version), aDraft());
      };
      const record = openRecord(storage);
      const filing = (async () => {
        while (isFiling) {
          await file(record);
          // PGlite works in this very thread, and would let nothing else happen.
          await wait(0);
        }
      })();

      type Trial = {
        readonly way: Way;
        readonly by: Service;
        readonly afterMs: number;
        readonly isWrittenAtOnce: boolean;
      };
      async function tryOnce(trial: number, { way, by, afterMs, isWrittenAtOnce }: Trial): Promise<void> {
        const { headers, somebody } = await letIn(here, `p${trial}`, way);
        const connection = connect(port, headers);
        await connection.caughtUp;
        await wait(afterMs);
        const begunAt = performance.now();
        await WAYS[way](by.access, somebody);
        const doneAt = performance.now();
        // What this process writes itself it looks at at once; else it has to find out by itself.
        if (isWrittenAtOnce) await write(here, `/api/terms/lake/t${trial}`, JSON.stringify({ title: "Too late" }));
        const closedAt = await connection.closed;
        closings.push({ answered: Math.max(0, closedAt - doneAt), asked: closedAt - begunAt });
        const which = `trial ${trial}: ${way} ${by === here ? "here" : "elsewhere"} after ${Math.round(afterMs)} ms`;
        // It was committed a moment before it answered; when it was asked for, it may have waited for the filing of a version.
        expect(closedAt - doneAt, which).toBeLessThan(CLOSED_WITHIN_MS);
        const late = [...begun].filter(([, at]) => at > doneAt).map(([name]) => name);
        const told = [...late, `"term":"t${trial}"`].filter((name) => connection.heard.includes(name));
        expect(told, which).toEqual([]);
      }

      const ways = Object.keys(WAYS) as Way[];
      try {
        for (let first = 0; first < TRIALS; first += AT_ONCE) {
          const round = Array.from({ length: Math.min(AT_ONCE, TRIALS - first) }, (_, place) =>
            tryOnce(first + place, {
              way: ways[Math.floor(chance() * ways.length)] ?? "a revoked token",
              by: chance() < 0.5 ? here : elsewhere,
              afterMs: chance() * WINDOW_MS,
              isWrittenAtOnce: chance() < 0.5,
            }),
          );
          await Promise.all(round);
        }
      } finally {
        isFiling = false;
        await filing;
      }
      expect([closings.length, filed > 0]).toEqual([TRIALS, true]);
      if (process.env.TRIALS === undefined) return;
      const answered = `answered: ${medianAndWorst(closings.map((one) => one.answered))}`;
      const asked = `asked: ${medianAndWorst(closings.map((one) => one.asked))}`;
      process.stdout.write(`${kind}: ${TRIALS} closed while ${filed} versions were filed; ${answered}; ${asked}\n`);
    },
    60_000 + TRIALS * 5_000,
  );
});

function medianAndWorst(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `median ${Math.round(median ?? 0)} ms, worst ${Math.round(worst ?? 0)} ms`;
}
