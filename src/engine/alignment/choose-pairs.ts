import { assignPairs, type Offer } from "./assign-pairs.ts";
import { type BothSides, likenessOf, type Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { isTooPoor } from "./pair-chance.ts";
import { type Keys, pairEqualNeighbours, pairEqualRest } from "./pair-equals.ts";
import type { Pair, Partners } from "./partners.ts";
import { describeRevision, type Revision } from "./revision.ts";
import { explainScores, FLOOR, type ScoredPair, scorePairs, scoreWordings } from "./score-pairs.ts";
import { Surroundings } from "./surroundings.ts";
import type { Judged } from "./verdicts.ts";
import type { VersionPair } from "./version-pair.ts";

// Pairs found with little around them are scored anew with the pairs of the round before; two more rounds settle it.
const ROUNDS = 3;
// Where so many points changed, one round has to do: what stands around them is as uncertain as they are.
const MOST_CANDIDATES_REVISITED = 150_000;

/** Two versions with the wordings of the points that were still open when they were read, and their keys. */
export type OpenVersions = {
  readonly versions: VersionPair;
  readonly judged: Judged;
  readonly wordings: BothSides<readonly (Wording | undefined)[]>;
  readonly keys: BothSides<Keys>;
};

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
  const worded = scoreWordings(candidates, open);
  let partners = settled;
  const rounds = candidates.length > MOST_CANDIDATES_REVISITED ? 1 : ROUNDS;
  for (let round = 1; round <= rounds; round++) {
    const surroundings = new Surroundings(open.versions, partners);
    const pool = withProposed(candidates, worded, surroundings.proposals(settled), open);
    const scores = scorePairs(pool.candidates, pool.worded, open.versions, surroundings);
    const next = settled.copy();
    for (const [before, after] of assignPairs(offersOf(pool.candidates, scores))) next.add(before, after);
    const isSettled = next.equals(partners);
    partners = next;
    if (isSettled) break;
  }
  // Equal texts that no candidate named, since there are too many of them.
  pairEqualNeighbours(open.keys.before, open.keys.after, partners);
  pairEqualRest(open.keys.before, open.keys.after, partners);
  return withoutPoor(partners, explainChosen(open, settled, candidates, worded, partners), settled);
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

function offersOf(candidates: readonly Candidate[], scores: Float64Array): Offer[] {
  const offers: Offer[] = [];
  candidates.forEach(({ before, after }, index) => {
    const worth = (scores[index] ?? 0) - FLOOR;
    if (worth > 0) offers.push({ before, after, worth });
  });
  return offers;
}

function explainChosen(
  open: OpenVersions,
  settled: Partners,
  candidates: readonly Candidate[],
  worded: Float64Array,
  partners: Partners,
): readonly ScoredPair[] {
  const isChosen = ({ before, after }: Pair) => settled.isFree(before, after) && partners.ofBefore[before] === after;
  const pool = withProposed(candidates, worded, partners.pairs().filter(isChosen), open);
  const surroundings = new Surroundings(open.versions, partners);
  const scores = scorePairs(pool.candidates, pool.worded, open.versions, surroundings);
  return explainScores(pool.candidates, scores, isChosen, surroundings, open);
}

/** Adds the pairs that wording alone did not name; a point without known text is never paired by what surrounds it. */
function withProposed(
  candidates: readonly Candidate[],
  worded: Float64Array,
  proposed: readonly Pair[],
  open: OpenVersions,
): { readonly candidates: readonly Candidate[]; readonly worded: Float64Array } {
  const { wordings } = open;
  const pairNumber = ({ before, after }: Pair) => before * wordings.after.length + after;
  const known = new Set(candidates.map(pairNumber));
  const added = proposed.flatMap((pair): readonly Candidate[] => {
    const [old, now] = [wordings.before[pair.before], wordings.after[pair.after]];
    if (old === undefined || now === undefined || known.has(pairNumber(pair))) return [];
    if (open.judged.areDifferent(pair.before, pair.after)) return [];
    return [{ ...pair, likeness: likenessOf(old, now) }];
  });
  if (added.length === 0) return { candidates, worded };
  const all = [...candidates, ...added];
  const scores = new Float64Array(all.length);
  scores.set(worded);
  scores.set(scoreWordings(added, open, candidates), worded.length);
  return { candidates: all, worded: scores };
}
