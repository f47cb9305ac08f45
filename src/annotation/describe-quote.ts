import { codeUnitOffset } from "../engine/passages/code-unit-offset.ts";
import type { Anchor } from "../model/anchor.ts";
import type { Point } from "../model/point.ts";

const CONTEXT = 32;

/** Describes words of a point, so that they can be found again. */
export function describeAnchor(
  { path, ...point }: Pick<Point, "path" | "text" | "heading">,
  part: Anchor["part"],
  span: { readonly start: number; readonly end: number } | undefined,
): Anchor {
  if (span === undefined) return { path, part, quote: undefined };
  const text = point[part] ?? "";
  const [from, to] = [codeUnitOffset(text, span.start), codeUnitOffset(text, span.end)];
  const prefix = Array.from(text.slice(0, from)).slice(-CONTEXT).join("");
  const suffix = Array.from(text.slice(to)).slice(0, CONTEXT).join("");
  return { path, part, quote: { exact: text.slice(from, to), prefix, suffix, ...span } };
}
