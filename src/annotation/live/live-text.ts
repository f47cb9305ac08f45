import * as Y from "yjs";
import { changedPart } from "../../model/changed-part.ts";
import type { TextKey, TypedPiece } from "../../storage/thread-updates.ts";
import type { Vector } from "./check-piece.ts";

/** What somebody at a text is told. */
export type Told =
  /** Committed by somebody else. `number` is that in the text. */
  | { readonly kind: "piece"; readonly number: number; readonly bytes: Uint8Array }
  /** What they sent is committed up to this one. */
  | { readonly kind: "saved"; readonly piece: number }
  | { readonly kind: "present" }
  | { readonly kind: "changed"; readonly revision: number }
  /** They are not at the text any more. */
  | { readonly kind: "closed"; readonly why: WhyClosed };

export type WhyClosed =
  /** The thread was taken back, or became another text. */
  | "gone"
  /** What they sent could not be committed: they may come again and send it anew. */
  | "not-saved"
  | "closing";

/** Somebody at a text, over one connection. */
export type Member = {
  readonly connection: string;
  readonly author: string;
  /** What they are called to others; undefined for those who are not shown. */
  readonly name: string | undefined;
  /** Called in the order of what happened, never while a call of theirs is under way. */
  tell(told: Told): void;
};

/** What became of a piece: the number of the last one that was committed with it in its text. */
export type Outcome = { readonly sequence: number } | { readonly failed: true };

/** A piece that is being committed. */
export type Typed = TypedPiece & {
  readonly settle: (outcome: Outcome) => void;
  /** Who typed it; undefined where nobody at the text did. */
  readonly member: Member | undefined;
  /** Those who sent again what is on its way. */
  readonly afterwards: ((outcome: Outcome) => void)[];
};

/** A text that somebody is at, as it was committed last. Altered by `openLiveTexts` alone. */
export type LiveText = {
  readonly key: TextKey;
  readonly epoch: string;
  readonly doc: Y.Doc;
  /** Number of the last piece that `doc` holds. */
  sequence: number;
  revision: number;
  noteIds: ReadonlySet<string>;
  /** Whose the numbers of writers are. */
  readonly writers: Map<string, string>;
  /** The same of those who write for the first time, in what is being committed. */
  readonly newWriters: Map<string, string>;
  /** What is being committed, in order. */
  readonly pending: Typed[];
  /** How far writers are with what is being committed: never behind `doc`. */
  readonly claimed: Map<number, number>;
  readonly members: Set<Member>;
  /** Where members type, by connection, in their clients' words. */
  readonly cursors: Map<string, string>;
  /** The number of the last piece whose words are kept for those who only read, and of the last snapshot. */
  bodiesAt: number;
  snapshotAt: number;
  /** When a piece was applied last, in milliseconds. */
  typedAt: number;
  /** When the last member left, in milliseconds. */
  emptySince: number;
};

/** How far a text's document is. */
export function vectorOf(doc: Y.Doc): Vector {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

// A stretch of more pieces than this is written down once more.
const MOST_LOOKED_AT = 1000;

/** Whether all of a stretch of what a writer typed is deleted; false where it is in too many pieces to say. */
export function isDeletedIn(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  let at = clock;
  for (let looked = 0; at < clock + length; looked += 1) {
    if (looked === MOST_LOOKED_AT || at >= Y.getState(doc.store, client)) return false;
    const item = Y.getItem(doc.store, Y.createID(client, at));
    if (!item.deleted) return false;
    at = item.id.clock + item.length;
  }
  return true;
}

/**
 * The piece that makes of a note's words others, by what differs at one place.
 *
 * @returns undefined where they are those already.
 */
export function retyped(
  doc: Y.Doc,
  noteId: string,
  body: string,
): { readonly writer: string; readonly bytes: Uint8Array } | undefined {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  const text = copy.getText(noteId);
  const old = text.toString();
  if (old === body) return undefined;
  const { start, oldEnd, newEnd } = changedPart(old, body);
  copy.transact(() => {
    text.delete(start, oldEnd - start);
    text.insert(start, body.slice(start, newEnd));
  });
  return { writer: String(copy.clientID), bytes: Y.encodeStateAsUpdate(copy, before) };
}
