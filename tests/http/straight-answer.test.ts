import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { expect, it, onTestFinished, vi } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fillNegotiation } from "../support/filled-record.ts";
import { hearStream } from "../support/heard-stream.ts";

it("a stream over a connection has the headers of any answer, gives back its place when its client hangs up, and comes to an end", async () => {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  await fillNegotiation(storage, "lake");
  const service = serviceOn(storage, undefined, { mostStreams: { ofOne: 1, ofAll: 1 } });
  const server = createAdaptorServer({ fetch: service.app.fetch }) as Server;
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = () => fetch(`${address}/api/journal/lake/stream?after=-1`);

  const answer = await ask();
  const ordinary = await fetch(`${address}/api/journal/lake`);
  const straight = Object.fromEntries(answer.headers);
  for (const name of ["content-security-policy", "x-content-type-options", "referrer-policy", "vary"]) {
    expect(straight[name], name).toBe(ordinary.headers.get(name));
  }
  expect(straight).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-store" });
  expect(straight, "what is said between us and the server").not.toHaveProperty("x-hono-already-sent");
  const stream = hearStream(answer);
  expect((await stream.untilCaughtUp()).length).toBeGreaterThan(2);

  const refused = await ask();
  expect([refused.status, refused.headers.get("content-security-policy")]).toEqual([
    503,
    ordinary.headers.get("content-security-policy"),
  ]);
  await refused.text();
  await stream.hangUp();
  const next = await vi.waitFor(async () => {
    const again = await ask();
    if (again.status !== 200) await again.text();
    expect(again.status).toBe(200);
    return hearStream(again);
  });
  await next.untilCaughtUp();
  service.endStreams();
  expect(await next.untilEnd(), "the end of a body, and not of a connection that broke").toEqual([]);
});
