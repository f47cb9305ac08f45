import { availableParallelism } from "node:os";
import { startChild } from "../../support/child-process.ts";
import { askChild } from "../bounded-child.ts";
import { benchInputs } from "../inputs/bench-inputs.ts";
import { atMost, type Finding } from "../judge.ts";
import { withPairAsFiles } from "../pair-as-files.ts";
import type { RowOptions, RowResult } from "./row.ts";

const INPUTS = ["plan28", "big10k_renumbered", "rewritten20k"] as const;

/** Whether the same two texts give the same bytes of JSON: cold, warm, alone, and on a machine that is busy. */
export async function determinism(options: RowOptions): Promise<RowResult> {
  return { lines: [], findings: await countAnswers({ ...options, processes: 2, runs: 3 }) };
}

/** Compares the inputs `runs` times in each of `processes` alone and as many under load, and counts different answers. */
export async function countAnswers(options: {
  readonly limit: number;
  readonly processes: number;
  readonly runs: number;
}): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const input of INPUTS) {
    const answers = await withPairAsFiles(benchInputs[input](), async (files) => [
      ...(await hashes(files, options)),
      ...(await underLoad(() => hashes(files, options))),
    ]);
    findings.push(atMost(`${input}: different answers in ${answers.length} runs`, new Set(answers).size, { reach: 1 }));
  }
  return findings;
}

async function hashes(
  files: readonly string[],
  { limit, processes, runs }: Parameters<typeof countAnswers>[0],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let turn = 0; turn < processes; turn++) {
    const answer = await askChild<string[]>("hash-comparison.ts", [...files, String(runs)], limit * runs);
    if (answer.kind === "over") throw new Error(`${runs} comparisons took over ${answer.seconds} s.`);
    found.push(...answer.said);
  }
  return found;
}

async function underLoad<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const script = new URL("../children/spin.ts", import.meta.url);
  const spinning = Array.from({ length: availableParallelism() }, () => startChild(script));
  try {
    await Promise.all(spinning.map((child) => child.nextLine()));
    return await work();
  } finally {
    await Promise.all(spinning.map((child) => child.kill()));
  }
}
