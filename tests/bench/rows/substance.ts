import { fileURLToPath } from "node:url";
import { askChild } from "../bounded-child.ts";
import type { SubstanceTimes } from "../children/measure-substance.ts";
import { atMost } from "../judge.ts";
import type { RowResult } from "./row.ts";

// Of the issue on substance: a million words of redlines in 3 s.
const MOST_SECONDS = 3;
// Of one text with nothing kept, four times as long: what asks each fact about all others would take sixteen times as long.
const MOST_GROWTH = 6;
// Of the clock: all of it takes 10 s where nothing else runs.
const LONGEST_SECONDS = 300;

const TABLES = ["treaty", "contract", "news", "unchanged"].map((name) =>
  fileURLToPath(new URL(`../../engine/substance/pairs/${name}.json`, import.meta.url)),
);

/**
 * What it costs to say what a million words of redlines changed in substance. Measured in a child, which runs the program as it
 * is shipped: what translates us here keeps the names of functions by a call for each one that is made, a quarter more time.
 */
export async function substance(): Promise<RowResult> {
  const answer = await askChild<SubstanceTimes>("measure-substance.ts", TABLES, LONGEST_SECONDS);
  const times = answer.kind === "said" ? answer.said : undefined;
  return {
    lines: [],
    findings: [
      atMost("a million words of redlines: processor time", times?.seconds[0], { reach: MOST_SECONDS, unit: " s" }),
      atMost("one rewritten point, 10,000 → 40,000 words: time", times?.growth, { reach: MOST_GROWTH, unit: " ×" }),
    ],
    notes: times === undefined ? [] : [describe(times)],
  };
}

function describe({ pairs, words, seconds: [, median] }: SubstanceTimes): string {
  const counted = `${pairs} pairs of sentences with ${words.toLocaleString("en-GB")} words, both sides counted`;
  return `Of ${counted}. The fastest run is told, to which what else runs here only adds; the median one took ${median.toFixed(2)} s.`;
}
