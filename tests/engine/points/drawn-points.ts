import { listPoints } from "../../../src/engine/points/list-points.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import type { PointNode } from "../../../src/model/point.ts";

/** Draws the points of a text, one line each: path, label in angle brackets, heading in asterisks, text; `⏎` for a line feed. */
export function draw(text: string, markdown = false): string {
  return drawPoints(readPoints(text, { markdown }).points);
}

/** The same for points that are there already. */
export function drawPoints(points: readonly PointNode[]): string {
  return listPoints(points)
    .map(({ path, label, heading, text }) =>
      [path, label && `<${label}>`, heading && `*${heading}*`, text?.replaceAll("\n", "⏎")].filter(Boolean).join(" "),
    )
    .join("\n");
}

/** A text as it stands in a test: without the first line break and without the margin all its lines share. */
export function drawn(text: string): string {
  const lines = text.split("\n").slice(1);
  const margin = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/u)));
  return lines
    .map((line) => line.slice(margin))
    .join("\n")
    .trimEnd();
}
