import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const FEWER_RUNS = fileURLToPath(new URL("fewer-runs.ts", import.meta.url));

/** The tests of the engine that are run against its mutants: no database, no build, and short hunts of properties. */
export default defineConfig({
  plugins: [
    {
      name: "fewer-runs",
      enforce: "pre",
      resolveId: (id, importer) => (id === "fast-check" && importer !== FEWER_RUNS ? FEWER_RUNS : undefined),
    },
  ],
  test: {
    // Folders under tests/engine, as mutate.ts names them.
    include: (process.env.MUTATION_TESTS ?? "**").split(",").map((folder) => `tests/engine/${folder}/**/*.test.ts`),
    // Cost and size: seconds for each of thousands of mutants, which the other tests tell from the code as well.
    exclude: ["**/linear-reading.test.ts", "**/large-*.test.ts"],
    // Loading every module anew for every file takes far longer than the tests do.
    isolate: false,
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});
