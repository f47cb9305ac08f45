import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { LOCAL } from "../../src/model/actor.ts";
import { writeBase64 } from "../../src/model/base64.ts";
import { writePieceFrame } from "../../src/model/live-frames.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { hostileFrame } from "../support/hostile-frames.ts";
import { type LiveClient, openLiveClient } from "../support/live-client.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { listenOn, type ServedSockets } from "../support/serve-sockets.ts";
import { sessionOf } from "../support/session-of.ts";

// A small share of `npm run torture -- frames`, always the same.
const FRAMES = Number(process.env.FRAMES ?? 500);
const SEED = Number(process.env.SEED ?? 20_261_127);

const clients: { close(): void }[] = [];
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
});

describeOnBothDatabases("a socket of live texts", (openTestStorage) => {
  let test: TestStorage;
  let serving: ServedSockets;

  beforeAll(async () => {
    test = await openTestStorage();
    serving = await listenOn(test.storage, { passwordCost: CHEAP_PASSWORDS });
    await serving.fileTalks("lake");
  });
  afterAll(async () => serving.close());

  const open = (thread: string, headers: Record<string, string> = {}, of = serving): LiveClient => {
    const client = openLiveClient(() => of.socketAt("lake"), thread, headers);
    clients.push(client);
    return client;
  };
  const openRaw = async (headers: Record<string, string> = {}, talks = "lake"): Promise<WebSocket> => {
    const socket = new WebSocket(serving.socketAt(talks), { headers, perMessageDeflate: false });
    clients.push({ close: () => socket.terminate() });
    await once(socket, "open");
    return socket;
  };
  const closedWith = async (socket: WebSocket): Promise<number> => Number((await once(socket, "close"))[0]);

  it("carries what several people type, and says what is saved and who is there", async () => {
    const { thread, note } = await serving.beginThread("lake", "Cap: ");
    const [one, two] = [open(thread), open(thread)];
    await Promise.all([one.saved(), two.saved()]);
    one.type(note, "600");
    await one.saved();
    await two.until(() => two.words(note) === "Cap: 600");
    two.text.point("here");
    await one.until(() => one.present.some(({ cursor }) => cursor === "here"));
    expect(one.present.map(({ name }) => name)).toEqual(["local"]);
    two.close();
    await one.until(() => one.present.length === 0);
  });

  it("says offline while there is none, and merges what was typed meanwhile", async () => {
    const { thread, note } = await serving.beginThread("lake", "Cap: ");
    const [one, two] = [open(thread), open(thread)];
    await Promise.all([one.saved(), two.saved()]);
    one.cut();
    one.type(note, "600");
    two.text.doc.getText(note).insert(0, "Army ");
    await one.saved();
    await Promise.all([one, two].map((client) => client.until(() => client.words(note) === "Army Cap: 600")));
    expect(one.statuses.map(({ status }) => status)).toContain("offline");
  });

  it("tells that a thread was changed otherwise, and ends a text that is taken back", async () => {
    const { thread } = await serving.beginThread("lake", "Cap: ");
    const one = open(thread);
    await one.saved();
    await serving.send("PATCH", `/api/n/lake/notes/${thread}`, { stance: "question" });
    await one.until(({ changes }) => changes > 0);
    await serving.send("DELETE", `/api/n/lake/notes/${thread}`);
    await one.until(({ statuses }) => statuses.at(-1)?.status === "closed");
    expect(one.statuses.at(-1)?.why).toBe("The note was taken back.");
  });

  it("lets those read on who may not write, and tells them so", async () => {
    const { thread, note } = await serving.beginThread("lake", "Cap: ", "public");
    const { access } = serving.service;
    await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    await access.addPerson({ name: "rita", isOwner: false, password: null }, LOCAL);
    await access.setRole("lake", "rita", "reader", LOCAL);
    const [owner, reader] = [
      open(thread, { cookie: await sessionOf(test.storage, "olena") }),
      open(thread, { cookie: await sessionOf(test.storage, "rita") }),
    ];
    const nobody = open(thread);
    await Promise.all([owner.saved(), reader.saved(), nobody.saved()]);
    owner.type(note, "600");
    await Promise.all([reader, nobody].map((client) => client.until(() => client.words(note) === "Cap: 600")));
    expect([reader.text.mayWrite(), nobody.text.mayWrite(), owner.text.mayWrite()]).toEqual([false, false, true]);
    // Nobody is told who is there.
    expect(nobody.present).toEqual([]);
    reader.type(note, "!");
    await reader.until(({ statuses }) => statuses.at(-1)?.status === "closed");
    expect(reader.statuses.at(-1)?.why).toBe("What was typed is not kept: you may read it, and not write.");
    expect(owner.words(note)).toBe("Cap: 600");
  });

  it("ends when a session does, and opens nothing of what somebody may not see", async () => {
    const { thread } = await serving.beginThread("lake", "Cap: ");
    const { access } = serving.service;
    await access.addPerson({ name: "emil", isOwner: false, password: null }, LOCAL);
    await access.setRole("lake", "emil", "editor", LOCAL);
    const cookie = await sessionOf(test.storage, "emil");
    const socket = await openRaw({ cookie });
    const closed = closedWith(socket);
    await access.signOut(cookie.slice(cookie.indexOf("=") + 1));
    expect(await closed).toBe(4401);
    const nobody = open(thread);
    await nobody.until(({ statuses }) => statuses.at(-1)?.status === "closed");
    expect(nobody.statuses.at(-1)?.why).toContain("There is no note");
  });

  it("tells members that there are other notes to read, of those that they see, and nobody else", async () => {
    const { access } = serving.service;
    await serving.fileTalks("pond");
    await access.addPerson({ name: "carla", isOwner: false, password: null }, LOCAL);
    await access.setRole("pond", "carla", "commenter", LOCAL);
    const draft = "---\ntitle: Hidden\nkind: leak\npublished: 2026-01-06\n---\n1. Nobody knows.\n";
    await serving.send("PUT", "/api/n/pond/plan/hidden?state=private", draft);
    const listen = async (headers: Record<string, string>) => {
      const socket = await openRaw(headers, "pond");
      const heard: string[] = [];
      socket.on("message", (data) => heard.push(String(data)));
      return { heard, socket };
    };
    const member = await listen({ cookie: await sessionOf(test.storage, "carla") });
    const editor = await listen({ cookie: await sessionOf(test.storage, "olena") });
    const nobody = await listen({});
    const news = '{"say":"news"}';
    const told = async ({ heard, socket }: typeof member, many: number) => {
      while (heard.filter((said) => said === news).length < many) await once(socket, "message");
    };
    // Both have looked before: each is told of something of its own.
    await serving.beginThread("pond", "First.");
    await Promise.all([told(member, 1), told(editor, 1)]);
    const note = (version: string, visibility: string) =>
      serving.send("POST", "/api/n/pond/notes", {
        ...{ target: { kind: "point", version, path: "1" }, body: "Only some see this.", visibility },
      });
    await note("plan@v1", "mine");
    await note("plan@hidden", "team");
    await told(editor, 2);
    await note("plan@v1", "team");
    await Promise.all([told(member, 2), told(editor, 3)]);
    expect(member.heard).toEqual([news, news]);
    expect(nobody.heard).toEqual([]);
  });

  const refusals: Record<string, [path: string, headers: Record<string, string>, status: number]> = {
    "a negotiation that is not there": ["/api/live/nowhere", {}, 404],
    "a page of another host": ["/api/live/lake", { origin: "https://elsewhere.example" }, 403],
    "a token that is none": ["/api/live/lake", { authorization: "Bearer travaux_t_none" }, 401],
  };
  for (const [what, [path, headers, status]] of Object.entries(refusals)) {
    it(`is refused to ${what}`, async () => {
      const socket = new WebSocket(serving.address.replace("http", "ws") + path, { headers });
      const [, answer] = (await once(socket, "unexpected-response")) as [unknown, { readonly statusCode: number }];
      expect(answer.statusCode).toBe(status);
      socket.on("error", () => undefined).terminate();
    });
  }

  it("asks for a WebSocket where somebody comes without", async () => {
    const answer = await fetch(`${serving.address}/api/live/lake`);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([426, "upgrade-needed"]);
  });

  const malformed: Record<string, string | Uint8Array> = {
    "bytes that are no frame": new Uint8Array([9, 9, 9]),
    "a frame without a piece": writePieceFrame({ text: 1, number: 1, bytes: new Uint8Array() }),
    "JSON that says nothing known": '{"say":"hello","text":1}',
    "no JSON": "hello",
    "a text with a number that is none": '{"say":"close","text":-1}',
    "a vector that is no base64": '{"say":"open","text":1,"thread":"x","epoch":null,"vector":"*"}',
  };
  for (const [what, frame] of Object.entries(malformed)) {
    it(`is closed by ${what}`, async () => {
      const socket = await openRaw();
      const closed = closedWith(socket);
      socket.send(frame);
      expect(await closed).toBe(4400);
    });
  }

  it("is closed by a frame that is too large, and by too many frames", async () => {
    const large = await openRaw();
    const closed = closedWith(large);
    large.send(new Uint8Array(300_000));
    expect(await closed).toBe(1009);
    const fast = await openRaw();
    const fastClosed = closedWith(fast);
    for (let sent = 0; sent < 1000; sent += 1) fast.send('{"say":"close","text":1}');
    expect(await fastClosed).toBe(4429);
  });

  it(`goes on for others under ${FRAMES} hostile frames with seed ${SEED}`, async () => {
    const random = seededRandom(SEED);
    const { thread, note } = await serving.beginThread("lake", "");
    const cookie = await sessionOf(test.storage, "olena");
    const honest = open(thread, { cookie });
    await honest.saved();
    for (let sent = 0; sent < FRAMES; ) {
      const socket = await openRaw({ cookie });
      socket.on("error", () => undefined);
      const vector = writeBase64(new Uint8Array([0]));
      socket.send(JSON.stringify({ say: "open", text: 1, thread, epoch: null, vector }));
      for (let burst = 0; burst < 25 && socket.readyState === WebSocket.OPEN; burst += 1) {
        socket.send(hostileFrame(random, note));
        sent += 1;
      }
      honest.type(note, "x");
      await honest.saved();
      socket.terminate();
    }
    const typed = honest.words(note);
    const other = open(thread, { cookie });
    await other.saved();
    // What came of hostile frames that were pieces like any other is letters too.
    expect(other.words(note)).toBe(typed);
    expect(typed.match(/x/gu)?.length).toBeGreaterThanOrEqual(Math.ceil(FRAMES / 25));
  });

  it("serves one text by two instances of the service", async () => {
    const { storage, databaseUrl } = test;
    const other = databaseUrl === undefined ? storage : await openStorage({ databaseUrl });
    const second = await listenOn(other, { passwordCost: CHEAP_PASSWORDS });
    try {
      const { thread, note } = await serving.beginThread("lake", "");
      const cookie = await sessionOf(storage, "olena");
      const [here, there] = [open(thread, { cookie }), open(thread, { cookie }, second)];
      await Promise.all([here.saved(), there.saved()]);
      for (let typed = 0; typed < 20; typed += 1) {
        here.type(note, "a");
        there.type(note, "b");
      }
      await Promise.all([here, there].map((client) => client.until(() => client.words(note).length === 40)));
      expect(here.words(note)).toBe(there.words(note));
    } finally {
      await second.close();
      if (other !== storage) await other.close();
    }
  });
});
