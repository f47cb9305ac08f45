import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from "@vitest/expect";
import { collectTests, describe, type File, getFn, getHooks, it, type Suite, type Test } from "@vitest/runner";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
  Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT),
);
Reflect.set(globalThis, GLOBAL_EXPECT, expect);

/**
 * What the engine's tests get for "vitest" where no vitest runs: its own parts, as packages, put together with nothing
 * added. Whatever is not here (hooks, `vi`, snapshots) a test cannot import or call, which ends the trial run at once.
 */
export const STAND_IN = { describe, it, test: it, expect };

/** Tests of one file that have one name: they are run, and fail, together. */
export type Unit = { readonly id: string; readonly file: string; readonly tests: readonly Test[] };

/** A file threw before its tests were known. */
export class NotLoaded extends Error {
  override readonly name = "NotLoaded";
}

/**
 * Collects the tests of a file as vitest does, by loading it.
 *
 * @param load - Evaluates the file, which calls `describe` and `it`.
 * @returns Its units in order, without those that are skipped.
 * Throws `NotLoaded` where the file throws, and an error where it asks for what is not done here: hooks, retries, tests meant to fail.
 */
export async function collectUnits(file: string, load: () => void): Promise<readonly Unit[]> {
  const root = process.cwd();
  const [collected] = await collectTests([file], {
    config: {
      root,
      setupFiles: [],
      name: undefined,
      passWithNoTests: false,
      testNamePattern: undefined,
      allowOnly: true,
      sequence: { seed: 1, hooks: "stack", setupFiles: "list" },
      chaiConfig: undefined,
      maxConcurrency: 1,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      retry: 0,
      includeTaskLocation: false,
      tags: [],
      tagsFilter: undefined,
      strictTags: false,
    },
    importFile: load,
  });
  if (collected?.result?.state === "fail") throw new NotLoaded(collected.result.errors?.[0]?.message);
  const units = new Map<string, Test[]>();
  for (const test of collected === undefined ? [] : testsOf(collected)) {
    // As the runner for vitest names it, so that what was found with one runner is known to the other.
    const id = `${file}#${nameOf(test)}`;
    units.set(id, [...(units.get(id) ?? []), test]);
  }
  return [...units].map(([id, tests]) => ({ id, file, tests }));
}

function testsOf(suite: Suite | File): readonly Test[] {
  const hooks = Object.entries(getHooks(suite)).filter(([, added]) => added.length > 0);
  if (hooks.length > 0) throw notDone(suite.file.name, hooks.map(([name]) => name).join(", "));
  return suite.tasks
    .flatMap((task) => (task.type === "suite" ? testsOf(task) : [task]))
    .filter(({ mode }) => mode === "run")
    .map((test) => {
      if (test.fails || test.repeats || test.retry) throw notDone(suite.file.name, "fails, repeats or retry");
      return test;
    });
}

function notDone(file: string, what: string): Error {
  return new Error(`${file} uses ${what}, which the warm runner has not: try its mutants with --runner vitest.`);
}

/** The test's name behind those of the suites around it. */
function nameOf({ name, suite }: Pick<Test, "name" | "suite">): string {
  return suite === undefined ? name : `${nameOf(suite)} ${name}`.trim();
}

/** Runs the tests of a unit, each within its timeout: what the first of them that fails says, or `undefined`. */
export async function findFailure({ tests }: Unit): Promise<string | undefined> {
  for (const test of tests) {
    try {
      await getFn(test)();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    for (const hook of ["onFinished", "onFailed"]) {
      if (Reflect.get(test, hook) !== undefined) throw notDone(test.file.name, hook);
    }
  }
  return undefined;
}
