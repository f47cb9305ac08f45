/** A run of the source, from the code unit at `start` to the one before `end`; UTF-16 positions, as strings count them. */
export type Span = { readonly start: number; readonly end: number };

/**
 * A run of words as they stand in the source, and what joins it to the piece before. The joint of the first counts for
 * nothing. `words`: the run itself, where it has been cut out already.
 */
export type Piece = Span & { readonly joint: "" | " " | "\n"; readonly words?: string };

/** The words of `pieces` with the joints between them, as `source` spells them. Linear. */
export function joinPieces(source: string, pieces: readonly Piece[]): string {
  const [first] = pieces;
  if (first === undefined) return "";
  if (pieces.length === 1) return first.words ?? source.slice(first.start, first.end);
  const words: string[] = [];
  for (const { joint, start, end } of pieces) words.push(words.length === 0 ? "" : joint, source.slice(start, end));
  return words.join("");
}

/** The pieces of what `joinPieces` has from `from` to before `to`. Linear in the number of pieces. */
export function cutPieces(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const [index, { joint, start, end }] of pieces.entries()) {
    if (index > 0) at += joint.length;
    const first = Math.max(start, start + from - at);
    const last = Math.min(end, start + to - at);
    if (first < last) cut.push({ joint, start: first, end: last });
    at += end - start;
  }
  return cut;
}
