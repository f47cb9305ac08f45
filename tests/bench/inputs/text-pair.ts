/** Two texts to compare, and what became of the points of the first where that is known. */
export type TextPair = {
  readonly before: string;
  readonly after: string;
  readonly truth?: Truth | undefined;
};

/** The points of both texts without their numbers, and which correspond, by index. Points in no link were dropped or added. */
export type Truth = {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly links: readonly (readonly [before: number, after: number])[];
};
