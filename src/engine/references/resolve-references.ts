import type { Point } from "../../model/point.ts";
import type { Reference } from "./find-references.ts";
import { findReferenceWord, isDivision } from "./reference-words.ts";

/** What is needed to find the point that a reference names. */
export type PointIndex = {
  readonly parents: ReadonlyMap<string, string | null>;
  /** Paths by word and number as labelled, `article 5`; null where several points are labelled so. */
  readonly labelled: ReadonlyMap<string, string | null>;
  /** The word of the label by path, for points that have one. */
  readonly words: ReadonlyMap<string, string>;
};

/** Indexes the points of a version for `resolveReferences`. Linear in the points. */
export function indexPoints(points: readonly Point[]): PointIndex {
  const parents = new Map<string, string | null>();
  const labelled = new Map<string, string | null>();
  const words = new Map<string, string>();
  for (const { path, parent, label, number } of points) {
    parents.set(path, parent);
    const word = label === null ? undefined : findReferenceWord(LABEL_WORD.exec(label)?.[1] ?? "");
    if (word === undefined) continue;
    words.set(path, word.name);
    const key = labelKey(word.name, number);
    labelled.set(key, labelled.has(key) ? null : path);
  }
  return { parents, labelled, words };
}

// An article that is not agreed may stand in brackets, label and all.
const LABEL_WORD = /^\[?(§|\p{L}+(?:-\p{L}+)?)/u;

function labelKey(word: string, number: string): string {
  return `${word} ${number.toLowerCase()}`;
}

/**
 * Says which points the references of one point name.
 *
 * A label names its point wherever it stands (`Article 5`). Else numbers are read from the nearest surroundings outwards:
 * beside the point first, for `sub-paragraph (b)` under it first, at the top of the text last.
 *
 * @param from - Path of the point in which they stand.
 * @returns For each reference one path for each of its chains, undefined where no such point is found. References to
 *   other papers, and relative ones, name none. Constant time for each chain.
 */
export function resolveReferences(
  references: readonly Reference[],
  index: PointIndex,
  from: string,
): readonly (readonly (string | undefined)[])[] {
  const resolved: (readonly (string | undefined)[])[] = [];
  const resolveAt = (place: number): readonly (string | undefined)[] => {
    const known = resolved[place];
    const reference = references[place];
    if (known !== undefined || reference === undefined) return known ?? [];
    const paths = reference.external
      ? []
      : resolve(reference, scopesOf(reference, references, resolveAt, index, from), index);
    resolved[place] = paths;
    return paths;
  };
  return references.map((_, place) => resolveAt(place));
}

/** A point under which a number is looked for; null for the top of the text. */
type Scope = string | null;

// A point lies hardly deeper; looking further would make deep nesting slow.
const MOST_SCOPES = 32;

function scopesOf(
  { word, within }: Reference,
  references: readonly Reference[],
  resolveAt: (place: number) => readonly (string | undefined)[],
  index: PointIndex,
  from: string,
): readonly Scope[] {
  const around = surroundings(index, from);
  const holder = within === undefined ? undefined : holderNamed(references, within);
  if (within !== undefined && holder === undefined) return [NOWHERE];
  if (holder !== undefined && references[holder]?.kind === "numbered") return [resolveAt(holder)[0] ?? NOWHERE];
  return word.startsWith("sub") ? [from, ...around] : [...around, from];
}

// No path has a line feed at its start.
const NOWHERE = "\n";

const OWN = /^(?:this|the present|настоящ|эт|данн|ц)/iu;
// In references; what was named long before is not meant.
const FARTHEST_NAMED = 32;
const NAMED_BEFORE = /^(?:that|the s|указ|зазн)/iu;

/** The reference that another stands within: for "that Article" the last one to an article; undefined where none is known. */
function holderNamed(references: readonly Reference[], within: number): number | undefined {
  const holder = references[within];
  if (holder === undefined || holder.kind === "numbered" || OWN.test(holder.text)) return within;
  if (!NAMED_BEFORE.test(holder.text)) return undefined;
  const from = Math.max(0, within - FARTHEST_NAMED);
  const named = references
    .slice(from, within)
    .findLastIndex(({ kind, word }) => kind === "numbered" && word === holder.word);
  return named < 0 ? undefined : from + named;
}

/** What stands around a point, from its parent outwards to the top. */
function surroundings({ parents }: PointIndex, from: string): Scope[] {
  const around: Scope[] = [];
  let up = parents.get(from) ?? null;
  for (; up !== null && around.length < MOST_SCOPES; up = parents.get(up) ?? null) around.push(up);
  return [...around, null];
}

function resolve(
  { word, chains, within }: Reference,
  scopes: readonly Scope[],
  index: PointIndex,
): readonly (string | undefined)[] {
  return chains.map((chain) => {
    const [first = "", ...rest] = chain;
    const labelled = within === undefined ? index.labelled.get(labelKey(word, first)) : undefined;
    if (typeof labelled === "string") return findPath(labelled, rest, index);
    for (const scope of scopes) {
      const path = findPath(scope, chain, index);
      if (path !== undefined && mayBeCalled(word, index.words.get(findPath(scope, [first], index) ?? ""))) return path;
    }
    return undefined;
  });
}

/** Whether a point labelled with one word may be named by another: a point as a paragraph, but no article as one. */
function mayBeCalled(word: string, label: string | undefined): boolean {
  return label === undefined || isDivision(label) === isDivision(word);
}

/** A path by the rules of `listPoints`: the number chain, with dots, as it is spelled, in small letters or in capitals. */
function findPath(scope: Scope, chain: readonly string[], { parents }: PointIndex): string | undefined {
  const numbers = chain.length === 1 ? (chain[0] as string) : chain.join(".");
  const above = scope === null ? "" : numbers === "" ? scope : `${scope}.`;
  const path = above + numbers;
  if (parents.has(path)) return path;
  const small = numbers.toLowerCase();
  if (small !== numbers && parents.has(above + small)) return above + small;
  const large = numbers.toUpperCase();
  return large !== numbers && parents.has(above + large) ? above + large : undefined;
}
