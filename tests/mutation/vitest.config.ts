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
    // Tests of size would take hours, once for each mutant.
    exclude: ["**/large-*.test.ts"],
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});
