import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { SHORT_LIVED } from "./short-lived.ts";

const PROGRAM = resolve("dist/cli/main.js");

/** What one run of the command line left behind. `status` is null when it was killed. */
export type Finished = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** What a command finds around it. */
export type Surroundings = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is piped into it; without, standard input is empty. */
  readonly input?: string | Uint8Array;
};

/** Runs the built command line to its end, as a person would, in a folder of its own and without a terminal. */
export async function runTravaux(args: readonly string[], surroundings: Surroundings = {}): Promise<Finished> {
  const child = spawnTravaux(args, surroundings);
  child.stdin?.end(surroundings.input);
  const [stdout, stderr] = [gather(child, "stdout"), gather(child, "stderr")];
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout: stdout(), stderr: stderr() };
}

/** A command that goes on until it is killed. */
export type RunningTravaux = {
  /** What it prints, line by line, until it ends. */
  readonly lines: AsyncIterable<string>;
  /** What it has said beside that by now. */
  said(): string;
  kill(): void;
};

/** Starts the built command line, as `runTravaux` does. */
export function startTravaux(args: readonly string[], surroundings: Surroundings = {}): RunningTravaux {
  const child = spawnTravaux(args, surroundings);
  if (child.stdout === null) throw new Error("It prints nowhere.");
  return { lines: createInterface({ input: child.stdout }), said: gather(child, "stderr"), kill: () => child.kill() };
}

/** A service started by `travaux serve` on a free port, ready to answer. End it with `kill`, which waits for its end. */
export type ServiceProcess = {
  readonly address: string;
  /** The address as it is printed for people. */
  readonly printed: string;
  readonly child: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<void>;
};

/** Starts a service and waits for its address. Fails with what it printed when it ends first. */
export async function startService(args: readonly string[], surroundings: Surroundings = {}): Promise<ServiceProcess> {
  const child = spawnTravaux(["serve", "--port", "0", ...args], surroundings);
  const [stdout, stderr] = [gather(child, "stdout"), gather(child, "stderr")];
  const address = await new Promise<string>((done, failed) => {
    child.stdout?.on("data", () => {
      const found = /http:\/\/\S+/u.exec(stdout());
      if (found !== null) done(found[0]);
    });
    child.once("close", () => failed(new Error(`The service ended before it was ready: ${stderr()}`)));
  });
  return {
    // A bare machine does not know the name that people are shown.
    address: address.replace("localhost", "127.0.0.1"),
    printed: address,
    child,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, "close");
      child.kill(signal);
      await closed;
    },
  };
}

function spawnTravaux(args: readonly string[], { cwd, env, input }: Surroundings): ChildProcess {
  const surroundings = { ...process.env, DATABASE_URL: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
  const stdin = input === undefined ? "ignore" : "pipe";
  return spawn(process.execPath, [...SHORT_LIVED, PROGRAM, ...args], {
    cwd,
    env: surroundings,
    stdio: [stdin, "pipe", "pipe"],
  });
}

function gather(child: ChildProcess, stream: "stdout" | "stderr"): () => string {
  let text = "";
  child[stream]?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
