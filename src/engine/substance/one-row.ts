const INDEXES = new WeakMap<readonly ReadonlySet<string>[], ReadonlyMap<string, readonly number[]>>();

/**
 * Whether one of some words and one of others stand in one row of a list of words that may stand for each other. Each list
 * is gone through once, when it is first asked of; from then on the cost is that of the rows that the words stand in.
 */
export function areInOneRow(
  rows: readonly ReadonlySet<string>[],
  some: readonly string[],
  others: readonly string[],
): boolean {
  const index = INDEXES.get(rows) ?? indexOf(rows);
  for (const word of some) {
    for (const row of index.get(word) ?? []) {
      if (others.some((other) => rows[row]?.has(other) === true)) return true;
    }
  }
  return false;
}

function indexOf(rows: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [row, words] of rows.entries()) {
    for (const word of words) {
      const known = index.get(word);
      if (known === undefined) index.set(word, [row]);
      else known.push(row);
    }
  }
  INDEXES.set(rows, index);
  return index;
}
