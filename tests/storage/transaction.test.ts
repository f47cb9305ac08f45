import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { provenanceOf } from "../../src/model/draft.ts";
import type { Negotiation } from "../../src/model/negotiation.ts";
import { TO_EVERYBODY } from "../../src/model/opening.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { NewVersion } from "../../src/storage/versions.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";

describeOnBothDatabases("a transaction", (openTestStorage, kind) => {
  it("leaves nothing behind when its work throws", async () => {
    const { storage } = await openTestStorage();
    const failing = storage.transaction(async (rows) => {
      await rows.negotiations.insert(aNegotiation("half-done"));
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect(await storage.read((rows) => rows.negotiations.find("half-done"))).toBeUndefined();
  });

  for (const [name, code] of [
    ["a serialization failure", "40001"],
    ["a deadlock", "40P01"],
  ]) {
    it(`is run again after ${name}, without what it had done before`, async () => {
      const { storage } = await openTestStorage();
      const id = `retried-${code?.toLowerCase()}`;
      let runs = 0;
      await storage.transaction(async (rows) => {
        runs += 1;
        expect(await rows.negotiations.insert(aNegotiation(id))).toBe(true);
        if (runs < 3) throw Object.assign(new Error("collided"), { code });
      });
      expect(runs).toBe(3);
      expect(await storage.read((rows) => rows.negotiations.find(id))).toBeDefined();
    });
  }

  it("gives up after five collisions, and says what the database said", async () => {
    const { storage } = await openTestStorage();
    let runs = 0;
    const hopeless = storage.transaction(async () => {
      runs += 1;
      throw Object.assign(new Error("collided"), { code: "40001" });
    });
    await expect(hopeless).rejects.toThrow("collided");
    expect(runs).toBe(5);
  });

  it("does not pretend to be committed when its work overlooked a failed query", async () => {
    const { storage } = await openTestStorage();
    const careless = storage.transaction(async (rows) => {
      await rows.negotiations.insert(aNegotiation("careless"));
      await rows.captures.keep(NO_NEGOTIATION, "00", new Uint8Array()).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow();
    expect(await storage.read((rows) => rows.negotiations.find("careless"))).toBeUndefined();
  });

  it("is not run again after any other error", async () => {
    const { storage } = await openTestStorage();
    let runs = 0;
    const failing = storage.transaction(async (rows) => {
      runs += 1;
      await rows.captures.keep(NO_NEGOTIATION, "00", new Uint8Array());
    });
    await expect(failing).rejects.toThrow();
    expect(runs).toBe(1);
  });

  // One PGlite has one session: nothing collides, and no connection is lost.
  if (kind === "PGlite") return;

  it("comes through a real deadlock", async () => {
    const { storage } = await openTestStorage();
    for (const id of ["left", "right"]) await storage.transaction((rows) => rows.negotiations.insert(aNegotiation(id)));
    const bothHoldOne = barrier(2);
    const runs = { left: 0, right: 0 };
    const lockBoth = (first: "left" | "right", second: "left" | "right") =>
      storage.transaction(async (rows) => {
        runs[first] += 1;
        await rows.negotiations.findLocked(first);
        if (runs[first] === 1) await bothHoldOne();
        return rows.negotiations.findLocked(second);
      });
    const [one, other] = await Promise.all([lockBoth("left", "right"), lockBoth("right", "left")]);
    expect([one?.negotiation.id, other?.negotiation.id]).toEqual(["right", "left"]);
    expect(runs.left + runs.right).toBe(3);
  });

  it("sees what others committed before it got the lock, whatever isolation the server has for a default", async () => {
    const { storage, query, databaseUrl } = await openTestStorage();
    const other = await openStorage({ databaseUrl: `${databaseUrl}?default_transaction_isolation=repeatable%20read` });
    await storage.transaction((rows) => rows.negotiations.insert(aNegotiation("late-look")));
    const firstHasTheLock = barrier(2);
    const first = storage.transaction(async (rows) => {
      const stored = await rows.negotiations.findLocked("late-look");
      await firstHasTheLock();
      await untilOneWaits(query);
      const documentKey = stored?.documentKeys.get("plan") ?? "";
      const negotiationKey = stored?.key ?? "";
      await rows.captures.keep(negotiationKey, "00", new Uint8Array());
      await rows.versions.insert(aVersion(negotiationKey, documentKey));
    });
    await firstHasTheLock();
    const second = other.transaction(async (rows) => {
      const stored = await rows.negotiations.findLocked("late-look");
      return rows.versions.findNamed(stored?.key ?? "", ["v1"]);
    });
    await first;
    expect((await second).map(({ version }) => version)).toEqual(["v1"]);
    await other.close();
  });

  it("waits for its turn when more are wanted than there are connections", async () => {
    const { storage } = await openTestStorage();
    const wanted = Array.from({ length: 35 }, (_, index) => `crowd-${index}`);
    const answers = await Promise.all(
      wanted.map((id) => storage.transaction((rows) => rows.negotiations.insert(aNegotiation(id)))),
    );
    expect(answers).toEqual(wanted.map(() => true));
  });

  it("is let finish by a service that closes, and nothing starts after that", async () => {
    const { storage, databaseUrl } = await openTestStorage();
    const closing = await openStorage({ databaseUrl: databaseUrl ?? "" });
    const started = barrier(2);
    const running = closing.transaction(async (rows) => {
      await started();
      await rows.negotiations.insert(aNegotiation("last-words"));
      return rows.negotiations.find("last-words");
    });
    await started();
    await closing.close();
    expect((await running)?.negotiation.id).toBe("last-words");
    expect(await storage.read((rows) => rows.negotiations.find("last-words"))).toBeDefined();
    await expect(closing.read((rows) => rows.negotiations.list())).rejects.toMatchObject({
      code: "record-unavailable",
    });
    expect(await closing.isReady()).toBe(false);
  });

  it("does not use a connection that ended while nobody used it", async () => {
    const { storage, query } = await openTestStorage();
    const ended = await query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'travaux' and datname = current_database()`);
    expect(ended.length).toBeGreaterThan(0);
    // At most one question is asked of a connection whose end has not been heard of yet.
    await storage.isReady();
    for (let time = 0; time < 20; time += 1) expect(await storage.isReady()).toBe(true);
  });

  it("that loses its connection is a problem, and costs the pool nothing", async () => {
    const { storage, query } = await openTestStorage();
    // Twice as many as the pool has connections: a slot lost each time would leave none.
    for (let time = 0; time < 20; time += 1) {
      const cut = storage.transaction(async (rows) => {
        await rows.negotiations.insert(aNegotiation(`cut-off-${time}`));
        await query(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'travaux' and state like 'idle in transaction%' and datname = current_database()`);
        await rows.negotiations.list();
      });
      await expect(cut).rejects.toMatchObject({ code: "record-unavailable" });
    }
    expect(await storage.read((rows) => rows.negotiations.find("cut-off-0"))).toBeUndefined();
    expect(await storage.transaction((rows) => rows.negotiations.insert(aNegotiation("after-all")))).toBe(true);
    expect(await storage.isReady()).toBe(true);
  });
});

const NO_NEGOTIATION = "00000000-0000-4000-8000-000000000000";

function aNegotiation(id: string): Negotiation {
  return { id, title: "Talks", summary: "", parties: [], rounds: [], documents: [{ id: "plan", title: "Plan" }] };
}

function aVersion(negotiationKey: string, documentKey: string): NewVersion {
  return {
    ...{ negotiationKey, documentKey, key: "00000000-0000-4000-8000-000000000001", version: "v1" },
    ...{ provenance: provenanceOf("A draft"), basedOn: [], witnessOf: undefined, pointCount: 0 },
    ...{ filedAt: new Date(), captureSha256: "00", mediaType: "text/plain", extractor: "text 1" },
    opening: TO_EVERYBODY,
  };
}

/** Until some session of this database waits for a lock that another one holds. */
async function untilOneWaits(query: TestStorage["query"]): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await query(waiting)).length === 0) await wait(5);
}

/** Lets nobody through before `count` have come. */
function barrier(count: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === count) open();
    return opened;
  };
}
