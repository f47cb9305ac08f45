import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A child that runs a TypeScript file and talks in lines. */
export type Child = {
  readonly pid: number;
  /** The next line on its standard output. @throws when it ends first, with what it said on standard error. */
  nextLine(): Promise<string>;
  /** Every line not read yet, until it ends by itself or is killed. */
  remainingLines(): Promise<readonly string[]>;
  say(line: string): void;
  /** SIGKILL, and waits until the system has let go of it. */
  kill(): Promise<void>;
};

/** @param script - Beside the calling test: `new URL("./children/….ts", import.meta.url)`. */
export function startChild(script: URL, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(script), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  // Its pipe may be gone before we have said the last word.
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? -1,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The child ended early. ${complaints}`);
      return value;
    },
    async remainingLines() {
      const rest: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value);
      return rest;
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: () => kill(child),
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
