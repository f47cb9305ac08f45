import type { Point } from "../../model/point.ts";
import type { Reference } from "./find-references.ts";
import { findReferenceWord } from "./reference-words.ts";

/** What is needed to find the point that a reference names. */
export type PointIndex = {
  readonly parents: ReadonlyMap<string, string | null>;
  /** Paths by word and number as labelled, `article 5`; null where several points are labelled so. */
  readonly labelled: ReadonlyMap<string, string | null>;
};

/** Indexes the points of a version for `resolveReferences`. Linear in the points. */
export function indexPoints(points: readonly Point[]): PointIndex {
  const parents = new Map<string, string | null>();
  const labelled = new Map<string, string | null>();
  for (const { path, parent, label, number } of points) {
    parents.set(path, parent);
    const word = label === null ? undefined : findReferenceWord(LABEL_WORD.exec(label)?.[0] ?? "");
    if (word === undefined) continue;
    const key = labelKey(word.name, number);
    labelled.set(key, labelled.has(key) ? null : path);
  }
  return { parents, labelled };
}

const LABEL_WORD = /^(?:§|\p{L}+(?:-\p{L}+)?)/u;

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
  // From the last one on, because the one that holds another stands after it.
  for (let place = references.length - 1; place >= 0; place--) {
    const reference = references[place];
    if (reference === undefined) continue;
    resolved[place] = reference.external
      ? []
      : resolve(reference, scopesOf(reference, references, resolved, index, from), index);
  }
  return resolved;
}

/** A point under which a number is looked for; null for the top of the text. */
type Scope = string | null;

// A point lies hardly deeper; looking further would make deep nesting slow.
const MOST_SCOPES = 32;

function scopesOf(
  { word, within }: Reference,
  references: readonly Reference[],
  resolved: readonly (readonly (string | undefined)[])[],
  index: PointIndex,
  from: string,
): readonly Scope[] {
  const around = surroundings(index, from);
  if (within !== undefined && references[within]?.kind === "numbered")
    return resolved[within]?.slice(0, 1).map((path) => path ?? NOWHERE) ?? [];
  return word.startsWith("sub") ? [from, ...around] : [...around, from];
}

// No path has a line feed at its start.
const NOWHERE = "\n";

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
      if (path !== undefined) return path;
    }
    return undefined;
  });
}

/** A path by the rules of `listPoints`: the number chain, with dots. */
function findPath(scope: Scope, chain: readonly string[], { parents }: PointIndex): string | undefined {
  const numbers = chain.join(".");
  const spellings = [numbers, numbers.toLowerCase(), numbers.toUpperCase()];
  const join = (number: string) => (scope === null || number === "" ? `${scope ?? ""}${number}` : `${scope}.${number}`);
  return spellings.map(join).find((path) => parents.has(path));
}
