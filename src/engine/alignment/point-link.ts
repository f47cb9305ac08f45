import type { Confidence } from "../../model/comparison.ts";
import type { Pair } from "./partners.ts";

/** One statement of correspondence, by index into the points of either side. */
export type PointLink = Pair & {
  /** Null where a text is not known, so that nothing was compared. */
  readonly score: number | null;
  readonly confidence: Confidence;
  /** Whether the two are known to be equal, heading and text, code point for code point. */
  readonly same?: boolean;
  /** One line that names the evidence. */
  readonly why: string;
};
