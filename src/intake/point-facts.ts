import { listPoints } from "../engine/points/list-points.ts";
import type { PointFacts, PointNode } from "../model/point.ts";
import { type DraftReading, FACT_KEYS, readFacts } from "./draft-fields.ts";
import { describeValue, type LocatedValue, quote, type Refuse } from "./located-value.ts";
import { findNearestWord } from "./nearest-word.ts";
import { Fields } from "./read-fields.ts";

/** How many points may stand under one another. Paths and pages grow with it; a treaty has six. */
export const DEEPEST_POINT = 100;

/** @throws what `refuse` makes where points nest too deeply to be addressed. */
export function refuseDeepNesting(points: readonly PointNode[], refuse: Refuse): void {
  let level = points;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= DEEPEST_POINT)
      throw refuse(`The points nest more than ${DEEPEST_POINT} levels deep.`, "Flatten them.");
    level = level.flatMap((point) => point.points);
  }
}

/**
 * Puts the facts that the front matter keeps by path on the points they are about.
 *
 * @throws what the reading's `refuse` makes for a path that no point has, and where status and text contradict.
 */
export function applyFacts(
  points: readonly PointNode[],
  value: LocatedValue | undefined,
  reading: DraftReading,
): readonly PointNode[] {
  if (value === undefined) return points;
  if (value.kind !== "mapping") {
    throw reading.refuse(
      `"points" must be a mapping of paths to facts, found ${describeValue(value)}.`,
      'Write one line per point: "12": { status: summary }.',
      value.line,
    );
  }
  const paths = listPoints(points).map(({ path }) => path);
  const known = new Set(paths);
  const facts = new Map<string, LocatedFacts>();
  for (const { key, line, value: described } of value.entries) {
    if (!known.has(key)) throw unknownPath(key, paths, line, reading.refuse);
    const fields = new Fields(described, `what is known of point ${quote(key)}`, FACT_KEYS, reading);
    facts.set(key, { line, facts: readFacts(fields, reading) });
  }
  const remaining = paths.values();
  return withFacts(points, () => remaining.next().value ?? "", facts, reading.refuse);
}

type LocatedFacts = { readonly line: number; readonly facts: PointFacts };

/** Walks in reading order, in which the paths were listed. */
function withFacts(
  points: readonly PointNode[],
  nextPath: () => string,
  facts: ReadonlyMap<string, LocatedFacts>,
  refuse: Refuse,
): readonly PointNode[] {
  return points.map((point) => {
    const path = nextPath();
    const found = facts.get(path);
    const under = withFacts(point.points, nextPath, facts, refuse);
    if (found === undefined) return { ...point, points: under };
    const isUnreported = found.facts.status === "unreported";
    if (isUnreported && point.text !== "") throw unreportedWithText(path, point.text ?? "", found.line, refuse);
    return { ...point, ...found.facts, text: isUnreported ? null : point.text, points: under };
  });
}

/** The refusal of a point that is said to be unreported and yet has a text. */
export function unreportedWithText(point: string, text: string, line: number, refuse: Refuse) {
  return refuse(
    `Point ${quote(point)} is unreported and has the text ${quote(text)}.`,
    "Nothing is known of an unreported point: take the text out, or make the status listed, summary or unchecked.",
    line,
  );
}

function unknownPath(path: string, paths: readonly string[], line: number, refuse: Refuse) {
  const nearest = findNearestWord(path, paths.slice(0, 1000));
  const range =
    paths.length === 0
      ? "No points were found."
      : `The points read are ${paths.slice(0, 12).join(", ")}${paths.length > 12 ? `, … ${paths.at(-1)}` : ""}.`;
  return refuse(
    `No point has the path ${quote(path)}.`,
    `${nearest === undefined ? "" : `Did you mean ${quote(nearest)}? `}${range}`,
    line,
  );
}
