/** The word of `words` that `text` most likely stands for, if it is few keystrokes away; one in three letters may be wrong, in words of two none. Cost O(length²) per word. */
export function findNearestWord(text: string, words: readonly string[]): string | undefined {
  if (text.length > 40) return undefined;
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/gu, "");
  const ranked = words
    .map((word) => ({ word, distance: keystrokes(plain(text), plain(word)) }))
    .filter(({ word, distance }) => distance <= Math.ceil((word.length - 2) / 3))
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.word;
}

/** Insertions, deletions and replacements that make `to` of `from` (Levenshtein 1965). */
function keystrokes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 0; at < from.length; at += 1) {
    const next = [at + 1];
    for (let to_ = 0; to_ < to.length; to_ += 1) {
      const replaced = (row[to_] ?? 0) + (from[at] === to[to_] ? 0 : 1);
      next.push(Math.min(replaced, (row[to_ + 1] ?? 0) + 1, (next[to_] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
