import type { ComparedVersion } from "../../src/engine/compare/compared-version.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import type { Point } from "../../src/model/point.ts";

const LINE = /^(?<indent> *)(?<number>[^\s#]*?)\.(?: +|$)(?:# *(?<heading>[^|]*?) *(?:\||$))? *(?<text>.*)$/u;

/**
 * Reads points drawn one per line: `1. Text`, `2. # Heading | Text`, `3. ?` for a text that is not known; two spaces
 * more put a point under the one above.
 */
export function readPoints(drawn: string): readonly Point[] {
  const lines = drawn.split("\n").filter((line) => line.trim() !== "");
  const margin = Math.min(...lines.map((line) => line.search(/\S/u)));
  const points: Point[] = [];
  const above: string[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const { indent = "", number = "", heading, text = "" } = LINE.exec(line.slice(margin))?.groups ?? {};
    const depth = indent.length / 2;
    const parent = depth === 0 ? null : (above[depth - 1] ?? null);
    const plain = parent === null ? number : `${parent}.${number}`;
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    const path = times === 1 ? plain : `${plain}~${times}`;
    above[depth] = path;
    const known = text === "?" ? null : text;
    points.push({
      path,
      order: points.length,
      depth,
      parent,
      number,
      label: null,
      heading: heading ?? null,
      text: known,
    });
  }
  return points;
}

/** A version of drawn points, complete and with printed numbers unless said otherwise. */
export function readVersion(drawn: string, facts: Partial<Omit<ComparedVersion, "points">> = {}): ComparedVersion {
  return { title: "A draft", coverage: "full", numbering: "printed", ...facts, points: readPoints(drawn) };
}

/** Draws a comparison as one line per entry: `6 → 6 reworded`, `10 → 10, 11 split`, `3 → dropped`, `→ 4 added`. */
export function drawAlignment({ alignment }: Comparison): readonly string[] {
  return alignment.map((entry) =>
    [
      entry.before.join(", "),
      "→",
      entry.after.join(", "),
      entry.kind,
      entry.moved ? "moved" : "",
      entry.renumbered ? "renumbered" : "",
    ]
      .filter((word) => word !== "")
      .join(" "),
  );
}
