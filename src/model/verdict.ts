/** Two points, each by its path in its version. */
export type JudgedPair = { readonly before: string; readonly after: string };

export function isSamePair(one: JudgedPair, other: JudgedPair): boolean {
  return one.before === other.before && one.after === other.after;
}

/** Each of some points with each of others. */
export function pairAll(befores: readonly string[], afters: readonly string[]): readonly JudgedPair[] {
  return befores.flatMap((before) => afters.map((after) => ({ before, after })));
}

/**
 * A person's ruling on how the points of two versions correspond. It outranks the machine's and is kept for good; a later
 * one may take its place by naming it.
 *
 * `confirm`: this pair is right. `reject`: this pair is wrong. `link`: these two correspond, though the machine did not
 * say so. `split` and `merge`: one point became several, several became one.
 */
export type Verdict = {
  readonly ruling: "confirm" | "reject" | "link" | "split" | "merge";
  /** Ids of the versions; the entry's own version is `after`. */
  readonly beforeVersion: string;
  readonly afterVersion: string;
  /** One pair; for `split` one for each part, all with the same `before`; for `merge` all with the same `after`. */
  readonly pairs: readonly JudgedPair[];
  readonly reason: string;
  /** Positions in the journal of the verdicts whose place it takes. */
  readonly supersedes: readonly number[];
};
