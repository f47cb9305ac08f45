/** Numbers sequences of numbers, equal ones alike, from 0. */
export class SequenceTable {
  readonly #byHash = new Map<number, { readonly parts: readonly Int32Array[]; readonly number: number }[]>();
  #count = 0;

  /** Linear in the length of the sequence; a clash of hashes costs one comparison and never an answer. */
  numberOf(parts: readonly Int32Array[]): number {
    const hash = hashOf(parts);
    const bucket = this.#byHash.get(hash);
    const known = bucket?.find((entry) => areEqual(entry.parts, parts));
    if (known !== undefined) return known.number;
    const entry = { parts, number: this.#count++ };
    if (bucket === undefined) this.#byHash.set(hash, [entry]);
    else bucket.push(entry);
    return entry.number;
  }
}

// FNV-1a over whole numbers (Fowler, Noll, Vo): quick, and good enough where equality is checked afterwards.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

function hashOf(parts: readonly Int32Array[]): number {
  let hash = OFFSET;
  for (const part of parts) {
    for (let index = 0; index < part.length; index++) hash = Math.imul(hash ^ (part[index] as number), PRIME);
    hash = Math.imul(hash ^ part.length, PRIME);
  }
  return hash;
}

function areEqual(some: readonly Int32Array[], others: readonly Int32Array[]): boolean {
  return some.every((part, n) => {
    const other = others[n];
    return other?.length === part.length && part.every((number, index) => number === other[index]);
  });
}
