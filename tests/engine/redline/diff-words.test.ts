import { diffArrays } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffWords, type WordDiff } from "../../../src/engine/redline/diff-words.ts";
import { splitWords } from "../../../src/engine/words/split-words.ts";

const wordsOf = (text: string) => splitWords(text).words.map((word) => word.text);
const changedWords = ({ edits }: WordDiff) =>
  edits.reduce((sum, edit) => sum + edit.beforeEnd - edit.beforeStart + edit.afterEnd - edit.afterStart, 0);

/** Words of a small vocabulary, so that chance repeats and crosses them. */
const drafted = fc
  .array(fc.constantFrom("the", "Parties", "shall", "not", "30", ",", ".", "border"), { maxLength: 60 })
  .map((words) => words.join(" "));

describe("diffWords", () => {
  it("gives the edits in order, with kept words between them", () => {
    const { edits } = diffWords("one two three four five", "one 2 three five six");
    expect(edits).toEqual([
      { beforeStart: 1, beforeEnd: 2, afterStart: 1, afterEnd: 2 },
      { beforeStart: 3, beforeEnd: 4, afterStart: 3, afterEnd: 3 },
      { beforeStart: 5, beforeEnd: 5, afterStart: 4, afterEnd: 5 },
    ]);
  });

  it("finds no edit between two texts without words", () => {
    expect(diffWords("", " ").edits).toEqual([]);
  });

  it("tells words apart by every code point", () => {
    expect(diffWords("caf\u00e9", "cafe\u0301").edits).toEqual([
      { beforeStart: 0, beforeEnd: 1, afterStart: 0, afterEnd: 1 },
    ]);
  });

  it("keeps equal words between the edits, and only those", () => {
    fc.assert(
      fc.property(drafted, drafted, (one, other) => {
        const { edits } = diffWords(one, other);
        const [before, after] = [wordsOf(one), wordsOf(other)];
        const end = { beforeStart: before.length, beforeEnd: 0, afterStart: after.length, afterEnd: 0 };
        let [i, j] = [0, 0];
        for (const edit of [...edits, end]) {
          expect(before.slice(i, edit.beforeStart)).toEqual(after.slice(j, edit.afterStart));
          [i, j] = [edit.beforeEnd, edit.afterEnd];
        }
      }),
    );
  });

  it("never strikes and inserts more words than the least that jsdiff finds", () => {
    fc.assert(
      fc.property(drafted, drafted, (one, other) => {
        const least = diffArrays(wordsOf(one), wordsOf(other)).reduce(
          (sum, change) => sum + (change.added || change.removed ? change.count : 0),
          0,
        );
        expect(changedWords(diffWords(one, other))).toBe(least);
      }),
    );
  });

  it("says the same of two texts whichever comes first", () => {
    fc.assert(
      fc.property(drafted, drafted, (one, other) => {
        const there = diffWords(one, other).edits;
        const back = diffWords(other, one).edits;
        expect(back.map((edit) => [edit.afterStart, edit.afterEnd, edit.beforeStart, edit.beforeEnd])).toEqual(
          there.map((edit) => [edit.beforeStart, edit.beforeEnd, edit.afterStart, edit.afterEnd]),
        );
      }),
    );
  });

  it("finds the kept sentences between sentences that have nothing in common", () => {
    const text = (letter: string) =>
      Array.from(
        { length: 300 },
        (_, index) => `${letter}${index} ${letter}x ${letter}y ${letter}z . Sentence ${index} stays as it is .`,
      ).join(" ");
    const diff = diffWords(text("a"), text("b"));
    expect(diff.precise).toBe(true);
    expect(changedWords(diff)).toBe(2 * 300 * 4);
  });
});
