import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openEventStream } from "../../src/http/event-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HALF_A_MEGABYTE = new Uint8Array(512 * 1024);

it("a client that takes nothing is cut off once more than 1 MB waits for it", async () => {
  const onEnd = vi.fn();
  const stream = openEventStream(undefined, onEnd);
  for (let sent = 0; sent < 3; sent += 1) expect(await stream.send(HALF_A_MEGABYTE)).toBe(true);
  const fourth = stream.send(HALF_A_MEGABYTE);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(onEnd).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await fourth).toBe(false);
  expect(onEnd).toHaveBeenCalledOnce();
  // What waited is not sent either.
  expect((await stream.body.getReader().read()).done).toBe(true);
});

it("a client that takes some of it in time is sent the rest, however much that is", async () => {
  const onEnd = vi.fn();
  const stream = openEventStream(undefined, onEnd);
  const reader = stream.body.getReader();
  for (let sent = 0; sent < 3; sent += 1) await stream.send(HALF_A_MEGABYTE);
  for (let more = 0; more < 20; more += 1) {
    const sending = stream.send(HALF_A_MEGABYTE);
    await vi.advanceTimersByTimeAsync(4_000);
    await reader.read();
    expect(await sending).toBe(true);
  }
  expect(onEnd).not.toHaveBeenCalled();
  await reader.cancel();
  expect(onEnd).toHaveBeenCalledOnce();
  expect(await stream.send(HALF_A_MEGABYTE)).toBe(false);
});

it("one event of more than 1 MB is sent to whoever has taken what came before", async () => {
  const stream = openEventStream(undefined, () => undefined);
  const reading = stream.body.getReader().read();
  expect(await stream.send(new Uint8Array(5_000_000))).toBe(true);
  expect((await reading).value?.byteLength).toBe(5_000_000);
});

it("a connection that has not taken the end a quarter of a second later is cut off; one that has is kept", async () => {
  for (const writableFinished of [false, true]) {
    const outgoing = { writableFinished, destroy: vi.fn() };
    openEventStream({ outgoing }, () => undefined).end();
    await vi.advanceTimersByTimeAsync(250);
    expect(outgoing.destroy).toHaveBeenCalledTimes(writableFinished ? 0 : 1);
  }
});
