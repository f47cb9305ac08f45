import { describe, expect, it } from "vitest";
import { keepLast, keepNewest, keepRecent } from "../../src/model/keep-recent.ts";

/** Words by their length, up to ten letters in all; `made` tells which were made, in order. */
function wordsUpToTenLetters() {
  const made: string[] = [];
  const recent = keepRecent<string>(10, (word) => word.length);
  const ask = (word: string) =>
    recent(word, async () => {
      made.push(word);
      return word;
    });
  return { ask, made };
}

describe("what was made last", () => {
  it("is made once, also for those who ask while it is being made", async () => {
    const { ask, made } = wordsUpToTenLetters();
    expect(await Promise.all([ask("lake"), ask("lake")])).toEqual(["lake", "lake"]);
    await ask("lake");
    expect(made).toEqual(["lake"]);
  });

  it("is kept up to its weight, and what was used longest ago goes first", async () => {
    const { ask, made } = wordsUpToTenLetters();
    for (const word of ["lake", "nets", "lake", "boat", "lake", "boat", "nets"]) await ask(word);
    expect(made).toEqual(["lake", "nets", "boat", "nets"]);
  });

  it("is kept until the next when it alone weighs too much", async () => {
    const { ask, made } = wordsUpToTenLetters();
    for (const word of ["counter-proposal", "counter-proposal", "lake", "counter-proposal"]) await ask(word);
    expect(made).toEqual(["counter-proposal", "lake", "counter-proposal"]);
  });

  it("is not kept when it failed: all who waited are told, and the next one tries again", async () => {
    const recent = keepRecent<string>(10, (word) => word.length);
    const fail = () => Promise.reject(new Error("no answer"));
    const answers = await Promise.allSettled([recent("lake", fail), recent("lake", fail)]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await recent("lake", async () => "lake")).toBe("lake");
  });
});

describe("what was made of the newest state", () => {
  it("is made once for a state, and of the next one by what was made before", async () => {
    const newest = keepNewest<number, string>(10, (word) => word.length);
    const grow = (state: number) =>
      newest("lake", state, async (before) => `${(await before()) ?? "it"} grew to ${state},`);
    expect(await Promise.all([grow(1), grow(1), grow(2)])).toEqual([
      ...["it grew to 1,", "it grew to 1,"],
      "it grew to 1, grew to 2,",
    ]);
  });

  it("is kept up to its weight, and what was used longest ago goes first", async () => {
    const newest = keepNewest<string, string>(10, (word) => word.length);
    const made: string[] = [];
    for (const word of ["lake", "nets", "lake", "boat", "lake", "boat", "nets"]) {
      await newest(word, "now", async () => {
        made.push(word);
        return word;
      });
    }
    expect(made).toEqual(["lake", "nets", "boat", "nets"]);
  });

  it("is not kept when it failed: all who waited are told, and the next one begins anew", async () => {
    const newest = keepNewest<number, string>(10, (word) => word.length);
    const fail = () => newest("lake", 1, () => Promise.reject(new Error("no answer")));
    const failed = [fail(), fail()];
    const next = newest("lake", 2, async (last) => (await last()) ?? "lake");
    expect((await Promise.allSettled(failed)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await next).toBe("lake");
    expect(await newest("lake", 2, () => Promise.reject(new Error("asked twice")))).toBe("lake");
  });
});

describe("as many as are kept", () => {
  it("are those that were put last", () => {
    const kept = new Map<string, number>();
    for (const [place, word] of ["lake", "nets", "boat", "nets", "reed"].entries()) keepLast(kept, word, place, 3);
    expect([...kept]).toEqual([
      ["boat", 2],
      ["nets", 3],
      ["reed", 4],
    ]);
  });
});
