import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { FLAGS } from "../../../src/engine/substance/word-flags.ts";
import { ROLES } from "../../../src/engine/substance/word-roles.ts";

describe("what is known of a word", () => {
  it("is told by how it is written: its small letters, its verb, and what it may be", () => {
    const word = ENGLISH.wordOf("Paid");
    expect(word).toMatchObject({ lower: "paid", verb: "pay" });
    expect(word.flags & FLAGS.capital).not.toBe(0);
    expect(word.roles & ROLES.past).not.toBe(0);
    expect(word.roles & ROLES.participle).not.toBe(0);
    expect(word.roles & ROLES.third).toBe(0);
    expect(ENGLISH.wordOf("Ukraine’s").lower).toBe("ukraine");
  });

  it("is the same however many others were met in between", () => {
    const [word, long] = [ENGLISH.wordOf("undertakes"), "a".repeat(100)];
    expect(ENGLISH.wordOf(long).lower).toBe(long);
    for (let count = 0; count < 30_000; count += 1) ENGLISH.wordOf(`word${count}`);
    expect(ENGLISH.wordOf("undertakes")).toEqual(word);
  });
});
