import type { Draft } from "./draft.ts";
import type { PointNode } from "./point.ts";
import { Problem } from "./problem.ts";

// A comparison of so many takes seconds, and everybody else waits for it. The longest treaties have some 3,000.
const MOST_POINTS = 20_000;

/**
 * Refuses a draft that would hold up the whole service. Commands that compare files are free of it: they keep nobody
 * waiting but their own user.
 *
 * @throws Problem `body-too-large` above 20,000 points, sub-points included.
 */
export function refuseTooManyPoints(draft: Draft): void {
  const count = countPoints(draft.points);
  if (count <= MOST_POINTS) return;
  throw new Problem(
    "body-too-large",
    `"${draft.title.slice(0, 100)}" has ${count} points, and the service takes ${MOST_POINTS} at most.`,
    "Divide it, or compare the two files with travaux diff.",
  );
}

function countPoints(nodes: readonly PointNode[]): number {
  let count = 0;
  const waiting = [nodes];
  for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
    count += level.length;
    for (const node of level) if (node.points.length > 0) waiting.push(node.points);
  }
  return count;
}
