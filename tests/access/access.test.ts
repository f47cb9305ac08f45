import { expect, it } from "vitest";
import { openAccess } from "../../src/access/access.ts";
import { type Actor, LOCAL, NOBODY, type Role } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aPerson, CHEAP_PASSWORDS } from "../support/people.ts";

const PASSWORD = "four words apart here";
const from = "192.0.2.7";

describeOnBothDatabases("people", (openTestStorage) => {
  const open = async () => {
    const { storage, query } = await openTestStorage();
    const access = openAccess(storage, undefined, CHEAP_PASSWORDS);
    const begin = async (id: string) => {
      await openRecord(storage).describeNegotiation({
        id,
        title: id,
        summary: "",
        parties: [],
        rounds: [],
        documents: [],
      });
      const [row] = await query(`select negotiation_id as key from negotiation where slug = '${id}'`);
      return String(row?.key);
    };
    // Without one where nobody signs in: what is derived from a password is meant to be slow.
    const add = (name: string, isOwner = false) => access.addPerson({ name, isOwner, password: null }, LOCAL);
    const addWithPassword = (name: string) => access.addPerson({ name, isOwner: false, password: PASSWORD }, LOCAL);
    return { access, begin, add, addWithPassword, query };
  };
  const refusedAs = (code: string) => expect.objectContaining({ code });

  it("begin with an owner, whoever it is", async () => {
    const { access, add, addWithPassword } = await open();
    expect(await access.hasPeople()).toBe(false);
    expect(await addWithPassword("olena")).toMatchObject({ name: "olena", isOwner: true, hasPassword: true });
    expect(await access.hasPeople()).toBe(true);
    expect(await add("rita")).toMatchObject({ isOwner: false });
    await expect(add("rita")).rejects.toThrow('There is somebody called "rita".');
    await expect(access.addPerson({ name: "x", isOwner: true, password: null }, aPerson("rita"))).rejects.toThrow(
      refusedAs("not-allowed"),
    );
  });

  it("have names and passwords that can be ones", async () => {
    const { access } = await open();
    for (const name of ["", "Rita", "rita ", ".rita", "rita/x", "local", "r".repeat(41), "ріта"]) {
      await expect(access.addPerson({ name, isOwner: false, password: null }, LOCAL), name).rejects.toThrow(
        refusedAs("unreadable-account"),
      );
    }
    await expect(access.addPerson({ name: "short", isOwner: false, password: "too short" }, LOCAL)).rejects.toThrow(
      "A password has 12 to 256 characters; this one has 9.",
    );
    expect((await access.listPeople(LOCAL)).map(({ name }) => name)).not.toContain("short");
  });

  it("sign in by their password, and are known by their session until they sign out", async () => {
    const { access, begin, addWithPassword } = await open();
    await addWithPassword("sigrid");
    const key = await begin("signed-in");
    await access.setRole("signed-in", "sigrid", "editor", LOCAL);
    const { secret } = await access.signIn({ name: "sigrid", password: PASSWORD, from });
    expect(await access.enterBySession(secret)).toMatchObject({ name: "sigrid", roles: new Map([[key, "editor"]]) });
    await access.signOut(secret);
    expect(await access.enterBySession(secret)).toBeUndefined();
    await expect(access.signIn({ name: "sigrid", password: "another password", from })).rejects.toThrow(
      "There is nobody of that name with that password.",
    );
    await expect(access.signIn({ name: "nobody.here", password: PASSWORD, from })).rejects.toThrow(
      "There is nobody of that name with that password.",
    );
  });

  it("are not known by a session past its time, nor let in by an invitation past its own", async () => {
    const { access, addWithPassword, query } = await open();
    await addWithPassword("tardy");
    const { secret } = await access.signIn({ name: "tardy", password: PASSWORD, from });
    const invited = await access.invite({ kind: "record" }, LOCAL);
    expect(await access.enterBySession(secret)).toMatchObject({ name: "tardy" });
    expect(await access.lookAtInvitation(invited.secret)).toMatchObject({ to: { kind: "record" } });
    for (const table of ["session", "invitation"]) {
      await query(`update ${table} set expires_at = now() - interval '1 second'`);
    }
    expect(await access.enterBySession(secret)).toBeUndefined();
    await expect(access.acceptInvitation(invited.secret, { name: "too.late", password: PASSWORD })).rejects.toThrow(
      refusedAs("invitation-not-found"),
    );
  });

  it("cannot try for long", async () => {
    const { access, addWithPassword } = await open();
    await addWithPassword("tried");
    const attempt = (password: string, address = "192.0.2.9") =>
      access.signIn({ name: "tried", password, from: address });
    for (let count = 0; count < 10; count += 1) {
      await expect(attempt("a wrong password")).rejects.toThrow(refusedAs("wrong-credentials"));
    }
    await expect(attempt(PASSWORD)).rejects.toThrow(refusedAs("too-many-attempts"));
    expect(await attempt(PASSWORD, "192.0.2.10")).toHaveProperty("secret");
  });

  it("lose their sessions with a new password, and everything with a closed account", async () => {
    const { access, addWithPassword } = await open();
    await addWithPassword("closed");
    const session = async (password = PASSWORD) => (await access.signIn({ name: "closed", password, from })).secret;
    const first = await session();
    const own = (await access.enterBySession(first)) as Actor;
    await access.changeOwnPassword({ old: PASSWORD, wanted: "another four words", from }, own);
    expect(await access.enterBySession(first)).toBeUndefined();
    await expect(session()).rejects.toThrow(refusedAs("wrong-credentials"));
    const second = await session("another four words");
    const { secret } = await access.makeToken({ name: "closed", title: "a script", role: "reader" }, LOCAL);
    await access.changePerson("closed", { isClosed: true }, LOCAL);
    expect(await access.enterBySession(second)).toBeUndefined();
    expect(await access.enterByToken(secret)).toBeUndefined();
    await expect(session("another four words")).rejects.toThrow(refusedAs("wrong-credentials"));
  });

  it("change their own password by the one they have, and nothing else of an account", async () => {
    const { access, add } = await open();
    await add("own");
    await add("other");
    const own = aPerson("own");
    await expect(access.changePerson("own", { password: PASSWORD }, own)).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.changePerson("other", { password: PASSWORD }, own)).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.changePerson("own", { isOwner: true }, own)).rejects.toThrow(refusedAs("not-allowed"));
    const wanted = { old: "not the one I have", wanted: PASSWORD, from };
    await expect(access.changeOwnPassword(wanted, own)).rejects.toThrow(refusedAs("wrong-credentials"));
    const token = aPerson("own", {}, { limit: { role: "admin", negotiationKey: undefined } });
    await expect(access.changeOwnPassword({ ...wanted, old: PASSWORD }, token)).rejects.toThrow(
      refusedAs("not-allowed"),
    );
  });

  it("always have an owner who can come in", async () => {
    const { access } = await open();
    const owners = (await access.listPeople(LOCAL)).filter(({ isOwner }) => isOwner);
    expect(owners.map(({ name }) => name)).toEqual(["olena"]);
    await expect(access.changePerson("olena", { isClosed: true }, LOCAL)).rejects.toThrow(refusedAs("last-owner"));
    await expect(access.changePerson("olena", { isOwner: false }, LOCAL)).rejects.toThrow(refusedAs("last-owner"));
    expect(await access.signIn({ name: "olena", password: PASSWORD, from })).toHaveProperty("secret");
  });

  it("are given roles by admins of the negotiation alone, and lose them again", async () => {
    const { access, begin, add } = await open();
    await add("member");
    const [here, there] = [await begin("roles-here"), await begin("roles-there")];
    const admin = aPerson("boss", { [here]: "admin", [there]: "editor" });
    const set = (negotiation: string, role: Role | null, by: Actor = admin) =>
      access.setRole(negotiation, "member", role, by);
    await set("roles-here", "reader");
    await set("roles-here", "commenter");
    expect(await access.listMembers("roles-here", admin)).toEqual([
      { name: "member", negotiation: "roles-here", role: "commenter" },
    ]);
    await expect(set("roles-there", "reader")).rejects.toThrow(refusedAs("not-allowed"));
    await expect(set("roles-here", "admin", NOBODY)).rejects.toThrow(refusedAs("sign-in-needed"));
    await expect(set("nowhere", "reader")).rejects.toThrow(refusedAs("negotiation-not-found"));
    await expect(access.setRole("roles-here", "stranger", "reader", admin)).rejects.toThrow(
      refusedAs("person-not-found"),
    );
    await set("roles-here", null);
    expect(await access.listMembers("roles-here", admin)).toEqual([]);
  });

  it("have tokens that may do less than they, until they end or are revoked", async () => {
    const { access, begin, add, query } = await open();
    await add("scripted");
    const key = await begin("scripts");
    await access.setRole("scripts", "scripted", "editor", LOCAL);
    const made = await access.makeToken(
      { name: "scripted", title: "the newsroom's script", role: "commenter", negotiation: "scripts", days: 30 },
      aPerson("scripted", { [key]: "editor" }),
    );
    expect(made.secret).toMatch(/^travaux_t_[0-9a-f]{72}$/u);
    const entered = await access.enterByToken(made.secret);
    expect(entered).toMatchObject({ name: "scripted", limit: { role: "commenter", negotiationKey: key } });
    const [listed] = await access.listTokens(aPerson("scripted"), "scripted");
    expect(listed).toMatchObject({ title: "the newsroom's script", lastUsedOn: new Date().toISOString().slice(0, 10) });
    expect(JSON.stringify(await query("select * from token"))).not.toContain(made.secret.slice(10));
    const damaged = made.secret.replace(/.$/u, (last) => (last === "0" ? "1" : "0"));
    expect(await access.enterByToken(damaged)).toBeUndefined();
    await access.revokeToken(made.token.id, aPerson("scripted"));
    expect(await access.enterByToken(made.secret)).toBeUndefined();
  });

  it("cannot use a token past its time", async () => {
    const { access, add, query } = await open();
    await add("late");
    const { secret, token } = await access.makeToken({ name: "late", title: "once", role: "reader", days: 1 }, LOCAL);
    expect(await access.enterByToken(secret)).toMatchObject({ name: "late" });
    await query(`update token set expires_at = now() - interval '1 second' where token_id = '${token.id}'`);
    expect(await access.enterByToken(secret)).toBeUndefined();
  });

  it("see and stop no tokens of others, and a token makes none", async () => {
    const { access, add } = await open();
    await add("thrifty");
    const { token } = await access.makeToken({ name: "thrifty", title: "mine", role: "reader" }, LOCAL);
    const other = aPerson("other");
    await expect(access.listTokens(other, "thrifty")).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.listTokens(other)).rejects.toThrow(refusedAs("not-allowed"));
    await expect(access.revokeToken(token.id, other)).rejects.toThrow(refusedAs("token-not-found"));
    const byToken = aPerson("thrifty", {}, { limit: { role: "admin", negotiationKey: undefined } });
    await expect(access.makeToken({ name: "thrifty", title: "more", role: "reader" }, byToken)).rejects.toThrow(
      refusedAs("not-allowed"),
    );
  });

  it("come in by an invitation once", async () => {
    const { access, begin, add } = await open();
    const key = await begin("inviting");
    await add("host");
    await access.setRole("inviting", "host", "admin", LOCAL);
    const admin = aPerson("host", { [key]: "admin" });
    const { secret } = await access.invite({ kind: "negotiation", negotiation: "inviting", role: "commenter" }, admin);
    expect(await access.lookAtInvitation(secret)).toMatchObject({
      to: { kind: "negotiation", negotiation: "inviting", role: "commenter" },
      invitedBy: "host",
    });
    await expect(access.acceptInvitation(secret, { name: "guest", password: "short" })).rejects.toThrow(
      refusedAs("unreadable-account"),
    );
    await access.acceptInvitation(secret, { name: "guest", password: PASSWORD });
    expect(await access.listMembers("inviting", admin)).toEqual([
      { name: "guest", negotiation: "inviting", role: "commenter" },
      { name: "host", negotiation: "inviting", role: "admin" },
    ]);
    await expect(access.acceptInvitation(secret, { name: "second", password: PASSWORD })).rejects.toThrow(
      refusedAs("invitation-not-found"),
    );
    await expect(access.lookAtInvitation("travaux_i_0")).rejects.toThrow(refusedAs("invitation-not-found"));
    await expect(access.invite({ kind: "record" }, admin)).rejects.toThrow(refusedAs("not-allowed"));
  });

  it("come in by no invitation of somebody who may not invite any more", async () => {
    const { access, begin, add } = await open();
    const key = await begin("taken-back");
    const to = { kind: "negotiation", negotiation: "taken-back", role: "admin" } as const;
    const refused = refusedAs("invitation-not-found");
    const guest = { name: "late.guest", password: PASSWORD };

    await add("demoted");
    await access.setRole("taken-back", "demoted", "admin", LOCAL);
    const first = await access.invite(to, aPerson("demoted", { [key]: "admin" }));
    await access.setRole("taken-back", "demoted", "editor", LOCAL);
    await expect(access.acceptInvitation(first.secret, guest)).rejects.toThrow(refused);
    await expect(access.lookAtInvitation(first.secret)).rejects.toThrow(refused);
    await access.setRole("taken-back", "demoted", "admin", LOCAL);
    expect(await access.lookAtInvitation(first.secret)).toMatchObject({ invitedBy: "demoted" });

    await add("dethroned", true);
    const owner = aPerson("dethroned", {}, { isOwner: true });
    const second = await access.invite({ kind: "record" }, owner);
    const third = await access.invite(to, owner);
    await access.changePerson("dethroned", { isOwner: false }, LOCAL);
    await access.setRole("taken-back", "dethroned", "admin", LOCAL);
    await expect(access.acceptInvitation(second.secret, guest)).rejects.toThrow(refused);
    expect(await access.lookAtInvitation(third.secret), "an admin may invite to this").toMatchObject({ to });
    await access.changePerson("dethroned", { isClosed: true }, LOCAL);
    await expect(access.acceptInvitation(third.secret, guest)).rejects.toThrow(refused);
    expect((await access.listPeople(LOCAL)).map(({ name }) => name)).not.toContain("late.guest");
  });

  it("make one token and one link by one form, however often it is sent, and another by another", async () => {
    const { access, begin, add } = await open();
    await add("hasty");
    await begin("sent-twice");
    const hasty = aPerson("hasty");
    const wanted = { name: "hasty", title: "a script", role: "reader", once: "0".repeat(64) } as const;
    const [one, again] = await Promise.all([access.makeToken(wanted, hasty), access.makeToken(wanted, hasty)]);
    expect(again).toEqual(one);
    expect(await access.listTokens(hasty, "hasty")).toHaveLength(1);
    expect(await access.enterByToken(one.secret)).toMatchObject({ name: "hasty" });
    const others = [
      await access.makeToken({ ...wanted, title: "another" }, hasty),
      await access.makeToken({ ...wanted, once: "1".repeat(64) }, hasty),
      await access.makeToken({ ...wanted, once: undefined }, hasty),
    ];
    expect(new Set([one, ...others].map(({ secret }) => secret)).size).toBe(4);
    await access.revokeToken(one.token.id, hasty);
    await expect(access.makeToken(wanted, hasty)).rejects.toThrow(refusedAs("request-key-reused"));

    const to = { kind: "negotiation", negotiation: "sent-twice", role: "reader" } as const;
    const link = await access.invite(to, LOCAL, "0".repeat(64));
    expect(await access.invite(to, LOCAL, "0".repeat(64))).toEqual(link);
    expect((await access.invite({ ...to, role: "editor" }, LOCAL, "0".repeat(64))).secret).not.toBe(link.secret);
    await access.acceptInvitation(link.secret, { name: "hasty.guest", password: PASSWORD });
    await expect(access.invite(to, LOCAL, "0".repeat(64))).rejects.toThrow(refusedAs("request-key-reused"));
  });

  it("who are invited by two at once under one link are one", async () => {
    const { access } = await open();
    const { secret } = await access.invite({ kind: "record" }, LOCAL);
    const taken = await Promise.allSettled(
      ["first", "last"].map((name) => access.acceptInvitation(secret, { name, password: PASSWORD })),
    );
    expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describeOnBothDatabases("two first accounts at one moment", (openTestStorage) => {
  it("have one owner", async () => {
    const { storage } = await openTestStorage();
    const access = openAccess(storage, undefined, CHEAP_PASSWORDS);
    const names = ["one", "two", "three", "four"];
    const made = await Promise.all(
      names.map((name) => access.addPerson({ name, isOwner: false, password: null }, LOCAL)),
    );
    expect(made.filter(({ isOwner }) => isOwner)).toHaveLength(1);
  });
});
