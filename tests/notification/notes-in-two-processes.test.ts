import { expect, it, onTestFinished } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openStorage, type Rows, type Storage } from "../../src/storage/open-storage.ts";
import { createTestDatabase } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openToldTalks } from "../support/told-talks.ts";

const REPLIES = 12;

/**
 * Talks over one PostgreSQL as two processes have them, whose clock is one and runs a minute with each look; an owner who is told,
 * and an editor who writes.
 */
async function openTwice(id: string) {
  const databaseUrl = await createTestDatabase((close) => onTestFinished(close));
  const open = async () => {
    const storage = await openStorage({ databaseUrl });
    onTestFinished(() => storage.close());
    return storage;
  };
  let minutes = 0;
  const clock = async () => new Date(Date.now() + ++minutes * 60_000);
  let beforeCommit: (rows: Rows) => Promise<void> = async () => undefined;
  const first = await openToldTalks(
    withHook(await open(), (rows) => beforeCommit(rows)),
    id,
    { clock },
  );
  const storage = await open();
  const second = await openToldTalks(storage, id, { clock });
  await first.file("v1", { points: "1. Boats pay." });
  const editor = await (await openPeopleTold(storage, id)).actorOf("editor");
  const target = { kind: "version", document: "plan", version: "v1" } as const;
  const { notes } = second.seeAs(editor);
  const begin = async (body: string) => (await notes.beginThread(id, { target, body }, { actor: editor })).id;
  const by = { actor: editor };
  return {
    ...{ first, second, storage, begin },
    reply: (threadId: string, body: string) => notes.addReply({ negotiation: id, threadId }, body, by),
    resolve: (threadId: string) => notes.changeThread({ negotiation: id, threadId }, { resolved: true }, by),
    follow: (wanted: object = { kind: "negotiation", negotiation: id }) =>
      first.notification.subscribe({ target: wanted as never, threshold: { kinds: ["annotation"] } }, LOCAL),
    /** What was told of each thread, in order, by the words in quotes. */
    async told(): Promise<Readonly<Record<string, readonly string[]>>> {
      const { notices } = await second.notification.listInbox({ limit: 500 }, LOCAL);
      const told: Record<string, string[]> = {};
      for (const { thread = "", message } of [...notices].reverse()) {
        const [said = ""] = message.sentences;
        told[thread] = [...(told[thread] ?? []), said.includes("“") ? said.slice(said.indexOf("“") + 1, -1) : said];
      }
      return told;
    },
    /** Something happens in each transaction of the first process, before it commits. */
    beforeCommitOfFirst(work: typeof beforeCommit) {
      beforeCommit = work;
    },
  };
}

function withHook(storage: Storage, beforeCommit: (rows: Rows) => Promise<void>): Storage {
  return {
    ...storage,
    transaction: (work) =>
      storage.transaction(async (rows) => {
        const done = await work(rows);
        await beforeCommit(rows);
        return done;
      }),
  };
}

it("two processes that tell at once tell each deed once, each thread in its order, while others write", async () => {
  const { first, second, begin, reply, follow, told } = await openTwice("noted-twice");
  await follow();
  const threads = [await begin("0"), await begin("0")];
  const writing = async (thread: string) => {
    for (let at = 1; at <= REPLIES; at += 1) await reply(thread, String(at));
  };
  const telling = async ({ notification }: typeof first) => {
    for (let times = 0; times < 12; times += 1) await notification.tellNow();
  };
  await Promise.all([...threads.map(writing), telling(first), telling(second)]);
  for (let times = 0; times < 4; times += 1)
    await Promise.all([first, second].map((one) => one.notification.tellNow()));
  const all = Array.from({ length: REPLIES + 1 }, (_, at) => String(at));
  expect(await told()).toEqual(Object.fromEntries(threads.map((thread) => [thread, all])));
});

it("whoever writes in a thread does not wait for whoever tells of it, and is told of as well", async () => {
  const { first, begin, reply, follow, told, beforeCommitOfFirst } = await openTwice("noted-meanwhile");
  await follow();
  const thread = await begin("0");
  let written = 0;
  // While the transaction that tells is open: if it held what a writer needs, neither would end.
  beforeCommitOfFirst(async () => {
    if (written < 3) await reply(thread, String(++written));
  });
  for (let times = 0; times < 8; times += 1) await first.notification.tellNow();
  expect(written).toBe(3);
  expect(await told()).toEqual({ [thread]: ["0", "1", "2", "3"] });
});

it("what is committed late is told, whatever was told of other threads meanwhile", async () => {
  const { first, storage, begin, follow, told, reply } = await openTwice("noted-late");
  const [late, other] = [await begin("Late."), await begin("Other.")];
  for (const thread of [late, other]) await follow({ kind: "thread", negotiation: "noted-late", thread });
  const tellRested = async () => {
    for (let times = 0; times < 3; times += 1) await first.notification.tellNow();
  };
  await tellRested();
  const { key: negotiationKey } = await first.record.getNegotiation("noted-late");
  await storage.transaction(async (rows) => {
    const held = await rows.threads.lock({ negotiationKey, threadId: late });
    if (held === undefined) throw new Error("It is there.");
    await rows.threads.change(held, [{ deed: "resolved" }], { author: "somebody", at: new Date(0) });
    await reply(other, "Meanwhile.");
    await tellRested();
  });
  await tellRested();
  expect(await told()).toEqual({
    [late]: ["The note on the whole version was resolved by somebody."],
    [other]: ["Meanwhile."],
  });
});

it("a process that dies before it has told leaves all of it to the next, and tells nothing twice", async () => {
  const { first, second, begin, resolve, follow, told, beforeCommitOfFirst } = await openTwice("noted-killed");
  const thread = await begin("Before.");
  await follow({ kind: "thread", negotiation: "noted-killed", thread });
  await resolve(thread);
  await first.notification.tellNow();
  beforeCommitOfFirst(() => Promise.reject(new Error("Killed.")));
  await expect(first.notification.tellNow()).rejects.toThrow("Killed.");
  expect(await told()).toEqual({});
  await second.notification.tellNow();
  await second.notification.tellNow();
  expect(await told()).toEqual({ [thread]: ["The note on the whole version was resolved by editor.of.noted-killed."] });
});
