import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { type OutsideRequest, openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { openRawReceiver, openReceiver, type Receiver } from "../support/receiver.ts";

const KEPT: OutsideRequest = {
  ...({ method: "POST", headers: {}, body: "{}", redirects: 0, keptFor: "one" } as const),
  ...{ timeoutMs: 20_000, maxBytes: 100_000 },
};

function openTo(receiver: Receiver) {
  onTestFinished(() => receiver.close());
  const { fetchOutside } = openOutwards({ allow: readAllowed(`127.0.0.1:${receiver.port}`, "The setting") });
  return (request: Partial<OutsideRequest> = {}) =>
    fetchOutside(`http://127.0.0.1:${receiver.port}/`, { ...KEPT, ...request });
}

it("whoever asks again with the same word is answered over the same connection, and nobody else", async () => {
  const receiver = await openReceiver();
  const ask = openTo(receiver);
  await ask();
  await ask();
  expect(receiver.connections()).toBe(1);
  await ask({ keptFor: "another" });
  await ask({ keptFor: undefined });
  expect(receiver.connections()).toBe(3);
  expect(receiver.sent.map(({ headers }) => headers.connection)).toEqual([
    ...["keep-alive", "keep-alive", "keep-alive", "close"],
  ]);
});

it("two who ask at once have a connection each", async () => {
  const held: ServerResponse[] = [];
  const receiver = await openReceiver((_: IncomingMessage, response: ServerResponse) => {
    held.push(response);
    if (held.length === 2) for (const one of held) one.end();
  });
  const ask = openTo(receiver);
  await Promise.all([ask(), ask()]);
  expect(receiver.connections()).toBe(2);
});

it("a connection that is kept leads where it led, and is looked up and checked anew after ten seconds", async () => {
  const receiver = await openReceiver();
  onTestFinished(() => receiver.close());
  const lookedUp: string[] = [];
  const { fetchOutside } = openOutwards({
    allow: readAllowed(`127.0.0.1/32:${receiver.port}`, "The setting"),
    resolve: async (name) => [lookedUp.push(name) <= 1 ? "127.0.0.1" : "10.0.0.1"],
  });
  const ask = () => fetchOutside(`http://hooks.example:${receiver.port}/`, KEPT);
  expect(await ask()).toMatchObject({ kind: "answered" });
  const clock = vi.spyOn(performance, "now");
  onTestFinished(() => clock.mockRestore());
  const begun = performance.now();
  clock.mockReturnValue(begun + 9_000);
  expect(await ask()).toMatchObject({ kind: "answered", address: "127.0.0.1" });
  clock.mockReturnValue(begun + 11_000);
  expect(await ask()).toMatchObject({ kind: "refused", reason: "address" });
  expect(lookedUp).toHaveLength(2);
});

it("one that ends without an answer is asked once more, over a new one", async () => {
  let [answered, dropped] = [0, 0];
  const receiver = await openReceiver((request: IncomingMessage, response: ServerResponse) => {
    if (answered === 1 && dropped === 0) {
      dropped += 1;
      request.socket.destroy();
      return;
    }
    answered += 1;
    response.end("taken");
  });
  const ask = openTo(receiver);
  expect([await ask(), await ask()]).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect([receiver.connections(), receiver.sent.length, dropped]).toEqual([2, 3, 1]);
});

it("one that hangs up at the first time of asking is not asked again", async () => {
  const receiver = await openReceiver((request: IncomingMessage) => void request.socket.destroy());
  expect(await openTo(receiver)()).toMatchObject({ kind: "unreachable", reason: "hung-up" });
  expect(receiver.sent).toHaveLength(1);
});

it("an answer that nobody asked for is never taken for the next one", async () => {
  const answer = (word: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${word.length}\r\n\r\n${word}`;
  let asked = 0;
  const receiver = await openRawReceiver((socket: Socket) => {
    socket.on("data", () => {
      asked += 1;
      socket.write(asked === 1 ? answer("first") + answer("forged") : answer("second"));
    });
  });
  const ask = openTo(receiver);
  const words: string[] = [];
  for (let at = 0; at < 2; at += 1) {
    const outcome = await ask();
    if (outcome.kind === "answered") words.push(new TextDecoder().decode(outcome.body));
  }
  expect(words).not.toContain("forged");
});
