import type { Redline } from "../../model/comparison.ts";

/** `[start, end)` in UTF-16 units of a text. */
export type Span = { readonly start: number; readonly end: number };

/** A kept run, or what was struck with what was put in its place: where it stands in either text. */
export type Segment = { readonly old: Span; readonly now: Span; readonly isKept: boolean };

/** A redline cut into what was kept and what was changed, in order. */
export function segmentsOf(redline: Redline): readonly Segment[] {
  const segments: Segment[] = [];
  let [old, now] = [0, 0];
  for (const [index, [sign, { length }]] of redline.entries()) {
    const [next, last] = [redline[index + 1], redline[index - 1]];
    // Written with what was struck in its place.
    if (sign === "+" && last?.[0] === "-") continue;
    const inserted = sign !== "-" ? length : next?.[0] === "+" ? next[1].length : 0;
    const struck = sign === "+" ? 0 : length;
    segments.push({
      old: { start: old, end: old + struck },
      now: { start: now, end: now + inserted },
      isKept: sign === "=",
    });
    old += struck;
    now += inserted;
  }
  return segments;
}

/** The text of a redline without what was inserted (`+`), or without what was struck (`-`). */
export function textOf(redline: Redline, without: "+" | "-"): string {
  return redline.map(([sign, text]) => (sign === without ? "" : text)).join("");
}

export function isEmpty({ start, end }: Span): boolean {
  return start >= end;
}
