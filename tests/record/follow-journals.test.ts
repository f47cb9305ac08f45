import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../../src/model/problem.ts";
import { followJournals } from "../../src/record/follow-journals.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Journals by their lengths, and how often each was looked at. */
function journals(lengths: Record<string, number>) {
  const looks: string[] = [];
  const following = followJournals(async (negotiation) => {
    looks.push(negotiation);
    return lengths[negotiation] ?? 0;
  });
  return { following, looks, lengths };
}

describe("a journal that somebody follows", () => {
  it("is looked at four times a second, once for all who follow it", async () => {
    const { following, looks } = journals({ lake: 3, sea: 3 });
    const stops = Array.from({ length: 50 }, () => following.follow("lake", () => undefined));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(looks).toEqual(["lake", "lake", "lake", "lake", "lake"]);
    for (const stop of stops) stop();
  });

  it("is not looked at any more once nobody follows it", async () => {
    const { following, looks } = journals({ lake: 3 });
    const stops = [following.follow("lake", () => undefined), following.follow("lake", () => undefined)];
    await vi.advanceTimersByTimeAsync(500);
    for (const stop of stops) stop();
    looks.length = 0;
    following.lookNow("lake");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looks).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is told of when it has grown, to all who follow it, and not when it has not", async () => {
    const { following, lengths } = journals({ lake: 3 });
    const told: string[] = [];
    const stop = following.follow("lake", (length) => told.push(`one ${length}`));
    await vi.advanceTimersByTimeAsync(500);
    following.follow("lake", (length) => told.push(`two ${length}`));
    lengths.lake = 5;
    await vi.advanceTimersByTimeAsync(500);
    stop();
    lengths.lake = 6;
    await vi.advanceTimersByTimeAsync(250);
    expect(told).toEqual(["one 3", "one 5", "two 5", "two 6"]);
  });

  it("is looked at at once when this process wrote into it, and again when that was while it was looked at", async () => {
    const { following, looks } = journals({ lake: 3 });
    following.follow("lake", () => undefined);
    following.lookNow("lake");
    following.lookNow("lake");
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toHaveLength(2);
    following.lookNow("lake");
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(249);
    expect(looks).toHaveLength(3);
  });

  it("is looked at again where the database did not answer; what else goes wrong is told to the log, once", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const failing: unknown[] = [new Problem("record-unavailable", "Away."), new Error("a bug"), new Error("a bug")];
    const told: number[] = [];
    followJournals(async () => {
      const failure = failing.shift();
      if (failure !== undefined) throw failure;
      return 4;
    }).follow("lake", (length) => told.push(length));
    await vi.advanceTimersByTimeAsync(749);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([4]);
    expect(log.mock.calls).toEqual([[new Error("a bug")]]);
    log.mockRestore();
  });
});
