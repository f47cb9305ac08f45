import { type Checkpoint, openCheckpoint, readVerifierKey, type VerifierKey } from "./checkpoint.ts";
import { PlacedLeaves } from "./placed-leaves.ts";
import {
  type CaptureLine,
  type DamagedLine,
  type EntryLine,
  findDamage,
  type HeadLine,
  type RecordLine,
  type StateLine,
  subjectOf,
} from "./record-line.ts";
import { writeHex } from "./strict-text.ts";
import { CheckpointsCheck } from "./verify-checkpoints.ts";
import { type Fault, NegotiationCheck } from "./verify-negotiation.ts";

/** What the verifying person knows from elsewhere. Without it a record can only be shown to agree with itself. */
export type KnownBefore = {
  /** The ledger's verifier key. Without it whoever holds another key can sign another record. */
  readonly verifierKey?: string | undefined;
  /** The note of an earlier checkpoint. Without it the newest entries may have been removed with their checkpoints. */
  readonly checkpoint?: string | undefined;
};

/**
 * A record in which everything is as it was filed and signed (`size` entries of `entries` are in the tree, `root` in
 * hexadecimal), or the first thing that is not.
 */
export type RecordVerdict =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly captures: number;
      readonly checkpoints: number;
      readonly size: number;
      readonly root: string;
    }
  | { readonly ok: false; readonly failure: Fault };

/**
 * Verifies a whole record, live or exported: that every journal and chain is without gap and in order, that every entry
 * and capture has its hash, that the tables describe each negotiation as was filed last, and that the tree over the
 * entries is the one that every checkpoint signs.
 *
 * What is not in the tree yet is only known to agree with itself: nobody has signed it.
 *
 * @param lines - A head, then the negotiations in the order of their keys (captures before the entries that name them,
 *   entries in the order of the journal, the state last), then the checkpoints by size, one at least.
 * @returns The first fault in the order of reading. Where hashes of entries were made to fit, only the checkpoint behind
 *   them shows it; then the first few since the checkpoint before are named. Throws nothing but what `lines` throw.
 * Takes three SHA-256 an entry, and holds some 200 bytes for each entry in the tree.
 */
export async function verifyRecord(
  lines: AsyncIterable<RecordLine | DamagedLine>,
  known: KnownBefore = {},
): Promise<RecordVerdict> {
  const check = new RecordCheck(known);
  let line = 0;
  for await (const one of lines) {
    line += 1;
    const fault = check.take(one, line);
    if (fault !== undefined) return { ok: false, failure: fault };
  }
  return check.close(line);
}

class RecordCheck {
  readonly #known: KnownBefore;
  readonly #leaves = new PlacedLeaves();
  #key: VerifierKey | undefined;
  #held: Checkpoint | undefined;
  #negotiation: NegotiationCheck | undefined;
  #checkpoints: CheckpointsCheck | undefined;
  #entries = 0;
  #captures = 0;

  constructor(known: KnownBefore) {
    this.#known = known;
  }

  take(one: RecordLine | DamagedLine, line: number): Fault | undefined {
    const damage = one?.kind === "damaged" ? one.sentence : findDamage(one);
    if (damage !== undefined || one.kind === "damaged") return faultOf(one, line, `Line ${line} is damaged. ${damage}`);
    if (this.#key === undefined) {
      const sentence = one.kind === "head" ? this.#readHead(one) : "The record does not begin with its head.";
      return faultOf(one, line, sentence);
    }
    if (one.kind === "head") return faultOf(one, line, "The record has a second head.");
    if (one.kind !== "checkpoint") return this.#takeOfNegotiation(one, line);
    if (this.#checkpoints === undefined) {
      const fault = this.#negotiation?.close() ?? this.#leaves.close(line);
      if (fault !== undefined) return fault;
      this.#checkpoints = new CheckpointsCheck(this.#leaves, this.#key, this.#held);
    }
    return this.#checkpoints.take(one, line);
  }

  close(line: number): RecordVerdict {
    const checkpoints = this.#checkpoints;
    const fault = checkpoints === undefined ? (this.#negotiation?.close() ?? endsEarly(line)) : checkpoints.close(line);
    if (fault !== undefined || checkpoints === undefined) return { ok: false, failure: fault ?? endsEarly(line) };
    const { count, size, root } = checkpoints;
    const counts = { entries: this.#entries, captures: this.#captures, checkpoints: count, size };
    return { ok: true, ...counts, root: writeHex(root) };
  }

  #readHead({ origin, verifierKey }: HeadLine): string | undefined {
    const { verifierKey: pinned, checkpoint: held } = this.#known;
    if (pinned !== undefined && verifierKey !== pinned)
      return `The record is signed with the key ${verifierKey}, and not with ${pinned}.`;
    const key = readVerifierKey(verifierKey);
    if (key === undefined) return `${verifierKey} is no verifier key.`;
    if (key.name !== origin) return `The record is of ${origin}, but its key of ${key.name}.`;
    this.#key = key;
    if (held === undefined) return undefined;
    const opened = openCheckpoint(held, key);
    if (!opened.ok) return `The earlier checkpoint is not of this record. ${opened.sentence}`;
    this.#held = opened.checkpoint;
    return undefined;
  }

  #takeOfNegotiation(one: CaptureLine | EntryLine | StateLine, line: number): Fault | undefined {
    if (this.#checkpoints !== undefined) return faultOf(one, line, `${subjectOf(one)} stands behind a checkpoint.`);
    if (this.#negotiation?.negotiation !== one.negotiation) {
      const fault = this.#negotiation?.close();
      if (fault !== undefined) return fault;
      if (this.#negotiation !== undefined && one.negotiation < this.#negotiation.negotiation)
        return faultOf(one, line, `${subjectOf(one)} stands behind another negotiation than its own.`);
      this.#negotiation = new NegotiationCheck(one.negotiation);
    }
    return faultOf(one, line, this.#takeInNegotiation(this.#negotiation, one, line));
  }

  #takeInNegotiation(
    negotiation: NegotiationCheck,
    one: CaptureLine | EntryLine | StateLine,
    line: number,
  ): string | undefined {
    if (one.kind === "state") return negotiation.takeState(one);
    if (one.kind === "capture") {
      this.#captures += 1;
      return negotiation.takeCapture(one, line);
    }
    this.#entries += 1;
    if (one.index !== null) this.#leaves.add(one.index, one.leafHash, line, one.subject);
    return negotiation.takeEntry(one, line);
  }
}

function faultOf(one: unknown, line: number, sentence: string | undefined): Fault | undefined {
  return sentence === undefined ? undefined : { line, subject: subjectOf(one), sentence };
}

function endsEarly(line: number): Fault {
  return { line, subject: "the record", sentence: `The record ends after line ${line}, without a checkpoint.` };
}
