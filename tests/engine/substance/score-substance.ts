import { redline } from "../../../src/engine/redline/redline.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import { languageOf } from "../../../src/engine/substance/language-of.ts";
import type { Change } from "../../../src/model/comparison.ts";

/** A change as the table has it: the words on both sides, in normal form too, and a direction where there is one. */
type TrueChange = {
  readonly class: Change["class"];
  readonly before: string | null;
  readonly after: string | null;
  readonly values?: readonly [string | null, string | null];
  readonly direction?: "up" | "down";
};

/** Two wordings of one provision with what truly changed; nothing where only words did. */
export type SentencePair = {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly TrueChange[];
};

/** What was found of a class: right, found though not there, and missed; with the pairs, for whoever mends. */
export type ClassScore = { right: number; wrong: number; missed: number; readonly faults: string[] };

/** Finds what changed in a pair, as a comparison would. */
export function findIn({ before, after }: Pick<SentencePair, "before" | "after">): readonly Change[] {
  return findSubstance(redline(before, after).runs, languageOf(before), languageOf(after));
}

/**
 * Scores what is found in pairs against what is true of them: a finding is right where one of its class is true there and
 * both share words on each side that has any. What `counts` leaves out is not scored as found; `find` may know a pair already. Pairs without true changes count what is found of substance as wrong.
 */
export function scorePairs(
  pairs: readonly SentencePair[],
  counts: (change: Change) => boolean = (change) => change.class !== "wording",
  find: (pair: SentencePair) => readonly Change[] = findIn,
): ReadonlyMap<string, ClassScore> {
  const scores = new Map<string, ClassScore>();
  const scoreOf = (of: string) => {
    const known = scores.get(of) ?? { right: 0, wrong: 0, missed: 0, faults: [] };
    scores.set(of, known);
    return known;
  };
  for (const pair of pairs) {
    const found = find(pair).filter(counts);
    const open = new Set(pair.changes);
    for (const change of found) {
      const hit = [...open].find((truth) => truth.class === change.class && isSame(truth, change));
      if (hit === undefined) {
        scoreOf(change.class).wrong += 1;
        scoreOf(change.class).faults.push(`${pair.id} + ${draw(change)}`);
      } else {
        open.delete(hit);
        scoreOf(change.class).right += 1;
      }
    }
    for (const truth of open) {
      scoreOf(truth.class).missed += 1;
      scoreOf(truth.class).faults.push(`${pair.id} - ${draw(truth)}`);
    }
  }
  return scores;
}

function isSame(truth: TrueChange, found: Change): boolean {
  return sharesWords(truth.before, found.before) && sharesWords(truth.after, found.after);
}

function sharesWords(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [ours, theirs] = [words(one), new Set(words(other))];
  return ours.some((word) => theirs.has(word));
}

function draw({ class: of, before, after }: TrueChange | Change): string {
  return `${of} ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}

/** Precision and recall of a class, from 0 to 1. */
export function ratesOf({ right, wrong, missed }: ClassScore): { readonly precision: number; readonly recall: number } {
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}
