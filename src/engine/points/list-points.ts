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
  return listAll(nodes, false) ?? listAll(nodes, true) ?? [];
}

/** The sign of a point without a number. */
const SIGN = "¶";

/**
 * @param anySigns - Whether numbers may hold the sign of points without one. Where none does, a place among siblings
 *   makes a path that no other point can have, which is then not looked up: most paths of long texts are such.
 * @returns Undefined where `anySigns` is false and a number holds the sign all the same.
 */
function listAll(nodes: readonly PointNode[], anySigns: boolean): Point[] | undefined {
  const listed: Point[] = [];
  const takePath = pathTaker();
  const open: Level[] = [{ siblings: nodes, next: 0, parent: null }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.siblings[level.next];
    level.next += 1;
    if (node === undefined) {
      open.pop();
      continue;
    }
    if (!anySigns && node.number.includes(SIGN)) return undefined;
    const wanted = pathOf(node, level.next, level.parent);
    const path = node.number === "" && !anySigns ? wanted : takePath(wanted);
    listed.push(pointOf(node, path, listed.length, open.length - 1, level.parent));
    if (node.points.length > 0) open.push({ siblings: node.points, next: 0, parent: path });
  }
  return listed;
}

type Level = { readonly siblings: readonly PointNode[]; next: number; readonly parent: string | null };

function pathOf(node: PointNode, place: number, parent: string | null): string {
  const number = node.number === "" ? `${SIGN}${place}` : node.number;
  return parent === null || number.startsWith(`${parent}.`) ? number : `${parent}.${number}`;
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
