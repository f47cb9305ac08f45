import type { Change, Link } from "../model/comparison.ts";
import { keepLast } from "../model/keep-recent.ts";
import type { AlignedEntry } from "./aligned-points.ts";

/** The evidence by which points were kept in place, with the entry of each, which is always the same. */
export type KeptInPlace = {
  /** A list of one, and one and the same list at each question. */
  entryOf(path: string): readonly [AlignedEntry];
};

// In negotiations of 1,000 versions there were three. Beyond these the oldest is forgotten, and made anew where it is wanted.
const MOST_EVIDENCE = 1000;
const MOST_PATHS = 10_000;

const known = new Map<string, KeptInPlace>();

/**
 * Most points of most versions were kept in place on the same few grounds, and are told of in the same words: a track of a
 * thousand stations, most of them so, would else make a thousand equal entries.
 *
 * @returns For the same score and evidence the same object, over all alignments.
 */
export function keptInPlace(score: number | null, why: string): KeptInPlace {
  const name = `${score} ${why}`;
  const one = known.get(name) ?? makeKept(score, why);
  keepLast(known, name, one, MOST_EVIDENCE);
  return one;
}

/** Whether an entry is one of these, and so the same at many stations of a track. */
export function isKeptInPlace({ kind, before, after }: AlignedEntry): boolean {
  return kind === "kept" && before === after;
}

function makeKept(score: number | null, why: string): KeptInPlace {
  const entries = new Map<string, readonly [AlignedEntry]>();
  return {
    entryOf(path) {
      const made = entries.get(path);
      if (made !== undefined) return made;
      const entry = [makeEntry(path, score, why)] as const;
      keepLast(entries, path, entry, MOST_PATHS);
      return entry;
    },
  };
}

const NO_CHANGES: readonly Change[] = [];

function makeEntry(path: string, score: number | null, why: string): AlignedEntry {
  // Of no other entry are both lists one: see `isKeptInPlace`.
  const paths = [path];
  const links: readonly Link[] = [{ before: path, after: path, score, confidence: "high", why }];
  return {
    kind: "kept",
    before: paths,
    after: paths,
    moved: false,
    renumbered: false,
    score,
    confidence: "high",
    links,
    changes: NO_CHANGES,
  };
}
