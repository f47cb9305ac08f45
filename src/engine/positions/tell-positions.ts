import type { Comparison, Entry, EntryPositions, PositionChange, StatedPosition } from "../../model/comparison.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Party } from "../../model/negotiation.ts";
import type { Point } from "../../model/point.ts";
import { type Figure, type FigureClass, figuresOf } from "./figures-of.ts";

type Side = "before" | "after";

/** One side of a comparison, with what is known of its language and of the parties of its negotiation. */
export type PositionsSide = {
  readonly points: readonly Point[];
  readonly language?: string | undefined;
  readonly parties?: readonly Party[] | undefined;
};

/**
 * Adds to the entries of a comparison what the parties want their points to say, and how the figures of each position
 * differ from what stands on the other side: in the same party's position there, else in the text.
 *
 * @returns The very comparison where no point has positions. Between witnesses of one draft, and of points that are not
 *   reported, positions are listed and not compared. Linear.
 */
export function tellPositions(comparison: Comparison, before: PositionsSide, after: PositionsSide): Comparison {
  const [old, now] = [withPositions(before), withPositions(after)];
  if (old.size === 0 && now.size === 0) return comparison;
  const texts = { before: textsOf(before), after: textsOf(after) };
  const alignment = comparison.alignment.map((entry): Entry => {
    const stated = { before: statedIn(entry.before, old, before), after: statedIn(entry.after, now, after) };
    if (stated.before.length + stated.after.length === 0) return entry;
    const isCompared = comparison.relation !== "witness" && entry.kind !== "unreported";
    const said = {
      before: sideOf(entry.before, texts.before, before.language),
      after: sideOf(entry.after, texts.after, after.language),
    };
    return { ...entry, positions: { ...stated, changes: isCompared ? changesOf(stated, said) : [] } };
  });
  return { ...comparison, alignment };
}

function withPositions({ points }: PositionsSide): ReadonlyMap<string, Point> {
  const some = points.filter(({ positions = [] }) => positions.length > 0);
  return new Map(some.map((point) => [point.path, point]));
}

function textsOf({ points }: PositionsSide): ReadonlyMap<string, string> {
  return new Map(points.map(({ path, text }) => [path, text ?? ""]));
}

function statedIn(
  paths: readonly string[],
  known: ReadonlyMap<string, Point>,
  { parties = [] }: PositionsSide,
): readonly StatedPosition[] {
  return paths.flatMap((path) =>
    (known.get(path)?.positions ?? []).map(({ party, text }) => {
      const name = parties.find(({ id }) => id === party)?.name;
      return { point: path, party, ...(name === undefined ? {} : { name }), text };
    }),
  );
}

/** What a side says of figures: in its text, and of each position. */
type Said = { readonly text: readonly Told[]; readonly language: string | undefined };
/** A figure with its words, as written. */
type Told = Figure & { readonly words: string };

function sideOf(paths: readonly string[], texts: ReadonlyMap<string, string>, language: string | undefined): Said {
  return { text: told(paths.map((path) => texts.get(path) ?? "").join("\n"), language), language };
}

function told(text: string, language: string | undefined): readonly Told[] {
  return figuresOf(text, language).map((figure) => {
    const { start, end, bound } = figure;
    const words = text.slice(Math.min(start, bound?.start ?? start), Math.max(end, bound?.end ?? end));
    return { ...figure, words };
  });
}

function changesOf(stated: Pick<EntryPositions, Side>, said: Readonly<Record<Side, Said>>): readonly PositionChange[] {
  const wanted = {
    before: groupBy(stated.before, ({ party }) => party),
    after: groupBy(stated.after, ({ party }) => party),
  };
  const parties = new Map([...stated.after, ...stated.before].map((one) => [one.party, one.name]));
  return Array.from(parties, ([party, name]) => {
    const [old, now] = [wanted.before.get(party), wanted.after.get(party)];
    const before = { figures: figuresSaid(old, said.before), in: old === undefined ? "text" : "position" } as const;
    const after = { figures: figuresSaid(now, said.after), in: now === undefined ? "text" : "position" } as const;
    const who = { party, ...(name === undefined ? {} : { name }) };
    return differences(before.figures, after.figures).map((change): PositionChange => {
      return { ...who, ...change, beforeIn: before.in, afterIn: after.in };
    });
  }).flat();
}

/** The figures of a party's positions on a side; of its text where the party wants nothing else there. */
function figuresSaid(positions: readonly StatedPosition[] | undefined, { text, language }: Said): readonly Told[] {
  return positions === undefined ? text : positions.flatMap((position) => told(position.text, language));
}

type Difference = Pick<PositionChange, "class" | "before" | "after" | "values" | "direction">;

/**
 * Figures of one class and unit that differ, all of them together where there are several: which of them became which is
 * not guessed. What only one side has is told of neither.
 */
function differences(before: readonly Told[], after: readonly Told[]): readonly Difference[] {
  const [old, now] = [groupBy(before, measureOf), groupBy(after, measureOf)];
  return [...old].flatMap(([measure, were]): readonly Difference[] => {
    const are = now.get(measure) ?? [];
    const [gone, come] = [without(were, are), without(are, were)];
    const [first, counterpart] = [gone[0], come[0]];
    if (first === undefined || counterpart === undefined) return [];
    const direction = gone.length === 1 && come.length === 1 ? directionOf(first, counterpart) : undefined;
    return [
      {
        class: first.class satisfies FigureClass,
        before: wordsOf(gone),
        after: wordsOf(come),
        values: [valuesOf(gone), valuesOf(come)],
        ...(direction === undefined ? {} : { direction }),
      },
    ];
  });
}

function measureOf({ class: of, unit = "" }: Figure): string {
  return `${of} ${unit}`;
}

function without(some: readonly Told[], others: readonly Told[]): readonly Told[] {
  const values = new Set(others.map(valueSaid));
  return some.filter((one) => !values.has(valueSaid(one)));
}

/** "Up to 50 years" is not "50 years". */
function valueSaid({ value, bound }: Told): string {
  return bound === undefined ? value : `${bound.value} ${value}`;
}

function wordsOf(figures: readonly Told[]): string {
  return [...new Set(figures.map(({ words }) => words))].join(", ");
}

function valuesOf(figures: readonly Told[]): string {
  return [...new Set(figures.map(valueSaid))].join(", ");
}

function directionOf({ size: old }: Told, { size: now }: Told): "up" | "down" | undefined {
  if (old === undefined || now === undefined || old === now) return undefined;
  return now > old ? "up" : "down";
}
