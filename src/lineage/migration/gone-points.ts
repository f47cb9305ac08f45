import type { AlignedStep } from "../aligned-step.ts";
import { isMadeFrom } from "../alignment-work.ts";
import { type DroppedPoint, MOST_REMEMBERED } from "../dropped-on-the-way.ts";
import { type Passed, withoutReturned } from "../pass-dropped.ts";

/** What a document had dropped, and not taken back, when one of its versions came out; the last dropped first. */
export type Gone = {
  readonly points: readonly DroppedPoint[];
  /** All that it was made from. */
  readonly from: readonly unknown[];
};

/** What several documents had dropped: of each the last, in all as many as are remembered inside one. */
export function goneFrom(documents: readonly (Gone | undefined)[]): readonly DroppedPoint[] {
  const some = documents.flatMap((one) => (one === undefined || one.points.length === 0 ? [] : [one.points]));
  return some.flatMap((points) => points.slice(0, Math.ceil(MOST_REMEMBERED / some.length)));
}

/**
 * Goes on from a document's last version to its next one.
 *
 * @param known - What was made of this version at the last look.
 * @returns One and the same object while nothing that it is made from has changed; that of the last version where nothing
 *   was dropped and nothing came back.
 */
export function passGone(
  last: Gone | undefined,
  steps: readonly AlignedStep[],
  returned: Passed["returned"],
  known: Gone | undefined,
): Gone | undefined {
  const dropped = droppedBy(steps);
  if (dropped.length === 0 && returned.length === 0) return last;
  const from = [last, returned, ...steps.map(({ aligned }) => aligned)];
  if (known !== undefined && isMadeFrom(known.from, from)) return known;
  const gone = [...dropped, ...withoutReturned(last?.points ?? [], returned)];
  return { points: gone.slice(0, MOST_REMEMBERED), from };
}

/**
 * The points that a version's own document dropped on the way to it, where they stood last. What a paper lacks that was
 * drafted from another document was not dropped from it.
 */
export function droppedBy(steps: readonly AlignedStep[]): readonly DroppedPoint[] {
  return steps.flatMap(({ from, to, relation, aligned }) =>
    relation === "version" && from.document === to.document
      ? aligned.dropped.map((path) => ({ version: from, path }))
      : [],
  );
}
