import type { Point } from "../../model/point.ts";

/**
 * What points say, headings and texts in order, as one word to compare: equal where they say the same code point for code
 * point. Undefined where there are none, or a text is not known.
 */
export function sayingOf(points: readonly Point[]): string | undefined {
  if (points.length === 0 || points.some(({ text }) => text === null)) return undefined;
  const [only] = points;
  // Of most, the text itself: nothing is made anew for a thousand of them.
  if (points.length === 1 && only !== undefined && !only.heading) return only.text ?? undefined;
  return JSON.stringify(points.map(({ heading, text }) => [heading ?? "", text]));
}
