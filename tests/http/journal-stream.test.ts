import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, type ServiceOptions, serviceOn } from "../../src/service.ts";
import { openStorage, type Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { fillNegotiation } from "../support/filled-record.ts";
import { type Heard, hearStream } from "../support/heard-stream.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { sessionOf } from "../support/session-of.ts";

const PATH = "/api/journal/lake/stream";
const AT_THE_MACHINE = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };

/** Who listens, and by what. */
type Listener = { readonly by: "token" | "session"; readonly role: Role | null; readonly isOwner?: true };
/** Somebody who listens, with what tests take from them. */
type Listening = { readonly name: string; readonly secret: string; readonly tokenId: string };
type Act = (listening: Listening, at: { access: Service["access"] } & Pick<TestStorage, "query">) => Promise<unknown>;

const EDITOR: Listener = { by: "token", role: "editor" };
const SIGNED_IN: Listener = { by: "session", role: "editor" };

/** What ends a stream, done by another process. */
const ENDS: Readonly<Record<string, readonly [Listener, Act]>> = {
  "its token is revoked": [EDITOR, ({ tokenId }, { access }) => access.revokeToken(tokenId, LOCAL)],
  "its token is past its end": [
    EDITOR,
    ({ tokenId }, { query }) =>
      query(`update token set expires_at = now() - interval '1 second' where token_id = '${tokenId}'`),
  ],
  "its token is for less": [
    EDITOR,
    ({ tokenId }, { query }) => query(`update token set role = 'reader' where token_id = '${tokenId}'`),
  ],
  "whoever listens signs out": [SIGNED_IN, ({ secret }, { access }) => access.signOut(secret)],
  "its session is past its end": [
    SIGNED_IN,
    ({ name }, { query }) =>
      query(`update session set expires_at = now() - interval '1 second'
        where person_id = (select person_id from person where name = '${name}')`),
  ],
  "the password is another": [
    SIGNED_IN,
    ({ name }, { access }) => access.changePerson(name, { password: "four other words here" }, LOCAL),
  ],
  "the account of its session is closed": [
    SIGNED_IN,
    ({ name }, { access }) => access.changePerson(name, { isClosed: true }, LOCAL),
  ],
  "the account of its token is closed": [
    EDITOR,
    ({ name }, { access }) => access.changePerson(name, { isClosed: true }, LOCAL),
  ],
  "the role is a lower one": [EDITOR, ({ name }, { access }) => access.setRole("lake", name, "reader", LOCAL)],
  "the role is a higher one": [SIGNED_IN, ({ name }, { access }) => access.setRole("lake", name, "admin", LOCAL)],
  "the role is taken away": [SIGNED_IN, ({ name }, { access }) => access.setRole("lake", name, null, LOCAL)],
  "a role is given": [
    { by: "session", role: null },
    ({ name }, { access }) => access.setRole("lake", name, "reader", LOCAL),
  ],
  "an owner is none any more": [
    { by: "session", role: null, isOwner: true },
    ({ name }, { access }) => access.changePerson(name, { isOwner: false }, LOCAL),
  ],
  "an admin is made an owner": [
    { by: "session", role: "admin" },
    ({ name }, { access }) => access.changePerson(name, { isOwner: true }, LOCAL),
  ],
};

/** What does not. */
const GOES_ON: Readonly<Record<string, readonly [Listener, Act]>> = {
  "another token is revoked": [
    EDITOR,
    async ({ name }, { access }) => {
      const { token } = await access.makeToken({ name, title: "another", role: "admin" }, LOCAL);
      return access.revokeToken(token.id, LOCAL);
    },
  ],
  "a role elsewhere is another": [SIGNED_IN, ({ name }, { access }) => access.setRole("sea", name, "admin", LOCAL)],
  "a password is another, where it came by a token": [
    EDITOR,
    ({ name }, { access }) => access.changePerson(name, { password: "four other words here" }, LOCAL),
  ],
};

describeOnBothDatabases("a stream of a journal", (openTestStorage) => {
  const clock = { offset: 0 };
  const now = () => Date.now() + clock.offset;
  let storage: Storage;
  let query: TestStorage["query"];
  /** Two services over one database: what one of them does, the other is not told. */
  let here: Service;
  let elsewhere: Service;
  let closeOther: () => Promise<void> = async () => undefined;

  const open = (options: ServiceOptions = {}, over = storage) =>
    serviceOn(over, openLedger(over, undefined, now), { now, passwordCost: CHEAP_PASSWORDS, ...options });
  const ask = (path: string, headers: Record<string, string> = {}, service = here, env: object = {}) =>
    service.app.request(path, { headers: { host: "localhost", ...headers } }, env);
  const listen = async (...asked: Parameters<typeof ask>) => hearStream(await ask(...asked));
  const nameTerm = async (term: string, service = elsewhere) => {
    const body = JSON.stringify({ title: `What ${term} is` });
    const answer = await service.app.request(`/api/terms/lake/${term}`, { method: "PUT", body }, { inProcess: true });
    expect(answer.status).toBe(201);
  };
  const termsOf = (heard: readonly (Heard | undefined)[]) =>
    heard.map((one) => (one?.data as { data?: { term?: string } } | undefined)?.data?.term);

  beforeAll(async () => {
    const opened = await openTestStorage();
    ({ storage, query } = opened);
    await fillNegotiation(storage, "lake");
    await openRecord(storage).describeNegotiation(aNegotiation("sea"));
    const other = opened.databaseUrl === undefined ? storage : await openStorage({ databaseUrl: opened.databaseUrl });
    if (other !== storage) closeOther = () => other.close();
    [here, elsewhere] = [open(), open({}, other)];
  });
  afterAll(async () => {
    here.endStreams();
    elsewhere.endStreams();
    await closeOther();
  });

  /** Somebody who listens, since all that was there was told. */
  async function letIn(name: string, { by, role, isOwner = undefined }: Listener) {
    await here.access.addPerson({ name, isOwner: isOwner === true, password: null }, LOCAL);
    await here.access.setRole("lake", name, role, LOCAL);
    const { token, secret } = await here.access.makeToken({ name, title: "listens", role: "admin" }, LOCAL);
    const cookie = await sessionOf(storage, name);
    const stream = await listen(PATH, by === "token" ? { authorization: `Bearer ${secret}` } : { cookie });
    await stream.untilCaughtUp();
    const listening = { name, tokenId: token.id, secret: by === "token" ? secret : (cookie.split("=")[1] ?? "") };
    return { stream, listening };
  }

  it("ends at the machine with the first account, and goes on for nobody", async () => {
    const [local, nobody] = [await listen(PATH, {}, here, AT_THE_MACHINE), await listen(PATH)];
    for (const stream of [local, nobody]) await stream.untilCaughtUp();
    await elsewhere.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    expect(await local.untilEnd()).toEqual([]);
    await openRecord(storage).reviseGrade(
      { negotiation: "lake", document: "plan", version: "v1" },
      { grade: "C", reason: "second thoughts" },
    );
    expect(await nobody.next()).toMatchObject({ event: "grade-revised" });
    await nobody.hangUp();
  });

  it("has each entry as the journal has it for whoever asks, with its number as id and its event as name", async () => {
    for (const env of [{}, { inProcess: true }]) {
      const { entries } = (await (await ask("/api/journal/lake?limit=500", {}, here, env)).json()) as {
        entries: { position: number; event: string }[];
      };
      const stream = await listen(`${PATH}?after=-1`, {}, here, env);
      const [begun, ...heard] = await stream.untilCaughtUp();
      expect(begun).toEqual({ retry: "3000", id: "-1" });
      expect(heard).toEqual(entries.map((data) => ({ id: String(data.position), event: data.event, data })));
      expect(heard.length).toBeGreaterThan(8);
      await stream.hangUp();
    }
  });

  it("goes on behind the last event that came, and begins behind the newest where nothing is asked for", async () => {
    for (const [path, headers, first] of [
      [`${PATH}?after=1`, {}, "1"],
      [`${PATH}?after=1`, { "last-event-id": "4" }, "4"],
    ] as const) {
      const stream = await listen(path, headers);
      const [begun, next] = await stream.untilCaughtUp();
      expect([begun?.id, next?.id]).toEqual([first, String(Number(first) + 1)]);
      await stream.hangUp();
    }
    const fresh = await listen(PATH, {}, here, { inProcess: true });
    expect(await fresh.untilCaughtUp()).toHaveLength(1);
    await nameTerm("nets");
    expect(termsOf([await fresh.next()])).toEqual(["nets"]);
    await fresh.hangUp();
  });

  it("is refused for a place that is none, in a sentence", async () => {
    const answers = [await ask(`${PATH}?after=x`), await ask(PATH, { "last-event-id": "v1" })];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
      expect(((await answer.json()) as { detail: string }).detail).toMatch(/is not .*-1 or more, a whole number\.$/u);
    }
  });

  it("is kept by nobody on its way, has no tag, and is not opened by HEAD", async () => {
    const service = open({ mostStreams: { ofOne: 1, ofAll: 1 } });
    for (let turn = 0; turn < 3; turn += 1) {
      const head = await service.app.request(PATH, { method: "HEAD" });
      expect([head.status, head.headers.get("content-type"), head.body]).toEqual([200, "text/event-stream", null]);
    }
    const answer = await service.app.request(PATH, { headers: { "if-none-match": "*" } });
    const headers = Object.fromEntries(answer.headers);
    expect(answer.status).toBe(200);
    expect(headers).toMatchObject({ "cache-control": "no-store", "x-accel-buffering": "no" });
    expect(headers.etag).toBeUndefined();
    const refused = await service.app.request(PATH);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
    await hearStream(answer).hangUp();
    expect((await service.app.request(PATH)).status, "the place of one that hung up is free").toBe(200);
    service.endStreams();
  });

  it("tells what opens by the clock while nobody does anything but listen", async () => {
    const ref = { negotiation: "lake", document: "plan", version: "sealed" };
    const publicFrom = new Date(now() + 3_600_000).toISOString();
    await openRecord(storage).fileVersion(ref, aCapture("sealed"), aDraft(), undefined, {
      state: "private",
      publicFrom,
    });
    const nobody = await listen(PATH);
    const [begun] = await nobody.untilCaughtUp();
    clock.offset = 3_700_000;
    const opened = await nobody.next();
    expect(opened).toMatchObject({ event: "version-filed", data: { version: "sealed", data: {} } });
    expect(Number(opened?.id)).toBe(Number(begun?.id) + 1);
    await nobody.hangUp();
    clock.offset = 0;
  });

  it("does not tell what was committed after a token was revoked, though nobody has told this process of it", async () => {
    const { stream, listening } = await letIn("rev", EDITOR);
    await nameTerm("before", here);
    expect(termsOf([await stream.next()])).toEqual(["before"]);
    await elsewhere.access.revokeToken(listening.tokenId, LOCAL);
    // What is written here is looked at here at once.
    await nameTerm("after", here);
    expect(await stream.untilEnd()).toEqual([]);
  });

  it("ends with the service, which opens no more", async () => {
    const service = open();
    const stream = await listen(PATH, {}, service);
    await stream.untilCaughtUp();
    service.endStreams();
    expect(await stream.untilEnd()).toEqual([]);
    expect((await ask(PATH, {}, service)).status).toBe(503);
  });

  describe("once something was done elsewhere", () => {
    const ended = new Map<string, Promise<readonly Heard[]>>();
    const goingOn = new Map<string, Promise<Heard | undefined>>();

    beforeAll(async () => {
      const all = [...Object.entries(ENDS), ...Object.entries(GOES_ON)];
      const open = await Promise.all(
        all.map(async ([what, [listener, act]], place) => ({ what, act, ...(await letIn(`p${place}`, listener)) })),
      );
      const at = { access: elsewhere.access, query };
      for (const { act, listening } of open) await act(listening, at);
      for (const { what, stream } of open) if (ENDS[what] !== undefined) ended.set(what, stream.untilEnd());
      await nameTerm("later");
      for (const { what, stream } of open) if (GOES_ON[what] !== undefined) goingOn.set(what, stream.next());
    });

    for (const what of Object.keys(ENDS)) {
      it(`ends, and says no more, because ${what}`, async () => expect(await ended.get(what)).toEqual([]));
    }
    for (const what of Object.keys(GOES_ON)) {
      it(`goes on where ${what}`, async () => expect(termsOf([await goingOn.get(what)])).toEqual(["later"]));
    }
  });
});
