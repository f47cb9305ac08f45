import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { openProvider } from "../support/oidc-provider.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { wordsOf } from "./reading.ts";
import { visitor } from "./visitor.ts";

const PASSWORD = "four words apart here";
const ORIGIN = { origin: "http://localhost" };
const SESSION = /__Host-travaux=travaux_s_/u;

describeOnBothDatabases("an organisation's provider", (openTestStorage) => {
  let service: Service;
  let provider: Awaited<ReturnType<typeof openProvider>>;
  let query: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  let told: () => string;
  beforeAll(async () => {
    const [opened, testStorage] = await Promise.all([openProvider(), openTestStorage()]);
    provider = opened;
    query = testStorage.query;
    service = serviceOn(testStorage.storage, undefined, {
      organisation: provider.settings,
      passwordCost: CHEAP_PASSWORDS,
    });
    await openRecord(testStorage.storage).describeNegotiation(aNegotiation("lake"));
    await service.access.addPerson({ name: "olena", isOwner: true, password: PASSWORD }, LOCAL);
  });
  beforeAll(() => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    told = () => JSON.stringify(log.mock.calls);
    return () => log.mockRestore();
  });
  afterAll(() => provider.close());
  type Visitor = ReturnType<typeof visitor>;
  let visitors = 0;
  /** Somebody at an address of their own, so that they are not counted together. */
  function anybody(of = service, { cookie = "" } = {}): Visitor {
    visitors += 1;
    return visitor(of, { cookie, address: `192.0.2.${visitors}` });
  }

  /** Sends a form that leads to the provider. @returns The address there. */
  async function go(who: Visitor, path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await who.post(path, fields, ORIGIN);
    expect(answer.status, wordsOf(answer.html)).toBe(200);
    const [, address = ""] = /^0; url=(.+)$/u.exec(answer.headers.get("refresh") ?? "") ?? [];
    expect(answer.html).toContain(`<a href="${address.replaceAll("&", "&amp;")}">`);
    return address;
  }
  const signIn = async (who: Visitor, subject: string, deviation: Parameters<typeof provider.letIn>[2] = {}) =>
    who.get(provider.letIn(await go(who, "/sign-in/organisation", { next: "/record" }), subject, deviation));
  const nameOf = async (who: Visitor) => /Your account: (\S+)/u.exec(wordsOf((await who.get("/record")).html))?.[1];
  /** Somebody new, by an invitation into the negotiation. */
  async function join(name: string, subject: string) {
    const guest = anybody();
    const { secret } = await service.access.invite({ kind: "negotiation", negotiation: "lake", role: "editor" }, LOCAL);
    const back = provider.letIn(await go(guest, `/invitation/${secret}`, { name, by: "organisation" }), subject);
    return { guest, secret, back, answer: await guest.get(back) };
  }

  it("is offered where it is set up only", async () => {
    expect(wordsOf((await anybody().get("/sign-in")).html)).toContain("Sign in at The <Newsroom>");
    const without = serviceOn((await openTestStorage()).storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    expect((await anybody(without).get("/sign-in")).html).not.toContain("/sign-in/organisation");
    expect((await anybody(without).post("/sign-in/organisation", {}, ORIGIN)).status).toBe(404);
  });

  it("makes an account of an invitation, without a password, and knows it again when it signs in", async () => {
    const { guest, answer, secret } = await join("rita", "subject of rita");
    expect([answer.status, answer.to, answer.headers.get("cache-control")]).toEqual([303, "/n/lake", "no-store"]);
    expect(await nameOf(guest)).toBe("rita");
    const account = wordsOf((await guest.get("/account")).html);
    expect(account).toContain("lake editor");
    expect(account).toContain("You have none, and need none.");
    expect(account).toContain("You also sign in there.");
    expect((await anybody().get(`/invitation/${secret}`)).status).toBe(404);

    const again = anybody();
    const signedIn = await signIn(again, "subject of rita");
    expect([signedIn.status, signedIn.to]).toEqual([303, "/record"]);
    expect(await nameOf(again)).toBe("rita");
    expect(again.cookie(), "what was kept while away").not.toContain("organisation");
    // The code flow alone, with PKCE, of this one account: no name and no address of e-mail.
    const address = new URL(await go(anybody(), "/sign-in/organisation"));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      ...{ response_type: "code", scope: "openid", code_challenge_method: "S256", client_id: "travaux" },
      redirect_uri: "http://localhost/sign-in/organisation/back",
    });
    const [kept] = await query("select * from identity where subject = 'subject of rita'");
    expect(Object.keys(kept ?? {}).sort()).toEqual(["created_at", "identity_id", "issuer", "person_id", "subject"]);
  });

  it("keeps what was asked in a cookie of this browser, of this host and for a while", async () => {
    const { headers } = await anybody().post("/sign-in/organisation", { next: "/record" }, ORIGIN);
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-travaux-organisation=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
    );
    expect(headers.get("cache-control")).toBe("no-store");
    const elsewhere = await anybody().post("/sign-in/organisation", {}, { origin: "http://evil.example" });
    expect(elsewhere.status).toBe(403);
    expect((await anybody().post("/sign-in/organisation", {})).status, "without an Origin").toBe(403);
  });

  it("lets nobody in whom it knows and we do not", async () => {
    const stranger = anybody();
    const { status, html } = await signIn(stranger, "a stranger");
    expect(status).toBe(401);
    expect(wordsOf(html)).toContain("Nobody here is known as who you are at The <Newsroom>.");
    expect(stranger.cookie()).toBe("");
  });

  it("is refused whatever is no answer to what was asked in this browser", async () => {
    await join("emil", "subject of emil");
    const deviations: Parameters<typeof provider.letIn>[2][] = [
      ...[{ state: "another" }, { nonce: "another" }, { audience: "another client" }, { secondsLeft: -600 }],
      ...([{ issuer: "https://evil.example" }, { signedBy: "another key" }, { signedBy: "nobody" }] as const),
    ];
    for (const deviation of deviations) {
      const who = anybody();
      const { status, html } = await signIn(who, "subject of emil", deviation);
      expect(status, JSON.stringify(deviation)).toBe(401);
      expect(wordsOf(html)).toContain("What came back from The <Newsroom> is no answer to what was asked.");
      expect(who.cookie()).toBe("");
    }
    const denied = await signIn(anybody(), "subject of emil", { refusal: "access_denied" });
    expect([denied.status, wordsOf(denied.html)]).toEqual([401, expect.stringContaining("did not let you in.")]);
    expect(await nameOf(await signedInAs("subject of emil"))).toBe("emil");
  });
  async function signedInAs(subject: string): Promise<Visitor> {
    const who = anybody();
    await signIn(who, subject);
    return who;
  }

  it("answers once, in the browser that asked", async () => {
    await join("nina", "subject of nina");
    const nina = anybody();
    const back = provider.letIn(await go(nina, "/sign-in/organisation"), "subject of nina");
    const kept = nina.cookie();
    const other = await anybody().get(back);
    expect(wordsOf(other.html)).toContain("was not begun in this browser, or its time is over.");
    const asking = anybody();
    await go(asking, "/sign-in/organisation");
    const mixed = await asking.get(back);
    expect([mixed.status, asking.cookie()], "begun by somebody else").toEqual([401, ""]);
    expect((await nina.get(back)).status).toBe(303);
    const replayed = await anybody(service, { cookie: kept }).get(back);
    expect([replayed.status, SESSION.test(replayed.headers.get("set-cookie") ?? "")]).toEqual([401, false]);
    expect(wordsOf(replayed.html)).toContain("has been used, or its time is over.");
    // A code that was used is none, also with all that belongs to it.
    const late = anybody();
    const again = provider.letIn(await go(late, "/sign-in/organisation"), "subject of nina");
    const code = new URL(again, "http://localhost").searchParams.get("code") ?? "";
    const used = new URL(back, "http://localhost").searchParams.get("code") ?? "";
    expect((await late.get(again.replace(code, used))).status).toBe(401);
    const expired = anybody();
    const tooLate = provider.letIn(await go(expired, "/sign-in/organisation"), "subject of nina");
    await query("update ceremony set expires_at = now() - interval '1 second'");
    expect((await expired.get(tooLate)).status).toBe(401);
    for (const made of ["", "x", "e30", Buffer.from('{"kind":"linking"}').toString("base64url")]) {
      const cookie = `__Host-travaux-organisation=${made}`;
      expect((await anybody(service, { cookie }).get(back)).status, made).toBe(401);
    }
  });

  it("opens no closed account", async () => {
    await join("paul", "subject of paul");
    await service.access.changePerson("paul", { isClosed: true }, LOCAL);
    const { status, html } = await signIn(anybody(), "subject of paul");
    expect(status).toBe(401);
    expect(wordsOf(html)).toContain("Nobody here is known as who you are");
  });

  it("is linked by whoever is signed in and knows the password, one to one, and unlinked", async () => {
    const olena = anybody();
    await olena.post("/sign-in", { name: "olena", password: PASSWORD });
    const refused = await olena.post("/account/organisation", { confirmed: "not the one" }, ORIGIN);
    expect([refused.status, wordsOf(refused.html)]).toEqual([
      401,
      expect.stringContaining("This is not your password."),
    ]);
    const confirmed = { confirmed: PASSWORD };
    const linked = await olena.get(
      provider.letIn(await go(olena, "/account/organisation", confirmed), "subject of olena"),
    );
    expect([linked.status, linked.to]).toEqual([303, "/account#organisation"]);
    expect(await nameOf(await signedInAs("subject of olena"))).toBe("olena");

    const { guest: rosa } = await join("rosa", "subject of rosa");
    const taken = await rosa.get(provider.letIn(await go(rosa, "/account/organisation"), "subject of olena"));
    expect([taken.status, wordsOf(taken.html)]).toEqual([409, expect.stringContaining("belongs to an account here")]);
    // Begun by one, and ended by another: neither may end up with what is the other's.
    const begun = await go(rosa, "/account/organisation");
    const begunByRosa = rosa
      .cookie()
      .split("; ")
      .find((one) => one.includes("organisation"));
    const crossing = anybody(service, { cookie: `${olena.cookie()}; ${begunByRosa}` });
    const crossed = await crossing.get(provider.letIn(begun, "subject of evil"));
    expect([crossed.status, wordsOf(crossed.html)]).toEqual([401, expect.stringContaining("begun in another browser")]);
    expect(await nameOf(await signedInAs("subject of evil"))).toBeUndefined();

    const [, identity = ""] = /name="identity" value="([^"]+)"/u.exec((await olena.get("/account")).html) ?? [];
    expect((await rosa.post("/account/organisation/unlinked", { identity })).status).toBe(404);
    expect((await olena.post("/account/organisation/unlinked", { identity })).to).toBe("/account#organisation");
    expect((await signIn(anybody(), "subject of olena")).status).toBe(401);
    const [, only = ""] = /name="identity" value="([^"]+)"/u.exec((await rosa.get("/account")).html) ?? [];
    const last = await rosa.post("/account/organisation/unlinked", { identity: only });
    expect([last.status, wordsOf(last.html)]).toEqual([409, expect.stringContaining("This is your only way in")]);
    expect((await anybody().post("/account/organisation", {}, ORIGIN)).status).toBe(401);
  });

  it("makes no account of a name that is taken, nor a second one for the same person", async () => {
    const { secret } = await service.access.invite({ kind: "record" }, LOCAL);
    const guest = anybody();
    const path = `/invitation/${secret}`;
    for (const [name, why] of [
      ["olena", 'There is somebody called "olena". Choose another name.'],
      ["Not a name", '"Not a name" cannot be somebody\'s name here.'],
    ] as const) {
      const { html, headers } = await guest.post(path, { name, by: "organisation" }, ORIGIN);
      expect(wordsOf(html)).toContain(why);
      expect(headers.get("refresh")).toBeNull();
    }
    await join("first", "subject of first");
    const back = provider.letIn(await go(guest, path, { name: "second", by: "organisation" }), "subject of first");
    const { status, html } = await guest.get(back);
    expect([status, wordsOf(html)]).toEqual([409, expect.stringContaining("belongs to an account here already")]);
    expect((await service.access.listPeople(LOCAL)).map(({ name }) => name)).not.toContain("second");
    expect((await guest.get(path)).status, "still open").toBe(200);
  });

  it("that is away is told in place, and asked again by whoever comes next", async () => {
    const fresh = serviceOn((await openTestStorage()).storage, undefined, {
      organisation: provider.settings,
      passwordCost: CHEAP_PASSWORDS,
    });
    const away = anybody(fresh);
    provider.goAway(true);
    const refused = await away.post("/sign-in/organisation", { next: "/record" }, ORIGIN);
    expect([refused.status, wordsOf(refused.html)]).toEqual([
      503,
      expect.stringContaining("The <Newsroom> cannot be asked who you are: it does not answer as it should."),
    ]);
    provider.goAway(false);
    const back = provider.letIn(await go(away, "/sign-in/organisation"), "subject of rita");
    provider.goAway(true);
    expect((await away.get(back)).status, "when one comes back").toBe(503);
    provider.goAway(false);
    const gone = await openProvider();
    await gone.close();
    const nowhere = { ...provider.settings, issuer: gone.issuer };
    const wrong = serviceOn((await openTestStorage()).storage, undefined, { organisation: nowhere });
    expect((await anybody(wrong).post("/sign-in/organisation", {}, ORIGIN)).status).toBe(503);
    const other = { ...provider.settings, clientSecret: "not the secret of the client" };
    const misnamed = serviceOn((await openTestStorage()).storage, undefined, { organisation: other });
    const who = anybody(misnamed);
    expect((await who.get(provider.letIn(await go(who, "/sign-in/organisation"), "x"))).status).toBe(503);
    expect(told()).toContain(`Nobody can sign in at ${gone.issuer}: fetch failed (ECONNREFUSED)`);
    expect(told()).toContain(`Nobody can sign in at ${provider.issuer}: invalid_client`);
    for (const { clientSecret } of [other, provider.settings]) expect(told(), "the log").not.toContain(clientSecret);
  });
});
