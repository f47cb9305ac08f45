import type { Point, PointFacts, PointNode } from "../../model/point.ts";

/**
 * Lists a tree of points in reading order, sub-points after their parent, each with its address.
 *
 * A path is the parent's path, a dot and the number, unless the number already begins with the parent's path and a dot;
 * at the top it is the number itself. A point without a number is `¶n` among its siblings, counting from 1. A path that
 * occurs again gets `~2`, `~3`.
 *
 * @returns One entry per point; paths are unique. Never throws, however deep the tree. Linear in the length of all paths.
 */
export function listPoints(nodes: readonly PointNode[]): Point[] {
  return listAll(nodes, "plain") ?? listAll(nodes, "without signs") ?? listAll(nodes, "any") ?? [];
}

/** The sign of a point without a number. */
const SIGN = "¶";

/**
 * What numbers are made of, which says how many paths have to be looked up. Where none holds the sign of points without
 * one, a place among siblings makes a path that no other point can have. Where they are plain, with nothing in them of
 * what paths are put together with, a number does too unless a sibling bears it.
 */
type Numbers = "plain" | "without signs" | "any";

/** @returns Undefined where numbers are not what they were said to be. */
function listAll(nodes: readonly PointNode[], numbers: Numbers): Point[] | undefined {
  const listed: Point[] = [];
  const takePath = pathTaker();
  const open: Level[] = [{ siblings: nodes, next: 0, parent: null, times: undefined }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.siblings[level.next];
    level.next += 1;
    if (node === undefined) {
      open.pop();
      continue;
    }
    if (!areSuch(node.number, numbers)) return undefined;
    const wanted = pathOf(node, level.next, level.parent);
    const isOnly = node.number === "" && numbers !== "any";
    const path = isOnly ? wanted : numbers === "plain" ? pathAmongSiblings(wanted, node, level) : takePath(wanted);
    listed.push(pointOf(node, path, listed.length, open.length - 1, level.parent));
    if (node.points.length > 0) open.push({ siblings: node.points, next: 0, parent: path, times: undefined });
  }
  return listed;
}

type Level = {
  readonly siblings: readonly PointNode[];
  /** How many of them are listed. */
  next: number;
  readonly parent: string | null;
  /** How often each number was borne by those that are; only where there are many. */
  times: Map<string, number> | undefined;
};

function areSuch(number: string, numbers: Numbers): boolean {
  if (numbers === "any" || number === "") return true;
  return numbers === "plain" ? isPlain(number) : !number.includes(SIGN);
}

function isPlain(number: string): boolean {
  for (let at = 0; at < number.length; at++) if (".~¶".includes(number.charAt(at))) return false;
  return true;
}

function pathOf(node: PointNode, place: number, parent: string | null): string {
  const number = node.number === "" ? `${SIGN}${place}` : node.number;
  return parent === null || number.startsWith(`${parent}.`) ? number : `${parent}.${number}`;
}

// Among so few a look at each costs less than a table.
const FEW_SIBLINGS = 12;

/** A path of plain numbers, which only siblings can want too: as `pathTaker` gives it out. */
function pathAmongSiblings(wanted: string, { number }: PointNode, level: Level): string {
  let time = 1;
  if (level.siblings.length <= FEW_SIBLINGS) {
    for (let place = 0; place < level.next - 1; place++) if (level.siblings[place]?.number === number) time += 1;
  } else {
    level.times ??= new Map();
    time += level.times.get(number) ?? 0;
    level.times.set(number, time);
  }
  return time === 1 ? wanted : `${wanted}~${time}`;
}

/** Gives out each path once; the second asker gets `~2`. Remembers how far each path has come, so that repeats stay cheap. */
function pathTaker(): (path: string) => string {
  const times = new Map<string, number>();
  return (path) => {
    let time = times.get(path);
    if (time === undefined) {
      times.set(path, 1);
      return path;
    }
    let free: string;
    do {
      time += 1;
      free = `${path}~${time}`;
    } while (times.has(free));
    times.set(path, time);
    times.set(free, 1);
    return free;
  };
}

function pointOf(node: PointNode, path: string, order: number, depth: number, parent: string | null): Point {
  const { number, label = null, heading = null, text } = node;
  if (!hasFacts(node)) return { path, order, depth, parent, number, label, heading, text };
  return { path, order, depth, parent, number, label, heading, text, ...factsOf(node) };
}

// Most points have none, and spreading nothing four times costs more than all the rest.
function hasFacts({ status, note, sources, positions }: PointNode): boolean {
  return status !== undefined || note !== undefined || sources !== undefined || positions !== undefined;
}

function factsOf({ status, note, sources, positions }: PointNode): PointFacts {
  return {
    ...(status === undefined ? {} : { status }),
    ...(note === undefined ? {} : { note }),
    ...(sources === undefined ? {} : { sources }),
    ...(positions === undefined ? {} : { positions }),
  };
}
