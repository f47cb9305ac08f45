import { assignPairs, type Offers } from "./assign-pairs.ts";
import type { Candidate } from "./find-candidates.ts";
import { NamedPairs, type ScoredCandidates } from "./named-pairs.ts";
import type { OpenVersions } from "./open-versions.ts";
import { isTooPoor } from "./pair-chance.ts";
import { pairEqualNeighbours, pairEqualRest } from "./pair-equals.ts";
import type { Pair, Partners } from "./partners.ts";
import { describeRevision, type Revision } from "./revision.ts";
import { explainScores, FLOOR, type ScoredPair } from "./score-pairs.ts";
import { pairsOfOnePath } from "./surroundings.ts";

// Pairs found with little around them are scored anew with the pairs of the round before; two more rounds settle it.
const ROUNDS = 3;
// Where so many points changed, one round has to do: what stands around them is as uncertain as they are.
const MOST_CANDIDATES_REVISITED = 150_000;

/** Who is paired in the end, what speaks for the pairs that were chosen here, and what they say of the revision. */
export type ChosenPairs = {
  readonly partners: Partners;
  readonly chosen: readonly ScoredPair[];
  /** See `describeRevision`. */
  readonly revision: Revision;
};

/**
 * Decides which candidates are pairs, all together, each point at most once.
 *
 * @param settled - Partners that stand already.
 * @returns `partners` with those of `settled`. Cost: a few times that of `assignPairs`.
 */
export function choosePairs(open: OpenVersions, settled: Partners, candidates: readonly Candidate[]): ChosenPairs {
  const named = new NamedPairs(open, settled, candidates);
  let partners = settled;
  // The same in every round.
  let foundOfOnePath: readonly Pair[] | undefined;
  const ofOnePath = () => {
    foundOfOnePath ??= pairsOfOnePath(open.versions, settled);
    return foundOfOnePath;
  };
  const rounds = candidates.length > MOST_CANDIDATES_REVISITED ? 1 : ROUNDS;
  for (let round = 1; round <= rounds; round++) {
    const pool = named.withProposed(named.surroundings.proposals(settled, ofOnePath));
    const next = settled.copy();
    for (const [before, after] of assignPairs(offersOf(pool, settled))) next.add(before, after);
    const isSettled = next.equals(partners);
    partners = next;
    if (isSettled) break;
    if (round < rounds) named.placeAmong(partners);
  }
  // Equal texts that no candidate named, since there are too many of them.
  pairEqualNeighbours(open.keys.before, open.keys.after, partners);
  pairEqualRest(open.keys.before, open.keys.after, partners);
  return withoutPoor(partners, explainChosen(open, settled, named, partners), settled);
}

function withoutPoor(partners: Partners, chosen: readonly ScoredPair[], settled: Partners): ChosenPairs {
  const revision = describeRevision(
    Math.min(partners.ofBefore.length, partners.ofAfter.length),
    settled.count(),
    chosen,
  );
  const kept = chosen.filter((pair) => !isTooPoor(pair, revision));
  const left = settled.copy();
  for (const { before, after } of kept) left.add(before, after);
  return { partners: kept.length === chosen.length ? partners : left, chosen: kept, revision };
}

// Of pairs that nothing tells apart the earliest is taken, seen from both versions at once: whoever is asked about first
// must not decide.
const EARLIER = 1e-6;

function offersOf({ candidates, scores }: ScoredCandidates, { ofBefore, ofAfter }: Partners): Offers {
  // Of most it is known by their score that they are none, without a look at their points.
  const count = scores.reduce((above, score) => (score > FLOOR ? above + 1 : above), 0);
  const offers = { before: new Int32Array(count), after: new Int32Array(count), worth: new Float64Array(count) };
  let offer = 0;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] as number;
    if (score <= FLOOR) continue;
    const { before, after } = candidates[index] as Candidate;
    offers.before[offer] = before;
    offers.after[offer] = after;
    offers.worth[offer] = score - FLOOR - EARLIER * (before / ofBefore.length + after / ofAfter.length);
    offer++;
  }
  return offers;
}

function explainChosen(
  open: OpenVersions,
  settled: Partners,
  named: NamedPairs,
  partners: Partners,
): readonly ScoredPair[] {
  const isChosen = ({ before, after }: Pair) => settled.isFree(before, after) && partners.ofBefore[before] === after;
  named.placeAmong(partners);
  const { candidates, scores } = named.withProposed(partners.pairs().filter(isChosen));
  return explainScores(candidates, scores, isChosen, named.surroundings, open);
}
