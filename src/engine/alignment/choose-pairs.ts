import { assignPairs } from "./assign-pairs.ts";
import type { Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { type Pair, pairEqualNeighbours, pairEqualRest } from "./pair-equals.ts";
import { FLOOR, type ScoredPair, scorePairs } from "./score-pairs.ts";
import { Surroundings } from "./surroundings.ts";
import type { VersionPair } from "./version-pair.ts";

// Pairs found with little around them are scored anew with the pairs of the round before; two more rounds settle it.
const ROUNDS = 3;

/**
 * Decides which candidates are pairs, all together, each point at most once.
 *
 * @param equal - Partners that stand already.
 * @returns Every pair with its score, those of `equal` included. Cost: a few times that of `assignPairs`.
 */
export function choosePairs(
  versions: VersionPair,
  equal: ReadonlyMap<number, number>,
  candidates: readonly Candidate[],
): readonly ScoredPair[] {
  const settled = { before: new Set(equal.keys()), after: new Set(equal.values()) };
  const isOpen = ({ before, after }: Pair) => !settled.before.has(before) && !settled.after.has(after);
  let partners = equal;
  for (let round = 1; round <= ROUNDS; round++) {
    const surroundings = surroundingsOf(versions, partners);
    const proposed = surroundings.proposals().filter(isOpen);
    const scored = scorePairs(withProposed(candidates, proposed, versions), { ...versions, surroundings });
    const offers = scored.map(({ before, after, score }) => ({ before, after, worth: score - FLOOR }));
    partners = new Map([...equal, ...assignPairs(offers)]);
  }
  return scoreChosen(versions, candidates, pairRepeated(versions, partners));
}

/** Equal texts that no candidate named, since there are too many of them. */
function pairRepeated({ wordings }: VersionPair, partners: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const [before, after] = [wordings.before.map(({ key }) => key), wordings.after.map(({ key }) => key)];
  return pairEqualRest(before, after, pairEqualNeighbours(before, after, partners));
}

function scoreChosen(
  versions: VersionPair,
  candidates: readonly Candidate[],
  partners: ReadonlyMap<number, number>,
): readonly ScoredPair[] {
  const surroundings = surroundingsOf(versions, partners);
  const chosen = [...partners].map(([before, after]) => ({ before, after }));
  const scored = scorePairs(withProposed(candidates, chosen, versions), { ...versions, surroundings });
  return scored.filter(({ before, after }) => partners.get(before) === after);
}

function surroundingsOf(
  { points, places, numbered }: VersionPair,
  partners: ReadonlyMap<number, number>,
): Surroundings {
  return new Surroundings(points, places, numbered, partners);
}

/** Adds the pairs that wording alone did not name; a point without known text is never paired by what surrounds it. */
function withProposed(
  candidates: readonly Candidate[],
  proposed: readonly Pair[],
  { wordings }: VersionPair,
): Candidate[] {
  const known = new Set(candidates.map(({ before, after }) => `${before} ${after}`));
  const added = proposed.flatMap(({ before, after }) => {
    const [old, now] = [wordings.before[before], wordings.after[after]];
    if (old?.key === undefined || now?.key === undefined || known.has(`${before} ${after}`)) return [];
    return [{ before, after, likeness: likenessOf(old, now) }];
  });
  return [...candidates, ...added];
}

function likenessOf(before: Wording, after: Wording): number {
  if (before.key === after.key) return 1;
  const [few, many] = before.features.size < after.features.size ? [before, after] : [after, before];
  let likeness = 0;
  for (const [feature, weight] of few.features) likeness += weight * (many.features.get(feature) ?? 0);
  return Math.min(1, likeness);
}
