import type { Point } from "../../model/point.ts";

/** A place as far as its reading text is concerned. */
export type ChosenPlace = {
  /** By witness, the head first: its points here. */
  readonly points: readonly (readonly Point[])[];
  /** The points whose words stand; none where the reading text leaves the place out. */
  readonly words: readonly Point[];
};

/** The points of a reading text, and those of each place by its index. */
export type Reading = {
  readonly points: readonly Point[];
  readonly ofPlace: readonly (readonly Point[])[];
  /** The indices of the places as they stand in the reading text, those that it leaves out where they would. */
  readonly order: readonly number[];
};

/**
 * Writes the reading text: chosen words under the numbers and paths of the head of the draft, in its order. What the head
 * has not stands after what it follows in the first witness that has it, under its number there; a path that occurs
 * again gets `~2`, `~3`.
 *
 * @param witnesses - The points of each, the head first.
 * @returns Paths are unique; sub-points come after their parent. The head by itself is its own reading text. Near linear.
 */
export function writeReading(witnesses: readonly (readonly Point[])[], places: readonly ChosenPlace[]): Reading {
  const slots = inOrder(arrangeSlots(witnesses, places));
  const takePath = pathTaker(witnesses[0] ?? []);
  const points: Point[] = [];
  const ofPlace: Point[][] = places.map(() => []);
  const written = new Map<Slot, Point>();
  for (const slot of slots) {
    const parent = writtenAbove(slot, written);
    for (const { words, identity, path } of pointsOfSlot(slot, places[slot.place] as ChosenPlace)) {
      const { number, label } = identity;
      const point: Point = {
        ...words,
        ...{ number, label, parent: parent?.path ?? null, depth: parent === undefined ? 0 : parent.depth + 1 },
        path: path ?? takePath(identity.path),
        order: points.length,
      };
      points.push(point);
      ofPlace[slot.place]?.push(point);
      if (!written.has(slot)) written.set(slot, point);
    }
  }
  return { points, ofPlace, order: [...new Set(slots.map(({ place }) => place))] };
}

/** Where points of a place stand: one for each point of the head, one for a place that the head has not. */
type Slot = {
  readonly place: number;
  /** Of the head's points in the place which this is, counting from 0; 0 where it has none. */
  readonly nth: number;
  readonly parent: Slot | undefined;
  readonly children: Slot[];
};

/** @returns The slots at the top. */
function arrangeSlots(witnesses: readonly (readonly Point[])[], places: readonly ChosenPlace[]): Slot[] {
  const slotsOf: Slot[][] = places.map(() => []);
  const top: Slot[] = [];
  witnesses.forEach((points, witness) => {
    const isHead = witness === 0;
    const placeOf = placesByPath(places, witness);
    const byPath = new Map(points.map((point) => [point.path, point]));
    let previous: Slot | undefined;
    for (const point of points) {
      const place = placeOf.get(point.path) ?? 0;
      const own = slotsOf[place] as Slot[];
      if (isHead || own.length === 0) {
        const above = point.parent === null ? undefined : byPath.get(point.parent);
        const placeAbove = above === undefined ? undefined : placeOf.get(above.path);
        const nth = isHead && above !== undefined ? places[placeAbove ?? 0]?.points[0]?.indexOf(above) : 0;
        const parent = placeAbove === undefined ? undefined : slotsOf[placeAbove]?.[nth ?? 0];
        const slot: Slot = { place, nth: own.length, parent, children: [] };
        own.push(slot);
        const siblings = parent?.children ?? top;
        if (isHead) siblings.push(slot);
        else putAfter(siblings, slot, previous);
      }
      previous = own.at(-1);
    }
  });
  return top;
}

function placesByPath(places: readonly ChosenPlace[], witness: number): ReadonlyMap<string, number> {
  return new Map(
    places.flatMap(({ points }, place) => (points[witness] ?? []).map(({ path }) => [path, place] as const)),
  );
}

/** Behind the sibling that is, or stands above, what it follows; first where it follows nothing but its parent; else last. */
function putAfter(siblings: Slot[], slot: Slot, previous: Slot | undefined): void {
  let before = previous;
  while (before !== undefined && before.parent !== slot.parent) before = before.parent;
  if (before !== undefined) siblings.splice(siblings.indexOf(before) + 1, 0, slot);
  else if (previous === slot.parent) siblings.unshift(slot);
  else siblings.push(slot);
}

function inOrder(top: readonly Slot[]): readonly Slot[] {
  const ordered: Slot[] = [];
  const ahead = [...top].reverse();
  for (let slot = ahead.pop(); slot !== undefined; slot = ahead.pop()) {
    ordered.push(slot);
    for (let index = slot.children.length - 1; index >= 0; index--) ahead.push(slot.children[index] as Slot);
  }
  return ordered;
}

/** The point that what stands in a slot stands under: the nearest above it that the reading text has. */
function writtenAbove(slot: Slot, written: ReadonlyMap<Slot, Point>): Point | undefined {
  for (let above = slot.parent; above !== undefined; above = above.parent) {
    const point = written.get(above);
    if (point !== undefined) return point;
  }
  return undefined;
}

/** A point to write: its words, and the point whose number it has; `path` where that is taken over too. */
type PointToWrite = { readonly words: Point; readonly identity: Point; readonly path?: string };

/** Of the head's points each gives its number to one of the words; what there is more of stands at the last of them. */
function pointsOfSlot({ nth }: Slot, { points: [inHead = []], words }: ChosenPlace): readonly PointToWrite[] {
  if (inHead.length === 0) return words.map((point) => ({ words: point, identity: point }));
  const isLast = nth === inHead.length - 1;
  return words.slice(nth, isLast ? undefined : nth + 1).map((point, index) => {
    const identity = inHead[nth + index];
    return identity === undefined
      ? { words: point, identity: { ...point, path: (inHead.at(-1) as Point).path } }
      : { words: point, identity, path: identity.path };
  });
}

/** Gives out each path once; the second asker gets `~2`. All paths of the head are given out. */
function pathTaker(head: readonly Point[]): (path: string) => string {
  const taken = new Set(head.map(({ path }) => path));
  const times = new Map<string, number>();
  return (path) => {
    let free = path;
    let time = times.get(path) ?? 1;
    while (taken.has(free)) {
      time += 1;
      free = `${path}~${time}`;
    }
    times.set(path, time);
    taken.add(free);
    return free;
  };
}
