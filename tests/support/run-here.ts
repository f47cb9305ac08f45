import { Readable } from "node:stream";
import { vi } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.ts";
import type { Finished, Surroundings } from "./run-travaux.ts";

/**
 * Runs one command line in this very process, from the sources: for the many cases in which nothing is tested of the
 * process itself. A fifth of a second less than `runTravaux`, and more than one where the command opens the record.
 * Nobody else may write to standard output meanwhile.
 */
export async function runHere(
  words: readonly string[],
  { cwd, env, input = "" }: Surroundings = {},
): Promise<Finished> {
  const said = { stdout: "", stderr: "" };
  const into = (stream: keyof typeof said) => (text: unknown, done?: unknown) => {
    said[stream] += text instanceof Uint8Array ? Buffer.from(text).toString() : String(text);
    if (typeof done === "function") done();
    return true;
  };
  const surroundings = { DATABASE_URL: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
  for (const [name, value] of Object.entries(surroundings)) vi.stubEnv(name, value);
  const stdin = Readable.from([Buffer.from(input)]) as typeof process.stdin;
  const spies = [
    vi.spyOn(process, "stdin", "get").mockReturnValue(stdin),
    vi.spyOn(process.stdout, "write").mockImplementation(into("stdout") as typeof process.stdout.write),
    vi.spyOn(process.stderr, "write").mockImplementation(into("stderr") as typeof process.stderr.write),
    vi.spyOn(console, "error").mockImplementation((...words) => void into("stderr")(words.join(" "))),
  ];
  const before = { exitCode: process.exitCode, cwd: process.cwd() };
  process.exitCode = undefined;
  try {
    if (cwd !== undefined) process.chdir(cwd);
    await runCommandLine(words);
    return { status: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.chdir(before.cwd);
    process.exitCode = before.exitCode;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
