import type { Point } from "../../model/point.ts";
import type { PointLink } from "./point-link.ts";
import type { Judged } from "./verdicts.ts";
import type { AlignedVersion } from "./version-pair.ts";

/**
 * Pairs points whose text is not known with the unclaimed point of the same printed number in the same place: at the
 * top, or under the counterpart of the point they stand under.
 *
 * Numbers of the record's own say nothing, so with them such points stay alone. Linear in the points.
 */
export function pairUnreported(
  before: AlignedVersion,
  after: AlignedVersion,
  links: readonly PointLink[],
  judged: Judged,
): PointLink[] {
  if (before.numbering === "ours" || after.numbering === "ours") return [];
  if (before.points.every(isKnown) && after.points.every(isKnown)) return [];
  const claimedBefore = new Set(links.map((link) => link.before));
  const claimedAfter = new Set(links.map((link) => link.after));
  const counterparts = new Map(links.map((link) => [before.points[link.before]?.path, after.points[link.after]?.path]));
  const free = new Map<string, number>();
  after.points.forEach((point, index) => {
    const place = placeOf(point.parent, point.number);
    if (!claimedAfter.has(index) && point.number !== "" && !free.has(place)) free.set(place, index);
  });
  const found: PointLink[] = [];
  before.points.forEach((point, index) => {
    // In reading order, so that the parent has its counterpart by now; without one, the same path will do.
    const parent = point.parent === null ? null : (counterparts.get(point.parent) ?? point.parent);
    const place = placeOf(parent, point.number);
    const partner = free.get(place);
    const other = after.points[partner ?? -1];
    if (claimedBefore.has(index) || partner === undefined || other === undefined) return;
    if ((point.text !== null && other.text !== null) || judged.areDifferent(index, partner)) return;
    free.delete(place);
    counterparts.set(point.path, other.path);
    found.push({ before: index, after: partner, score: null, confidence: "low", why: explain(point, other) });
  });
  return found;
}

function isKnown({ text }: Point): boolean {
  return text !== null;
}

function placeOf(parent: string | null, number: string): string {
  return `${parent ?? ""}\n${number}`;
}

function explain(before: Point, after: Point): string {
  if (before.text === null && after.text === null) return "same printed number; neither text is known";
  return `same printed number; the ${before.text === null ? "earlier" : "later"} text is not known`;
}
