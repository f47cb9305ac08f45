import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { routesOf } from "../../src/views/needs.ts";
import { readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases, loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { sessionOf } from "../support/session-of.ts";

/** Writes, or as good as writes, that nobody needs an account for. */
const FOR_ANYONE: readonly string[] = ["POST /api/compare"];

describeOnBothDatabases("once somebody has an account, nobody who is not known", (openTestStorage) => {
  let opened: Promise<Service> | undefined;
  const open = () => {
    opened ??= (async () => {
      const service = serviceOn((await openTestStorage()).storage);
      await service.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
      return service;
    })();
    return opened;
  };

  /** A template with something in each of its places. */
  const addressOf = (path: string) => path.replaceAll(/\{[^}]+\}/gu, "x");

  it("writes anything, and is told so before what was sent is looked at", async () => {
    const { app } = await open();
    const document = await readDocument(app);
    const asked: string[] = [];
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const method of Object.keys(operations).filter((verb) => verb !== "get" && verb !== "parameters")) {
        const name = `${method.toUpperCase()} ${path}`;
        const answer = await app.request(addressOf(path), { method: method.toUpperCase(), body: "\u0000{" });
        const { code } = (await answer.json()) as { code: string };
        asked.push(name);
        if (FOR_ANYONE.includes(name)) expect(answer.status, name).not.toBe(401);
        else expect([name, answer.status, code]).toEqual([name, 401, "sign-in-needed"]);
      }
    }
    expect(asked).toEqual(expect.arrayContaining([...FOR_ANYONE, "PUT /api/n/{negotiation}/{document}/{version}"]));
  });

  it("takes the whole record away", async () => {
    const { app } = await open();
    expect((await app.request("/api/ledger/record")).status).toBe(401);
  });

  it("meets a route of the API that is not described", async () => {
    const { app } = await open();
    const document = await readDocument(app);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const registered = routesOf(app)
      .filter(({ path }) => path.startsWith("/api/"))
      .map(({ path, method }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/gu, "{$1}")}`);
    expect(registered.length).toBeGreaterThan(30);
    expect(registered.filter((route) => !described.includes(route))).toEqual([]);
  });
});

describe("what a route says that it needs", () => {
  // Two ids of one length, of which one is of talks that have no public text.
  const [HIDDEN, NOWHERE] = ["talks-of-which-nobody-knows", "talks-that-there-never-were"];
  let service: Service;
  let reader: string;
  /** Several, so that none of them asks more than may be asked in a minute. */
  let outsiders: readonly string[];

  beforeAll(async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage);
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(HIDDEN));
    const ref = { negotiation: HIDDEN, document: "plan", version: "v1" };
    await record.fileVersion(ref, aCapture("hidden"), aDraft(), { actor: LOCAL }, { state: "private" });
    const { access } = service;
    for (const name of ["owning", "reading", "outside", "afar"]) {
      await access.addPerson({ name, isOwner: name === "owning", password: null }, LOCAL);
    }
    await access.setRole(HIDDEN, "reading", "reader", LOCAL);
    reader = await sessionOf(storage, "reading");
    outsiders = [await sessionOf(storage, "outside"), await sessionOf(storage, "afar")];
  });

  afterAll(() => service.close());

  const guarded = () => {
    const routes = routesOf(service.app).filter(({ needed }) => needed !== undefined && needed.needs !== "anyone");
    expect(routes.length).toBeGreaterThan(50);
    return routes;
  };

  async function ask(method: string, path: string, id: string, cookie?: string) {
    const address = path.replace(":negotiation", id).replaceAll(/:\w+(?:\{[^}]*\})?/gu, "x");
    const sent = { method, headers: cookie === undefined ? {} : { cookie } };
    const answer = await service.app.request(address, method === "GET" ? sent : { ...sent, body: "\u0000{" });
    return { status: answer.status, text: (await answer.text()).replaceAll(id, "ID") };
  }

  it("is refused to nobody, before what was sent is looked at", async () => {
    for (const { method, path } of guarded()) {
      const { status, text } = await ask(method, path, NOWHERE);
      expect([method, path, status]).toEqual([method, path, 401]);
      if (path.startsWith("/api/")) continue;
      expect(text, path).toMatch(/<main.*href="\/sign-in.*<\/main>/su);
      expect(text.includes("What you typed still stands on the page before"), path).toBe(method === "POST");
    }
  });

  it("is refused to somebody who sees the talks and may not, on the page of a form as where it is sent", async () => {
    for (const { method, path, needed } of guarded().filter((route) => route.needed?.needs !== "somebody")) {
      const { status, text } = await ask(method, path, HIDDEN, reader);
      expect([method, path, status]).toEqual([method, path, 403]);
      const who =
        needed?.seen === undefined ? "owners of the record" : "(?:commenters|editors|admins) of the negotiation";
      expect(text, path).toMatch(new RegExp(`You may not [^:]+: ${who} may\\.`, "u"));
    }
  });

  it("is answered to whoever does not see the talks as if there were none", async () => {
    for (const [place, { method, path }] of guarded()
      .filter(({ needed }) => needed?.seen !== undefined)
      .entries()) {
      const outsider = outsiders[place % outsiders.length];
      const hidden = await ask(method, path, HIDDEN, outsider);
      expect([method, path, hidden.status]).toEqual([method, path, 404]);
      expect(hidden).toEqual(await ask(method, path, NOWHERE, outsider));
    }
  });
});
