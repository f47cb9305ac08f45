import type { Both, Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Stretch } from "./finding.ts";
import { allOf, isSaidIn, type Said } from "./senses.ts";
import type { SentencePair } from "./sentence-pairs.ts";

// Of the words of a sentence, one in so many may be new.
const FEW = 5;

/**
 * Whether some stretches of two sentences are all in which they differ: every other word of either is there in some
 * form or another word of its sense, but for a few that one of them has beside.
 */
export function isAllElseSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  texts: ComparedTexts,
): boolean {
  const { before, after, lost, come } = countSaid(without, pair, texts);
  const most = Math.max(1, Math.floor(Math.min(before, after) / FEW));
  return Math.min(lost, come) === 0 && Math.max(lost, come) <= most;
}

/** Whether two sentences say nothing but the same beside some stretches. */
export function isAllSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  texts: ComparedTexts,
): boolean {
  const { lost, come } = countSaid(without, pair, texts);
  return lost + come === 0;
}

// Of what either says: with less in common, they say other things, or nobody knows that they say the same.
const MOSTLY = 0.6;

/** Whether two sentences say mostly the same beside some stretches, so that these may be what makes the difference. */
export function isMostSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  texts: ComparedTexts,
): boolean {
  return isMostOf(countSaid(without, pair, texts));
}

/** The same of what was counted already. */
export function isMostOf({ before, after, lost, come }: SaidCount): boolean {
  return Math.min(lost, come) === 0 || lost + come <= (1 - MOSTLY) * (before + after);
}

/** How many words of matter two sentences have, how many the later one does not say, and how many the earlier one did not. */
type SaidCount = Both<number> & { readonly lost: number; readonly come: number };

/** How many words of matter two sentences have beside some stretches, and how many of them the other does not say. */
export function countSaid(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  texts: ComparedTexts,
): SaidCount {
  const { before, after } = saidBeside(without, pair, texts);
  const [saidOnce, saidNow] = [allOf(before), allOf(after)];
  const lost = before.filter((one) => !isSaidIn(one, saidNow)).length;
  const come = after.filter((one) => !isSaidIn(one, saidOnce)).length;
  return { before: before.length, after: after.length, lost, come };
}

/** What two sentences say beside some of their words. */
function saidBeside(
  without: Partial<Both<readonly Stretch[]>>,
  pair: SentencePair,
  texts: ComparedTexts,
): Both<readonly Said[]> {
  const of = (side: Side) => {
    const isLeft = ({ start }: Stretch) => without[side]?.some((one) => start >= one.start && start < one.end) === true;
    return texts.saidIn(side, pair[side]).filter((one) => !isLeft(one));
  };
  return { before: of("before"), after: of("after") };
}
