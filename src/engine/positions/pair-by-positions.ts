import type { Point } from "../../model/point.ts";
import type { PointLink } from "../alignment/point-link.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import type { Figure } from "./figures-of.ts";
import { figuresOf } from "./figures-of.ts";
import { isTitlePoint } from "./is-title-point.ts";

type Side = "before" | "after";
type Version = { readonly points: readonly Point[]; readonly language?: string | undefined };

// No set with known answers has positions, so nothing can be fitted: as likely right as wrong, and shown to a person.
const CHANCE = 0.5;
// In UTF-16 units, both versions together: a longer draft has more than one time or sum in it, and is not read for this.
const LONGEST = 60_000;

/**
 * Pairs points that are no more than a title, and have no counterpart by their words, by what the parties' positions on
 * them measure: "Term.", where one party wants 15 years and another 50, and the point of the other version that says "for
 * ten years".
 *
 * A pair is made only where nothing else could be meant: all positions on the title name a figure of one class and unit; in
 * its own version no other point speaks of such a one, in text or position; in the other version exactly one point does; and
 * neither has a counterpart, nor did a person say that they differ.
 *
 * @param links - Those known by words.
 * @returns Further links, none for versions without such titles. Reads the figures of both versions once where there is one.
 */
export function pairByPositions(
  before: Version,
  after: Version,
  links: readonly PointLink[],
  verdicts?: Verdicts,
): readonly PointLink[] {
  // Nearly no draft has any, and else each of its points would be looked up.
  if (!hasPositions(before) && !hasPositions(after)) return [];
  const versions = { before, after };
  const linked = { before: new Set(links.map((link) => link.before)), after: new Set(links.map((link) => link.after)) };
  const titles = (["before", "after"] as const).flatMap((side) =>
    titlesOf(versions[side], linked[side]).map((index) => ({ side, index })),
  );
  if (titles.length === 0 || lengthOf(before) + lengthOf(after) > LONGEST) return [];
  const spoken = { before: speakersOf(before), after: speakersOf(after) };
  const found = new Map<string, PointLink>();
  for (const { side, index } of titles) {
    const link = linkOfTitle(index, side, versions, spoken);
    if (link === undefined || linked.before.has(link.before) || linked.after.has(link.after)) continue;
    if (!isDenied(link, versions, verdicts)) found.set(`${link.before} ${link.after}`, link);
  }
  return [...found.values()];
}

function hasPositions({ points }: Version): boolean {
  return points.some(({ positions = [] }) => positions.length > 0);
}

function titlesOf({ points, language }: Version, linked: ReadonlySet<number>): readonly number[] {
  return points.flatMap((point, index) => (!linked.has(index) && isTitlePoint(point, language) ? [index] : []));
}

function lengthOf({ points }: Version): number {
  return points.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
}

/** By what is measured: the points that speak of it, by index. */
type Speakers = ReadonlyMap<string, ReadonlySet<number>>;

function speakersOf({ points, language }: Version): Speakers {
  const speakers = new Map<string, Set<number>>();
  points.forEach(({ text, positions = [] }, index) => {
    for (const said of [text ?? "", ...positions.map((position) => position.text)]) {
      for (const measure of measuresOf(said, language))
        speakers.set(measure, (speakers.get(measure) ?? new Set()).add(index));
    }
  });
  return speakers;
}

function measuresOf(text: string, language: string | undefined): readonly string[] {
  return [...new Set(figuresOf(text, language).flatMap((figure) => measureOf(figure) ?? []))];
}

/** Class and unit; undefined for a bare number, which measures nothing. */
function measureOf({ class: of, unit = "" }: Figure): string | undefined {
  return of === "quantity" && unit === "" ? undefined : `${of} ${unit}`;
}

function linkOfTitle(
  index: number,
  side: Side,
  versions: Readonly<Record<Side, Version>>,
  spoken: Readonly<Record<Side, Speakers>>,
): PointLink | undefined {
  const other: Side = side === "before" ? "after" : "before";
  const { positions = [] } = versions[side].points[index] as Point;
  const measures = positions.map(({ text }) => measuresOf(text, versions[side].language));
  const ofAll = (measures[0] ?? []).filter((measure) => measures.every((some) => some.includes(measure)));
  const partners = ofAll.flatMap((measure) => {
    const [own, others] = [spoken[side].get(measure), spoken[other].get(measure)];
    return own?.size === 1 && others?.size === 1 ? [{ measure, partner: [...others][0] as number }] : [];
  });
  const [first] = partners;
  if (first === undefined || partners.some(({ partner }) => partner !== first.partner)) return undefined;
  const pair = side === "before" ? { before: index, after: first.partner } : { before: first.partner, after: index };
  return { ...pair, score: CHANCE, confidence: "low", why: explain(first.measure) };
}

function explain(measure: string): string {
  const [of] = measure.split(" ");
  return `one is a title on which the parties' positions name a ${of}, and no other point of either text does`;
}

function isDenied(
  link: PointLink,
  { before, after }: Readonly<Record<Side, Version>>,
  verdicts: Verdicts | undefined,
): boolean {
  const [old, now] = [before.points[link.before]?.path, after.points[link.after]?.path];
  return verdicts?.different.some((pair) => pair.before === old && pair.after === now) ?? false;
}
