import { benchInputs } from "../inputs/bench-inputs.ts";
import { compareTexts } from "../peers/travaux.ts";

/** What a run takes of each input in one process, in milliseconds: the mean of all rounds, pauses of the collector in it. */
export type ScalingMeasures = { readonly small: number; readonly large: number; readonly rounds: number };

// In one process and in turns, after both are warm: code that the machine has compiled better for one of them, or an
// hour in which it is busy, would else be taken for growth.
const WARM_UP_SMALL = 40;
const WARM_UP_LARGE = 5;
const ROUNDS = 10;
/** As many points in the small runs of a round as in its large one. */
const SMALL_RUNS = 5;

const [small, large] = [benchInputs.big10k(), benchInputs.big50k()];
time(small, WARM_UP_SMALL);
time(large, WARM_UP_LARGE);
let [smallTime, largeTime] = [0, 0];
for (let round = 0; round < ROUNDS; round++) {
  smallTime += time(small, SMALL_RUNS) / SMALL_RUNS;
  largeTime += time(large, 1);
}
const measures: ScalingMeasures = { small: smallTime / ROUNDS, large: largeTime / ROUNDS, rounds: ROUNDS };
process.stdout.write(`${JSON.stringify(measures)}\n`);

function time({ before, after }: { readonly before: string; readonly after: string }, runs: number): number {
  const start = performance.now();
  for (let run = 0; run < runs; run++) compareTexts(before, after);
  return performance.now() - start;
}
