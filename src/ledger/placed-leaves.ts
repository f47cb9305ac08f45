import type { Hash } from "./merkle-tree.ts";
import type { Fault } from "./verify-negotiation.ts";

const HASH_BYTES = 32;

/** A leaf where it stands in a record: its line, from 1, and what it is about. */
export type PlacedLeaf = { readonly hash: Hash; readonly line: number; readonly subject: string };

/**
 * The leaves of a record, which come in the order of the journals, to be had in the order of the tree. Holds for each
 * its hash of 32 bytes, two numbers and its subject.
 */
export class PlacedLeaves {
  #hashes = Buffer.alloc(1024 * HASH_BYTES);
  readonly #places: number[] = [];
  readonly #lines: number[] = [];
  readonly #subjects: string[] = [];
  /** For each place of the tree, which of the leaves that came stands there. */
  #order = new Int32Array();

  get count(): number {
    return this.#places.length;
  }

  /** @param place - The leaf's index in the tree. Whatever it says, nothing is set aside for it. */
  add(place: number, hash: string, line: number, subject: string): void {
    const end = this.count * HASH_BYTES;
    if (end === this.#hashes.length) this.#hashes = Buffer.concat([this.#hashes, Buffer.alloc(end)]);
    this.#hashes.write(hash, end, "hex");
    this.#places.push(place);
    this.#lines.push(line);
    this.#subjects.push(subject);
  }

  /** Puts the leaves in order. Gives what is wrong when their places are not 0, 1, 2 and so on, each of them once. */
  close(line: number): Fault | undefined {
    this.#order = new Int32Array(this.count).fill(-1);
    for (const [leaf, place] of this.#places.entries()) {
      if (place >= this.count) continue;
      const other = this.#order[place] ?? -1;
      if (other !== -1)
        return this.#fault(leaf, `is at place ${place} of the tree, where ${this.#subjects[other]} is.`);
      this.#order[place] = leaf;
    }
    const missing = this.#order.indexOf(-1);
    if (missing === -1) return undefined;
    const sentence = `No entry is at place ${missing} of the tree, but entries are behind it: one was removed.`;
    return { line, subject: `place ${missing} of the tree`, sentence };
  }

  /** The leaf at a place of the tree, once the leaves are in order. */
  at(place: number): PlacedLeaf {
    const leaf = this.#order[place] ?? -1;
    const hash = this.#hashes.subarray(leaf * HASH_BYTES, (leaf + 1) * HASH_BYTES);
    return { hash, line: this.#lines[leaf] ?? 0, subject: this.#subjects[leaf] ?? "" };
  }

  #fault(leaf: number, what: string): Fault {
    const subject = this.#subjects[leaf] ?? "";
    return { line: this.#lines[leaf] ?? 0, subject, sentence: `${subject} ${what}` };
  }
}
