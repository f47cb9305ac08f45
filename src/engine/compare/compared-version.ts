import type { Point } from "../../model/point.ts";

/** One side of a comparison. */
export type ComparedVersion = {
  readonly title: string;
  readonly coverage: "full" | "partial";
  readonly numbering: "printed" | "ours";
  readonly points: readonly Point[];
  /** Of its texts, where it is said: a tag of BCP 47. */
  readonly language?: string | undefined;
};
