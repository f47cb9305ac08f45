import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { renameSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import { SHORT_LIVED } from "./short-lived.ts";

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
  const child = spawn(process.execPath, [...SHORT_LIVED, programOf(fileURLToPath(script)), ...args], {
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

const programs = new Map<string, string>();

/**
 * The script with all of ours that it imports, as JavaScript, made of the sources of now once in each process: to have
 * them translated at every start takes a child longer than most of what it is started for.
 */
function programOf(script: string): string {
  const known = programs.get(script);
  if (known !== undefined) return known;
  // Inside the package, so that it finds the same packages.
  const program = join(
    PACKAGE_FOLDER,
    "node_modules",
    ".cache",
    "travaux",
    "children",
    `${basename(script, ".ts")}.mjs`,
  );
  // Written aside first: another run may start its own meanwhile.
  const outfile = `${program}.${randomUUID()}`;
  buildSync({
    ...{ entryPoints: [script], outfile, bundle: true, minify: true, keepNames: true },
    ...{ platform: "node", format: "esm", target: "node20" },
    // With the packages too, as one file that holds what is used of them: half of what a child does until it is ready is
    // to find and read theirs. This one finds files of its own beside itself.
    external: ["@electric-sql/pglite"],
    banner: { js: REQUIRE },
  });
  renameSync(outfile, program);
  programs.set(script, program);
  return program;
}

// Some packages are CommonJS, and ask for Node's own modules with it.
const REQUIRE =
  'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
