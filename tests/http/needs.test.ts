import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";

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

  it("meets a route that does not say what it needs: each of the API is described, and so says it", async () => {
    const { app } = await open();
    const document = await readDocument(app);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const registered = app.routes
      .filter(({ path, method }) => path.startsWith("/api/") && method !== "ALL")
      .map(({ path, method }) => {
        const template = path.replaceAll(/:(\w+)(?:\{[^}]*\})?/gu, "{$1}");
        return `${method.toLowerCase()} ${template}`;
      });
    expect(registered.length).toBeGreaterThan(30);
    expect([...new Set(registered)].filter((route) => !described.includes(route))).toEqual([]);
  });
});
