/** Who brought words in. Versions are named by their ids. */
type Credit = {
  /** The version that brought the words in, through moves, splits and restorations. */
  readonly version: string;
  /** The version that put them back, where they had been struck in between; the last one, where that happened twice. */
  readonly restored?: string;
  /** `version` is a witness that has these words otherwise than the head of its draft: no change by the parties. */
  readonly variant?: true;
  /** From this version on the text was not known, so the words may have come in there or later, up to `version`. */
  readonly unknownSince?: string;
};

/** Words of one origin: `[start, end)` in code points of the point's text. */
export type BlameRun = Credit & { readonly start: number; readonly end: number };

/** One point of a version: `runs` cover `text` whole, in order, neighbours differ; none where the text is not known. */
export type BlamedPoint = { readonly path: string; readonly text: string | null; readonly runs: readonly BlameRun[] };

/** Words of one origin that a version struck and did not put elsewhere in the same step. */
export type StruckWords = {
  readonly words: string;
  readonly broughtBy: string;
  readonly struckBy: string;
  /** The version that had them last, and the path of the point they stood in there. */
  readonly version: string;
  readonly path: string;
  /** Where they began in that point's text, in code points. */
  readonly at: number;
  /** From this version on the text was not known, so the words may have gone out there or later, up to `struckBy`. */
  readonly unknownSince?: string;
};

/** The words of a track in one version, and what was struck on the way there, in order of the stations. */
export type Blame = { readonly points: readonly BlamedPoint[]; readonly struck: readonly StruckWords[] };
