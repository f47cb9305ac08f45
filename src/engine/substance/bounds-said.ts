// Words of scope that bound a figure or a list, and how else the bound is written.
const BOUNDS: ReadonlyMap<string, RegExp> = new Map([
  ["maximum", /\b(?:exceed|at most|no more than|not more than|up to|capped)\b/iu],
  ["minimum", /\b(?:at least|no less than|not less than|no fewer than|fall below)\b/iu],
  ["only", /\bno more than\b/iu],
  // "Includes", "forms part of", "is among".
  ["including", / part of\b|\b(?:is|are|was|were) among\b/iu],
]);

/** Whether a word of scope is said by the bound of a figure: "the maximum liability is", "shall not exceed". */
export function isBoundIn(says: (bound: RegExp) => boolean, scope: string | null | undefined): boolean {
  const bound = BOUNDS.get(scope ?? "");
  return bound !== undefined && says(bound);
}

/** How else it is said of somebody that he is younger: "has not reached the age". */
export const NOT_REACHED = /\bnot (?:yet )?(?:reached|attained|turned)\b/iu;
