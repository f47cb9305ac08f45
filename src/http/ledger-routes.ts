import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Hono } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { LedgerForRoutes } from "../record/ledger/ledger.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import {
  consistencyProof,
  entryPath,
  inclusionProof,
  knownBefore,
  ledgerState,
  sizesQuery,
  verification,
} from "./schemas/ledger.ts";
import type { Sent } from "./schemas/sent.ts";

const NO_ENTRY = ["malformed-query", "negotiation-not-found", "entry-not-found"] as const;

/** The ledger: its newest checkpoint, proofs, a check of everything, and the whole record as a file. */
export function ledgerRoutes(ledger: LedgerForRoutes, seen: SeenBy) {
  return new Hono()
    .get(
      "/ledger",
      described({
        needs: "anyone",
        tag: "Ledger",
        summary: "Read the newest checkpoint and the key to check it with",
        description:
          "Owners see each checkpoint as it is signed. For everybody else a new one comes at every full hour, and none in between: so none tells that something was filed.",
        answers: { 200: { description: "The ledger.", schema: ledgerState } },
      }),
      async (c) => c.json((await seen(c).ledger.state()) satisfies Sent<typeof ledgerState>),
    )
    .get(
      "/ledger/entries/:negotiation/:position",
      described({
        needs: "anyone",
        tag: "Ledger",
        summary: "Prove that an entry of a journal stands in the tree",
        description:
          "Under the newest checkpoint that you see: what was committed since the last full hour is under none yet, for owners since the last second.",
        answers: { 200: { description: "The proof.", schema: inclusionProof } },
        refusals: NO_ENTRY,
      }),
      reads("param", entryPath),
      async (c) => {
        const { negotiation, position } = c.req.valid("param");
        return c.json(
          (await seen(c).ledger.proveInclusion(negotiation, position)) satisfies Sent<typeof inclusionProof>,
        );
      },
    )
    .get(
      "/ledger/entries/:negotiation/:position/proof",
      described({
        needs: "anyone",
        tag: "Ledger",
        summary: "The same proof as a file that needs no server",
        answers: { 200: { description: "A C2SP tlog-proof.", bytes: "text/plain" } },
        refusals: NO_ENTRY,
      }),
      reads("param", entryPath),
      async (c) => {
        const { negotiation, position } = c.req.valid("param");
        const { file } = await seen(c).ledger.proveInclusion(negotiation, position);
        return c.body(file, 200, {
          "Content-Type": "text/plain; charset=utf-8",
          "Content-Disposition": `attachment; filename="entry-${position}.tlog-proof"`,
        });
      },
    )
    .get(
      "/ledger/consistency",
      described({
        needs: "anyone",
        tag: "Ledger",
        summary: "Prove that a later tree goes on from an earlier one",
        description: "Between sizes of checkpoints that you see.",
        answers: { 200: { description: "The proof between two checkpoints.", schema: consistencyProof } },
        refusals: ["malformed-query", "entry-not-found"],
      }),
      reads("query", sizesQuery),
      async (c) => {
        const { from, to } = c.req.valid("query");
        return c.json((await seen(c).ledger.proveConsistency(from, to)) satisfies Sent<typeof consistencyProof>);
      },
    )
    .get(
      "/ledger/record",
      described({
        needs: "export-record",
        tag: "Ledger",
        summary: "Download the whole record",
        description:
          "One JSON document a line, with all captures: travaux verify FILE checks it without a server. " +
          "It is streamed, and has no ETag.",
        answers: { 200: { description: "The record.", bytes: "application/x-ndjson" } },
        refusals: ["record-altered"],
      }),
      async (c) => {
        const headers = {
          "Content-Type": "application/x-ndjson",
          "Content-Disposition": 'attachment; filename="record.ndjson"',
          // Streamed, it has no tag.
          "Cache-Control": "no-store",
        };
        return c.body(await spool((write) => seen(c).ledger.exportRecord(write)), 200, headers);
      },
    )
    .post(
      "/ledger/verification",
      described({
        needs: "verify-record",
        tag: "Ledger",
        summary: "Check everything that is stored",
        description: "Reads all of it: seconds for a large record. Names the first thing that was altered.",
        answers: { 200: { description: "Whether all is as it was filed and signed.", schema: verification } },
        refusals: ["write-refused", "unreadable-request"],
      }),
      readsBody(knownBefore, EXPECTED),
      async (c) => c.json((await ledger.verify(c.req.valid("json"), actorOf(c))) satisfies Sent<typeof verification>),
    );
}

const EXPECTED = 'Send {}, or { "verifierKey": "…", "checkpoint": "…" } as you kept them.';

/**
 * Writes into a file first and sends that: a slow reader must not hold the snapshot open, and on PGlite everyone else with
 * it. The file has no name any more once it is sent from, so nothing of it stays behind.
 */
async function spool(produce: (write: (line: string) => Promise<void>) => Promise<void>): Promise<ReadableStream> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-record-"));
  try {
    const name = join(folder, "record");
    const file = await open(name, "wx+", 0o600);
    try {
      await produce(async (line) => void (await file.appendFile(line)));
      return Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream;
    } catch (error) {
      await file.close();
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
