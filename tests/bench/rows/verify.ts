import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRecordFile } from "../../../src/ledger/record-file.ts";
import { type RecordVerdict, verifyRecord } from "../../../src/ledger/verify-record.ts";
import { drawnLedger, recordFile } from "../../support/ledger-record.ts";
import { atMost } from "../judge.ts";
import type { RowResult } from "./row.ts";

const ENTRIES = 100_000;
// As a busy service signs: some hundred filings in a second.
const ENTRIES_A_CHECKPOINT = 100;
const NEGOTIATIONS = 50;
const DOCUMENTS = 10;

/** How long it takes to verify a whole record of 100,000 filings, from its file. */
export async function verify(): Promise<RowResult> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-bench-"));
  const file = join(folder, "record.ndjson");
  try {
    const lines = drawnLedger(filings());
    await writeFile(
      file,
      lines.map((line) => recordFile([line])),
    );
    const start = performance.now();
    const verdict = await verifyRecord(readRecordFile(createReadStream(file)));
    const seconds = (performance.now() - start) / 1000;
    return {
      lines: [],
      findings: [atMost("100,000 entries verified", seconds, { reach: 10, unit: " s" })],
      notes: [said(verdict)],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Filings of one point each, the negotiations in turn, so that the order of the tree is not that of the journals. */
function filings(): readonly string[] {
  return Array.from({ length: ENTRIES }, (_, i) => {
    const place = `talks-${i % NEGOTIATIONS}/draft-${Math.floor(i / NEGOTIATIONS) % DOCUMENTS}`;
    const filing = `${place}: ${i} ${"The Parties shall reduce their forces to the levels set out in the annex. ".repeat(5)}`;
    return (i + 1) % ENTRIES_A_CHECKPOINT === 0 ? [filing, "signed"] : [filing];
  }).flat();
}

function said(verdict: RecordVerdict): string {
  if (!verdict.ok) throw new Error(verdict.failure.sentence);
  const { entries, captures, checkpoints } = verdict;
  return `Verified: ${entries} entries with ${captures} captures under ${checkpoints} checkpoints.`;
}
