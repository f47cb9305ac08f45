import type { WordTable } from "../words/word-table.ts";
import type { ChosenPairs, OpenVersions } from "./choose-pairs.ts";
import type { BothSides, Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import { chanceOfPair, LOW_CONFIDENCE_BELOW } from "./pair-chance.ts";
import { NONE, type Pair } from "./partners.ts";
import type { Places } from "./place-points.ts";
import type { PointLink } from "./point-link.ts";
import type { Revision } from "./revision.ts";
import type { ScoredPair } from "./score-pairs.ts";
import { WeightSharing, type WordShares } from "./share-weight.ts";
import { chanceOfPart, type PartEvidence, type PartPlace, weighPart } from "./weigh-part.ts";

/** Further links of points that were split or merged, and the pairs that stand no longer because of them. */
export type SplitsAndMerges = { readonly links: readonly PointLink[]; readonly givenUp: ReadonlySet<Pair> };

// A leftover point is called a part where that is likelier than this: else it is told as dropped or added. Calling the
// likely ones alone would leave more untold than it keeps from being told wrongly; a person is asked to look at these …
const LEAST_CHANCE = 0.3;
// … and a paired one where it is this much likelier than the pair.
const LEAST_ADVANTAGE = 0.3;
// Surer pairs cannot be outweighed.
const WEAK_BELOW = 1 - LEAST_ADVANTAGE;

/**
 * Finds the further partners of points that were split or merged: a leftover point, or one whose pair is weak, belongs
 * to a paired one if the words it brings are words that the paired one has left over.
 *
 * @param pairs - Of those chosen, poor ones may be given up where a point is rather a part of another.
 * @returns At most one link per part. Cost linear in the candidates and their words; of thousands of parts only
 *   the likest candidates are weighed.
 */
export function findSplitsAndMerges(
  open: OpenVersions,
  candidates: readonly Candidate[],
  { partners, chosen, revision }: ChosenPairs,
  table: WordTable,
): SplitsAndMerges {
  const { versions, wordings, judged } = open;
  // By the point before, which has one pair at most.
  const chances = new Map(chosen.map((pair) => [pair.before, chanceOfPair(pair, revision)]));
  const weak = chosen.filter(({ before }) => (chances.get(before) ?? 1) < WEAK_BELOW);
  const sharing = new WeightSharing();
  const sharesOf = { before: sharesByPoint(wordings.before, sharing), after: sharesByPoint(wordings.after, sharing) };
  const parts = [
    ...findParts({
      side: "after",
      parts: wordings.after,
      wholes: wordings.before,
      places: versions.places.after,
      partnerOf: partners.ofAfter,
      firstPartOf: partners.ofBefore,
      candidates: candidatesOfParts(candidates, "after", wordings.after.length),
      weak: new Map(weak.map((pair) => [pair.after, pair])),
      areDifferent: (part, whole) => judged.areDifferent(whole, part),
      revision,
      sharesOfPart: sharesOf.after,
      sharesOfWhole: sharesOf.before,
    }),
    ...findParts({
      side: "before",
      parts: wordings.before,
      wholes: wordings.after,
      places: versions.places.before,
      partnerOf: partners.ofBefore,
      firstPartOf: partners.ofAfter,
      candidates: candidatesOfParts(candidates, "before", wordings.before.length),
      weak: new Map(weak.map((pair) => [pair.before, pair])),
      areDifferent: (part, whole) => judged.areDifferent(part, whole),
      revision,
      sharesOfPart: sharesOf.before,
      sharesOfWhole: sharesOf.after,
    }),
  ];
  const { taken, givenUp } = decide(parts, weak, chances);
  return { links: taken.map((part) => linkOf(part, chances, open, table)), givenUp };
}

type SharesByPoint = (point: number) => WordShares;

/** Shares out the weight of each wording once, when it is first asked for. */
function sharesByPoint(wordings: readonly (Wording | undefined)[], sharing: WeightSharing): SharesByPoint {
  const known = new Array<WordShares | undefined>(wordings.length);
  return (point) => {
    const shares = known[point] ?? sharing.sharesOf(wordings[point] as Wording);
    known[point] = shares;
    return shares;
  };
}

/** Candidates by part: those of part n are `order` from `starts[n]` to `starts[n + 1]`, in their order. */
type CandidatesOfParts = {
  readonly all: readonly Candidate[];
  readonly order: Int32Array;
  readonly starts: Int32Array;
};

function candidatesOfParts(
  all: readonly Candidate[],
  side: keyof BothSides<unknown>,
  parts: number,
): CandidatesOfParts {
  const starts = new Int32Array(parts + 1);
  for (const candidate of all) starts[candidate[side] + 1] = (starts[candidate[side] + 1] as number) + 1;
  for (let part = 0; part < parts; part++) starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  const filled = starts.slice();
  const order = new Int32Array(all.length);
  all.forEach((candidate, index) => {
    const place = filled[candidate[side]] as number;
    filled[candidate[side]] = place + 1;
    order[place] = index;
  });
  return { all, order, starts };
}

/** `first` is the point on the part's side that the whole is paired with. */
type Part = {
  readonly side: keyof BothSides<unknown>;
  readonly part: number;
  readonly whole: number;
  readonly first: number;
  readonly evidence: PartEvidence;
  readonly chance: number;
};

/** Two versions seen as parts and wholes: for splits the wholes are the earlier points, for merges the later ones. */
type PartsAndWholes = {
  readonly side: keyof BothSides<unknown>;
  readonly parts: readonly (Wording | undefined)[];
  readonly wholes: readonly (Wording | undefined)[];
  readonly places: Places;
  /** From points on the parts' side to points on the wholes' side. */
  readonly partnerOf: Int32Array;
  readonly firstPartOf: Int32Array;
  readonly candidates: CandidatesOfParts;
  /** By part: the pair that may be given up. */
  readonly weak: ReadonlyMap<number, ScoredPair>;
  /** Whether a person said so. */
  readonly areDifferent: (part: number, whole: number) => boolean;
  readonly revision: Revision;
  /** Only of points with a wording. */
  readonly sharesOfPart: SharesByPoint;
  readonly sharesOfWhole: SharesByPoint;
};

// Where thousands of points are left over, only the likest of their candidates are weighed, so that about so many are in
// all; real drafts have some hundreds left over.
const MOST_WEIGHED = 40_000;
const FEWEST_WEIGHED = 2;

/**
 * How many candidates each of so many parts may have weighed.
 *
 * @param most - How many all together.
 */
export function candidatesWeighed(parts: number, most = MOST_WEIGHED): number {
  return Math.max(FEWEST_WEIGHED, Math.floor(most / Math.max(1, parts)));
}

/** For every point that is left over, or weakly paired, the whole it likeliest came from, or went into. */
function findParts(sides: PartsAndWholes): Part[] {
  const leftOver: number[] = [];
  sides.parts.forEach((wording, part) => {
    if (wording !== undefined && (sides.partnerOf[part] === NONE || sides.weak.has(part))) leftOver.push(part);
  });
  const most = candidatesWeighed(leftOver.length);
  const found: Part[] = [];
  for (const part of leftOver) {
    const best = findWhole(part, most, sides);
    if (best !== undefined) found.push(best);
  }
  return found;
}

function findWhole(part: number, most: number, sides: PartsAndWholes): Part | undefined {
  const { side, parts, wholes, places, partnerOf, firstPartOf, revision } = sides;
  const around = [places.parentOf(part), places.beside(part, -1), places.beside(part, 1)];
  const likely = wholesOf(part, most, sides);
  for (const index of around) {
    const whole = partnerOf[index] ?? NONE;
    if (!likely.includes(whole)) likely.push(whole);
  }
  let best: Part | undefined;
  for (const whole of likely) {
    const first = firstPartOf[whole] ?? NONE;
    const [wholeWording, firstWording] = [wholes[whole], parts[first]];
    if (wholeWording === undefined || firstWording === undefined || first === part) continue;
    // Two equal points leave nothing over; most have no wording here.
    if (wholeWording.key === firstWording.key || sides.areDifferent(part, whole)) continue;
    const evidence = weighPart(
      sides.sharesOfPart(part),
      sides.sharesOfWhole(whole),
      sides.sharesOfPart(first),
      placeOf(part, first, around),
      revision,
      LEAST_CHANCE,
    );
    if (evidence === undefined) continue;
    const chance = chanceOfPart(evidence, revision);
    if (chance >= LEAST_CHANCE && chance > (best?.chance ?? 0)) best = { side, part, whole, first, evidence, chance };
  }
  return best;
}

/** The wholes among a part's candidates, in order; the likest where they are more than `most`. */
function wholesOf(part: number, most: number, { side, candidates: { all, order, starts } }: PartsAndWholes): number[] {
  let places = order.subarray(starts[part], starts[part + 1]);
  if (places.length > most) {
    const likeness = (place: number) => all[place]?.likeness ?? 0;
    places = places
      .slice()
      .sort((a, b) => likeness(b) - likeness(a) || a - b)
      .subarray(0, most)
      .sort();
  }
  const other = side === "before" ? "after" : "before";
  return Array.from(places, (place) => (all[place] as Candidate)[other]);
}

// Of points that stand together in a list; in reading order, so that it does not matter how the list is nested.
const NEAR = 8;

function placeOf(part: number, first: number, [above, ...beside]: readonly number[]): PartPlace {
  if (above === first) return "under";
  if (beside.includes(first)) return "beside";
  return Math.abs(part - first) <= NEAR ? "near" : "far";
}

/** Takes the likeliest parts first. A pair that a part leans on is not given up, nor one given up leant on. */
function decide(
  parts: readonly Part[],
  weak: readonly ScoredPair[],
  chances: ReadonlyMap<number, number>,
): { readonly taken: readonly Part[]; readonly givenUp: ReadonlySet<Pair> } {
  const pairOf = {
    before: new Map(weak.map((pair) => [pair.before, pair])),
    after: new Map(weak.map((pair) => [pair.after, pair])),
  };
  const leantOn = new Set<Pair>();
  const givenUp = new Set<Pair>();
  const taken: Part[] = [];
  const known = new Set<Part>();
  const wanting = [...parts].sort((a, b) => b.chance - a.chance);
  // Twice, since a point whose pair was given up may then be a part itself.
  for (const part of [...wanting, ...wanting]) {
    if (known.has(part)) continue;
    const first = pairOf[part.side].get(part.first);
    const own = pairOf[part.side].get(part.part);
    if (first !== undefined && givenUp.has(first)) continue;
    if (own !== undefined && !givenUp.has(own)) {
      if (leantOn.has(own) || part.chance < (chances.get(own.before) ?? 1) + LEAST_ADVANTAGE) continue;
      givenUp.add(own);
    }
    if (first !== undefined) leantOn.add(first);
    taken.push(part);
    known.add(part);
  }
  return { taken, givenUp };
}

// A quotation in one line of text.
const MOST_WORDS_QUOTED = 12;

function linkOf(
  { side, part, whole, first, evidence, chance }: Part,
  chances: ReadonlyMap<number, number>,
  { versions }: OpenVersions,
  table: WordTable,
): PointLink {
  const pair = side === "before" ? { before: part, after: whole } : { before: whole, after: part };
  // A part is one only if the first pair is right too.
  const score = Math.round(1000 * chance * (chances.get(side === "before" ? first : whole) ?? 1)) / 1000;
  const { run, freshRun } = evidence;
  const words = Array.from(run.subarray(0, MOST_WORDS_QUOTED), (word) => table.spellingOf(word)).join(" ");
  const quoted = `“${words}${run.length > MOST_WORDS_QUOTED ? " …" : ""}”`;
  const { before } = versions.points;
  return {
    ...pair,
    score,
    confidence: score < LOW_CONFIDENCE_BELOW ? "low" : "high",
    why:
      freshRun > 1
        ? `takes over ${quoted} from ${before[pair.before]?.path}`
        : `beside ${versions.points[side][first]?.path}, both say ${quoted}`,
  };
}
