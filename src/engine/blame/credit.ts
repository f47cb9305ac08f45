import type { Word } from "../words/split-words.ts";

/** Who brought words in, by index of the station; see the model's `BlameRun`. */
export type Credit = {
  readonly station: number;
  readonly restored: number | null;
  readonly variant: boolean;
  readonly unknownSince: number | null;
};

/** Words of one origin, up to `end` in UTF-16 units. Runs cover their text; the first begins at its start. */
export type CreditRun = { readonly end: number; readonly credit: Credit };

/**
 * Joins words of one origin to runs. White space goes with the word behind it, so that a word inserted between two
 * others makes one run; what ends a text goes with its last word.
 *
 * @param own - Of a text without words.
 */
export function joinCredits(
  text: string,
  words: readonly Word[],
  credits: readonly Credit[],
  own: Credit,
): readonly CreditRun[] {
  if (text === "") return [];
  const runs: CreditRun[] = [];
  for (let index = 1; index < words.length; index++) {
    const [last, next] = [credits[index - 1] as Credit, credits[index] as Credit];
    if (!isSameCredit(last, next)) runs.push({ end: (words[index - 1] as Word).end, credit: last });
  }
  runs.push({ end: text.length, credit: credits[words.length - 1] ?? own });
  return runs;
}

/** The origin of each word. */
export function creditWords(words: readonly Pick<Word, "start">[], runs: readonly CreditRun[]): readonly Credit[] {
  let run = 0;
  return words.map(({ start }) => {
    while ((runs[run] as CreditRun).end <= start) run++;
    return (runs[run] as CreditRun).credit;
  });
}

/** The same words, put back by a station. */
export function restoreRuns(runs: readonly CreditRun[], station: number): readonly CreditRun[] {
  return runs.map(({ end, credit }) => ({ end, credit: { ...credit, restored: station } }));
}

/** Of two parents that both have a word, the one whose word came in earlier; of two alike, the one that never lost it. */
export function earlierCredit(one: Credit | undefined, other: Credit | undefined): Credit | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.station !== other.station) return one.station < other.station ? one : other;
  return one.restored === null ? one : other;
}

export function isSameCredit(one: Credit, other: Credit): boolean {
  return (
    one === other ||
    (one.station === other.station &&
      one.restored === other.restored &&
      one.variant === other.variant &&
      one.unknownSince === other.unknownSince)
  );
}
