import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStanding } from "../../src/access/standing.ts";
import { type Actor, LOCAL, LOCAL_UNTIL_ACCOUNTS, NOBODY, type Role } from "../../src/model/actor.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { aPerson } from "../support/people.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const anna = (kind: "token" | "session" = "token"): Actor =>
  aPerson("anna", { lake: "editor" }, { credential: { kind, sha256: `${kind} of anna` } });

/** Connections over a database that answers as `ask` does, and holds that anna is what `role` says. */
function opened(ask: () => Promise<void> = async () => undefined) {
  const state = { queries: 0, role: "editor" as Role, hasPeople: false };
  const stands = () => {
    const held = { personKey: "key of anna", name: "anna", isOwner: false, limit: undefined };
    return new Map(
      ["token of anna", "session of anna"].map((sha256) => [
        sha256,
        { ...held, roles: new Map([["lake", state.role]]) },
      ]),
    );
  };
  const people = { hasAny: async () => state.hasPeople, listStanding: async () => stands() };
  const storage = {
    async readFirst(work: (rows: unknown) => Promise<unknown>) {
      state.queries += 1;
      const answer = await work({ people });
      await ask();
      return answer;
    },
  };
  const standing = openStanding(storage as unknown as Storage);
  const open = (actor: Actor) => {
    const onEnd = vi.fn();
    return { onEnd, ...standing.watch({ actor, negotiationKey: "lake", onEnd }) };
  };
  return { state, open, standing };
}

describe("what open connections were let in by", () => {
  it("is looked at twice a second by one query, however many there are, and not at all when there is none", async () => {
    const { state, open } = opened();
    const connections = Array.from({ length: 40 }, (_, place) => open(anna(place % 2 === 0 ? "token" : "session")));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.queries).toBe(10);
    for (const { stop } of connections) stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.queries).toBe(10);
    expect(vi.getTimerCount()).toBe(0);
    for (const { onEnd } of connections) expect(onEnd).not.toHaveBeenCalled();
  });

  it("is no matter where there is nothing to lose", async () => {
    const { state, open } = opened();
    for (const actor of [NOBODY, LOCAL]) expect(await open(actor).confirm()).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.queries).toBe(0);
  });

  it("ends them once it lets in to less, or to more", async () => {
    for (const role of ["commenter", "admin"] as const) {
      const { state, open } = opened();
      const { onEnd } = open(anna());
      await vi.advanceTimersByTimeAsync(1_000);
      state.role = role;
      await vi.advanceTimersByTimeAsync(3_000);
      expect(onEnd.mock.calls).toEqual([["lost"]]);
    }
  });

  it("ends those of the machine with the first account, and those of somebody who did not come in", async () => {
    const { state, open } = opened();
    const [local, imagined] = [open(LOCAL_UNTIL_ACCOUNTS), open(aPerson("anna", { lake: "editor" }))];
    await vi.advanceTimersByTimeAsync(500);
    expect([local.onEnd.mock.calls, imagined.onEnd.mock.calls]).toEqual([[], [["lost"]]]);
    state.hasPeople = true;
    await vi.advanceTimersByTimeAsync(500);
    expect(local.onEnd.mock.calls).toEqual([["lost"]]);
  });

  it("is confirmed by what the database says after it was asked for, for all who ask at once", async () => {
    let answer: () => void = () => undefined;
    const { state, open } = opened(() => new Promise((resolve) => (answer = resolve)));
    const [one, two] = [open(anna()), open(anna())];
    const first = one.confirm();
    await vi.advanceTimersByTimeAsync(0);
    // The query under way began before the role was another, and knows nothing of it.
    state.role = "reader";
    const others = [one.confirm(), two.confirm()];
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect([await first, state.queries]).toEqual([true, 2]);
    answer();
    expect(await Promise.all(others)).toEqual([false, false]);
    expect(state.queries).toBe(2);
  });

  it("ends them within two seconds where the database does not answer, whether it refuses or says nothing", async () => {
    for (const isSilent of [false, true]) {
      let isAway = false;
      const { open } = opened(async () => {
        if (isAway) await (isSilent ? new Promise(() => undefined) : Promise.reject(new Error("away")));
      });
      const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const { onEnd } = open(anna());
      await vi.advanceTimersByTimeAsync(1_000);
      isAway = true;
      await vi.advanceTimersByTimeAsync(999);
      expect(onEnd).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1_001);
      expect(onEnd.mock.calls).toEqual([["unconfirmed"]]);
      log.mockRestore();
    }
  });
});
