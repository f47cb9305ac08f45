// In shorter words one letter makes another word.
const SHORTEST = 4;
// From this length on two letters may be wrong.
const LONG = 8;
const FIGURE = /\p{N}/u;

/** How many typing errors a word is forgiven: none in short words and in figures, where one more digit is another figure. */
export function errorsForgiven(word: string): 0 | 1 | 2 {
  const length = [...word].length;
  if (length < SHORTEST || FIGURE.test(word)) return 0;
  return length < LONG ? 1 : 2;
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other, or
 * `most + 1` where that is more than `most`. Cost O(n·m), and next to nothing where the lengths tell.
 * Source: optimal string alignment, after Damerau (CACM 7:3, 1964).
 */
export function typingErrors(one: string, other: string, most: number): number {
  const [from, to] = [[...one], [...other]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let along = 1; along <= to.length; along += 1) {
      const changed = (row[along - 1] ?? 0) + (from[at - 1] === to[along - 1] ? 0 : 1);
      const swapped = from[at - 1] === to[along - 2] && from[at - 2] === to[along - 1];
      next.push(
        Math.min(
          changed,
          (row[along] ?? 0) + 1,
          (next[along - 1] ?? 0) + 1,
          swapped ? (before[along - 2] ?? most) + 1 : most + 1,
        ),
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[to.length] ?? 0, most + 1);
}
