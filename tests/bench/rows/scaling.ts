import { askChild } from "../bounded-child.ts";
import type { ScalingMeasures } from "../children/measure-scaling.ts";
import { atMost } from "../judge.ts";
import type { RowOptions, RowResult } from "./row.ts";

// Four times as long as any tool has for one input: here are dozens of runs of two.
const LIMIT_FACTOR = 4;

/** How the time grows from 10,000 points to 50,000. */
export async function scaling({ limit }: RowOptions): Promise<RowResult> {
  const answer = await askChild<ScalingMeasures>("measure-scaling.ts", [], limit * LIMIT_FACTOR);
  const said = answer.kind === "said" ? answer.said : undefined;
  const growth = said && said.large / said.small;
  return {
    lines: [],
    findings: [atMost("10,000 → 50,000 points: time", growth, { reach: 6, beyond: 5.2, unit: " ×" })],
    notes: [
      said === undefined
        ? "10,000 → 50,000 points: no answer in time."
        : `10,000 points: ${said.small.toFixed(0)} ms; 50,000: ${said.large.toFixed(0)} ms (means of ${said.rounds} rounds in turns).`,
    ],
  };
}
