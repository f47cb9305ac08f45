import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunnerTestCase, RunnerTestFile } from "vitest";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { engineTests } from "./engine-tests.ts";

const FEWER_RUNS = fileURLToPath(new URL("fewer-runs.ts", import.meta.url));

// In milliseconds, by file: the longest that it took. A run that ends with its first failure says of the other files 0.
const longest = new Map<string, number>();

/** Most mutants fall to the tables of cases, which are quick; so these come first, and hunts of properties last. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    for (const { project, moduleId } of files) {
      const name = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      const last = this.ctx.cache.getFileTestResults(name)?.duration ?? 0;
      longest.set(moduleId, Math.max(last, longest.get(moduleId) ?? 0));
    }
    const durationOf = ({ moduleId }: TestSpecification) => longest.get(moduleId) ?? 0;
    return files.sort((a, b) => durationOf(a) - durationOf(b));
  }
}

/**
 * A file that a mutant keeps from loading has no tests, of which none fails: Stryker would take the mutant for one that
 * survives, and a whole file of tests for none where one mutant of many is no program. So one failed test stands for it.
 */
function withFailedLoading(file: RunnerTestFile): RunnerTestFile {
  if (file.tasks.length > 0 || file.result?.state !== "fail") return file;
  const failed: RunnerTestCase = {
    id: `${file.id}_loading`,
    name: "loading",
    fullName: "loading",
    fullTestName: "loading",
    type: "test",
    mode: "run",
    file,
    result: file.result,
    meta: {},
    timeout: 0,
    annotations: [],
    artifacts: [],
    context: {} as RunnerTestCase["context"],
  };
  return { ...file, tasks: [failed] };
}

/** The tests of the engine that are run against its mutants: no database, no build, and short hunts of properties. */
export default defineConfig({
  plugins: [
    {
      name: "fewer-runs",
      enforce: "pre",
      resolveId: (id, importer) => (id === "fast-check" && importer !== FEWER_RUNS ? FEWER_RUNS : undefined),
    },
    {
      name: "failed-loading",
      configureVitest({ vitest: { state } }) {
        const getFiles = state.getFiles.bind(state);
        state.getFiles = (keys) => getFiles(keys).map(withFailedLoading);
      },
    },
  ],
  test: {
    include: [...engineTests()],
    // Loading every module anew for every file takes far longer than the tests do.
    isolate: false,
    sequence: { sequencer: QuickestFirst },
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});
