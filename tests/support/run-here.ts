import { vi } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.ts";
import type { Finished } from "./run-travaux.ts";

/**
 * Runs one command line in this very process, from the sources: for the many cases in which nothing is tested of the
 * process itself. Nobody else may write to standard output meanwhile.
 *
 * @param env - Set while it runs; undefined takes a variable away.
 */
export async function runHere(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Finished> {
  const said = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof said) => (text: unknown, done?: unknown) => {
    said[stream] += String(text);
    if (typeof done === "function") done();
    return true;
  };
  const surroundings = { DATABASE_URL: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
  for (const [name, value] of Object.entries(surroundings)) vi.stubEnv(name, value);
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(into("stdout") as typeof process.stdout.write),
    vi.spyOn(process.stderr, "write").mockImplementation(into("stderr") as typeof process.stderr.write),
    vi.spyOn(console, "error").mockImplementation((...words) => void into("stderr")(words.join(" "))),
  ];
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await runCommandLine(words);
    return { status: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
