import type { Standing } from "../../model/point-standing.ts";

/** How far a point is agreed, as readers say it. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  agreed: "agreed",
  "agreed-in-principle": "agreed in principle",
  proposed: "proposed",
  open: "open",
  withdrawn: "withdrawn",
};
