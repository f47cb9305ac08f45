import type { Redline } from "../../model/comparison.ts";

/** The text of one side of a redline, code point for code point. Linear. */
export function textOf(redline: Redline, side: "before" | "after"): string {
  const foreign = side === "before" ? "+" : "-";
  return redline.map(([sort, text]) => (sort === foreign ? "" : text)).join("");
}
