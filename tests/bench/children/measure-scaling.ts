import { existsSync, readFileSync } from "node:fs";
import { benchInputs } from "../inputs/bench-inputs.ts";
import { compareTexts } from "../peers/travaux.ts";

/** What a run takes of each input in one process. */
export type ScalingMeasures = { readonly small: Spread; readonly large: Spread; readonly rounds: number };

/**
 * Of the rounds, each the mean of its runs: milliseconds that the thread which compares had a processor, and that of the
 * round in which the whole process, the collector's helpers too, had it for the least time.
 */
export type Spread = { readonly fastest: number; readonly slowest: number; readonly withHelpers: number };

// In one process and in turns, after both are warm: code that the machine has compiled better for one of them, or an
// hour in which it is busy, would else be taken for growth.
const WARM_UP_SMALL = 40;
const WARM_UP_LARGE = 5;
const ROUNDS = 6;
// As many points in the small runs of a round as in its large ones, and so many that the collector goes through the
// whole heap at least once in either: the fastest round is not one that it happened to pass by.
const LARGE_RUNS = 2;
const SMALL_RUNS = 5 * LARGE_RUNS;

// Of Linux: nanoseconds on a processor, then others.
const THREAD_TIMES = "/proc/thread-self/schedstat";

const [small, large] = [benchInputs.big10k(), benchInputs.big50k()];
time(small, WARM_UP_SMALL);
time(large, WARM_UP_LARGE);
const [smallTimes, largeTimes]: [Times[], Times[]] = [[], []];
for (let round = 0; round < ROUNDS; round++) {
  smallTimes.push(time(small, SMALL_RUNS));
  largeTimes.push(time(large, LARGE_RUNS));
}
const measures: ScalingMeasures = { small: spreadOf(smallTimes), large: spreadOf(largeTimes), rounds: ROUNDS };
process.stdout.write(`${JSON.stringify(measures)}\n`);

type Times = { readonly own: number; readonly withHelpers: number };

function time({ before, after }: { readonly before: string; readonly after: string }, runs: number): Times {
  const [start, started] = [ownTime(), process.cpuUsage()];
  for (let run = 0; run < runs; run++) compareTexts(before, after);
  const { user, system } = process.cpuUsage(started);
  return { own: (ownTime() - start) / runs, withHelpers: (user + system) / 1_000 / runs };
}

/**
 * Milliseconds that this thread had a processor, its part of the collector's work in them: near what the clock shows on
 * an idle machine, and on a busy one without the wait for others. Where the system does not tell, the clock.
 */
function ownTime(): number {
  if (!existsSync(THREAD_TIMES)) return performance.now();
  return Number(readFileSync(THREAD_TIMES, "utf8").split(" ")[0]) / 1_000_000;
}

function spreadOf(times: readonly Times[]): Spread {
  const own = times.map((one) => one.own);
  return {
    fastest: Math.min(...own),
    slowest: Math.max(...own),
    withHelpers: Math.min(...times.map((one) => one.withHelpers)),
  };
}
