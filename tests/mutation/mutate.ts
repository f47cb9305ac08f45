import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { PartialStrykerOptions } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import { seededRandom } from "../support/seeded-random.ts";

type MutantResults = Awaited<ReturnType<Stryker["runMutationTest"]>>;

const USAGE = `npm run mutate -- FOLDER [--files NAMES] [--tests FOLDERS] [--one-in N [--seed N]] [--concurrency N] [--runner NAME] [--force]

FOLDER         a folder of src/engine, as path or name: src/engine/words, or words
--files        only files of these names, with * and ?: "pair-*.ts"; their score stands by itself
--one-in       only drawn stretches of the code, one in so many: an estimate of the score of a folder that takes hours
--seed         which stretches are drawn (1)
--tests        further folders of tests/engine that may kill a mutant, with commas; "**" for all
--concurrency  mutants tried at a time (1)
--runner       warm: one process for all mutants; vitest: slower, but with all that tests may use, such as hooks (warm)
--force        tries all mutants again, those whose code and tests have not changed too`;

// The share of mutants that the tests must kill, in per cent.
const REACH = 85;
// Lines that are drawn together: most functions whole, and many places of the folder.
const STRETCH = 30;
// Beside node_modules, which is linked: all that the engine's tests read.
const NEEDED = ["src/engine", "src/model", "tests/engine", "tests/support", "tests/mutation", "drafts"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: "string" },
    tests: { type: "string" },
    "one-in": { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    concurrency: { type: "string", default: process.env.MUTATION_CONCURRENCY ?? "1" },
    runner: { type: "string", default: "warm" },
    force: { type: "boolean", default: false },
  },
});
const folder = basename(positionals[0] ?? "");
const oneIn = Number(values["one-in"]);
const RUNNERS: Readonly<Record<string, PartialStrykerOptions>> = {
  warm: { testRunner: "warm", plugins: ["./tests/mutation/warm-runner.ts"] },
  vitest: {
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  },
};
const runner = RUNNERS[values.runner];
const isDrawable = oneIn === 1 || (oneIn > 1 && values.files === undefined);
if (positionals.length !== 1 || !existsSync(`src/engine/${folder}`) || !isDrawable || runner === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

// Each choice of files or stretches has a file of its own: another one's mutants would be counted with it.
const named = [values.files, oneIn === 1 ? undefined : `one-in-${oneIn}-seed-${values.seed}`]
  .filter((part) => part !== undefined)
  .map((part) => part.replaceAll(/[^\w.-]+/gu, "_"));

// Read by engine-tests.ts in the processes that Stryker starts, and by tests that are larger than a mutant needs.
process.env.MUTATION_TESTS = [folder, ...(values.tests?.split(",") ?? [])].join(",");

// The processes that Stryker starts load the warm runner, which is TypeScript.
if (values.runner === "warm") {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import=${import.meta.resolve("tsx")}`;
}

const mutants = await new Stryker({
  mutate: oneIn === 1 ? [`src/engine/${folder}/**/${values.files ?? "*.ts"}`] : drawStretches(`src/engine/${folder}`),
  ...runner,
  coverageAnalysis: "perTest",
  concurrency: Number(values.concurrency),
  // Stryker reads it with the compiler's JavaScript interface, which TypeScript 7 has not: a name that does not exist.
  tsconfigFile: "none.json",
  ignorePatterns: ["**", ...NEEDED.flatMap((one) => [`!${one}`, `!${one}/**`]), "!package.json"],
  tempDirName: `.mutation/${folder}`,
  // Of drawn stretches nothing is kept: after a change others are drawn, and old ones would be counted with them.
  incremental: oneIn === 1,
  incrementalFile: `.mutation/${[folder, ...named].join("-")}.json`,
  force: values.force,
  // A mutant that loops must not hold up the rest for long; the tests of one folder take a second or two.
  timeoutMS: 5_000,
  timeoutFactor: 3,
  reporters: ["progress-append-only", "clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  allowConsoleColors: false,
}).runMutationTest();

const { killed, counted } = countMutants(mutants);
const score = counted === 0 ? 100 : (100 * killed) / counted;
process.stdout.write(
  `src/engine/${folder}${values.files === undefined ? "" : `, ${values.files}`}${oneIn === 1 ? "" : `, one stretch in ${oneIn}`}: mutation score ${score.toFixed(1)} (${killed} of ${counted} mutants killed)\n`,
);
if (score < REACH) {
  process.stdout.write(`That is under ${REACH}: each mutant listed as survived is a rule that no test states.\n`);
  process.exitCode = 1;
}

/** Stretches of a folder's files as Stryker names them: `path:first-last`, by line. */
function drawStretches(path: string): string[] {
  const chance = seededRandom(Number(values.seed));
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.sort().flatMap((file) => {
    const lines = readFileSync(join(path, file), "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(lines / STRETCH) }, (_, place) => 1 + place * STRETCH)
      .filter(() => chance() < 1 / oneIn)
      .map((first) => `${join(path, file)}:${first}-${first + STRETCH - 1}`);
  });
}

function countMutants(results: MutantResults): { readonly killed: number; readonly counted: number } {
  const withStatus = (...statuses: readonly MutantResults[number]["status"][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const killed = withStatus("Killed", "Timeout");
  return { killed, counted: killed + withStatus("Survived", "NoCoverage") };
}
