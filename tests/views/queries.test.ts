import { expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { countStatements } from "../support/asked-statements.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";

const VERSIONS = 50;

it("a page of 50 versions asks the database no more with rights than without, but for who asks", async () => {
  const client = await loadMigratedPGlite();
  const storage = await openStorageOnPGlite(client);
  const record = openRecord(storage);
  await record.describeNegotiation(aNegotiation("lake"));
  for (let at = 1; at <= VERSIONS; at += 1) {
    const ref = { negotiation: "lake", document: "plan", version: `v${at}` };
    const draft = aDraft({ basedOn: at === 1 ? [] : [`v${at - 1}`], published: `2025-01-${10 + (at % 20)}` });
    // Every other one is not for everybody.
    await record.fileVersion(ref, aCapture(`v${at}`), draft, undefined, {
      state: at % 2 === 0 ? "shared" : "published",
    });
  }
  const { app, access } = serviceOn(storage);
  await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
  const asking: [string, RequestInit, { inProcess: true } | undefined][] = [
    ["the machine", {}, { inProcess: true }],
    ["nobody", {}, undefined],
  ];
  for (const role of ["reader", "editor"] satisfies Role[]) {
    await access.addPerson({ name: role, isOwner: false, password: null }, LOCAL);
    await access.setRole("lake", role, role, LOCAL);
    const { secret } = await access.makeToken({ name: role, title: "asks", role }, LOCAL);
    asking.push([role, { headers: { authorization: `Bearer ${secret}` } }, undefined]);
  }
  const asked = countStatements(client);
  for (const path of [
    "/n/lake",
    "/api/n/lake",
    "/api/n/lake/plan",
    "/n/lake/matrix",
    "/api/n/lake/matrix?cells=words",
  ]) {
    const counts = new Map<string, number>();
    for (const [name, init, env] of asking) {
      // First everything that is kept in memory, and the day of a token's last use.
      await app.request(path, init, env);
      asked.count();
      const answer = await app.request(path, init, env);
      expect([path, name, answer.status]).toEqual([path, name, 200]);
      counts.set(name, asked.count());
    }
    // Whoever sends a token is looked up; else nobody was counted.
    expect(counts.get("reader")).toBeGreaterThan(0);
    const without = counts.get("the machine") ?? 0;
    for (const [name, count] of counts) expect(count, `${path} to ${name}`).toBeLessThanOrEqual(without + 1);
  }
  await storage.close();
});
