import type { Relation } from "./comparison.ts";
import { GRADES } from "./draft.ts";
import { groupBy } from "./group-by.ts";
import { isStanding, type VersionFacts } from "./version.ts";

/** Names, for each version, the head of the draft that it is a publication of: the one that is a witness of none. Near linear. */
export function headsOf(all: readonly VersionFacts[]): ReadonlyMap<string, string> {
  const byId = new Map(all.map((version) => [version.version, version]));
  const heads = new Map<string, string>();
  for (const { version } of all) {
    const way = new Set([version]);
    let head = version;
    for (let next = byId.get(head)?.witnessOf; next !== undefined && byId.has(next); next = byId.get(head)?.witnessOf) {
      // The record refuses circles; in a damaged one, the way ends where it comes by a second time.
      if (way.has(next)) break;
      way.add(next);
      head = heads.get(next) ?? next;
    }
    heads.set(version, head);
  }
  return heads;
}

/**
 * The witnesses of each draft that stand: the head of the draft first, the others in the order given. Where the head was
 * withdrawn, the first of the others leads in its place.
 *
 * @param all - The versions of a negotiation, in order of time.
 * @returns By the id of any version of the draft, also of one that was withdrawn. Near linear.
 */
export function witnessesIn(all: readonly VersionFacts[]): ReadonlyMap<string, readonly VersionFacts[]> {
  const heads = headsOf(all);
  const drafts = new Map<string, readonly VersionFacts[]>();
  for (const [head, versions] of groupBy(all, ({ version }) => heads.get(version) ?? version)) {
    const standing = versions.filter(isStanding);
    const ordered = [
      ...standing.filter(({ version }) => version === head),
      ...standing.filter(({ version }) => version !== head),
    ];
    for (const { version } of versions) drafts.set(version, ordered);
  }
  return drafts;
}

/**
 * What is known of the reading texts of drafts of which several witnesses stand, in order of the first version of each.
 * A draft with a single one is read in that.
 *
 * @param stampOf - A word that changes with all that a reading text is made from; none is needed where none is read.
 */
export function readingTextsIn(
  all: readonly VersionFacts[],
  stampOf: (witnesses: readonly VersionFacts[]) => string = () => "",
): readonly VersionFacts[] {
  const drafts = [...new Set(witnessesIn(all).values())].filter(({ length }) => length > 1);
  return drafts.map((witnesses) => readingTextOf(witnesses, stampOf(witnesses)));
}

/**
 * What is known of a reading text: of the head of the draft what says when and how it came out, of all witnesses what
 * they are based on and the best grade.
 *
 * @param witnesses - At least one, the head first. `pointCount` is left as the head has it.
 */
export function readingTextOf(witnesses: readonly VersionFacts[], stamp: string): VersionFacts {
  const [head] = witnesses as readonly [VersionFacts];
  const best = witnesses.reduce((one, other) => (rankOf(other) < rankOf(one) ? other : one));
  const own = new Set(witnesses.map(({ version }) => version));
  return {
    ...head,
    title: `${head.title} (reading text)`,
    basedOn: [...new Set(witnesses.flatMap(({ basedOn }) => basedOn))].filter((id) => !own.has(id)),
    witnessOf: undefined,
    coverage: witnesses.some(({ coverage }) => coverage === "full") ? "full" : "partial",
    grade: best.grade,
    gradeReason: best.gradeReason,
    collated: { witnesses: [...own], stamp },
  };
}

function rankOf({ grade }: VersionFacts): number {
  return grade === undefined ? GRADES.length : GRADES.indexOf(grade);
}

/** How two stations of a negotiation are related: two publications of one draft are witnesses, as are one and the reading text. */
export function relationsIn(all: readonly VersionFacts[]): (one: VersionFacts, other: VersionFacts) => Relation {
  const heads = headsOf(all);
  const headOf = ({ version }: VersionFacts) => heads.get(version) ?? version;
  return (one, other) => (headOf(one) === headOf(other) ? "witness" : "version");
}
