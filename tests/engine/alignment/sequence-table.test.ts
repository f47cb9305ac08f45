import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SequenceTable } from "../../../src/engine/alignment/sequence-table.ts";

const sequence = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }).map((numbers) => Int32Array.from(numbers));

describe("SequenceTable", () => {
  it("gives equal pairs of sequences one number, others another, counted from 0", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sequence, sequence), { maxLength: 80 }), (pairs) => {
        const table = new SequenceTable();
        const known = new Map<string, number>();
        for (const [first, second] of pairs) {
          const spelled = `${first.join()};${second.join()}`;
          if (!known.has(spelled)) known.set(spelled, known.size);
          expect(table.numberOf(first, second)).toBe(known.get(spelled));
        }
      }),
    );
  });

  it("tells apart where the first ends and the second begins", () => {
    const table = new SequenceTable();
    const numbers = [[1], [2, 3], [1, 2], [3]].map((part) => Int32Array.from(part));
    const [one, twoThree, oneTwo, three] = numbers as [Int32Array, Int32Array, Int32Array, Int32Array];
    expect(table.numberOf(one, twoThree)).not.toBe(table.numberOf(oneTwo, three));
  });

  it("keeps the numbers it gave when many sequences share one hash, and when it grows", () => {
    const table = new SequenceTable();
    const sequences = [
      ...Array.from({ length: 60 }, (_, n) => clashing(n)),
      ...Array.from({ length: 500 }, (_, n) => [n]),
    ];
    const ask = () => sequences.map((numbers) => table.numberOf(NOTHING, Int32Array.from(numbers)));
    const first = ask();
    expect(new Set(first).size).toBe(sequences.length);
    expect(ask()).toEqual(first);
  });
});

const NOTHING = new Int32Array(0);

/** Sequences of two numbers that all have one hash: the second undoes what the first did to it. */
function clashing(n: number): readonly number[] {
  const prime = 0x01000193;
  const start = Math.imul(0x811c9dc5, prime);
  return [n, Math.imul(start ^ n, prime)];
}
