import type { Credit } from "./credit.ts";
import type { FreshPoint } from "./credit-points.ts";
import { phraseOf } from "./join-pieces.ts";
import { stretchesOf } from "./stretches-of.ts";
import { StruckPhrases } from "./struck-phrases.ts";
import { ancestorsOf } from "./track.ts";
import type { Step, Track } from "./walk-state.ts";

/** What was struck in one place and inserted in another at one step has moved. */
export function returnMoved(fresh: readonly (FreshPoint | null)[], step: Step): void {
  if (step.lost.length === 0) return;
  const moved = new StruckPhrases();
  const sources = new Map<readonly Credit[], { readonly kept: Uint8Array; readonly from: number }>();
  for (const { before, kept } of step.lost) {
    for (const [from, to] of stretchesOf(before.words.length, (word) => kept[word] === 0)) {
      const phrase = phraseOf(before, from, to, step.index);
      moved.add(phrase);
      sources.set(phrase.credits, { kept, from });
    }
  }
  creditFound(fresh, (words) =>
    moved
      .find(words, () => true)
      .map((stretch) => {
        const source = sources.get(stretch.phrase.credits);
        const from = (source?.from ?? 0) + stretch.from;
        source?.kept.fill(1, from, from + stretch.end - stretch.start);
        return { ...stretch, credits: stretch.phrase.credits };
      }),
  );
}

/** What an ancestor struck is restored, and credited to who first brought it. */
export function returnStruck(fresh: readonly (FreshPoint | null)[], index: number, track: Track): void {
  let ancestors: ReadonlySet<number> | undefined;
  const isAncestor = (station: number): boolean => {
    ancestors ??= ancestorsOf(track.stations, index);
    return ancestors.has(station);
  };
  creditFound(fresh, (words) =>
    track.phrases.find(words, isAncestor).map((stretch) => ({
      ...stretch,
      credits: stretch.phrase.credits.map((credit) => ({ ...credit, restored: index })),
    })),
  );
}

type InsertedWords = { readonly words: readonly string[]; readonly left: string; readonly right: string };
type CreditedStretch = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly credits: readonly Credit[];
};

/** Credits the words that are still nobody's with what is found of them. */
function creditFound(
  fresh: readonly (FreshPoint | null)[],
  find: (words: InsertedWords) => readonly CreditedStretch[],
): void {
  for (const point of fresh) {
    if (point === null) continue;
    const { spellings, credits } = point;
    for (const [from, to] of stretchesOf(credits.length, (word) => credits[word] === undefined)) {
      const inserted = {
        words: spellings.slice(from, to),
        left: spellings[from - 1] ?? "",
        right: spellings[to] ?? "",
      };
      for (const stretch of find(inserted))
        for (let word = stretch.start; word < stretch.end; word++)
          credits[from + word] = stretch.credits[stretch.from + word - stretch.start];
    }
  }
}
