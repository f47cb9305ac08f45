import type { Change, Comparison, Entry, EntryKind, Link } from "../model/comparison.ts";
import { type KeptInPlace, keptInPlace } from "./kept-in-place.ts";

/** An entry of a comparison without the words: those are read, and redlined, where a reader wants to see them. */
export type AlignedEntry = Omit<Entry, "redline" | "headingRedline" | "precise">;

/** Points that were kept in place: the score and the evidence that they share, and their paths, the same on both sides. */
type PackedKept = readonly [score: number | null, why: string, paths: readonly string[]];
/** By place in the entry's paths; the fourth is 1 where confidence is low. */
type PackedLink = readonly [before: number, after: number, score: number | null, low: 0 | 1, why: string];
/** Flags: 1 moved, 2 renumbered. */
export type PackedEntry = readonly [
  kind: EntryKind,
  before: readonly string[],
  after: readonly string[],
  flags: number,
  links: readonly PackedLink[],
  changes: readonly Change[],
];

/** What became of the points of two versions, as it is kept. */
export type PackedAlignment = { readonly kept: readonly PackedKept[]; readonly others: readonly PackedEntry[] };

const MOVED = 1;
const RENUMBERED = 2;

/** Packs a comparison; its redlines are left out. Linear. */
export function packAlignment({ alignment }: Pick<Comparison, "alignment">): PackedAlignment {
  const kept = new Map<string, { readonly score: number | null; readonly why: string; readonly paths: string[] }>();
  const others: PackedEntry[] = [];
  for (const entry of alignment) {
    const link = linkInPlace(entry);
    if (link === undefined) {
      others.push(packEntry(entry));
      continue;
    }
    const { score, why } = link;
    const key = `${score} ${why}`;
    const known = kept.get(key);
    if (known === undefined) kept.set(key, { score, why, paths: [link.before] });
    else known.paths.push(link.before);
  }
  return { kept: Array.from(kept.values(), ({ score, why, paths }) => [score, why, paths] as const), others };
}

/** The link of a point that nothing happened to. */
function linkInPlace({ kind, moved, renumbered, links, changes }: Entry): Link | undefined {
  const [link] = links;
  const untouched = kind === "kept" && !moved && !renumbered && links.length === 1 && changes.length === 0;
  return untouched && link?.confidence === "high" && link.before === link.after ? link : undefined;
}

/** Packs one entry. */
export function packEntry(entry: AlignedEntry): PackedEntry {
  const { kind, before, after, moved, renumbered, links, changes } = entry;
  return [
    kind,
    before,
    after,
    (moved ? MOVED : 0) + (renumbered ? RENUMBERED : 0),
    links.map((link) => [
      before.indexOf(link.before),
      after.indexOf(link.after),
      link.score,
      link.confidence === "low" ? 1 : 0,
      link.why,
    ]),
    changes,
  ];
}

function unpackEntry([kind, before, after, flags, packed, changes]: PackedEntry): AlignedEntry {
  const links = packed.map(([old, now, score, low, why]): Link => {
    return { before: before[old] ?? "", after: after[now] ?? "", score, confidence: low ? "low" : "high", why };
  });
  const scores = links.map(({ score }) => score);
  return {
    kind,
    before,
    after,
    moved: (flags & MOVED) !== 0,
    renumbered: (flags & RENUMBERED) !== 0,
    score: scores.length === 0 || scores.includes(null) ? null : Math.min(...scores.map(Number)),
    confidence: links.some(({ confidence }) => confidence === "low") ? "low" : "high",
    links,
    changes,
  };
}

/** Looks up what became of points between two versions. Most were kept in place, and cost a path in a map each. */
export class AlignedPoints {
  readonly #kept = new Map<string, KeptInPlace>();
  readonly #ofBefore = new Map<string, AlignedEntry>();
  readonly #ofAfter = new Map<string, AlignedEntry>();
  /** Paths of the points before that were dropped, and of those after that have no counterpart, in reading order. */
  readonly dropped: readonly string[];
  readonly unlinked: readonly string[];
  /** Whether one side has points that the other may have too, where not all of that one is known. */
  readonly mayHide: boolean;
  /** How many points it knows of. */
  readonly size: number;

  constructor({ kept, others }: PackedAlignment) {
    for (const [score, why, paths] of kept) {
      const one = keptInPlace(score, why);
      for (const path of paths) this.#kept.set(path, one);
    }
    const [dropped, unlinked]: [string[], string[]] = [[], []];
    for (const packed of others) {
      const entry = unpackEntry(packed);
      for (const path of entry.before) this.#ofBefore.set(path, entry);
      for (const path of entry.after) this.#ofAfter.set(path, entry);
      if (entry.kind === "dropped") dropped.push(...entry.before);
      if (entry.before.length === 0) unlinked.push(...entry.after);
    }
    this.dropped = dropped;
    this.unlinked = unlinked;
    this.mayHide = others.some(([kind, before, after]) => kind === "unreported" && before.length * after.length === 0);
    this.size = this.#kept.size + this.#ofBefore.size + this.#ofAfter.size;
  }

  /** The counterparts of some points, on the other side; the very set given, where all were kept in place. */
  counterparts(paths: ReadonlySet<string>, side: "before" | "after"): ReadonlySet<string> {
    if (this.#areKept(paths)) return paths;
    const entries = side === "before" ? this.#ofBefore : this.#ofAfter;
    const other = side === "before" ? "after" : "before";
    const found = new Set<string>();
    for (const path of paths) {
      if (this.#kept.has(path)) found.add(path);
      for (const link of entries.get(path)?.links ?? []) if (link[side] === path) found.add(link[other]);
    }
    return found;
  }

  /** Whether a point has a counterpart on the other side. */
  isLinked(path: string, side: "before" | "after"): boolean {
    return this.counterparts(new Set([path]), side).size > 0;
  }

  /** Whether any of the points before corresponds to any of those after. */
  areLinked(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
    for (const path of before) {
      if (this.#kept.has(path) && after.has(path)) return true;
      const entry = this.#ofBefore.get(path);
      if (entry?.links.some((link) => link.before === path && after.has(link.after))) return true;
    }
    return false;
  }

  /** The entries that any of these points has a part in, each once. Of one point that was kept in place the list is shared. */
  entriesOf(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly AlignedEntry[] {
    const only = before.size === 1 && after.size === 1 ? this.#keptAlone(before, after) : undefined;
    if (only !== undefined) return only;
    const found = new Map<string | AlignedEntry, AlignedEntry>();
    for (const [paths, entries] of [
      [before, this.#ofBefore],
      [after, this.#ofAfter],
    ] as const) {
      for (const path of paths) {
        const kept = this.#kept.get(path);
        if (kept !== undefined) found.set(path, kept.entryOf(path)[0]);
        const entry = entries.get(path);
        if (entry !== undefined) found.set(entry, entry);
      }
    }
    return [...found.values()];
  }

  #areKept(paths: ReadonlySet<string>): boolean {
    for (const path of paths) if (!this.#kept.has(path)) return false;
    return true;
  }

  /** The entry of one point that was kept in place, as most are in most versions. */
  #keptAlone(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly [AlignedEntry] | undefined {
    for (const path of before) if (after.has(path)) return this.#kept.get(path)?.entryOf(path);
    return undefined;
  }
}
