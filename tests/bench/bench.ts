import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchAlignment } from "./alignment/bench-alignment.ts";
import { markdownTable } from "./markdown-table.ts";
import { compareTools, TOOL_COLUMNS } from "./rows/compare-tools.ts";
import { decisions } from "./rows/decisions.ts";
import { determinism } from "./rows/determinism.ts";
import { lineage } from "./rows/lineage.ts";
import { memory } from "./rows/memory.ts";
import type { RowOptions, RowResult } from "./rows/row.ts";
import { scaling } from "./rows/scaling.ts";
import { search } from "./rows/search.ts";
import { substance } from "./rows/substance.ts";
import { verify } from "./rows/verify.ts";
import { worstCase } from "./rows/worst-case.ts";

const ROWS: Readonly<Record<string, (options: RowOptions) => Promise<RowResult>>> = {
  plan28: (options) => compareTools("plan28", options),
  big10k: (options) => compareTools("big10k", options),
  renumbered: (options) => compareTools("big10k_renumbered", options),
  rewritten: (options) => compareTools("rewritten20k", options),
  identical: (options) => compareTools("identical1mb", options),
  scaling,
  memory,
  determinism,
  worst: worstCase,
  verify,
  lineage,
  search,
  decisions,
  substance,
};

const USAGE = `npm run bench [-- ROW …] [--limit SECONDS] [--seed N]
npm run bench -- alignment [DIR]

ROW      ${Object.keys(ROWS).join(", ")}; all when none is named
DIR      a folder of alignment sets with known answers (*.json); a small one of our own when none is named
--limit  seconds after which a tool is ended (20)
--seed   of the hunt for slow texts (1)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});

print(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${describeProcessors()}, ${gitVersion()}`);
if (positionals[0] === "alignment") print(await benchAlignment(positionals[1]));
else await benchRows(positionals.length === 0 ? Object.keys(ROWS) : positionals);

async function benchRows(names: readonly string[]): Promise<void> {
  const rows = names.map((name) => ROWS[name]);
  if (rows.includes(undefined)) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  const results: RowResult[] = [];
  for (const [index, row] of rows.entries()) {
    process.stderr.write(`${names[index]} …\n`);
    if (row !== undefined) results.push(await row({ limit: Number(values.limit), seed: Number(values.seed) }));
  }
  printResults(results);
}

function printResults(results: readonly RowResult[]): void {
  const lines = results.flatMap((result) => result.lines);
  const findings = results.flatMap((result) => result.findings);
  const notes = results.flatMap((result) => result.notes ?? []);
  if (lines.length > 0) {
    const rows = lines.map(({ input, tool, cells }) => [input, tool, ...cells]);
    print(`\n${markdownTable(["input", "tool", ...TOOL_COLUMNS], rows)}`);
  }
  const rows = findings.map(({ what, measured, reach, beyond, verdict }) => [what, measured, reach, beyond, verdict]);
  print(`\n${markdownTable(["figure", "measured", "reach", "beyond", "verdict"], rows)}`);
  for (const note of notes) print(`- ${note}`);
}

function describeProcessors(): string {
  return `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`;
}

function gitVersion(): string {
  return spawnSync("git", ["--version"]).stdout?.toString().trim() || "no git";
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
