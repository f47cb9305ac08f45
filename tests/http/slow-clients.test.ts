import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { listen } from "../../src/listen.ts";
import { hearStream } from "../support/heard-stream.ts";
import { temporaryRecordFolder } from "../support/temporary-folder.ts";

// Over soon enough for a test, and late enough for whoever is not slow.
const PATIENCE = { headersMs: 1000, requestMs: 1500, silenceMs: 2500, lookMs: 100 };

/** Sends something, and then no more; answers what came back until the service closed the connection. */
async function sendAndWait(port: number, sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let heard = "";
  socket.on("data", (bytes) => {
    heard += String(bytes);
  });
  // One that is reset is closed as well.
  socket.on("error", () => undefined);
  socket.write(sent);
  await once(socket, "close");
  return heard;
}

it("whoever waits while the service is at work is answered, however long that takes", async () => {
  const data = join(await temporaryRecordFolder(), ".travaux");
  const listening = await listen(readConfig({ data, port: 0 }), { ...PATIENCE, silenceMs: 60 });
  onTestFinished(() => listening.close());
  listening.open();
  const address = listening.address.replace("localhost", "127.0.0.1");
  // Trying a password takes a tenth of a second or more, whatever the machine, during which nothing is sent.
  const body = new URLSearchParams({ name: "nobody.here", password: "four words apart here" });
  expect((await fetch(`${address}/sign-in`, { method: "POST", body })).status).toBe(401);
});

it("connections of those who never come to the end of what they say are closed; others are answered meanwhile, and who listens goes on", async () => {
  const data = join(await temporaryRecordFolder(), ".travaux");
  const listening = await listen(readConfig({ data, port: 0 }), PATIENCE);
  onTestFinished(() => listening.close());
  listening.open();
  const log = vi.spyOn(console, "error");
  onTestFinished(() => log.mockRestore());
  const port = Number(new URL(listening.address).port);
  const address = `http://127.0.0.1:${port}`;
  await fetch(`${address}/api/n/x`, { method: "PUT", body: "title: Talks\n" });
  const stream = hearStream(await fetch(`${address}/api/journal/x/stream`));
  await stream.untilCaughtUp();
  const put = "PUT /api/n/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";
  const slow = {
    "in the headers": sendAndWait(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
    "in the body": sendAndWait(port, `${put}title:`),
    "after an answer": sendAndWait(port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    "before a word": sendAndWait(port, ""),
  };
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(await slow["in the headers"]).toMatch(/^HTTP\/1\.1 408 /u);
  expect(await slow["in the body"]).not.toMatch(/^HTTP\/1\.1 2/u);
  expect(await slow["after an answer"]).toMatch(/^HTTP\/1\.1 200 /u);
  await slow["before a word"];
  // As long without a word of its own as the one before it, that was closed for that.
  await fetch(`${address}/api/n/x`, { method: "PUT", body: "title: Other talks\n" });
  expect(await stream.next()).toMatchObject({
    event: "negotiation-described",
    data: { data: { title: "Other talks" } },
  });
  const closing = performance.now();
  await listening.close();
  expect(await stream.next(), "the service waits for nobody who only listens").toBeUndefined();
  expect(performance.now() - closing).toBeLessThan(4_000);
  expect(log, "a client that hangs up is no fault of ours").not.toHaveBeenCalled();
});
