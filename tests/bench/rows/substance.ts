import { redline } from "../../../src/engine/redline/redline.ts";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { findSubstance } from "../../../src/engine/substance/find-substance.ts";
import { readPairs } from "../../engine/substance/read-pairs.ts";
import { atMost } from "../judge.ts";
import { timeRuns } from "../time-runs.ts";
import type { RowResult } from "./row.ts";

// Of the issue on substance: a million words of redlines in 3 s.
const MOST_SECONDS = 3;
const WORDS = 1_000_000;

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
  const seconds = ((median / words) * WORDS) / 1000;
  return {
    lines: [],
    findings: [atMost("a million words of redlines", seconds, { reach: MOST_SECONDS, unit: " s" })],
    notes: [`Of ${pairs.length} pairs of sentences with ${words.toLocaleString("en-GB")} words, both sides counted.`],
  };
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}
