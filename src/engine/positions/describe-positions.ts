import type { Entry, PositionChange } from "../../model/comparison.ts";
import { groupBy } from "../../model/group-by.ts";

/** Words, and which way what they name went. */
type Piece = { readonly words: string; readonly direction?: "up" | "down" };

/** What the positions of an entry differ in, of one class of figure. */
export type ToldPositions = { readonly class: PositionChange["class"]; readonly pieces: readonly Piece[] };

/**
 * The changes between positions and texts of an entry, those of one class that start or end in the same words together:
 * "“ten years” → United States 15 years ↑, Ukraine up to 50 years ↑". Empty where nothing differs.
 */
export function tellPositionChanges({ positions }: Pick<Entry, "positions">): readonly ToldPositions[] {
  return Array.from(groupBy(positions?.changes ?? [], sharedWords).values(), (changes) => {
    const [first, ...others] = changes as [PositionChange, ...PositionChange[]];
    return { class: first.class, pieces: piecesOf(first, others) };
  });
}

/** In passing, as a sentence has it: "ten years → United States 15 years, Ukraine up to 50 years". */
export function sayPositions({ pieces }: ToldPositions, quoted = false): string {
  const words = pieces.map((piece) => piece.words).join("");
  return quoted ? words : words.replaceAll(/[“”]/gu, "");
}

/** What changes have in common: the class, and the words of the text that they are set against. */
function sharedWords({ class: of, before, after, beforeIn, afterIn, party }: PositionChange): string {
  if (beforeIn === "text") return `${of} from ${before}`;
  return afterIn === "text" ? `${of} to ${after}` : `${of} of ${party}`;
}

function piecesOf(first: PositionChange, others: readonly PositionChange[]): readonly Piece[] {
  if (first.beforeIn === "text") {
    const opening = { ...withDirection(first), words: `“${first.before}” → ${wanted(first, "after")}` };
    return [opening, ...others.map((change) => furtherPiece(change, "after"))];
  }
  if (first.afterIn === "text") {
    const opening = { ...withDirection(first), words: wanted(first, "before") };
    const further = others.map((change) => furtherPiece(change, "before"));
    return [opening, ...further, { words: ` → “${first.after}”` }];
  }
  return [{ ...withDirection(first), words: `${nameOf(first)} ${first.before} → ${first.after}` }];
}

function furtherPiece(change: PositionChange, side: "before" | "after"): Piece {
  return { ...withDirection(change), words: `, ${wanted(change, side)}` };
}

function withDirection({ direction }: PositionChange): Pick<Piece, "direction"> {
  return direction === undefined ? {} : { direction };
}

function wanted(change: PositionChange, side: "before" | "after"): string {
  return `${nameOf(change)} ${change[side]}`;
}

/** A party's name; the id where none is known, as of a text that belongs to no negotiation. */
export function nameOf({ name, party }: { readonly party: string; readonly name?: string }): string {
  return name ?? party;
}
