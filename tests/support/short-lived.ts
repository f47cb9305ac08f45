/**
 * What Node.js is started with where a test starts the program: PGlite compiled once and quickly, and not a second time
 * for speed, which a process of some seconds does not live to see: a second of processor time for each. Benches measure what
 * people run, without it.
 */
export const SHORT_LIVED: readonly string[] = process.env.VITEST === undefined ? [] : ["--liftoff-only"];
