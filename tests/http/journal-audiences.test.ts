import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Audiences, openAudiences } from "../../src/http/journal-audiences.ts";
import type { EventPage } from "../../src/http/journal-events.ts";

const PAGE = 3;

describe("an audience of a journal", () => {
  let length: number;
  let reads: number[];
  let followers: Set<(length: number) => void>;
  let audiences: Audiences;

  beforeEach(() => {
    [length, reads, followers, audiences] = [0, [], new Set(), openAudiences()];
  });

  function grow(by: number): void {
    length += by;
    for (const grown of followers) grown(length);
  }
  async function read(after: number): Promise<EventPage> {
    reads.push(after);
    const end = Math.min(after + 1 + PAGE, length);
    const events = Array.from({ length: Math.max(0, end - after - 1) }, (_, place) => {
      const position = after + 1 + place;
      return { position, bytes: new TextEncoder().encode(String(position)) };
    });
    return { events, end: events.at(-1)?.position, isMore: end < length };
  }
  /** Somebody who takes so many events, and is confirmed or not. */
  function somebody(takes = Number.POSITIVE_INFINITY, confirm: () => Promise<boolean> = async () => true) {
    const heard: number[] = [];
    const audience = audiences.enter("lake", (grown) => {
      followers.add(grown);
      return () => void followers.delete(grown);
    });
    const sendNow = (bytes: Uint8Array) => {
      if (heard.length >= takes) return false;
      heard.push(Number(new TextDecoder().decode(bytes)));
      return true;
    };
    const listener = { read: (after: number) => read(after), confirm, sendNow };
    return { heard, listener, ...audience, listenOn: (after: number) => audience.listen(listener, after) };
  }

  it("reads what is new once for all who listen, and tells each of it", async () => {
    const all = Array.from({ length: 1_200 }, () => somebody());
    for (const one of all) void one.listenOn(-1);
    grow(2);
    await vi.waitFor(() => expect(all.every(({ heard }) => heard.length === 2)).toBe(true));
    expect(reads).toEqual([-1]);
    grow(1);
    await vi.waitFor(() => expect(all.every(({ heard }) => heard.join() === "0,1,2")).toBe(true));
    expect(reads).toEqual([-1, 1]);
  });

  it("tells whoever is further only what is new to them, page after page", async () => {
    length = 7;
    const [first, second] = [somebody(), somebody()];
    void first.listenOn(-1);
    void second.listenOn(4);
    grow(1);
    await vi.waitFor(() => expect(first.heard).toEqual([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(second.heard).toEqual([5, 6, 7]);
    expect(reads).toEqual([-1, 2, 5]);
  });

  it("tells whoever begins to listen what was committed since they came", async () => {
    const late = somebody();
    grow(2);
    expect(reads).toEqual([]);
    void late.listenOn(-1);
    await vi.waitFor(() => expect(late.heard).toEqual([0, 1]));
    // And nothing is read for whoever comes when all is quiet: they have read themselves.
    await vi.waitFor(() => expect(reads).toEqual([-1]));
  });

  it("tells what is committed while it tells, once and in order", async () => {
    const one = somebody(undefined, async () => {
      if (length < 9) grow(2);
      return true;
    });
    void one.listenOn(-1);
    grow(1);
    await vi.waitFor(() => expect(one.heard).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]));
  });

  it("tells nothing to whoever is not confirmed after it was read, and goes on for the others", async () => {
    const readWhenConfirmed: number[] = [];
    const confirm = async () => {
      readWhenConfirmed.push(reads.length);
      return false;
    };
    const [out, stays] = [somebody(undefined, confirm), somebody()];
    const ended = out.listenOn(-1);
    void stays.listenOn(-1);
    grow(1);
    expect(await ended).toBeUndefined();
    await vi.waitFor(() => expect(stays.heard).toEqual([0]));
    expect([out.heard, readWhenConfirmed]).toEqual([[], [1]]);
  });

  it("tells nothing more to whoever leaves while it is read", async () => {
    const leaves = somebody(undefined, async () => {
      leaves.leave();
      return true;
    });
    const ended = leaves.listenOn(-1);
    grow(1);
    expect(await ended).toBeUndefined();
    expect(leaves.heard).toEqual([]);
    expect(await leaves.listenOn(-1)).toBeUndefined();
  });

  it("lets whoever takes no more stand aside, with the number of the last that they took; they may come back", async () => {
    const [slow, quick] = [somebody(2), somebody()];
    const aside = slow.listenOn(-1);
    void quick.listenOn(-1);
    grow(3);
    expect(await aside).toBe(1);
    await vi.waitFor(() => expect(quick.heard).toEqual([0, 1, 2]));
    slow.heard.length = 0;
    void slow.listenOn(2);
    grow(1);
    await vi.waitFor(() => expect(slow.heard).toEqual([3]));
  });

  it("fails those who were to be told when it cannot be read, and nobody who comes later", async () => {
    const [one, other] = [somebody(), somebody()];
    const gone = new Error("gone");
    const failing = { ...one.listener, read: () => Promise.reject(gone) };
    const both = [one.listen(failing, -1), other.listenOn(-1)];
    grow(1);
    expect(await Promise.allSettled(both)).toEqual(both.map(() => ({ status: "rejected", reason: gone })));
    const later = somebody();
    void later.listenOn(-1);
    await vi.waitFor(() => expect(later.heard).toEqual([0]));
  });

  it("follows the journal once, for as long as somebody is there", () => {
    const [one, other] = [somebody(), somebody()];
    expect(followers.size).toBe(1);
    one.leave();
    one.leave();
    expect(followers.size).toBe(1);
    other.leave();
    expect(followers.size).toBe(0);
  });
});
