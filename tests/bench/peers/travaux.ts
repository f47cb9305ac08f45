import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import type { Comparison, Redline, RedlineRun } from "../../../src/model/comparison.ts";
import type { Point } from "../../../src/model/point.ts";
import type { Peer } from "./peer.ts";

/** The engine itself, from two texts to the answer of `travaux diff`. */
export const travaux: Peer = {
  name: "travaux",
  run(before, after) {
    const { comparison, points } = compareTexts(before, after);
    return {
      showRedline: () => redlineOf(comparison),
      showLinks: () => linksOf(comparison, points),
      showPoints: () => [points.before.length, points.after.length],
    };
  },
};

export type ComparedTexts = {
  readonly comparison: Comparison;
  readonly points: { readonly before: readonly Point[]; readonly after: readonly Point[] };
};

/** Reads two plain texts, or two of Markdown, and compares them. */
export function compareTexts(before: string, after: string, { markdown = false } = {}): ComparedTexts {
  const read = (text: string) => listPoints(readPoints(text, { markdown }).points);
  const points = { before: read(before), after: read(after) };
  const version = { coverage: "full", numbering: "printed" } as const;
  const comparison = compareVersions(
    { title: "Before", ...version, points: points.before },
    { title: "After", ...version, points: points.after },
  );
  return { comparison, points };
}

/** All redlines of a comparison, an entry a line. */
function redlineOf({ alignment }: Comparison): Redline {
  return alignment.flatMap(({ redline, headingRedline = [] }) => [...headingRedline, ...redline, END_OF_ENTRY]);
}

const END_OF_ENTRY: RedlineRun = ["=", "\n"];

function linksOf({ alignment }: Comparison, points: ComparedTexts["points"]): readonly (readonly [number, number])[] {
  const [before, after] = [points.before, points.after].map(
    (side) => new Map(side.map((point) => [point.path, point.order])),
  );
  return alignment.flatMap(({ links }) =>
    links.map((link) => [before?.get(link.before) ?? -1, after?.get(link.after) ?? -1] as const),
  );
}
