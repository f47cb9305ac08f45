import { NONE, type Pair } from "../alignment/partners.ts";

/** Points that correspond, directly or through others: indexes into the points of each side and into the links. */
export type LinkGroup = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly links: readonly number[];
};

/**
 * What is made of each group. Most are pairs that nobody else has a part in, or points without a link: of them the link,
 * or the point, alone is named.
 */
export type MakeOfGroup<Made> = {
  readonly ofPair: (link: number) => Made;
  readonly ofDropped: (before: number) => Made;
  readonly ofAdded: (after: number) => Made;
  readonly ofOthers: (group: LinkGroup) => Made;
};

/**
 * Gathers links into connected components, and gives every point without a link a group of its own.
 *
 * @returns What `make` made of each, in the order of `after`; a group without points after stands behind the last one
 *   that starts before it. Near linear in points and links; a pair, or a point alone, costs a look and no memory.
 */
export function mapGroups<Made>(
  beforeCount: number,
  afterCount: number,
  links: readonly Pair[],
  make: MakeOfGroup<Made>,
): Made[] {
  const only = findOnlyLinks(beforeCount, afterCount, links);
  const contested = groupContested(links, only);
  const dropped = new DroppedPoints(links, only, contested);
  const made: Made[] = [];
  const makeDropped = (before: number) => {
    made.push(make.ofDropped(before));
  };
  dropped.forEachBehind(AT_THE_START, makeDropped);
  for (let index = 0; index < afterCount; index++) {
    const link = only.ofAfter[index] as number;
    if (link >= 0) made.push(make.ofPair(link));
    else if (link === NONE) made.push(make.ofAdded(index));
    else {
      const group = contested.ofAfter.get(index);
      if (group?.after[0] !== index) continue;
      made.push(make.ofOthers(group));
    }
    dropped.forEachBehind(index, makeDropped);
  }
  return made;
}

/** The groups of `mapGroups`. */
export function groupLinks(beforeCount: number, afterCount: number, links: readonly Pair[]): readonly LinkGroup[] {
  return mapGroups<LinkGroup>(beforeCount, afterCount, links, {
    ofPair: (link) => groupOfPair(link, links),
    ofDropped: (before) => ({ before: [before], after: [], links: [] }),
    ofAdded: (after) => ({ before: [], after: [after], links: [] }),
    ofOthers: (group) => group,
  });
}

/** A link that stands alone, as a group. */
function groupOfPair(link: number, links: readonly Pair[]): LinkGroup {
  const { before, after } = links[link] as Pair;
  return { before: [before], after: [after], links: [link] };
}

/** By point: its link where neither end has another; `NONE` where it has no link, else `CONTESTED`. */
type OnlyLinks = { readonly ofBefore: Int32Array; readonly ofAfter: Int32Array };
const CONTESTED = -2;

function findOnlyLinks(beforeCount: number, afterCount: number, links: readonly Pair[]): OnlyLinks {
  const ofBefore = new Int32Array(beforeCount).fill(NONE);
  const ofAfter = new Int32Array(afterCount).fill(NONE);
  for (let index = 0; index < links.length; index++) {
    const { before, after } = links[index] as Pair;
    ofBefore[before] = ofBefore[before] === NONE ? index : CONTESTED;
    ofAfter[after] = ofAfter[after] === NONE ? index : CONTESTED;
  }
  for (let index = 0; index < links.length; index++) {
    const { before, after } = links[index] as Pair;
    if (ofBefore[before] === index && ofAfter[after] === index) continue;
    ofBefore[before] = CONTESTED;
    ofAfter[after] = CONTESTED;
  }
  return { ofBefore, ofAfter };
}

/** Groups of the points whose links are contested, by such a point. */
type ContestedGroups = {
  readonly ofBefore: ReadonlyMap<number, LinkGroup>;
  readonly ofAfter: ReadonlyMap<number, LinkGroup>;
};
type GrowingGroup = { readonly before: number[]; readonly after: number[]; readonly links: number[] };

function groupContested(links: readonly Pair[], only: OnlyLinks): ContestedGroups {
  const contested: number[] = [];
  for (let index = 0; index < links.length; index++)
    if (only.ofBefore[(links[index] as Pair).before] === CONTESTED) contested.push(index);
  const ofBefore = new Map<number, GrowingGroup>();
  const ofAfter = new Map<number, GrowingGroup>();
  if (contested.length === 0) return { ofBefore, ofAfter };
  const beforeCount = only.ofBefore.length;
  const rootOf = components(
    beforeCount,
    only.ofAfter.length,
    contested.map((index) => links[index] as Pair),
  );
  const groups = new Map<number, GrowingGroup>();
  const groupOf = (node: number): GrowingGroup => {
    const root = rootOf(node);
    const known = groups.get(root);
    if (known !== undefined) return known;
    const group = { before: [], after: [], links: [] };
    groups.set(root, group);
    return group;
  };
  only.ofBefore.forEach((link, index) => {
    if (link !== CONTESTED) return;
    const group = groupOf(index);
    group.before.push(index);
    ofBefore.set(index, group);
  });
  only.ofAfter.forEach((link, index) => {
    if (link !== CONTESTED) return;
    const group = groupOf(beforeCount + index);
    group.after.push(index);
    ofAfter.set(index, group);
  });
  for (const index of contested) ofBefore.get((links[index] as Pair).before)?.links.push(index);
  return { ofBefore, ofAfter };
}

/** Union-find with path halving. */
function components(beforeCount: number, afterCount: number, links: readonly Pair[]): (node: number) => number {
  const parent = new Int32Array(beforeCount + afterCount);
  for (let node = 0; node < parent.length; node++) parent[node] = node;
  const rootOf = (node: number): number => {
    let current = node;
    for (;;) {
      const up = parent[current] ?? current;
      if (up === current) return current;
      parent[current] = parent[up] ?? up;
      current = up;
    }
  };
  for (const link of links) parent[rootOf(link.before)] = rootOf(beforeCount + link.after);
  return rootOf;
}

// At the very start, before everything.
const AT_THE_START = -1;

/** The points without a counterpart, by the place after that they stand behind. */
class DroppedPoints {
  /** By place after, the start before all of them: the first that stands behind it. */
  readonly #first: Int32Array;
  /** By point: the next behind the same place. */
  readonly #next: Int32Array;

  constructor(links: readonly Pair[], { ofBefore, ofAfter }: OnlyLinks, contested: ContestedGroups) {
    this.#first = new Int32Array(ofAfter.length + 1).fill(NONE);
    this.#next = new Int32Array(ofBefore.length).fill(NONE);
    const last = new Int32Array(ofAfter.length + 1).fill(NONE);
    let behind = AT_THE_START;
    for (let index = 0; index < ofBefore.length; index++) {
      const link = ofBefore[index] as number;
      if (link >= 0) behind = (links[link] as Pair).after;
      else if (link === CONTESTED) {
        const group = contested.ofBefore.get(index);
        if (group?.before[0] === index) behind = group.after[0] ?? behind;
      } else {
        const place = behind - AT_THE_START;
        if (last[place] === NONE) this.#first[place] = index;
        else this.#next[last[place] as number] = index;
        last[place] = index;
      }
    }
  }

  forEachBehind(after: number, take: (before: number) => void): void {
    let index = this.#first[after - AT_THE_START] as number;
    for (; index !== NONE; index = this.#next[index] as number) take(index);
  }
}
