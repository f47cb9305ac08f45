import type { Entry } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { compareVersions } from "../compare/compare-versions.ts";
import { standAlone } from "../points/stand-alone.ts";
import { isTranslation, type Witness } from "./witness.ts";

/** What people ruled on the points of two witnesses, by their ids. */
export type VerdictsBetween = (before: string, after: string) => Verdicts;

/** The points of all witnesses that correspond. */
export type JoinedPlace = {
  /** By witness: its points here, in its reading order. */
  readonly points: readonly (readonly Point[])[];
  /** Whether each witness that has no point here is known to have none. */
  readonly lacks: readonly boolean[];
};

/**
 * Finds which points of the witnesses of a draft correspond.
 *
 * Each witness is compared with the head; what has no counterpart there, with what the witnesses before it have beyond
 * the head. Points that correspond to the same point stand together.
 *
 * @param witnesses - At least one, the head of the draft first.
 * @returns Places in the order of their first points, by witness. Every point of every witness stands in exactly one.
 *   Two comparisons for each witness but the head.
 */
export function joinPlaces(witnesses: readonly Witness[], verdicts: VerdictsBetween): readonly JoinedPlace[] {
  const joining = new Joining(witnesses);
  const [head, ...others] = witnesses as readonly [Witness, ...Witness[]];
  for (const other of others) {
    const { alignment } = compareVersions(other, head, "witness", pairsToKeep(other, head, verdicts));
    for (const entry of alignment) joining.join(entry, other, head);
    joining.joinRest(
      other,
      alignment.filter(({ after }) => after.length === 0),
    );
  }
  return joining.places();
}

/** A translation keeps the numbers of what it translates, and few of its words. */
function pairsToKeep(other: Witness, head: Witness, verdicts: VerdictsBetween): Verdicts {
  const ruled = verdicts(other.id, head.id);
  const printed = other.numbering === "printed" && head.numbering === "printed";
  if (!printed || !isTranslation(other, head)) return ruled;
  const spoken = new Set([...ruled.same, ...ruled.different].flatMap(({ before, after }) => [before, after]));
  const known = new Set(head.points.map(({ path }) => path));
  const byNumber = other.points.flatMap(({ path }) =>
    known.has(path) && !spoken.has(path) ? [{ before: path, after: path }] : [],
  );
  return { ...ruled, same: [...ruled.same, ...byNumber] };
}

class Joining {
  readonly #witnesses: readonly Witness[];
  readonly #groups = new Groups();
  /** Points that the head has no counterpart of: the first one of each place beyond it, under a name of its own. */
  readonly #beyond = new Map<string, { readonly key: string; readonly point: Point }>();
  /** Points known to stand in a paper that another witness is known not to have: `witness key`. */
  readonly #lacking = new Set<string>();
  readonly #mayLack = new Map<string, boolean>();

  constructor(witnesses: readonly Witness[]) {
    this.#witnesses = witnesses;
    for (const { id, points } of witnesses) for (const { path } of points) this.#groups.add(keyOf(id, path));
  }

  join({ kind, before, after }: Entry, other: Witness, head: Witness): void {
    const keys = [...before.map((path) => keyOf(other.id, path)), ...after.map((path) => keyOf(head.id, path))];
    for (const key of keys) this.#groups.unite(keys[0] as string, key);
    if (isTranslation(other, head)) return;
    if (kind === "added") for (const key of keys) this.#lacking.add(keyOf(other.id, key));
    if (kind === "dropped") for (const key of keys) this.#lacking.add(keyOf(head.id, key));
  }

  /** @param rest - Entries without a counterpart in the head. */
  joinRest(other: Witness, rest: readonly Entry[]): void {
    const head = this.#witnesses[0] as Witness;
    const byPath = new Map(other.points.map((point) => [point.path, point]));
    const own = rest.flatMap(({ before }) => before).flatMap((path) => byPath.get(path) ?? []);
    const isWhole = other.coverage === "full" && own.every(({ text }) => text !== null);
    this.#mayLack.set(other.id, isWhole && !isTranslation(other, head));
    const found = this.#findBeyond(other, own);
    for (const [path, names] of found) {
      for (const name of names) this.#groups.unite(this.#beyond.get(name)?.key ?? "", keyOf(other.id, path));
    }
    for (const point of own) {
      const key = keyOf(other.id, point.path);
      if (!found.has(point.path)) this.#beyond.set(key, { key, point });
    }
  }

  #findBeyond(other: Witness, own: readonly Point[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    if (own.length === 0 || this.#beyond.size === 0) return found;
    const known = Array.from(this.#beyond, ([name, { point }]) => ({ ...point, path: name }));
    const { alignment } = compareVersions(
      { ...other, points: standAlone(own) },
      { ...other, coverage: "full", points: standAlone(known) },
      "witness",
    );
    for (const { before, after } of alignment) {
      if (after.length > 0) for (const path of before) found.set(path, [...(found.get(path) ?? []), ...after]);
    }
    return found;
  }

  places(): readonly JoinedPlace[] {
    const byRoot = new Map<string, Point[][]>();
    this.#witnesses.forEach(({ id, points }, index) => {
      for (const point of points) {
        const root = this.#groups.rootOf(keyOf(id, point.path));
        const place = byRoot.get(root) ?? this.#witnesses.map(() => []);
        place[index]?.push(point);
        byRoot.set(root, place);
      }
    });
    return Array.from(byRoot.values(), (points) => ({ points, lacks: this.#lacksOf(points) }));
  }

  #lacksOf(points: readonly (readonly Point[])[]): readonly boolean[] {
    const [inHead = []] = points;
    // Words that are not known may be any that others have.
    const isKnown = points.some((own) => own.some(({ text }) => text !== null));
    const keys = points.flatMap((own, index) => own.map(({ path }) => keyOf(this.#witnesses[index]?.id ?? "", path)));
    return this.#witnesses.map(({ id }, index) => {
      if ((points[index] ?? []).length > 0) return false;
      // Of what stands in the head, the comparison with it has told; of the rest, what is known of the whole text.
      if (index > 0 && inHead.length === 0) return isKnown && this.#mayLack.get(id) === true;
      const compared = index === 0 ? keys : keys.slice(0, inHead.length);
      return compared.some((key) => this.#lacking.has(keyOf(id, key)));
    });
  }
}

/** Ids hold no space. */
function keyOf(witness: string, path: string): string {
  return `${witness} ${path}`;
}

/** Sets that only grow together. Near constant for each question. */
class Groups {
  readonly #parents = new Map<string, string>();

  add(key: string): void {
    this.#parents.set(key, key);
  }

  rootOf(key: string): string {
    let root = key;
    for (let next = this.#parents.get(root); next !== undefined && next !== root; next = this.#parents.get(root)) {
      // Each step halves the way of the next one.
      const further = this.#parents.get(next) ?? next;
      this.#parents.set(root, further);
      root = further;
    }
    return root;
  }

  unite(one: string, other: string): void {
    this.#parents.set(this.rootOf(other), this.rootOf(one));
  }
}
