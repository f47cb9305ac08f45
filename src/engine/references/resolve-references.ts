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
  /** What stands behind the last dot of any path. */
  readonly lastParts: ReadonlySet<string>;
};

/** Indexes the points of a version for `resolveReferences`. Linear in the points. */
export function indexPoints(points: readonly Point[]): PointIndex {
  const parents = new Map<string, string | null>();
  const labelled = new Map<string, string | null>();
  const words = new Map<string, string>();
  const lastParts = new Set<string>();
  for (const { path, parent, label, number } of points) {
    parents.set(path, parent);
    lastParts.add(lastPartOf(path));
    const word = label === null ? undefined : findReferenceWord(LABEL_WORD.exec(label)?.[1] ?? "");
    if (word === undefined) continue;
    words.set(path, word.name);
    const key = labelKey(word.name, number);
    labelled.set(key, labelled.has(key) ? null : path);
  }
  return { parents, labelled, words, lastParts };
}

// An article that is not agreed may stand in brackets, label and all.
const LABEL_WORD = /^\[?(§|\p{L}+(?:-\p{L}+)?)/u;

function labelKey(word: string, number: string): string {
  return `${word} ${number.toLowerCase()}`;
}

/** The paths that a reference names, by its place in the list: see `resolveReferences`. */
export type Resolver = (place: number) => readonly (string | undefined)[];

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
  const resolveAt = resolver(references, index, from);
  return references.map((_, place) => resolveAt(place));
}

/**
 * The same, each reference when it is first asked for.
 *
 * @param depth - How many numbers of a chain are looked at, the outermost first; all without it.
 */
export function resolver(references: readonly Reference[], index: PointIndex, from: string, depth?: number): Resolver {
  const resolved: (readonly (string | undefined)[])[] = [];
  const around = scopesAround(index, from);
  const resolveAt: Resolver = (place) => {
    const known = resolved[place];
    const reference = references[place];
    if (known !== undefined || reference === undefined) return known ?? [];
    const paths = reference.external
      ? []
      : resolve(reference, scopesOf(reference, references, resolveAt, around), index, depth);
    resolved[place] = paths;
    return paths;
  };
  return resolveAt;
}

/** A point under which a number is looked for; null for the top of the text. */
type Scope = string | null;

/** The point itself and what stands around it: nearest first, or itself last. */
type ScopesAround = { readonly inside: readonly Scope[]; readonly beside: readonly Scope[] };

function scopesAround(index: PointIndex, from: string): ScopesAround {
  const around = surroundings(index, from);
  return { inside: [from, ...around], beside: [...around, from] };
}

// A point lies hardly deeper; looking further would make deep nesting slow.
const MOST_SCOPES = 32;

function scopesOf(
  { word, within }: Reference,
  references: readonly Reference[],
  resolveAt: Resolver,
  around: ScopesAround,
): readonly Scope[] {
  const holder = within === undefined ? undefined : holderNamed(references, within);
  if (within !== undefined && holder === undefined) return [NOWHERE];
  if (holder !== undefined && references[holder]?.kind === "numbered") return [resolveAt(holder)[0] ?? NOWHERE];
  return word.startsWith("sub") ? around.inside : around.beside;
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
  depth: number | undefined,
): readonly (string | undefined)[] {
  return chains.map((whole) => {
    const chain = depth === undefined ? whole : whole.slice(0, depth);
    const [first = ""] = chain;
    const labelled =
      within === undefined && index.labelled.size > 0 ? index.labelled.get(labelKey(word, first)) : undefined;
    if (typeof labelled === "string") return findPath(labelled, spellingsOf(chain.slice(1), index), index);
    const spellings = spellingsOf(chain, index);
    if (spellings.length === 0) return undefined;
    for (const scope of scopes) {
      const path = findPath(scope, spellings, index);
      if (path !== undefined && mayBeCalled(word, labelOf(scope, first, index))) return path;
    }
    return undefined;
  });
}

/** The word of the label of the outermost point that a chain names. */
function labelOf(scope: Scope, first: string, index: PointIndex): string | undefined {
  return index.words.get(findPath(scope, spellingsOf([first], index), index) ?? "");
}

/** Whether a point labelled with one word may be named by another: a point as a paragraph, but no article as one. */
function mayBeCalled(word: string, label: string | undefined): boolean {
  return label === undefined || isDivision(label) === isDivision(word);
}

/**
 * How a path may end that a chain of numbers names, by the rules of `listPoints`: with them and dots between, as they
 * are spelled, in small letters or in capitals. Only endings that some path has: most numbers that name no point here
 * name none anywhere, and no path need be put together to see it.
 */
function spellingsOf(chain: readonly string[], { lastParts }: PointIndex): readonly string[] {
  const numbers = chain.length === 1 ? (chain[0] as string) : chain.join(".");
  if (numbers === "") return ITSELF;
  const spellings = lastParts.has(lastPartOf(numbers)) ? [numbers] : [];
  if (FIGURES.test(numbers)) return spellings;
  const small = numbers.toLowerCase();
  const large = numbers.toUpperCase();
  if (small !== numbers && lastParts.has(lastPartOf(small))) spellings.push(small);
  if (large !== numbers && lastParts.has(lastPartOf(large))) spellings.push(large);
  return spellings;
}

// They are spelled in one way; a range names up to a hundred.
const FIGURES = /^[\d.]+$/;

// Of a chain without numbers: the scope.
const ITSELF: readonly string[] = [""];

/** What stands behind the last dot of a path, or of numbers that a path may end with. */
function lastPartOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function findPath(scope: Scope, spellings: readonly string[], { parents }: PointIndex): string | undefined {
  for (const numbers of spellings) {
    const above = scope === null ? "" : numbers === "" ? scope : `${scope}.`;
    const path = above + numbers;
    if (parents.has(path)) return path;
  }
  return undefined;
}
