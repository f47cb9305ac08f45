import type { Change, Redline, RedlineRun } from "../model/comparison.ts";
import type { Side } from "./redline-parts.ts";

/** A box around words that changed in substance, and what about them did: several classes where their words overlap. */
export type Box = {
  readonly classes: readonly Change["class"][];
  /** Whether all that is known of its words rests on a guess. */
  readonly isDoubtful: boolean;
};

/** A run of a redline, and the box that all of its words stand in. */
export type BoxedRun = readonly [sign: RedlineRun[0], text: string, box?: Box];

/**
 * Cuts a redline where the words of changes of substance begin and end. What either side says of one change stands in one
 * box where nothing but blanks is between the two, struck words of the other side within it; words of two changes that
 * overlap share a box, so that none stands within another.
 *
 * @param side - Of a redline with the runs of one side only; without it, the spans of both sides count.
 * @returns Runs that give the same texts. Linear in the redline, but for sorting the changes. Never throws: spans that
 *   point outside the texts are passed over.
 */
export function boxSubstance(redline: Redline, changes: readonly Change[], side?: Side): readonly BoxedRun[] {
  const told = changes.filter(({ substance }) => substance);
  if (told.length === 0) return redline;
  const drawn = drawOut(redline);
  const sides = side === undefined ? (["before", "after"] as const) : [side];
  const stretches = told.flatMap((change) => sides.flatMap((one) => stretchOf(change, drawn.places[one], one) ?? []));
  return cutRuns(redline, drawn.characters, joinStretches(stretches, drawn.characters));
}

/** The code points of a redline in a row, and for each side at which place of the row each of its own stands. */
type Drawn = { readonly characters: readonly string[]; readonly places: Readonly<Record<Side, readonly number[]>> };

function drawOut(redline: Redline): Drawn {
  const [before, after, characters]: [number[], number[], string[]] = [[], [], []];
  for (const [sign, text] of redline) {
    for (const character of text) {
      if (sign !== "+") before.push(characters.length);
      if (sign !== "-") after.push(characters.length);
      characters.push(character);
    }
  }
  return { characters, places: { before, after } };
}

/** From `start` up to `end`, as places in the row. */
type Stretch = { readonly start: number; readonly end: number; readonly change: Change };

function stretchOf(change: Change, places: readonly number[], side: Side): Stretch | undefined {
  const span = side === "before" ? change.beforeSpan : change.afterSpan;
  if (span === null) return undefined;
  const [start, last] = [places[span[0]], places[span[1] - 1]];
  return start === undefined || last === undefined || last < start ? undefined : { start, end: last + 1, change };
}

type Joined = { readonly start: number; readonly end: number; readonly changes: ReadonlySet<Change> };

function joinStretches(stretches: readonly Stretch[], characters: readonly string[]): readonly Joined[] {
  const joined: Joined[] = [];
  for (const { start, end, change } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const isOne =
      last !== undefined &&
      (start < last.end || (last.changes.has(change) && characters.slice(last.end, start).every(isBlank)));
    if (!isOne) joined.push({ start, end, changes: new Set([change]) });
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        changes: new Set([...last.changes, change]),
      };
  }
  return joined;
}

function isBlank(character: string): boolean {
  return character === " ";
}

function cutRuns(redline: Redline, characters: readonly string[], boxes: readonly Joined[]): readonly BoxedRun[] {
  const made = boxes.map(
    ({ changes }): Box => ({
      classes: [...new Set([...changes].map(({ class: of }) => of))],
      isDoubtful: [...changes].every(({ confidence }) => confidence === "low"),
    }),
  );
  const runs: BoxedRun[] = [];
  let [place, next] = [0, 0];
  for (const [sign, text] of redline) {
    const end = place + Array.from(text).length;
    while (place < end) {
      const [joined, box] = [boxes[next], made[next]];
      const isInside = joined !== undefined && joined.start <= place;
      const stop = Math.min(end, joined === undefined ? end : isInside ? joined.end : joined.start);
      const words = characters.slice(place, stop).join("");
      runs.push(isInside && box !== undefined ? [sign, words, box] : [sign, words]);
      if (isInside && stop === joined.end) next += 1;
      place = stop;
    }
  }
  return runs;
}
