import { resolve } from "node:path";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { bundleTests } from "./bundle-tests.ts";
import { engineTests } from "./engine-tests.ts";
import { collectUnits, findFailure, NotLoaded, type Unit } from "./stand-in.ts";

/** What the runs of a unit came to. */
type Tally = { kills: number; milliseconds: number };

type MutantContext = { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined };

// Of a unit that has killed nothing yet: little, since those that have killed go first, but the quick before the slow.
const KILLS_HOPED_FOR = 0.01;

/**
 * A test runner for Stryker that stays in one process, where vitest starts anew for every mutant: that start takes longer
 * than most mutants live. Test after test, those that killed most for their time first; the first failure ends it.
 *
 * It may be trusted as far as the runner for vitest: Stryker instruments the same code in the same sandbox, the same
 * tests are collected by the same `describe` and `it` and judged by the same `expect` (stand-in.ts), with as few runs of
 * properties (fewer-runs.ts). Each mutant meets modules that are new, so that nothing kept from the mutant before, or
 * from the code as it is, can hide it. What the stand-in has not ends the trial run: no mutant counts then.
 */
class WarmRunner implements TestRunner {
  private readonly files = engineTests();
  private readonly tallies = new Map<string, Tally>();
  private makeModules: Awaited<ReturnType<typeof bundleTests>> | undefined;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.makeModules = await bundleTests(process.cwd(), this.files);
  }

  async dryRun(): Promise<DryRunResult> {
    const instrumented = contextOfMutants();
    instrumented.activeMutant = undefined;
    const collect = this.collectAnew();
    const tests: TestResult[] = [];
    for (const file of this.files) {
      for (const unit of await collect(file)) {
        instrumented.currentTestId = unit.id;
        tests.push(await this.run(unit));
        instrumented.currentTestId = undefined;
      }
    }
    const { mutantCoverage } = instrumented;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage === undefined ? {} : { mutantCoverage }) };
  }

  async mutantRun({
    testFilter,
    activeMutant,
    hitLimit,
    mutantActivation,
  }: MutantRunOptions): Promise<MutantRunResult> {
    const instrumented = contextOfMutants();
    instrumented.hitCount = 0;
    instrumented.hitLimit = hitLimit;
    const collect = this.collectAnew();
    const collected = new Map<string, ReadonlyMap<string, Unit>>();
    // Files are loaded when the first of their units is up: most mutants fall before most files would be.
    const unitsOf = async (file: string) => {
      const known = collected.get(file);
      if (known !== undefined) return known;
      instrumented.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
      const units = new Map((await collect(file)).map((unit) => [unit.id, unit]));
      instrumented.activeMutant = activeMutant.id;
      collected.set(file, units);
      return units;
    };
    const tests = new Map<string, TestResult>();
    const isKilledBy = async (unit: Unit) => {
      const result = await this.run(unit);
      tests.set(unit.id, result);
      return result.status === TestStatus.Failed;
    };
    const runUntilKilled = async () => {
      for (const id of this.likeliestFirst(testFilter ?? [...this.tallies.keys()])) {
        const unit = (await unitsOf(fileOf(id))).get(id);
        if (unit !== undefined && (await isKilledBy(unit))) return;
      }
      if (testFilter !== undefined) return;
      for (const file of this.files) {
        for (const unit of (await unitsOf(file)).values()) {
          if (!tests.has(unit.id) && (await isKilledBy(unit))) return;
        }
      }
    };
    await runUntilKilled().catch((error) => {
      if (!(error instanceof NotLoaded)) throw error;
      // A file that the mutant keeps from loading is a test that fails.
      tests.set("loading", failed("loading", "loading", error.message, 0));
    });
    const limitReached = determineHitLimitReached(instrumented.hitCount, hitLimit);
    return toMutantRunResult(limitReached ?? { status: DryRunStatus.Complete, tests: [...tests.values()] });
  }

  /** Collects the units of files whose modules are all new. */
  private collectAnew(): (file: string) => Promise<readonly Unit[]> {
    if (this.makeModules === undefined) throw new Error("The runner was not initialised.");
    const load = this.makeModules();
    return (file) => collectUnits(file, () => load(file));
  }

  private likeliestFirst(ids: readonly string[]): readonly string[] {
    const rateOf = (id: string) => {
      const { kills, milliseconds } = this.tallyOf(id);
      return (kills + KILLS_HOPED_FOR) / (milliseconds + 1);
    };
    const rates = new Map(ids.map((id) => [id, rateOf(id)]));
    return [...ids].sort((a, b) => (rates.get(b) ?? 0) - (rates.get(a) ?? 0));
  }

  private tallyOf(id: string): Tally {
    const tally = this.tallies.get(id) ?? { kills: 0, milliseconds: 0 };
    this.tallies.set(id, tally);
    return tally;
  }

  private async run(unit: Unit): Promise<TestResult> {
    const start = performance.now();
    const failure = await findFailure(unit);
    const timeSpentMs = performance.now() - start;
    const tally = this.tallyOf(unit.id);
    tally.milliseconds += timeSpentMs;
    const name = unit.id.slice(unit.file.length + 1);
    const fileName = resolve(unit.file);
    if (failure !== undefined) {
      tally.kills += 1;
      return { ...failed(unit.id, name, failure, timeSpentMs), fileName };
    }
    return { id: unit.id, name, fileName, timeSpentMs, status: TestStatus.Success };
  }
}

/** Where instrumented code looks which mutant it is to be, and notes which it passes. */
function contextOfMutants(): MutantContext {
  const known: MutantContext = Reflect.get(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE) ?? {};
  Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, known);
  return known;
}

function fileOf(id: string): string {
  return id.slice(0, id.indexOf("#"));
}

function failed(id: string, name: string, failureMessage: string, timeSpentMs: number): TestResult {
  return { id, name, failureMessage, timeSpentMs, status: TestStatus.Failed };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "warm", WarmRunner)];
