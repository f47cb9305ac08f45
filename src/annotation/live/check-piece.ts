import * as Y from "yjs";
import { groupBy } from "../../model/group-by.ts";

/** How far each writer of a text is known, in UTF-16 code units ever typed: a state vector of Yjs. */
export type Vector = ReadonlyMap<number, number>;

/** What a piece may be about: the notes of its thread, and whose the numbers of writers are. */
export type PieceRules = {
  readonly noteIds: ReadonlySet<string>;
  /** @returns The author who writes under a number; undefined where nobody does. */
  ownerOf(writer: number): string | undefined;
  /** Whether all of a stretch is deleted already; false where that is not easily said. */
  isDeleted(writer: number, clock: number, length: number): boolean;
  readonly author: string;
};

export type CheckedPiece =
  /** `bytes`: what of it is new; `reached`: how far it takes its writers. */
  | { readonly kind: "new"; readonly bytes: Uint8Array; readonly reached: Vector }
  /** All of it is known: it was sent again. */
  | { readonly kind: "known" }
  | { readonly kind: "refused"; readonly why: string };

// A client that typed offline sends all of it in one piece; nobody types a million letters.
const MOST_TYPED = 1_000_000;
// One for each time that a client was opened and closed again without a connection.
const MOST_WRITERS = 32;

/**
 * Says whether a piece from outside can be kept: that it is an update of Yjs (format 1), carries on where its writer is known
 * to be, is about nothing that is not there, holds letters and nothing else, and is written under nobody else's number. So
 * what is kept always applies at once and whole: nothing waits for what never comes.
 *
 * @param known - How far the text is, with what is being committed.
 * @returns Costs time in proportion to the piece's bytes, whatever numbers it holds: it is read without making anything of
 *   it. Never throws.
 */
export function checkPiece(bytes: Uint8Array, known: Vector, rules: PieceRules): CheckedPiece {
  let piece: Piece;
  let news: Uint8Array;
  try {
    news = Y.diffUpdate(bytes, encodeVector(known));
    piece = Y.decodeUpdate(news) as unknown as Piece;
  } catch {
    return refused(NO_UPDATE);
  }
  const foreign = piece.structs.map((struct) => whyForeign(struct, rules)).find((why) => why !== undefined);
  if (foreign !== undefined) return refused(foreign);
  const byWriter = [...groupBy(piece.structs, ({ id }) => id.client).values()];
  if (byWriter.length > MOST_WRITERS) return refused(`it comes from more than ${MOST_WRITERS} writers`);
  const reached = follow(byWriter, known);
  if (reached === undefined) return refused("it builds on what is not there");
  if (reached.typed > MOST_TYPED) return refused(`it holds more than ${MOST_TYPED} letters`);
  const deletes = [...piece.ds.clients].flatMap(([writer, spans]) => spans.map((span) => ({ writer, ...span })));
  if (deletes.some(({ writer, clock, len }) => clock + len > atIn(reached.vector, known, writer)))
    return refused("it deletes what is not there");
  const isKnown = deletes.every(({ writer, clock, len }) => rules.isDeleted(writer, clock, len));
  if (piece.structs.length === 0 && isKnown) return saysNothing(bytes) ? refused(NO_UPDATE) : { kind: "known" };
  return { kind: "new", bytes: news, reached: reached.vector };
}

/** What Yjs reads from an update, as far as it matters here; its own types leave it open. */
type Piece = {
  readonly structs: readonly Struct[];
  readonly ds: { readonly clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]> };
};
type Place = { readonly client: number; readonly clock: number };
type Struct = {
  readonly id: Place;
  readonly length: number;
  readonly origin?: Place | null;
  readonly rightOrigin?: Place | null;
  /** The name of a text, or the place of what holds it; null where its neighbours say it. */
  readonly parent?: string | Place | null;
  readonly parentSub?: string | null;
  readonly content?: unknown;
};

const NO_UPDATE = "it is no update of Yjs, format 1";

/** Of the second format, the first takes the beginning for an update of nothing. */
function saysNothing(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && bytes.length > 2;
}

function refused(why: string): CheckedPiece {
  return { kind: "refused", why };
}

function whyForeign(struct: Struct, { noteIds, ownerOf, author }: PieceRules): string | undefined {
  const owner = ownerOf(struct.id.client);
  if (owner !== undefined && owner !== author) return "it is written under the number of somebody else";
  if (struct instanceof Y.Skip) return "it leaves a gap";
  if (struct instanceof Y.GC) return undefined;
  const { content, parent, parentSub } = struct;
  if (!(content instanceof Y.ContentString || content instanceof Y.ContentDeleted)) return "it holds more than letters";
  if (typeof parentSub === "string" || (typeof parent === "object" && parent !== null))
    return "it writes elsewhere than into a note";
  if (typeof parent === "string" && !noteIds.has(parent)) return "it writes into a note that the thread does not have";
  return undefined;
}

/**
 * Takes up struct after struct of each writer, each when all is there that it builds on, as Yjs will. Costs structs times
 * writers at most.
 *
 * @returns undefined where some are left over.
 */
function follow(
  byWriter: readonly (readonly Struct[])[],
  known: Vector,
): { readonly vector: Vector; readonly typed: number } | undefined {
  const vector = new Map<number, number>();
  const isThere = (place: Place | null | undefined) =>
    place === undefined || place === null || place.clock < atIn(vector, known, place.client);
  let typed = 0;
  let left = byWriter.map((structs) => ({ structs, next: 0 }));
  while (left.length > 0) {
    let hasMoved = false;
    for (const one of left) {
      for (let struct = one.structs[one.next]; struct !== undefined; struct = one.structs[one.next]) {
        const { id, length, origin, rightOrigin } = struct;
        if (id.clock !== atIn(vector, known, id.client) || !isThere(origin) || !isThere(rightOrigin)) break;
        vector.set(id.client, id.clock + length);
        typed += length;
        one.next += 1;
        hasMoved = true;
      }
    }
    if (!hasMoved) return undefined;
    left = left.filter(({ structs, next }) => next < structs.length);
  }
  return { vector, typed };
}

function atIn(vector: Vector, known: Vector, writer: number): number {
  return vector.get(writer) ?? known.get(writer) ?? 0;
}

function encodeVector(vector: Vector): Uint8Array {
  return Y.encodeStateVector(new Map(vector));
}
