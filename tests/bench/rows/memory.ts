import { askChild } from "../bounded-child.ts";
import { type BenchInput, benchInputs } from "../inputs/bench-inputs.ts";
import { atMost } from "../judge.ts";
import { withPairAsFiles } from "../pair-as-files.ts";
import type { RowOptions, RowResult } from "./row.ts";

const MEASURED: readonly BenchInput[] = ["big10k", "big10k_renumbered"];

/** How much memory one comparison of two texts of 1 MB takes: the process's peak less its peak before it. */
export async function memory({ limit }: RowOptions): Promise<RowResult> {
  const findings = [];
  for (const input of MEASURED) {
    const answer = await withPairAsFiles(benchInputs[input](), (files) =>
      askChild<{ readonly megabytes: number }>("peak-memory.ts", files, limit),
    );
    const megabytes = answer.kind === "said" ? answer.said.megabytes : undefined;
    findings.push(atMost(`${input}: memory`, megabytes, { reach: 200, unit: " MB" }));
  }
  return { lines: [], findings };
}
