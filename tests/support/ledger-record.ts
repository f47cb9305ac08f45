import { createHash } from "node:crypto";
import { writeCheckpoint } from "../../src/record/ledger/checkpoint.ts";
import { leafHashOf } from "../../src/record/ledger/leaf.ts";
import { GrowingTree } from "../../src/record/ledger/merkle-tree.ts";
import { writeRecordLine } from "../../src/record/ledger/record-file.ts";
import type {
  CaptureLine,
  CheckpointLine,
  EntryLine,
  RecordLine,
  StateLine,
} from "../../src/record/ledger/record-line.ts";
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
  for (const step of steps) {
    if (step === "signed") {
      for (const [i, entry] of entries.entries()) {
        if (entry.index !== null) continue;
        entries[i] = { ...entry, index: tree.size };
        tree.append(Buffer.from(entry.leafHash, "hex"));
      }
      // Nothing new is nothing to sign, but for the beginning of a ledger.
      if (checkpoints.at(-1)?.size === tree.size) continue;
      checkpoints.push({ kind: "checkpoint", size: tree.size, note: writeCheckpoint(tree.size, tree.root(), key) });
      continue;
    }
    const { entry, capture } = filed(step, entries);
    entries.push(entry);
    if (capture !== undefined) captures.set(`${capture.negotiation} ${capture.sha256}`, capture);
  }
  const head = { kind: "head", format: "travaux-record@1", origin: key.name, verifierKey: key.verifierKey } as const;
  const negotiations = [...new Set(entries.map(({ negotiation }) => negotiation))].sort();
  return [
    head,
    ...negotiations.flatMap((negotiation) => [
      ...[...captures.values()].filter((capture) => capture.negotiation === negotiation),
      ...entries.filter((entry) => entry.negotiation === negotiation),
      ...stateOf(entries.filter((entry) => entry.negotiation === negotiation)),
    ]),
    ...checkpoints,
  ];
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
  const before: EntryLine[] = [];
  return lines.map((line) => {
    if (!isEntry(line)) return line;
    const { negotiation, chain, index } = line;
    const entry = rehashed({
      ...line,
      ...following(before, negotiation, chain),
      index: index === null ? null : places.indexOf(index),
    });
    before.push(entry);
    return entry;
  });
}

function following(before: readonly EntryLine[], negotiation: string, chain: string) {
  const journal = before.filter((entry) => entry.negotiation === negotiation);
  const links = journal.filter((entry) => entry.chain === chain);
  return { position: journal.length, chainPosition: links.length, previous: links.at(-1)?.leafHash ?? null };
}

function filed(step: string, before: readonly EntryLine[]): { entry: EntryLine; capture: CaptureLine | undefined } {
  const [place = "", text = ""] = step.split(": ");
  const [name = "", document] = place.split("/");
  const negotiation = keyOf(name);
  const chain = document === undefined ? negotiation : keyOf(`${name}/${document.replace("@", "")}`);
  const captures = document !== undefined && !document.endsWith("@");
  const bytes = Buffer.from(text);
  const captureSha256 = sha256(bytes).toString("hex");
  const at = new Date(Date.UTC(2025, 10, 23, 9, before.length)).toISOString();
  const event = document === undefined ? "negotiation-described" : captures ? "version-filed" : "version-corrected";
  const content = captures ? { subject: place, captureSha256, points: [{ text }] } : { subject: place, text };
  const salt = sha256(`salt of ${before.length}`).toString("hex");
  const facts = { event, author: "local", at, salt, content, leafHash: "", index: null, subject: place };
  const entry = rehashed({ kind: "entry", negotiation, chain, ...following(before, negotiation, chain), ...facts });
  return { entry, capture: captures ? { kind: "capture", negotiation, sha256: captureSha256, bytes } : undefined };
}

function stateOf(entries: readonly EntryLine[]): StateLine[] {
  const described = entries.findLast(({ event }) => event === "negotiation-described");
  if (described === undefined) return [];
  const { negotiation, subject, content } = described;
  return [{ kind: "state", negotiation, subject, content }];
}
