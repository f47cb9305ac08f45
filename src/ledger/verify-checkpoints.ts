import { type Checkpoint, openCheckpoint, type VerifierKey } from "./checkpoint.ts";
import { GrowingTree, type Hash } from "./merkle-tree.ts";
import type { PlacedLeaves } from "./placed-leaves.ts";
import type { CheckpointLine } from "./record-line.ts";
import type { Fault } from "./verify-negotiation.ts";

// More would not help to find what was altered.
const MOST_NAMED = 3;

/**
 * Checks the checkpoints of a record in the order of their sizes, growing the tree over its leaves from one to the next:
 * each leaf is hashed in once, however many checkpoints there are.
 */
export class CheckpointsCheck {
  readonly #leaves: PlacedLeaves;
  readonly #key: VerifierKey;
  readonly #held: Checkpoint | undefined;
  readonly #tree = new GrowingTree();
  /** Up to this size the leaves are known to be what was signed. */
  #signed: number | undefined;
  #count = 0;

  /** @param held - A checkpoint from elsewhere that this record must still contain; its signature was checked. */
  constructor(leaves: PlacedLeaves, key: VerifierKey, held: Checkpoint | undefined) {
    this.#leaves = leaves;
    this.#key = key;
    this.#held = held;
  }

  take({ size, note }: CheckpointLine, line: number): Fault | undefined {
    const subject = `checkpoint ${size}`;
    const fault = (sentence: string): Fault => ({ line, subject, sentence });
    const opened = openCheckpoint(note, this.#key);
    if (!opened.ok) return fault(`Checkpoint ${size} is not to be trusted. ${opened.sentence}`);
    const { checkpoint } = opened;
    if (checkpoint.size !== size) return fault(`Checkpoint ${size} signs ${checkpoint.size} entries and not ${size}.`);
    if (this.#signed !== undefined && size <= this.#signed)
      return fault(`Checkpoint ${size} stands behind checkpoint ${this.#signed}.`);
    if (size > this.#leaves.count) return fault(this.#tooFew(subject, size));
    return this.#growTo(size, checkpoint.root, line) ?? this.#keep(size);
  }

  /** What is missing now that the record ends. */
  close(line: number): Fault | undefined {
    const { count } = this.#leaves;
    const held = this.#held;
    if (held !== undefined && held.size > count) {
      const subject = `the earlier checkpoint ${held.size}`;
      return { line, subject, sentence: this.#tooFew(subject, held.size) };
    }
    // Even a record without entries ends with a checkpoint: else one that is cut behind its head would seem whole.
    if (this.#signed === undefined) return { line, subject: "the record", sentence: "The record has no checkpoint." };
    if (this.#signed === count) return undefined;
    const { subject, line: leafLine } = this.#leaves.at(this.#signed);
    const sentence = `No checkpoint covers ${subject}, at place ${this.#signed} of the tree: the last one was removed.`;
    return { line: leafLine, subject, sentence };
  }

  get count(): number {
    return this.#count;
  }

  get size(): number {
    return this.#tree.size;
  }

  get root(): Hash {
    return this.#tree.root();
  }

  #growTo(size: number, root: Hash, line: number): Fault | undefined {
    const held = this.#held;
    if (held !== undefined && held.size >= this.#tree.size && held.size <= size) {
      this.#grow(held.size);
      if (!Buffer.from(held.root).equals(this.#tree.root()))
        return this.#altered(held.size, `the earlier checkpoint ${held.size}`, line);
    }
    this.#grow(size);
    return Buffer.from(root).equals(this.#tree.root()) ? undefined : this.#altered(size, `checkpoint ${size}`, line);
  }

  #grow(size: number): void {
    while (this.#tree.size < size) this.#tree.append(this.#leaves.at(this.#tree.size).hash);
  }

  #keep(size: number): undefined {
    this.#signed = size;
    this.#count += 1;
  }

  /** A root cannot say which of the leaves since the checkpoint before is another one now: all of them are suspects. */
  #altered(size: number, checkpoint: string, line: number): Fault {
    const from = this.#signed ?? 0;
    const suspects = Array.from({ length: Math.min(size - from, MOST_NAMED) }, (_, i) => this.#leaves.at(from + i));
    const [only] = suspects;
    if (only === undefined)
      return { line, subject: checkpoint, sentence: `What ${checkpoint} signs is not in this record.` };
    if (size - from === 1) {
      const sentence = `${only.subject}, at place ${from} of the tree, is not what ${checkpoint} signs.`;
      return { line: only.line, subject: only.subject, sentence };
    }
    const more = size - from - suspects.length;
    const names = [...suspects.map(({ subject }) => subject), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
    const sentence = `Places ${from} to ${size - 1} of the tree do not hold what ${checkpoint} signs. One of these was altered, moved or removed: ${names}.`;
    return { line, subject: checkpoint, sentence };
  }

  #tooFew(checkpoint: string, size: number): string {
    const { count } = this.#leaves;
    return `The tree holds ${count}, but ${checkpoint} signs ${size} entries: those from place ${count} on were removed.`;
  }
}
