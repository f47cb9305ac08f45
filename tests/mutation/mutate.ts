import { existsSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";

type MutantResults = Awaited<ReturnType<Stryker["runMutationTest"]>>;

const USAGE = `npm run mutate -- FOLDER [--files NAMES] [--tests FOLDERS] [--concurrency N] [--force]

FOLDER         a folder of src/engine, as path or name: src/engine/words, or words
--files        only files of these names, with * and ?: "pair-*.ts"; their score stands by itself
--tests        further folders of tests/engine that may kill a mutant, with commas; "**" for all
--concurrency  mutants tried at a time (1)
--force        tries all mutants again, those whose code and tests have not changed too`;

// The share of mutants that the tests must kill, in per cent.
const REACH = 85;
// Beside node_modules, which is linked: all that the engine's tests read.
const NEEDED = ["src/engine", "src/model", "tests/engine", "tests/support", "tests/mutation", "drafts"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: "string" },
    tests: { type: "string" },
    concurrency: { type: "string", default: process.env.MUTATION_CONCURRENCY ?? "1" },
    force: { type: "boolean", default: false },
  },
});
const folder = basename(positionals[0] ?? "");
if (positionals.length !== 1 || !existsSync(`src/engine/${folder}`)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

// Read by vitest.config.ts in the processes that Stryker starts.
process.env.MUTATION_TESTS = [folder, ...(values.tests?.split(",") ?? [])].join(",");

const mutants = await new Stryker({
  mutate: [`src/engine/${folder}/**/${values.files ?? "*.ts"}`],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: Number(values.concurrency),
  // Stryker reads it with the compiler's JavaScript interface, which TypeScript 7 has not: a name that does not exist.
  tsconfigFile: "none.json",
  ignorePatterns: ["**", ...NEEDED.flatMap((one) => [`!${one}`, `!${one}/**`]), "!package.json"],
  tempDirName: `.mutation/${folder}`,
  incremental: true,
  incrementalFile: `.mutation/${folder}${values.files === undefined ? "" : "-some"}.json`,
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
  `src/engine/${folder}${values.files === undefined ? "" : `, ${values.files}`}: mutation score ${score.toFixed(1)} (${killed} of ${counted} mutants killed)\n`,
);
if (score < REACH) {
  process.stdout.write(`That is under ${REACH}: each mutant listed as survived is a rule that no test states.\n`);
  process.exitCode = 1;
}

function countMutants(results: MutantResults): { readonly killed: number; readonly counted: number } {
  const withStatus = (...statuses: readonly MutantResults[number]["status"][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const killed = withStatus("Killed", "Timeout");
  return { killed, counted: killed + withStatus("Survived", "NoCoverage") };
}
