import type { Point } from "../../model/point.ts";
import type { ChosenPairs } from "./choose-pairs.ts";
import { type BothSides, likenessOf, type Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import type { OpenVersions } from "./open-versions.ts";
import { NONE } from "./partners.ts";
import type { Places } from "./place-points.ts";
import type { Revision } from "./revision.ts";
import type { ScoredPair } from "./score-pairs.ts";
import { WeightSharing, type WordShares } from "./share-weight.ts";
import { chanceAmongOthers, chanceOfPart, type PartEvidence, type PartPlace, weighPart } from "./weigh-part.ts";

/** A point that belongs to a whole, which is paired with `first`, another point on the part's side. */
export type Part = {
  readonly side: keyof BothSides<unknown>;
  readonly part: number;
  readonly whole: number;
  readonly first: number;
  readonly evidence: PartEvidence;
  readonly chance: number;
};

type PossiblePart = Part & { readonly likeness: number };

// A leftover point is called a part where that is likelier than this: else it is told as dropped or added. Calling the
// likely ones alone would leave more untold than it keeps from being told wrongly; a person is asked to look at these.
const LEAST_CHANCE = 0.3;
// Less likely ones tell how many parts there are, down to here.
const COUNTED_FROM = 0.1;

/**
 * Finds for each point that is left over, or weakly paired, the whole that it likeliest came from, or went into.
 *
 * @param pairs - Who is paired, and which of these pairs are weak.
 * @returns At most one entry per point. Cost linear in the candidates and their words; of thousands of parts only the
 *   likest candidates are weighed.
 */
export function findParts(
  { versions, wordings, judged }: OpenVersions,
  candidates: readonly Candidate[],
  pairs: Pick<ChosenPairs, "partners" | "revision"> & { readonly weak: readonly ScoredPair[] },
): readonly Part[] {
  const { partners, revision, weak } = pairs;
  const sharing = new WeightSharing();
  const sharesOf = { before: sharesByPoint(wordings.before, sharing), after: sharesByPoint(wordings.after, sharing) };
  const headings = numberHeadings(versions.points);
  const partnerOf = { before: partners.ofBefore, after: partners.ofAfter };
  return (["after", "before"] as const).flatMap((side) => {
    const other = side === "after" ? "before" : "after";
    return findPartsOf({
      side,
      parts: wordings[side],
      wholes: wordings[other],
      places: versions.places[side],
      partnerOf: partnerOf[side],
      firstPartOf: partnerOf[other],
      candidates: candidatesOfParts(candidates, side, wordings[side].length),
      weak: new Set(weak.map((pair) => pair[side])),
      areDifferent: (part, whole) =>
        side === "after" ? judged.areDifferent(whole, part) : judged.areDifferent(part, whole),
      revision,
      headings: { parts: headings[side], wholes: headings[other] },
      sharesOfPart: sharesOf[side],
      sharesOfWhole: sharesOf[other],
    });
  });
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

/** The heading of each point as a number, the same on both sides, `NONE` without one; and how many points bear each. */
type Headings = { readonly of: Int32Array; readonly times: readonly number[] };

function numberHeadings({ before, after }: BothSides<readonly Point[]>): BothSides<Headings> {
  const known = new Map<string, number>();
  const read = (side: readonly Point[]) => {
    const of = new Int32Array(side.length).fill(NONE);
    const times: number[] = [];
    for (let index = 0; index < side.length; index++) {
      const { heading } = side[index] as Point;
      if (heading === null) continue;
      const number = known.get(heading) ?? known.size;
      known.set(heading, number);
      of[index] = number;
      times[number] = (times[number] ?? 0) + 1;
    }
    return { of, times };
  };
  return { before: read(before), after: read(after) };
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
  const partOf = side === "before" ? ({ before }: Candidate) => before : ({ after }: Candidate) => after;
  const starts = new Int32Array(parts + 1);
  for (const candidate of all) {
    const behind = partOf(candidate) + 1;
    starts[behind] = (starts[behind] as number) + 1;
  }
  for (let part = 0; part < parts; part++) starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  const filled = starts.slice();
  const order = new Int32Array(all.length);
  all.forEach((candidate, index) => {
    const part = partOf(candidate);
    const place = filled[part] as number;
    filled[part] = place + 1;
    order[place] = index;
  });
  return { all, order, starts };
}

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
  /** The parts that have a pair which may be given up. */
  readonly weak: ReadonlySet<number>;
  /** Whether a person said so. */
  readonly areDifferent: (part: number, whole: number) => boolean;
  readonly revision: Revision;
  readonly headings: { readonly parts: Headings; readonly wholes: Headings };
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

function findPartsOf(sides: PartsAndWholes): readonly Part[] {
  const leftOver: number[] = [];
  sides.parts.forEach((wording, part) => {
    if (wording !== undefined && (sides.partnerOf[part] === NONE || sides.weak.has(part))) leftOver.push(part);
  });
  const most = candidatesWeighed(leftOver.length);
  const possible = leftOver.map((part) => weighWholes(part, most, sides));
  const best = possible.map((ofPart) => ofPart.reduce((highest, { chance }) => Math.max(highest, chance), 0));
  const likely = best.reduce((sum, chance) => sum + chance, 0);
  return possible.flatMap((ofPart, index) => {
    const othersLikely = likely - (best[index] as number);
    return preferred(
      ofPart.map((one) => ({ ...one, chance: chanceAmongOthers(one.chance, othersLikely, leftOver.length - 1) })),
    );
  });
}

// Between two wholes it tells more which of them the part is like than which is likelier to have taken anything in.
const LIKENESS_TELLS = 6;

/** Of those that are likely enough the one whose whole the part is likest to, seen from both sides; none or one. */
function preferred(possible: readonly PossiblePart[]): readonly Part[] {
  let [best, highest]: [PossiblePart | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const one of possible) {
    const preference = Math.log(one.chance / (1 - one.chance)) + LIKENESS_TELLS * one.likeness;
    if (one.chance >= LEAST_CHANCE && preference > highest) [best, highest] = [one, preference];
  }
  return best === undefined ? [] : [best];
}

/** The wholes of which a point may be a part, if it is likely enough to count for the others too. */
function weighWholes(part: number, most: number, sides: PartsAndWholes): readonly PossiblePart[] {
  const { side, places, firstPartOf, revision } = sides;
  const around = [places.parentOf(part), places.beside(part, -1), places.beside(part, 1)];
  const likely = wholesOf(part, around, most, sides);
  const mostAlike = likely.reduce((highest, { likeness }) => Math.max(highest, likeness), 0);
  const possible: PossiblePart[] = [];
  for (const { whole, likeness } of likely) {
    const first = firstPartOf[whole] as number;
    const standing = {
      place: placeOf(part, first, around),
      gathered: isGathered(part, whole, first, sides),
      outdone: mostAlike - likeness,
    };
    const evidence = weighPart(
      sides.sharesOfPart(part),
      sides.sharesOfWhole(whole),
      () => sides.sharesOfPart(first),
      standing,
      revision,
      COUNTED_FROM,
    );
    if (evidence === undefined) continue;
    const chance = chanceOfPart(evidence, revision);
    if (chance >= COUNTED_FROM) possible.push({ side, part, whole, first, evidence, chance, likeness });
  }
  return possible;
}

/** A whole that a point may be a part of, and how alike the two are, as the cosine of their wordings. */
type LikelyWhole = { readonly whole: number; readonly likeness: number };

/**
 * The wholes among a part's candidates that another point is a part of already, in order, then those around it. Of the
 * candidates only the likest are looked at where they are more than `most`.
 */
function wholesOf(
  part: number,
  around: readonly number[],
  most: number,
  sides: PartsAndWholes,
): readonly LikelyWhole[] {
  const { side, parts, wholes, partnerOf } = sides;
  const { all, order, starts } = sides.candidates;
  let named = order.subarray(starts[part], starts[part + 1]);
  if (named.length > most) {
    const likeness = (place: number) => all[place]?.likeness ?? 0;
    named = named
      .slice()
      .sort((a, b) => likeness(b) - likeness(a) || a - b)
      .subarray(0, most)
      .sort();
  }
  const other = side === "before" ? "after" : "before";
  const likely: LikelyWhole[] = [];
  for (const place of named) {
    const candidate = all[place] as Candidate;
    const whole = candidate[other];
    if (mayBeWhole(part, whole, sides)) likely.push({ whole, likeness: candidate.likeness });
  }
  for (const index of around) {
    const whole = index === NONE ? NONE : (partnerOf[index] as number);
    if (whole === NONE) continue;
    const [wording, wholeWording] = [parts[part], wholes[whole]];
    if (wording === undefined || wholeWording === undefined || likely.some((one) => one.whole === whole)) continue;
    if (mayBeWhole(part, whole, sides)) likely.push({ whole, likeness: likenessOf(wording, wholeWording) });
  }
  return likely;
}

function mayBeWhole(
  part: number,
  whole: number,
  { parts, wholes, firstPartOf, areDifferent }: PartsAndWholes,
): boolean {
  const first = firstPartOf[whole] ?? NONE;
  const firstWording = first === NONE ? undefined : parts[first];
  // Two equal points leave nothing over; most have no wording here.
  if (firstWording === undefined || first === part || wholes[whole]?.key === firstWording.key) return false;
  return !areDifferent(part, whole);
}

// Two points of one heading may be chance: a heading is gathered only from so many.
const FEWEST_GATHERED = 3;

function isGathered(part: number, whole: number, first: number, { headings }: PartsAndWholes): boolean {
  const heading = headings.parts.of[part] as number;
  if (heading === NONE || headings.parts.of[first] !== heading || headings.wholes.of[whole] !== heading) return false;
  return headings.wholes.times[heading] === 1 && (headings.parts.times[heading] as number) >= FEWEST_GATHERED;
}

// Of points that stand together in a list; in reading order, so that it does not matter how the list is nested.
const NEAR = 8;

function placeOf(part: number, first: number, [above, behind, ahead]: readonly number[]): PartPlace {
  if (above === first) return "under";
  if (behind === first || ahead === first) return "beside";
  return Math.abs(part - first) <= NEAR ? "near" : "far";
}
