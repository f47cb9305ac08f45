import { askChild } from "../bounded-child.ts";
import type { ScalingMeasures, Spread } from "../children/measure-scaling.ts";
import { atMost, figure } from "../judge.ts";
import type { RowOptions, RowResult } from "./row.ts";

// Six times as long as any tool has for one input: here are dozens of runs of two.
const LIMIT_FACTOR = 6;

/** How the time grows from 10,000 points to 50,000: between the fastest rounds, for whatever else runs only adds to a time. */
export async function scaling({ limit }: RowOptions): Promise<RowResult> {
  const answer = await askChild<ScalingMeasures>("measure-scaling.ts", [], limit * LIMIT_FACTOR);
  const said = answer.kind === "said" ? answer.said : undefined;
  const growth = said && said.large.fastest / said.small.fastest;
  return {
    lines: [],
    findings: [atMost("10,000 → 50,000 points: time", growth, { reach: 6, beyond: 5.2, unit: " ×" })],
    notes: [
      said === undefined
        ? "10,000 → 50,000 points: no answer in time."
        : `10,000 points: ${describe(said.small)}; 50,000: ${describe(said.large)} (fastest to slowest of ${said.rounds} rounds in turns, waits for a processor left out). With the collector's helpers ${figure(said.large.withHelpers / said.small.withHelpers)} ×.`,
    ],
  };
}

function describe({ fastest, slowest }: Spread): string {
  return `${fastest.toFixed(0)} to ${slowest.toFixed(0)} ms`;
}
