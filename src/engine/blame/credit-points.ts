import { splitWords, type Word } from "../words/split-words.ts";
import { type Credit, type CreditRun, creditWords, earlierCredit, joinCredits } from "./credit.ts";
import type { TrackStation } from "./track.ts";
import type { Given, PointState, Step } from "./walk-state.ts";

/** A point whose words are being credited, word by word. */
export type FreshPoint = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly spellings: readonly string[];
  readonly credits: (Credit | undefined)[];
  readonly unknownSince: number | null;
  readonly runs: readonly CreditRun[] | null;
};

/** Credits every word to the earliest bringer among the parents; `null` of a point whose text is not known. */
export function creditPoints(station: TrackStation, step: Step): readonly (FreshPoint | null)[] {
  return station.points.map(({ text }, index) => {
    if (text === null) return null;
    const given = step.given[index] as readonly Given[];
    const runs = sharedRuns(given);
    const unknownSince = given.find((one) => one.unknownSince !== null)?.unknownSince ?? null;
    if (runs !== null) return { text, words: [], spellings: [], credits: [], unknownSince, runs };
    const { words } = splitWords(text);
    const credits: (Credit | undefined)[] = words.map(() => undefined);
    for (const one of given) {
      const own = one.runs === null ? one.credits : creditWords(words, one.runs);
      own.forEach((credit, word) => {
        credits[word] = earlierCredit(credits[word], credit);
      });
    }
    return { text, words, spellings: words.map((word) => word.text), credits, unknownSince, runs: null };
  });
}

/** The runs of a text that every parent has unchanged and credits alike. */
function sharedRuns(given: readonly Given[]): readonly CreditRun[] | null {
  const runs = given[0]?.runs ?? null;
  return given.every((one) => one.runs === runs) ? runs : null;
}

/** What is still nobody's is the station's own. */
export function finishPoints(
  { points }: TrackStation,
  fresh: readonly (FreshPoint | null)[],
  step: Step,
): readonly PointState[] {
  const station = step.index;
  return points.map(({ path }, index) => {
    const point = fresh[index] as FreshPoint | null;
    if (point === null) return step.unknown[index] ?? { pieces: [], unknownSince: station };
    const { text } = point;
    const own = { station, restored: null, variant: step.isWitness, unknownSince: point.unknownSince };
    const credits = point.credits.map((credit) => credit ?? own);
    const runs = point.runs ?? joinCredits(text, point.words, credits, own);
    return { pieces: [{ station, path, text, runs, spent: false }], unknownSince: null };
  });
}
