/**
 * How long a piece of work takes once it is warm, in milliseconds. Whatever else runs on the machine only ever adds to a
 * time: ratios are taken between the fastest runs, and a median far above shows that the machine was busy.
 */
export type Timing = { readonly median: number; readonly fastest: number; readonly runs: number };

// Enough for the compiler of the machine that runs us to have seen what is hot: as long for every tool, since what takes
// a few milliseconds is still compiled anew after hundreds of runs.
const WARM_UP_MILLISECONDS = 1_500;
const WARM_UP_RUNS = 1_000;
const MEASURED_MILLISECONDS = 2_000;
const MEASURED_RUNS = 41;
// Work this long has warmed itself up, and is not waited for twice.
const LONG_MILLISECONDS = 3_000;

/** In milliseconds since some time. */
type Clock = () => number;

/** What this process has computed so far: of what else runs on the machine it hardly tells. */
export const processorTime: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const wallTime: Clock = () => performance.now();

/** Runs `work` until it is warm, then some times more. What takes seconds is run once only. */
export function timeRuns(work: () => void, clock = wallTime): Timing {
  const warmingUp = repeat(work, WARM_UP_MILLISECONDS, WARM_UP_RUNS, clock);
  const long = warmingUp.length === 1 && (warmingUp[0] ?? 0) > LONG_MILLISECONDS;
  const times = long ? warmingUp : repeat(work, MEASURED_MILLISECONDS, MEASURED_RUNS, clock).sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)] ?? 0, fastest: times[0] ?? 0, runs: times.length };
}

function repeat(work: () => void, milliseconds: number, runs: number, clock: Clock): number[] {
  const times: number[] = [];
  const end = clock() + milliseconds;
  do {
    const start = clock();
    work();
    times.push(clock() - start);
  } while (times.length < runs && clock() < end);
  return times;
}
