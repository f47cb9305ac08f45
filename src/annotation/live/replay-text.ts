import * as Y from "yjs";

/** A piece of what was typed, with who typed it and when: an ISO 8601 instant in UTC. */
export type ReplayedPiece = { readonly author: string; readonly at: string; readonly bytes: Uint8Array };

/** What somebody typed at one go, and what the notes said after it in which they typed. */
export type Typed = { readonly author: string; readonly at: string; readonly bodies: ReadonlyMap<string, string> };

// A pause in which somebody thinks; and how long nobody types at one go.
const PAUSE_MS = 10_000;
const LONGEST_MS = 60_000;

/**
 * Types a thread's words once more, as they were typed: what one person typed without a pause is one go, dated by its end. The
 * words that it began with are one by themselves.
 *
 * @param pieces - All of them, in the order in which they were committed.
 * @param until - An instant: all that was typed up to it is one go, whoever typed it.
 * @returns In order. Linear in what was ever typed, and in the words of a note for each go at it.
 */
export function replayText(
  pieces: readonly ReplayedPiece[],
  noteIds: readonly string[],
  until: string | undefined,
): readonly Typed[] {
  const document = new Y.Doc();
  const touched = new Set<string>();
  for (const id of noteIds) document.getText(id).observe(() => touched.add(id));
  return goesOf(pieces, until).map((go) => {
    Y.transact(document, () => {
      for (const { bytes } of go) Y.applyUpdate(document, bytes);
    });
    const bodies = new Map(Array.from(touched, (id) => [id, document.getText(id).toString()]));
    touched.clear();
    const { author = "", at = "" } = go.at(-1) ?? {};
    return { author, at, bodies };
  });
}

function goesOf(pieces: readonly ReplayedPiece[], until: string | undefined): readonly (readonly ReplayedPiece[])[] {
  const goes: ReplayedPiece[][] = [];
  for (const piece of pieces) {
    const go = goes.at(-1);
    const isBeginning = goes.length === 1 && until === undefined;
    if (go !== undefined && !isBeginning && goesOn(go, piece, until)) go.push(piece);
    else goes.push([piece]);
  }
  return goes;
}

function goesOn(go: readonly ReplayedPiece[], piece: ReplayedPiece, until: string | undefined): boolean {
  const [first, last] = [go[0], go.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (until !== undefined && piece.at <= until) return true;
  if (until !== undefined && last.at <= until) return false;
  const [begun, before, now] = [first.at, last.at, piece.at].map(Date.parse) as [number, number, number];
  return last.author === piece.author && now - before < PAUSE_MS && now - begun < LONGEST_MS;
}
