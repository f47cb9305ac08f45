import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { badness, huntSlow, timeHostile } from "../bench/hunt-slow.ts";
import { countAnswers } from "../bench/rows/determinism.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { huntBrokenAlignments, huntBrokenRedlines } from "./hunt-broken.ts";
import { huntFrames } from "./hunt-frames.ts";
import { huntRequests } from "./hunt-requests.ts";

const USAGE = `npm run torture [-- HUNT …] [--seed N] [--tries N]

HUNT     redlines, alignments, same, slow, kills, tamperings, requests, revocations, rounds, restarts, frames,
         deliveries, cells; all when none is named
--seed   where the drawing begins (drawn, and printed, when it is not given)
--tries  how often each hunt draws (redlines 20,000, alignments 3,000, slow 200; same 100 runs of each input;
         kills 1,000 on either database; tamperings 10,000 of the tables and as many of a file; requests 100,000;
         revocations 200 on either database; rounds 500 of each kind; restarts 100 on PostgreSQL and 50 on PGlite;
         frames 10,000; deliveries 50 kills and 200 events each on PostgreSQL, a tenth on PGlite;
         cells are not drawn: all that npm test asks a share of)`;

/** What a hunt found that may not be: sentences, each with what is needed to see it again. None is what is hoped for. */
type Hunt = (seed: number, tries: number | undefined) => Promise<readonly string[]>;

const HUNTS: Readonly<Record<string, Hunt>> = {
  redlines: async (seed, tries = 20_000) => huntBrokenRedlines(seededRandom(seed), tries),
  alignments: async (seed, tries = 3_000) => huntBrokenAlignments(seededRandom(seed), tries),
  same: huntDifferentAnswers,
  slow: huntSlowTexts,
  kills: (seed, tries = 1_000) => runTests({ KILLS: tries, SEED: seed }, "tests/record/killed-while-filing.test.ts"),
  tamperings: (seed, tries = 10_000) =>
    runTests(
      { TAMPERINGS: tries, RECORDS: Math.ceil(tries / 10), SEED: seed },
      ...["tests/ledger/tampering.test.ts", "tests/record/ledger/tampered-tables.test.ts"],
    ),
  requests: (seed, tries = 100_000) => huntRequests(seed, tries, print),
  restarts: (seed, tries = 100) =>
    runTests({ KILLS: tries, SEED: seed }, "tests/annotation/live/killed-while-typing.test.ts"),
  deliveries: (seed, tries = 50) =>
    runTests({ KILLS: tries, EVENTS: 200 * tries, SEED: seed }, "tests/notification/killed-while-telling.test.ts"),
  frames: (seed, tries = 10_000) => huntFrames(seed, tries, print),
  revocations: (seed, tries = 200) => runTests({ TRIALS: tries, SEED: seed }, "tests/http/revocation.test.ts"),
  cells: () =>
    runTests(
      { CELLS: 1 },
      ...["tests/http/embargo.test.ts", "tests/http/every-get.test.ts", "tests/http/times-to-the-day.test.ts"],
    ),
  rounds: (seed, tries = 500) => runTests({ ROUNDS: tries, SEED: seed }, "tests/lineage/rounds/over-rounds.test.ts"),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, tries: { type: "string" } },
});
const names = positionals.length === 0 ? Object.keys(HUNTS) : positionals;
if (names.some((name) => HUNTS[name] === undefined)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
// A hunt that always begins at the same place finds the same things.
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
print(`Seed ${seed}, Node ${process.version}, ${availableParallelism()} cores.`);
for (const name of names) {
  const found = (await HUNTS[name]?.(seed, values.tries === undefined ? undefined : Number(values.tries))) ?? [];
  print(found.length === 0 ? `${name}: nothing found.` : `${name}:\n- ${found.slice(0, 10).join("\n- ")}`);
  if (found.length > 0) process.exitCode = 1;
}

/** Runs tests that draw what they try, with more of it than npm test has time for. */
async function runTests(
  settings: Readonly<Record<string, number>>,
  ...files: readonly string[]
): Promise<readonly string[]> {
  const env = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
  const tests = spawn("npx", ["vitest", "run", ...files], { env: { ...process.env, ...env }, stdio: "inherit" });
  const [status] = (await once(tests, "exit")) as [number | null];
  return status === 0 ? [] : [`${files.join(", ")} failed with ${JSON.stringify(settings)}`];
}

/** The same bytes over 100 runs of each input: half of them alone, half on a machine that is busy. */
async function huntDifferentAnswers(_seed: number, runs = 100): Promise<readonly string[]> {
  const findings = await countAnswers({ limit: 30, processes: 5, runs: Math.max(1, Math.round(runs / 10)) });
  for (const { what, measured } of findings) print(`${what}: ${measured}`);
  return findings.filter(({ verdict }) => verdict === "short").map(({ what, measured }) => `${what}: ${measured}`);
}

const MEGABYTE = 1_000_000;
const HUNTED_LENGTH = MEGABYTE / 8;
const TRIED_AT_FULL_LENGTH = 10;
const MOST_SECONDS = 2;
const PATIENCE = 60;

/** Looks for two texts of 1 MB that take longer than two seconds. */
async function huntSlowTexts(seed: number, tries = 200): Promise<readonly string[]> {
  const hunted = await huntSlow({ seed, tries, length: HUNTED_LENGTH, seconds: PATIENCE });
  const found: string[] = [];
  for (const [place, { shape }] of hunted.slice(0, TRIED_AT_FULL_LENGTH).entries()) {
    const answer = await timeHostile(shape, MEGABYTE, PATIENCE);
    const seconds = answer.kind === "over" ? answer.seconds : answer.said.milliseconds / 1_000;
    const broken = answer.kind === "said" ? answer.said.broken : undefined;
    const said = `${seconds.toFixed(2)} s${broken === undefined ? "" : `, ${broken}`}: ${JSON.stringify(shape)}`;
    if (place === 0 || badness({ shape, answer }) > MOST_SECONDS * 1_000) print(`worst so far: ${said}`);
    if (badness({ shape, answer }) > MOST_SECONDS * 1_000) found.push(said);
  }
  return found;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
