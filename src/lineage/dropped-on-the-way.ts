import { stationOf, type VersionFacts } from "../model/version.ts";
import type { Edge } from "../model/version-graph.ts";
import type { AlignedPoints } from "./aligned-points.ts";

/** A point where it last stood before it was dropped. */
export type DroppedPoint = { readonly version: VersionFacts; readonly path: string };

/** A step into a version, with what became of the points. */
export type StepInto = Edge & { readonly aligned: AlignedPoints };

// A negotiation of 1,000 versions that drops one point in each would else look through a thousand for each new one. What
// was dropped longest ago is forgotten first.
export const MOST_REMEMBERED = 300;

/**
 * The points that were dropped on the way to a version and stand in it in no other form, those dropped last before all
 * others.
 *
 * @param steps - All steps into the version, each with what was dropped on the way to where it comes from.
 * @param comesFrom - Whether a version is another one, or an ancestor of it.
 * @returns At most 300. What one parent dropped and another still has is not among them. Where nothing was dropped in the
 *   last step, the very list of the only parent.
 */
export function droppedOnTheWay(
  steps: readonly { readonly step: StepInto; readonly before: readonly DroppedPoint[] }[],
  comesFrom: (version: string, ancestor: string) => boolean,
): readonly DroppedPoint[] {
  const lists = steps.map(({ step, before }) => ({
    version: stationOf(step.from),
    dropped: withLastStep(step, before),
  }));
  const [first, ...more] = lists;
  if (first === undefined || more.length === 0) return first?.dropped ?? [];
  const known = lists.map(({ version, dropped }) => ({ version, keys: new Set(dropped.map(keyOf)) }));
  const all = new Map(lists.flatMap(({ dropped }) => dropped).map((point) => [keyOf(point), point]));
  const gone = [...all].filter(([key, point]) =>
    known.every(({ version, keys }) => keys.has(key) || !comesFrom(version, stationOf(point.version))),
  );
  return gone.map(([, point]) => point).slice(0, MOST_REMEMBERED);
}

/** Nothing is dropped between two publications of one draft: what one of them lacks is a variant. */
function withLastStep({ from, relation, aligned }: StepInto, before: readonly DroppedPoint[]): readonly DroppedPoint[] {
  if (relation === "witness" || aligned.dropped.length === 0) return before;
  return [...aligned.dropped.map((path) => ({ version: from, path })), ...before].slice(0, MOST_REMEMBERED);
}

function keyOf({ version, path }: DroppedPoint): string {
  return `${stationOf(version)}#${path}`;
}
