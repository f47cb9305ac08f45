import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";

const PASSWORD = "four words apart here";

describeOnBothDatabases("people over the API", (openTestStorage) => {
  let opened: ReturnType<typeof open> | undefined;
  async function open() {
    const { storage } = await openTestStorage();
    const { app, access } = serviceOn(storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    const document = await readDocument(app);
    for (const id of ["lake", "sea"]) await openRecord(storage).describeNegotiation(aNegotiation(id));
    const secrets = new Map<string, string>();
    for (const name of ["olena", "anna", "rita"])
      await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
    await access.setRole("lake", "anna", "admin", LOCAL);
    await access.setRole("lake", "rita", "reader", LOCAL);
    for (const name of ["olena", "anna", "rita"]) {
      // A session, since a token may neither make tokens nor manage people.
      await access.changePerson(name, { password: PASSWORD }, LOCAL);
      const { secret } = await access.signIn({ name, password: PASSWORD, from: name });
      secrets.set(name, `__Host-travaux=${secret}`);
    }
    /** Asks as somebody; the answer is as the document describes it. */
    const ask = async (name: string, method: string, path: string, body?: object, headers = {}) => {
      const cookie = secrets.get(name);
      const init = { method, headers: { ...(cookie === undefined ? {} : { cookie }), ...headers } };
      const answer = await app.request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      const sent = { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
      expect(findUndocumented(document, { method, path }, sent)).toBeUndefined();
      return { ...sent, headers: answer.headers };
    };
    return { ask, app, access };
  }
  const openOnce = () => {
    opened ??= open();
    return opened;
  };

  it("are listed, added and changed by an owner, who the first of all is", async () => {
    const { ask } = await openOnce();
    expect((await ask("olena", "GET", "/api/people")).body).toMatchObject({
      people: [{ name: "anna", isOwner: false }, { name: "olena", isOwner: true }, { name: "rita" }],
    });
    expect((await ask("olena", "POST", "/api/people", { name: "new.one" })).status).toBe(201);
    expect((await ask("olena", "POST", "/api/people", { name: "new.one" })).body).toMatchObject({
      code: "person-exists",
    });
    expect((await ask("olena", "PATCH", "/api/people/new.one", { isClosed: true })).body).toHaveProperty("disabledAt");
    expect((await ask("olena", "PATCH", "/api/people/olena", { isClosed: true })).body).toMatchObject({
      code: "last-owner",
    });
    expect((await ask("olena", "PATCH", "/api/people/nobody", { isClosed: true })).status).toBe(404);
    for (const name of ["anna", "rita"]) {
      expect((await ask(name, "GET", "/api/people")).status).toBe(403);
      expect((await ask(name, "POST", "/api/people", { name: "x" })).status).toBe(403);
      expect((await ask(name, "PATCH", "/api/people/olena", { isClosed: true })).status).toBe(403);
    }
    const refused = await ask("nobody", "GET", "/api/people");
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  it("are members by the word of an admin of that negotiation", async () => {
    const { ask } = await openOnce();
    const set = (by: string, negotiation: string, role: string | null) =>
      ask(by, "PUT", `/api/members/${negotiation}/rita`, { role });
    expect((await set("anna", "lake", "commenter")).body).toEqual({
      members: [
        { name: "anna", negotiation: "lake", role: "admin" },
        { name: "rita", negotiation: "lake", role: "commenter" },
      ],
    });
    expect((await set("anna", "sea", "reader")).status).toBe(404);
    expect((await set("rita", "lake", "admin")).status).toBe(403);
    expect((await set("olena", "sea", "reader")).status).toBe(200);
    expect((await set("anna", "lake", "boss")).body).toMatchObject({ code: "unreadable-request" });
    expect((await ask("rita", "GET", "/api/members/lake")).status).toBe(403);
    expect((await set("anna", "lake", "reader")).status).toBe(200);
  });

  it("have tokens, by which a script does what it may and no more", async () => {
    const { ask, app } = await openOnce();
    const made = await ask("anna", "POST", "/api/tokens", { title: "a script", role: "editor", negotiation: "lake" });
    expect([made.status, made.headers.get("cache-control"), made.headers.get("etag")]).toEqual([201, "no-store", null]);
    const { token, secret } = made.body as { token: { id: string }; secret: string };
    const name = (negotiation: string) =>
      app.request(`/api/terms/${negotiation}/shore`, {
        method: "PUT",
        body: JSON.stringify({ title: "Whose lake it is" }),
        headers: { authorization: `Bearer ${secret}` },
      });
    expect((await name("lake")).status).toBe(201);
    expect((await name("sea")).status).toBe(404);
    expect((await ask("anna", "GET", "/api/tokens")).body).toMatchObject({ tokens: [{ title: "a script" }] });
    expect(JSON.stringify((await ask("olena", "GET", "/api/tokens")).body)).not.toContain(secret.slice(12));
    expect((await ask("rita", "GET", "/api/tokens?name=anna")).status).toBe(403);
    expect((await ask("rita", "DELETE", `/api/tokens/${token.id}`)).status).toBe(404);
    expect((await ask("anna", "DELETE", `/api/tokens/${token.id}`)).body).toHaveProperty("revokedAt");
    const stopped = await name("lake");
    expect([stopped.status, await stopped.json()]).toMatchObject([401, { code: "bad-token" }]);
    const byToken = await ask(
      "nobody",
      "POST",
      "/api/tokens",
      { title: "more", role: "reader" },
      { authorization: `Bearer ${secret}` },
    );
    expect(byToken.status).toBe(401);
  });

  it("are the authors of what they write", async () => {
    const { ask } = await openOnce();
    await ask("anna", "PUT", "/api/terms/lake/nets", { title: "Nets" });
    const { body } = await ask("anna", "GET", "/api/journal/lake");
    expect((body as { entries: { author: string }[] }).entries.at(-1)?.author).toBe("anna");
  });

  it("are invited by a link", async () => {
    const { ask, access } = await openOnce();
    const made = await ask("anna", "POST", "/api/invitations", { negotiation: "lake", role: "reader" });
    expect([made.status, made.headers.get("cache-control")]).toEqual([201, "no-store"]);
    const { path } = made.body as { path: string };
    await access.acceptInvitation(path.replace("/invitation/", ""), { name: "guest", password: PASSWORD });
    expect((await ask("anna", "GET", "/api/members/lake")).body).toMatchObject({
      members: expect.arrayContaining([{ name: "guest", negotiation: "lake", role: "reader" }]),
    });
    expect((await ask("anna", "POST", "/api/invitations", { isOwner: true })).status).toBe(403);
    expect((await ask("rita", "POST", "/api/invitations", { negotiation: "lake", role: "admin" })).status).toBe(403);
  });
});
