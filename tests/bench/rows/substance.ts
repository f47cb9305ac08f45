import { redline } from "../../../src/engine/redline/redline.ts";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import type { Redline } from "../../../src/model/comparison.ts";
import { readPairs } from "../../engine/substance/read-pairs.ts";
import type { SentencePair } from "../../engine/substance/score-substance.ts";
import { atMost } from "../judge.ts";
import { timeRuns } from "../time-runs.ts";
import type { RowResult } from "./row.ts";

// Of the issue on substance: a million words of redlines in 3 s.
const MOST_SECONDS = 3;
const WORDS = 1_000_000;
// Of one text with nothing kept: what asks each fact about all others would take sixteen times as long.
const SIZES = [10_000, 40_000] as const;
const MOST_GROWTH = 6;

/** What it costs to say what a million words of redlines changed in substance: the tables of pairs, over and over. */
export async function substance(): Promise<RowResult> {
  const pairs = readPairs("treaty", "contract", "news", "unchanged");
  const redlines = pairs.map(({ before, after }) => redline(before, after).runs);
  const words = pairs.reduce((sum, { before, after }) => sum + countWords(before) + countWords(after), 0);
  let found = 0;
  const { median } = timeRuns(() => {
    for (const runs of redlines) found += findSubstance(runs, ENGLISH).length;
  });
  if (found === 0) throw new Error("What was timed found nothing.");
  const inOneRun = SIZES.map((count) => timeRuns(() => void findSubstance(rewritten(pairs, count), ENGLISH)).median);
  const seconds = ((median / words) * WORDS) / 1000;
  return {
    lines: [],
    findings: [
      atMost("a million words of redlines", seconds, { reach: MOST_SECONDS, unit: " s" }),
      atMost("one rewritten point, 10,000 → 40,000 words: time", (inOneRun[1] ?? 0) / (inOneRun[0] ?? 1), {
        reach: MOST_GROWTH,
        unit: " ×",
      }),
    ],
    notes: [`Of ${pairs.length} pairs of sentences with ${words.toLocaleString("en-GB")} words, both sides counted.`],
  };
}

/** So many words struck, and as many others inserted. */
function rewritten(pairs: readonly SentencePair[], count: number): Redline {
  const write = (side: "before" | "after", step: number) => {
    const sentences: string[] = [];
    for (let at = 0, words = 0; words < count; at += step) {
      const sentence = pairs[at % pairs.length]?.[side] ?? "";
      sentences.push(sentence);
      words += countWords(sentence);
    }
    return sentences.join(" ");
  };
  return [
    ["-", write("before", 1)],
    ["+", write("after", 7)],
  ];
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}
