import type { Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding } from "./finding.ts";
import { countSaid } from "./said-beside.ts";
import { isIn, type SentencePair } from "./sentence-pairs.ts";

/** How far a sentence was put otherwise beside what is told of it, each from 0 to 1. */
type Rewording = {
  /** Of the words of matter, those that were struck or inserted, on the side where they are fewer. */
  readonly touched: number;
  /** Of the words of matter, those for which the other sentence has neither the word nor another of its sense. */
  readonly unsaid: number;
};

/**
 * Without what rewordings show as often as changes do: words that came, went or took a place in a sentence of which much
 * was put otherwise besides, where they are as well a part of how it is put. What has an exact value is told all the same.
 * Linear in the texts for each pair of sentences.
 */
export function withoutChance(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (!found.some((one) => leastOf(one) !== undefined)) return found;
  const places = (side: Side) => found.flatMap(({ [side]: place }) => place ?? []);
  const told = { before: places("before"), after: places("after") };
  const known = new Map<SentencePair, Rewording>();
  const rewordingOf = (pair: SentencePair): Rewording => {
    const { before, after, lost, come } = countSaid(told, pair, texts);
    // A clause that only came is no rewording.
    const shareOf = (side: Side) =>
      texts.countTouchedBeside(side, told[side], pair[side]) / Math.max(1, texts.countMatter(side, pair[side]));
    return {
      touched: Math.min(shareOf("before"), shareOf("after")),
      unsaid: (lost + come) / Math.max(1, before + after),
    };
  };
  return found.filter((one) => {
    const least = leastOf(one);
    const pair = least && texts.pairs.find((some) => isIn(one, some));
    if (least === undefined || pair === undefined) return true;
    const rewording = known.get(pair) ?? rewordingOf(pair);
    known.set(pair, rewording);
    return rewording.touched < least.touched || rewording.unsaid < least.unsaid;
  });
}

/**
 * How far a sentence has to be put otherwise for a finding to say nothing; undefined where it is told however that may be.
 * Chosen on the tables of pairs, by counting right and wrong findings in each class by how much else was touched.
 */
function leastOf({ class: of, before, after, block }: Finding): Rewording | undefined {
  if (before !== undefined && after !== undefined) return of === "condition" ? OTHER_CONDITION : undefined;
  if (of === "modality") return { touched: 0.1, unsaid: 0 };
  // Who does something, or does it no more, by the grammar of both sentences is told.
  if (of === "actor") return block === undefined ? undefined : { touched: 0.25, unsaid: 0 };
  if (before !== undefined) return undefined;
  if (of === "scope") return { touched: 0.25, unsaid: 0.15 };
  return of === "negation" ? { touched: 0.25, unsaid: 0.05 } : undefined;
}

const OTHER_CONDITION: Rewording = { touched: 0.25, unsaid: 0.3 };
