import { PairNumbers } from "../words/pair-numbers.ts";
import { assignPairs, type Offer } from "./assign-pairs.ts";
import { type BothSides, likenessOf, type Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { isTooPoor } from "./pair-chance.ts";
import { type Keys, pairEqualNeighbours, pairEqualRest } from "./pair-equals.ts";
import { NONE, type Pair, type Partners } from "./partners.ts";
import { describeRevision, type Revision } from "./revision.ts";
import type { Rivals } from "./rivals.ts";
import { explainScores, FLOOR, rivalsByWording, type ScoredPair, scorePairs, scoreWordings } from "./score-pairs.ts";
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
  const named = scoreNamed(candidates, open);
  let partners = settled;
  const rounds = candidates.length > MOST_CANDIDATES_REVISITED ? 1 : ROUNDS;
  for (let round = 1; round <= rounds; round++) {
    const surroundings = new Surroundings(open.versions, partners);
    const pool = withProposed(named, surroundings.proposals(settled), open);
    const scores = scorePairs(pool.candidates, pool.worded, open.versions, surroundings);
    const next = settled.copy();
    for (const [before, after] of assignPairs(offersOf(pool.candidates, scores, settled))) next.add(before, after);
    const isSettled = next.equals(partners);
    partners = next;
    if (isSettled) break;
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

function offersOf(candidates: readonly Candidate[], scores: Float64Array, { ofBefore, ofAfter }: Partners): Offer[] {
  const offers: Offer[] = [];
  candidates.forEach(({ before, after }, index) => {
    const worth = (scores[index] ?? 0) - FLOOR - EARLIER * (before / ofBefore.length + after / ofAfter.length);
    if (worth > 0) offers.push({ before, after, worth });
  });
  return offers;
}

function explainChosen(open: OpenVersions, settled: Partners, named: Named, partners: Partners): readonly ScoredPair[] {
  const isChosen = ({ before, after }: Pair) => settled.isFree(before, after) && partners.ofBefore[before] === after;
  const pool = withProposed(named, partners.pairs().filter(isChosen), open);
  const surroundings = new Surroundings(open.versions, partners);
  const scores = scorePairs(pool.candidates, pool.worded, open.versions, surroundings);
  return explainScores(pool.candidates, scores, isChosen, surroundings, open);
}

/** The candidates that wording named, what it says of each, and which they are, by the points before and after. */
type Named = ScoredCandidates & { readonly rivals: Rivals; readonly places: PairNumbers };
type ScoredCandidates = { readonly candidates: readonly Candidate[]; readonly worded: Float64Array };

function scoreNamed(candidates: readonly Candidate[], open: OpenVersions): Named {
  const rivals = rivalsByWording(candidates);
  const worded = scoreWordings(candidates, open, rivals);
  const places = new PairNumbers();
  candidates.forEach(({ before, after }, place) => {
    places.set(before, after, place);
  });
  return { candidates, worded, rivals, places };
}

/** Adds the pairs that wording alone did not name; a point without known text is never paired by what surrounds it. */
function withProposed(named: Named, proposed: readonly Pair[], open: OpenVersions): ScoredCandidates {
  const added: Candidate[] = [];
  for (const pair of proposed) {
    const [old, now] = [open.wordings.before[pair.before], open.wordings.after[pair.after]];
    if (old === undefined || now === undefined || named.places.get(pair.before, pair.after) !== NONE) continue;
    if (open.judged.areDifferent(pair.before, pair.after)) continue;
    added.push({ ...pair, likeness: likenessOf(old, now) });
  }
  if (added.length === 0) return named;
  const scores = new Float64Array(named.worded.length + added.length);
  scores.set(named.worded);
  scores.set(scoreWordings(added, open, named.rivals), named.worded.length);
  return { candidates: named.candidates.concat(added), worded: scores };
}
