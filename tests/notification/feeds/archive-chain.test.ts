import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Archive, type ChainedJournal, neighboursOf } from "../../../src/notification/feeds/archive-chain.ts";
import { countArchives, newestStretch, stretchOf } from "../../../src/notification/feeds/stretches.ts";

const nameOf = (of: Archive<ChainedJournal> | undefined) => of && `${of.journal.id}:${of.archive}`;

/** The names of archives, walked backwards from what is in none. */
async function walkBack(journals: readonly ChainedJournal[]): Promise<readonly string[]> {
  const walked: string[] = [];
  let { older } = await neighboursOf(journals, undefined);
  while (older !== undefined) {
    walked.push(nameOf(older) ?? "");
    const next: Awaited<ReturnType<typeof neighboursOf>> = await neighboursOf(journals, older);
    if (next.older !== undefined) {
      const { newer } = await neighboursOf(journals, next.older);
      expect(nameOf(newer)).toBe(nameOf(older));
    }
    older = next.older;
  }
  return walked;
}

/** Journals to which entries come one after the other, some of them in the same moment. */
const growing = fc.array(
  fc.record({ journal: fc.nat(3), entries: fc.integer({ min: 1, max: 160 }), after: fc.nat(2) }),
  { maxLength: 12 },
);

function grow(steps: readonly { readonly journal: number; readonly entries: number; readonly after: number }[]) {
  const times = new Map<number, string[]>();
  let now = 0;
  for (const { journal, entries, after } of steps) {
    now += after;
    const at = new Date(now).toISOString();
    times.set(journal, [...(times.get(journal) ?? []), ...Array.from({ length: entries }, () => at)]);
  }
  return [...times].map(([id, ofOne]) => ({
    id: `talks-${id}`,
    length: ofOne.length,
    happenedAt: async (position: number) => ofOne[position] ?? "never",
  }));
}

describe("the archives of a feed", () => {
  it("hold with what is in none every entry of a journal once", () => {
    fc.assert(
      fc.property(fc.nat(2_000), (length) => {
        const stretches = Array.from({ length: countArchives(length) }, (_, archive) => stretchOf(archive));
        const numbers = [...stretches, newestStretch(length)].flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, number) => from + number),
        );
        expect(numbers).toEqual(Array.from({ length }, (_, number) => number));
      }),
    );
  });

  it("of one journal follow each other", async () => {
    const journal = { id: "lake", length: 250, happenedAt: async () => "never asked" };
    expect(await walkBack([journal])).toEqual(["lake:3", "lake:2", "lake:1", "lake:0"]);
    expect(await walkBack([{ ...journal, length: 149 }])).toEqual([]);
  });

  it("of several are walked through once each, in either direction", async () => {
    await fc.assert(
      fc.asyncProperty(growing, async (steps) => {
        const journals = grow(steps);
        const all = journals.flatMap(({ id, length }) =>
          Array.from({ length: countArchives(length) }, (_, archive) => `${id}:${archive}`),
        );
        expect([...(await walkBack(journals))].sort()).toEqual(all.sort());
      }),
    );
  });

  it("come to the end of the chain alone, so that whoever walks back to one that they know misses none", async () => {
    await fc.assert(
      fc.asyncProperty(growing, async (steps) => {
        // Within one moment, new ones may come before some of it; from one to the next, never.
        const apart = steps.map((step) => ({ ...step, after: step.after + 1 }));
        let before: readonly string[] = [];
        for (const [place] of apart.entries()) {
          const now = await walkBack(grow(apart.slice(0, place + 1)));
          expect(now.slice(now.length - before.length)).toEqual(before);
          before = now;
        }
      }),
    );
  });
});
