import { assignPairs } from "./assign-pairs.ts";
import { type BothSides, likenessOf, type Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { type Keys, pairEqualNeighbours, pairEqualRest } from "./pair-equals.ts";
import type { Pair, Partners } from "./partners.ts";
import { explainScores, FLOOR, type ScoredPair, scorePairs } from "./score-pairs.ts";
import { Surroundings } from "./surroundings.ts";
import type { VersionPair } from "./version-pair.ts";

// Pairs found with little around them are scored anew with the pairs of the round before; two more rounds settle it.
const ROUNDS = 3;

/** Two versions with the wordings of the points that were still open when they were read, and their keys. */
export type OpenVersions = {
  readonly versions: VersionPair;
  readonly wordings: BothSides<readonly (Wording | undefined)[]>;
  readonly keys: BothSides<Keys>;
};

/** Who is paired in the end, and what speaks for the pairs that were chosen here. */
export type ChosenPairs = { readonly partners: Partners; readonly chosen: readonly ScoredPair[] };

/**
 * Decides which candidates are pairs, all together, each point at most once.
 *
 * @param settled - Partners that stand already.
 * @returns `partners` with those of `settled`. Cost: a few times that of `assignPairs`.
 */
export function choosePairs(open: OpenVersions, settled: Partners, candidates: readonly Candidate[]): ChosenPairs {
  let partners = settled;
  for (let round = 1; round <= ROUNDS; round++) {
    const surroundings = new Surroundings(open.versions, partners);
    const pool = withProposed(candidates, surroundings.proposals(settled), open);
    const scores = scorePairs(pool, { ...open, surroundings });
    const offers = pool.flatMap(({ before, after }, index) => {
      const worth = (scores[index] ?? 0) - FLOOR;
      return worth > 0 ? { before, after, worth } : [];
    });
    partners = settled.copy();
    for (const [before, after] of assignPairs(offers)) partners.add(before, after);
  }
  // Equal texts that no candidate named, since there are too many of them.
  pairEqualNeighbours(open.keys.before, open.keys.after, partners);
  pairEqualRest(open.keys.before, open.keys.after, partners);
  return { partners, chosen: explainChosen(open, settled, candidates, partners) };
}

function explainChosen(
  open: OpenVersions,
  settled: Partners,
  candidates: readonly Candidate[],
  partners: Partners,
): readonly ScoredPair[] {
  const isChosen = ({ before, after }: Pair) => settled.isFree(before, after) && partners.ofBefore[before] === after;
  const pool = withProposed(candidates, partners.pairs().filter(isChosen), open);
  const context = { ...open, surroundings: new Surroundings(open.versions, partners) };
  return explainScores(pool, scorePairs(pool, context), isChosen, context);
}

/** Adds the pairs that wording alone did not name; a point without known text is never paired by what surrounds it. */
function withProposed(
  candidates: readonly Candidate[],
  proposed: readonly Pair[],
  { wordings }: OpenVersions,
): readonly Candidate[] {
  const pairNumber = ({ before, after }: Pair) => before * wordings.after.length + after;
  const known = new Set(candidates.map(pairNumber));
  const added = proposed.flatMap((pair) => {
    const [old, now] = [wordings.before[pair.before], wordings.after[pair.after]];
    if (old === undefined || now === undefined || known.has(pairNumber(pair))) return [];
    return { ...pair, likeness: likenessOf(old, now) };
  });
  return [...candidates, ...added];
}
