import { askChild } from "../bounded-child.ts";
import { atMost } from "../judge.ts";
import type { PeerMeasures } from "../measure-peer.ts";
import { travaux } from "../peers/travaux.ts";
import type { RowOptions, RowResult } from "./row.ts";

/** How the time grows from 10,000 points to 50,000. */
export async function scaling({ limit }: RowOptions): Promise<RowResult> {
  const [small, large] = [
    await askChild<PeerMeasures>("measure-peer.ts", ["big10k", travaux.name], limit),
    await askChild<PeerMeasures>("measure-peer.ts", ["big50k", travaux.name], limit),
  ];
  const growth = small.kind === "said" && large.kind === "said" ? large.said.fastest / small.said.fastest : undefined;
  return {
    lines: [],
    findings: [atMost("10,000 → 50,000 points: time", growth, { reach: 6, beyond: 5.2, unit: " ×" })],
    notes: [`50,000 points: ${large.kind === "said" ? `${large.said.fastest.toFixed(0)} ms` : `over ${limit} s`}.`],
  };
}
