import type { Redline } from "../../model/comparison.ts";

/** A redline as plain text, in the notation of wdiff: `[-struck-]` and `{+inserted+}`. */
export function writeMarked(redline: Redline): string {
  return redline.map(([sign, text]) => (sign === "-" ? `[-${text}-]` : sign === "+" ? `{+${text}+}` : text)).join("");
}

/** A share of change as readers are told it: whole per cent, and no less than 1 where anything changed. */
export function writeShare(change: number): string {
  return `${change === 0 ? 0 : Math.max(1, Math.round(change * 100))}%`;
}
