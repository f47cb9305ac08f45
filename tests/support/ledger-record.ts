import { createHash } from "node:crypto";
import { writeCheckpoint } from "../../src/ledger/checkpoint.ts";
import { leafHashOf } from "../../src/ledger/leaf.ts";
import { GrowingTree } from "../../src/ledger/merkle-tree.ts";
import { writeRecordLine } from "../../src/ledger/record-file.ts";
import type { CaptureLine, CheckpointLine, EntryLine, RecordLine, StateLine } from "../../src/ledger/record-line.ts";
import { groupBy } from "../../src/model/group-by.ts";
import { ledgerKey } from "./ledger-key.ts";

const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest();

/** The same key for the same name. */
export function keyOf(name: string): string {
  const hex = sha256(name).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/**
 * The record that comes of what is done, in this order: `lake: A plan for the lake` describes the negotiation,
 * `lake/plan: Fish stays.` files a version with these bytes, `lake/plan@: mended` corrects without a capture, and
 * `signed` puts all that is not in the tree into it and signs. A minute passes with each.
 */
export function drawnLedger(steps: readonly string[], key = ledgerKey()): RecordLine[] {
  const entries: EntryLine[] = [];
  const captures = new Map<string, CaptureLine>();
  const checkpoints: CheckpointLine[] = [];
  const tree = new GrowingTree();
  const journals = new Journals();
  for (const step of steps) {
    if (step === "signed") {
      for (let index = tree.size; index < entries.length; index += 1) {
        const entry = { ...(entries[index] as EntryLine), index };
        entries[index] = entry;
        tree.append(Buffer.from(entry.leafHash, "hex"));
      }
      // Nothing new is nothing to sign, but for the beginning of a ledger.
      if (checkpoints.at(-1)?.size === tree.size) continue;
      checkpoints.push({ kind: "checkpoint", size: tree.size, note: writeCheckpoint(tree.size, tree.root(), key) });
      continue;
    }
    const { entry, capture } = filed(step, entries.length);
    entries.push(journals.added(entry));
    if (capture !== undefined) captures.set(`${capture.negotiation} ${capture.sha256}`, capture);
  }
  const head = { kind: "head", format: "travaux-record@1", origin: key.name, verifierKey: key.verifierKey } as const;
  const capturesOf = groupBy([...captures.values()], ({ negotiation }) => negotiation);
  const negotiations = [...groupBy(entries, ({ negotiation }) => negotiation)].sort(([a], [b]) => (a < b ? -1 : 1));
  const bodies = negotiations.flatMap(([negotiation, journal]) => [
    ...(capturesOf.get(negotiation) ?? []),
    ...journal,
    ...stateOf(journal),
  ]);
  return [head, ...bodies, ...checkpoints];
}

/** The file that a record is exported to. */
export function recordFile(lines: readonly RecordLine[]): string {
  return lines.map(writeRecordLine).join("");
}

export function isEntry(line: RecordLine | undefined): line is EntryLine {
  return line?.kind === "entry";
}

/** The entry with a leaf hash that fits it. */
export function rehashed(entry: EntryLine): EntryLine {
  return { ...entry, leafHash: leafHashOf({ ...entry, salt: Buffer.from(entry.salt, "hex") }).toString("hex") };
}

/**
 * What someone does who can write to the database but not sign: counts the entries of each journal and chain anew, links
 * and hashes them anew, and closes the gaps in the tree.
 */
export function madeToFit(lines: readonly RecordLine[]): RecordLine[] {
  const places = lines
    .flatMap((line) => (isEntry(line) && line.index !== null ? [line.index] : []))
    .sort((a, b) => a - b);
  const journals = new Journals();
  return lines.map((line) => {
    if (!isEntry(line)) return line;
    return journals.added({ ...line, index: line.index === null ? null : places.indexOf(line.index) });
  });
}

/** Counts, links and hashes the entries that are added, each journal and chain from its beginning. */
class Journals {
  readonly #counts = new Map<string, number>();
  readonly #ends = new Map<string, EntryLine>();

  added(entry: EntryLine): EntryLine {
    const position = this.#counts.get(entry.negotiation) ?? 0;
    const last = this.#ends.get(`${entry.negotiation} ${entry.chain}`);
    const [chainPosition, previous] = last === undefined ? [0, null] : [last.chainPosition + 1, last.leafHash];
    const linked = rehashed({ ...entry, position, chainPosition, previous });
    this.#counts.set(entry.negotiation, position + 1);
    this.#ends.set(`${entry.negotiation} ${entry.chain}`, linked);
    return linked;
  }
}

/** What a step files, not counted, linked and hashed yet. `before` is how many were filed before it. */
function filed(step: string, before: number): { entry: EntryLine; capture: CaptureLine | undefined } {
  const [place = "", text = ""] = step.split(": ");
  const [name = "", document] = place.split("/");
  const negotiation = keyOf(name);
  const chain = document === undefined ? negotiation : keyOf(`${name}/${document.replace("@", "")}`);
  const captures = document !== undefined && !document.endsWith("@");
  const bytes = Buffer.from(text);
  const captureSha256 = sha256(bytes).toString("hex");
  const at = new Date(Date.UTC(2025, 10, 23, 9, before)).toISOString();
  const event = document === undefined ? "negotiation-described" : captures ? "version-filed" : "version-corrected";
  const content = captures ? { subject: place, captureSha256, points: [{ text }] } : { subject: place, text };
  const salt = sha256(`salt of ${before}`).toString("hex");
  const unlinked = { position: 0, chainPosition: 0, previous: null, leafHash: "", index: null };
  const facts = { event, author: "local", at, salt, content, subject: place };
  const entry: EntryLine = { kind: "entry", negotiation, chain, ...unlinked, ...facts };
  return { entry, capture: captures ? { kind: "capture", negotiation, sha256: captureSha256, bytes } : undefined };
}

function stateOf(entries: readonly EntryLine[]): StateLine[] {
  const described = entries.findLast(({ event }) => event === "negotiation-described");
  if (described === undefined) return [];
  const { negotiation, subject, content } = described;
  return [{ kind: "state", negotiation, subject, content }];
}
