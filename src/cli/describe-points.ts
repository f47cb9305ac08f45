import type { Point } from "../model/point.ts";
import type { Paint } from "./paint.ts";
import { allVisible } from "./visible.ts";

/** Points as lines for a terminal, each with its path in front; sub-points after their parent. */
export function describePoints(found: readonly Point[], paint: Paint): string {
  const shown = allVisible(found);
  const widest = shown.reduce((width, { path }) => Math.max(width, path.length), 4);
  return `${shown.map((point) => describePoint(point, widest, paint)).join("\n")}\n`;
}

function describePoint(point: Point, width: number, paint: Paint): string {
  const path = paint.strong(point.path.padEnd(width));
  const words = [
    point.heading === null ? "" : paint.strong(point.heading),
    point.text ?? paint.quiet("(not reported)"),
  ];
  const indent = " ".repeat(width + 2);
  return `${path}  ${words
    .filter((part) => part !== "")
    .join("  ")
    .replaceAll("\n", `\n${indent}`)}`;
}
