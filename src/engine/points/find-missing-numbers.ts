import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import { romanValue } from "./numerals.ts";

/** A place where the numbers of neighbours skip one or more. */
export type MissingNumbers = {
  /** Path of the point with the number before the gap; undefined where the numbering begins too late. */
  readonly after: string | undefined;
  /** Path of the point with the number behind it. */
  readonly before: string;
};

/**
 * Finds gaps in the numbering of points that stand side by side: of 1, 2, 4 the one between 2 and 4. The order does not
 * matter, nor what was inserted (10bis, 10a), nor points without a number. Points whose numbers count nothing that is known
 * here, all of one kind (figures, small roman numerals, Latin letters), have no gaps.
 *
 * @returns In reading order of the parents, then in the order of the numbers. Costs one sort of each group of neighbours.
 */
export function findMissingNumbers(points: readonly Point[]): readonly MissingNumbers[] {
  const groups = groupBy(
    points.filter(({ number }) => number !== ""),
    ({ parent }) => parent,
  );
  return [...groups.values()].flatMap(gapsAmong);
}

function gapsAmong(siblings: readonly Point[]): readonly MissingNumbers[] {
  const counted = FAMILIES.map((toValue) => countAll(siblings, toValue)).filter((one) => one !== undefined);
  // i, v and x count two ways: the one with fewer gaps is meant.
  return counted.map(gapsIn).sort((a, b) => a.length - b.length)[0] ?? [];
}

type Counted = { readonly value: number; readonly path: string };

const FAMILIES: readonly ((number: string) => number | undefined)[] = [figureValue, romanValue, latinValue];

/** Undefined where one of them counts otherwise. */
function countAll(
  siblings: readonly Point[],
  toValue: (number: string) => number | undefined,
): readonly Counted[] | undefined {
  const counted: Counted[] = [];
  for (const point of siblings) {
    const value = toValue(ownNumber(point));
    if (value === undefined) return undefined;
    counted.push({ value, path: point.path });
  }
  return counted;
}

function gapsIn(counted: readonly Counted[]): readonly MissingNumbers[] {
  const gaps: MissingNumbers[] = [];
  let last: Counted | undefined;
  for (const one of [...counted].sort((a, b) => a.value - b.value)) {
    // A preamble may be a point 0.
    if (one.value > (last?.value ?? 0) + 1) gaps.push({ after: last?.path, before: one.path });
    last = one;
  }
  return gaps;
}

/** The number without its parent's in front: of 1.2.1 under 1.2 the 1. */
function ownNumber({ number, parent }: Point): string {
  const own = parent !== null && number.startsWith(`${parent}.`) ? number.slice(parent.length + 1) : number;
  return own.toLowerCase();
}

function figureValue(number: string): number | undefined {
  const digits = /^(\d{1,9})\p{L}*$/u.exec(number)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function latinValue(number: string): number | undefined {
  return /^[a-z]$/u.test(number) ? number.charCodeAt(0) - 0x60 : undefined;
}
