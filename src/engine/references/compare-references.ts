import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import { findReferences, mayNamePoints, type Reference } from "./find-references.ts";
import { type PointIndex, resolver } from "./resolve-references.ts";

/** Two versions, and what became of the points of the earlier one. */
export type ComparedPoints = {
  readonly before: PointIndex;
  readonly after: PointIndex;
  /** Paths of the points after that a point before is linked to. */
  readonly counterparts: (path: string) => readonly string[];
  /** Whether a point before that has no counterpart may stand in the later paper all the same, which is not known in full. */
  readonly mayStand: (path: string) => boolean;
};

/** What became of one reference. */
export type ReferenceChange = {
  /** False where only the number moved with the point that it names. */
  readonly substance: boolean;
  /** One line that says why. */
  readonly note: string;
  readonly before: string;
  readonly after: string;
  /** `[start, end)` in code points of the text of its point. */
  readonly beforeSpan: readonly [start: number, end: number];
  readonly afterSpan: readonly [start: number, end: number];
};

/**
 * Compares the references of a point with those of its counterpart: which follow the renumbering, which name another
 * point now, and which were left as they were although the point that they name has another number now.
 *
 * References that came or went alone, relative ones, and those whose points are known on neither side are passed over
 * unless their number changed.
 *
 * @returns At most 1,000, in the order of the later text. Linear in the two texts and near linear in their references.
 *   Never throws.
 */
export function compareReferences(before: Point, after: Point, versions: ComparedPoints): readonly ReferenceChange[] {
  const [earlier, later] = [before.text ?? "", after.text ?? ""];
  if (!mayNamePoints(earlier) || !mayNamePoints(later)) return [];
  const references = findReferences(earlier);
  // The glance finds some texts too many, for which alone the points need not be indexed.
  if (!references.some(isNumbered)) return [];
  const old = readSide(references, versions.before, before.path);
  // A point kept word for word names others in the same places.
  const isKept = earlier === later;
  const now = readSide(isKept ? references : findReferences(later), versions.after, after.path);
  if (isKept && old.every((one, place) => isUnchanged(one, now[place] as Named, versions))) return [];
  return pairReferences(old, now, versions)
    .flatMap(([one, other]) => compareOne(one, other, versions) ?? [])
    .sort((a, b) => a.afterSpan[0] - b.afterSpan[0])
    .slice(0, MOST_CHANGES);
}

// Nobody reads more.
const MOST_CHANGES = 1000;

type Named = {
  readonly reference: Reference;
  readonly paths: readonly (string | undefined)[];
  /** Whether the paths are those of its whole chains: the points are divided as far as it names them. */
  readonly isWhole: boolean;
};

/** What is named inside the points, where they are not divided as far: `(1)(b)` of `Article 5(1)(b)`. */
function insideOf({ reference, isWhole }: Named): string {
  return isWhole ? "" : JSON.stringify(reference.chains.map((chain) => chain.slice(1)));
}

/** The references of the point at a path that name others, and which those are. */
function readSide(references: readonly Reference[], index: PointIndex, path: string): Named[] {
  const resolveWhole = resolver(references, index, path);
  const resolveOutermost = resolver(references, index, path, 1);
  const named: Named[] = [];
  references.forEach((reference, place) => {
    if (!isNumbered(reference)) return;
    const paths = resolveWhole(place);
    const isWhole = !paths.includes(undefined);
    named.push({ reference, paths: isWhole ? paths : resolveOutermost(place), isWhole });
  });
  return named;
}

function isNumbered({ kind }: Reference): boolean {
  return kind === "numbered";
}

function isKnown({ paths }: Named): boolean {
  return paths.length > 0 && !paths.includes(undefined);
}

/**
 * Whether a reference that was left as it was names what became of the points that it named, or points that are not
 * known on either side. Where all of a point's are such, each is paired with itself, and nothing can be said of any.
 */
function isUnchanged(old: Named, now: Named, versions: ComparedPoints): boolean {
  if (!isKnown(old) || !isKnown(now)) return !isKnown(old) && !isKnown(now);
  return old.isWhole === now.isWhole && targetKey(old, pathsNow(old, versions)) === targetKey(now, now.paths);
}

type NamedPair = readonly [before: Named, after: Named];

/**
 * First those that name the same points, then those that were left as they were; of what is left those of one word, in
 * order, where there are as many.
 */
function pairReferences(old: readonly Named[], now: readonly Named[], versions: ComparedPoints): NamedPair[] {
  const pairs: NamedPair[] = [];
  const followed = takeEqual(
    old,
    now,
    (one) => targetKey(one, pathsNow(one, versions)),
    (one) => (isKnown(one) ? targetKey(one, one.paths) : undefined),
    pairs,
  );
  const left = takeEqual(followed.old, followed.now, numberKey, numberKey, pairs);
  const byWord = groupBy(left.old, ({ reference }) => reference.word);
  for (const [word, named] of groupBy(left.now, ({ reference }) => reference.word)) {
    const partners = byWord.get(word) ?? [];
    if (partners.length !== named.length) continue;
    named.forEach((one, place) => {
      const partner = partners[place];
      if (partner !== undefined) pairs.push([partner, one]);
    });
  }
  return pairs;
}

type Unpaired = { readonly old: readonly Named[]; readonly now: readonly Named[] };

/** Pairs those whose keys are equal, in order, and gives back the rest. */
function takeEqual(
  old: readonly Named[],
  now: readonly Named[],
  keyOf: (one: Named) => string,
  keyNow: (one: Named) => string | undefined,
  pairs: NamedPair[],
): Unpaired {
  const partners = groupBy(old, keyOf);
  for (const queue of partners.values()) queue.reverse();
  const taken = new Set<Named>();
  const left = now.filter((one) => {
    const key = keyNow(one);
    const partner = key === undefined ? undefined : partners.get(key)?.pop();
    if (partner === undefined) return true;
    pairs.push([partner, one]);
    taken.add(partner);
    return false;
  });
  return { old: old.filter((one) => !taken.has(one)), now: left };
}

function targetKey(named: Named, paths: readonly (string | undefined)[]): string {
  return JSON.stringify([named.reference.word, insideOf(named), ...new Set(paths)]);
}

function numberKey({ reference }: Named): string {
  return JSON.stringify([reference.word, reference.external, reference.chains]);
}

/** The points after that a reference of the earlier text would have to name. */
function pathsNow({ paths }: Named, { counterparts }: ComparedPoints): (string | undefined)[] {
  return paths.flatMap((path): readonly (string | undefined)[] => {
    const links = path === undefined ? [] : counterparts(path);
    return links.length === 0 ? [undefined] : links;
  });
}

function compareOne(old: Named, now: Named, versions: ComparedPoints): ReferenceChange | undefined {
  const sameNumber = JSON.stringify(old.reference.chains) === JSON.stringify(now.reference.chains);
  const told = sameNumber ? describeStale(old, now, versions) : describeRenumbered(old, now, versions);
  if (told === undefined) return undefined;
  return {
    substance: told.substance,
    note: told.note,
    before: old.reference.text,
    after: now.reference.text,
    beforeSpan: old.reference.span,
    afterSpan: now.reference.span,
  };
}

type Told = { readonly substance: boolean; readonly note: string };

function describeRenumbered(old: Named, now: Named, versions: ComparedPoints): Told {
  const change = `“${old.reference.text}” is “${now.reference.text}” now`;
  if (old.reference.external && now.reference.external) return { substance: true, note: `${change}, in another paper` };
  if (follows(old, now, versions)) return { substance: false, note: `${change}: it follows the renumbering` };
  const target = describeTarget(old, now, versions);
  return { substance: true, note: target === undefined ? change : `${change}: another point (${target})` };
}

/** A reference left as it was is wrong where its point has another number now. */
function describeStale(old: Named, now: Named, versions: ComparedPoints): Told | undefined {
  const target = describeTarget(old, now, versions);
  if (target === undefined || follows(old, now, versions)) return undefined;
  return { substance: true, note: `“${now.reference.text}” was left as it was, but ${target}` };
}

/** What became of the first point named before that is named no more; undefined where a point named before is not known. */
function describeTarget(old: Named, now: Named, { counterparts, mayStand }: ComparedPoints): string | undefined {
  if (old.paths.length === 0 || old.paths.includes(undefined)) return undefined;
  const named = new Set(now.paths);
  const lost = old.paths.find((path) => path !== undefined && !counterparts(path).some((link) => named.has(link)));
  if (lost === undefined) return insideOf(old) === insideOf(now) ? "it names more than before" : undefined;
  const links = counterparts(lost);
  // Its number is the same, or nothing is known of it.
  if (links.includes(lost) || (links.length === 0 && mayStand(lost))) return undefined;
  return `what was ${lost} ${links.length === 0 ? "was dropped" : `is ${links.join(" and ")} now`}`;
}

/** Whether both name the same points: each one named after comes from one named before, and none is lost. */
function follows(old: Named, now: Named, { counterparts }: ComparedPoints): boolean {
  if (insideOf(old) !== insideOf(now)) return false;
  const named = new Set(now.paths);
  const reached = new Set<string | undefined>();
  for (const path of old.paths) {
    const links = path === undefined ? [] : counterparts(path);
    if (!links.some((link) => named.has(link))) return false;
    for (const link of links) reached.add(link);
  }
  return now.paths.every((path) => reached.has(path));
}
