import type { Credit, CreditRun } from "./credit.ts";
import type { JoinedPieces } from "./join-pieces.ts";
import type { StruckPhrases } from "./struck-phrases.ts";
import type { TrackStation } from "./track.ts";

/** A text as last known, with who brought its words in. */
export type Piece = {
  readonly station: number;
  readonly path: string;
  readonly text: string;
  readonly runs: readonly CreditRun[];
  /** Its words were struck already, or stand in another point as well: they are not struck once more. */
  readonly spent: boolean;
};

/** What is known of a point: its own text, or where that is not known the texts it came from. */
export type PointState = { readonly pieces: readonly Piece[]; readonly unknownSince: number | null };

/** Words `[start, end)`, in UTF-16 units of a text, that a station struck. */
export type Struck = {
  readonly station: number;
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
  readonly credit: Credit;
  readonly unknownSince: number | null;
};

/** What is known of a track up to a station. */
export type Track = {
  readonly stations: readonly TrackStation[];
  readonly points: (readonly PointState[])[];
  /** By station: the texts that stood there last, where the track's points were dropped. */
  readonly gone: (readonly PointState[])[];
  readonly phrases: StruckPhrases;
  readonly struck: Struck[];
};

/** What a station's points are found to have from those before: by point, what each parent gave. */
export type Step = {
  readonly index: number;
  readonly isWitness: boolean;
  readonly given: Given[][];
  /** By point whose text is not known. */
  readonly unknown: (PointState | undefined)[];
  readonly lost: Lost[];
};

/** The words of a point that one parent had: all, as `runs`, or some, by word. */
export type Given = {
  readonly runs: readonly CreditRun[] | null;
  readonly credits: readonly (Credit | undefined)[];
  readonly unknownSince: number | null;
};

/** Words of a group that are not in its points any more. */
type Lost = {
  readonly before: JoinedPieces;
  readonly kept: Uint8Array;
  readonly unknownSince: number | null;
  readonly isListed: boolean;
};
