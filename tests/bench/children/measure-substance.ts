import { readFileSync } from "node:fs";
import { redline } from "../../../src/engine/redline/redline.ts";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import type { Redline } from "../../../src/model/comparison.ts";
import type { SentencePair } from "../../engine/substance/score-substance.ts";
import { processorTime, timeRuns } from "../time-runs.ts";

// Times what a million words of redlines changed in substance: the tables of pairs named, over and over; and how that grows
// with one text of which nothing was kept. Prints a line of JSON: see `SubstanceTimes`.

/** What was timed, and what it took; `growth`: how many times as long a rewritten point takes that is four times as long. */
export type SubstanceTimes = {
  readonly pairs: number;
  /** Both sides counted. */
  readonly words: number;
  /** Of processor time, for a million words: of the fastest run and the median one. */
  readonly seconds: readonly [fastest: number, median: number];
  readonly growth: number;
};

const MILLION = 1_000_000;
// What asks each fact about all others would take sixteen times as long.
const SIZES = [10_000, 40_000] as const;

const pairs: readonly SentencePair[] = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, "utf8")));
const redlines = pairs.map(({ before, after }) => redline(before, after).runs);
const words = pairs.reduce((sum, { before, after }) => sum + countWords(before) + countWords(after), 0);
let found = 0;
const findAll = () => {
  for (const runs of redlines) found += findSubstance(runs, ENGLISH).length;
};
// So much code is compiled anew until a million words are behind it, and takes twice as long meanwhile.
for (let read = 0; read < MILLION; read += words) findAll();
const { fastest, median } = timeRuns(findAll, processorTime);
if (found === 0) throw new Error("What was timed found nothing.");
const [small, large] = SIZES.map((count) => {
  const runs = rewritten(count);
  return timeRuns(() => void findSubstance(runs, ENGLISH), processorTime).fastest;
});
const seconds = [fastest, median].map((milliseconds) => ((milliseconds / words) * MILLION) / 1000);
const growth = (large ?? 0) / (small ?? 1);
process.stdout.write(`${JSON.stringify({ pairs: pairs.length, words, seconds, growth })}\n`);

/** So many words struck, and as many others inserted. */
function rewritten(count: number): Redline {
  const write = (side: "before" | "after", step: number) => {
    const sentences: string[] = [];
    for (let at = 0, written = 0; written < count; at += step) {
      const sentence = pairs[at % pairs.length]?.[side] ?? "";
      sentences.push(sentence);
      written += countWords(sentence);
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
