import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redline, RedlineRun } from "../../../src/model/comparison.ts";
import type { Peer } from "./peer.ts";

// Nearly the words of `splitWords`, in the regular expressions that git has.
const WORDS = "[[:alpha:]][[:alnum:]'’-]*|[0-9]+([.,:][0-9]+)*|[^[:space:]]";

/** `git diff --no-index --word-diff`, a whole process each time; the files are written once. Undefined without git. */
export function findGit(): Peer | undefined {
  if (spawnSync("git", ["--version"]).status !== 0) return undefined;
  let prepared: PreparedFiles | undefined;
  return {
    name: "git --word-diff, process",
    run(before, after) {
      if (prepared?.before !== before || prepared.after !== after) prepared = prepareFiles(before, after);
      const { stdout } = spawnSync("git", ARGUMENTS, { cwd: prepared.folder, maxBuffer: 2 ** 30 });
      return { showRedline: () => (stdout.length === 0 ? [["=", after]] : readPorcelain(stdout.toString())) };
    },
  };
}

const ARGUMENTS = [
  // Settings of the one who runs it must not decide.
  ...["-c", "core.pager=cat", "-c", "diff.noprefix=false", "-c", "diff.algorithm=default"],
  ...["diff", "--no-index", "--no-color", "--no-ext-diff", "-U100000000", "--word-diff=porcelain"],
  ...[`--word-diff-regex=${WORDS}`, "before.txt", "after.txt"],
];

type PreparedFiles = { readonly before: string; readonly after: string; readonly folder: string };

function prepareFiles(before: string, after: string): PreparedFiles {
  const folder = mkdtempSync(join(tmpdir(), "travaux-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "before.txt"), before);
  writeFileSync(join(folder, "after.txt"), after);
  return { before, after, folder };
}

/** Reads git's format for scripts: a mark before each piece, `~` for the end of a line. */
function readPorcelain(output: string): Redline {
  const body = output.slice(output.indexOf("\n@@") + 1);
  const lines = body.slice(body.indexOf("\n") + 1).split("\n");
  return lines.flatMap((line): RedlineRun[] => {
    if (line === "~") return [["=", "\n"]];
    if (line.startsWith("+") || line.startsWith("-")) return [[line.startsWith("+") ? "+" : "-", line.slice(1)]];
    return line.startsWith(" ") ? [["=", line.slice(1)]] : [];
  });
}
