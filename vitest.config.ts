import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/support/global-setup.ts"],
    sequence: { sequencer: LongestFirst },
    // Room for a database or a browser to start on a busy machine; a test that needs it for itself is too slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each holds a PGlite of some 300 MB.
    maxWorkers: 2,
    // Files of one worker share what is loaded and compiled: a third of all processor time goes into doing that anew for
    // each. So no file may leave anything replaced behind it, not even a module.
    isolate: false,
  },
});
