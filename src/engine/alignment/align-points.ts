import { WordTable } from "../words/word-table.ts";
import { choosePairs } from "./choose-pairs.ts";
import { readWordings, weighWordings } from "./describe-wording.ts";
import { explainEqual, explainPair } from "./explain-pair.ts";
import { findCandidates } from "./find-candidates.ts";
import { findSplitsAndMerges } from "./find-splits.ts";
import type { OpenVersions } from "./open-versions.ts";
import { chanceOfPair, LOW_CONFIDENCE_BELOW } from "./pair-chance.ts";
import { pairEquals } from "./pair-equals.ts";
import type { NearlyEqual } from "./pair-nearly-equal.ts";
import { pairUnreported } from "./pair-unreported.ts";
import { NONE, type Partners } from "./partners.ts";
import type { PointLink } from "./point-link.ts";
import type { Revision } from "./revision.ts";
import type { ScoredPair } from "./score-pairs.ts";
import { isTelling, type Settled, settleAlike } from "./settle-alike.ts";
import { Surroundings } from "./surroundings.ts";
import { Judged, type Verdicts } from "./verdicts.ts";
import { type AlignedVersion, describeVersionPair, type VersionPair } from "./version-pair.ts";

/**
 * Says which points of two versions correspond: by wording first, with headings, numbers, neighbours and parents as
 * context, in one global decision; a point may have several partners (split, merge); order is never a constraint.
 *
 * @param verdicts - What people said. A pair said to be the same is a link, several of one point are a split or merge;
 *   points it names are paired no further, though what stands around them may be found to be parts of theirs. A pair
 *   said to be different is never a link. All else is aligned around them.
 * @param table - Knows the words that were read afterwards.
 * @param mostOpen - How many points of either version may be weighed against each other. Of more, equal texts go by
 *   reading order, others by the rare words they share, and what is left beyond half as many is not paired.
 * @returns Links in order of `before`, then `after`; each pair at most once. Points in no link have no counterpart.
 *   `score` is calibrated: of the links that say 0.9, about nine in ten are right. Points that are equal code point for
 *   code point cost a look at their text and no more; for the n others the cost is near O(n·k·log n) with k = 8
 *   candidates each. Deterministic. Never throws.
 * Source: identical units first (Heckel, CACM 21:4, 1978); then sparse optimal assignment over tf-idf likeness.
 */
export function alignPoints(
  before: AlignedVersion,
  after: AlignedVersion,
  verdicts?: Verdicts,
  table = new WordTable(),
  mostOpen = MOST_OPEN,
): readonly PointLink[] {
  const versions = describeVersionPair(before, after);
  const judged = new Judged(versions.points, verdicts);
  const { settled, nearlyEqual, mostRead } = settleAlike(versions, judged, table, mostOpen);
  const spelledAlike = settled.copy();
  const open = alignOpen(versions, settled, judged, table, mostRead);
  const surroundings = new Surroundings(versions, open.partners);
  const equal = linksOfEquals(versions, { settled, spelledAlike, judged, nearlyEqual, surroundings });
  const others = [...linksOfNearlyEqual(nearlyEqual), ...linksOfVerdicts(versions, judged), ...open.links];
  const links = inOrder(equal, others);
  return inOrder(links, pairUnreported(before, after, links, judged));
}

/** All links in order of `before`, then `after`; the first are in order already. */
function inOrder(links: readonly PointLink[], others: readonly PointLink[]): readonly PointLink[] {
  if (others.length === 0) return links;
  const sorted = [...others].sort(byPlace);
  const merged: PointLink[] = [];
  let next = 0;
  for (const link of links) {
    while (next < sorted.length && byPlace(sorted[next] as PointLink, link) < 0)
      merged.push(sorted[next++] as PointLink);
    merged.push(link);
  }
  return merged.concat(sorted.slice(next));
}

function byPlace(one: PointLink, other: PointLink): number {
  return one.before - other.before || one.after - other.after;
}

// A text of 1 MB may be 300,000 points of one letter. Counted and not timed, so that the answer never depends on the
// machine; real drafts stay far below.
const MOST_OPEN = 5_000;

/** Aligns the points that are not settled, and adds to `settled` what is equal but for notation. */
function alignOpen(
  versions: VersionPair,
  settled: Partners,
  judged: Judged,
  table: WordTable,
  mostRead: number,
): { readonly partners: Partners; readonly links: readonly PointLink[] } {
  // Two points that are equal leave nothing over that a third could take.
  if (!settled.ofBefore.includes(NONE) || !settled.ofAfter.includes(NONE)) return { partners: settled, links: [] };
  const open = readOpen(versions, settled, judged, table, mostRead);
  const candidates = findCandidates(open.wordings, settled).filter(
    ({ before, after }) => !judged.areDifferent(before, after),
  );
  const pairs = choosePairs(open, settled, candidates);
  const further = findSplitsAndMerges(open, candidates, pairs, table);
  const kept = pairs.chosen.filter((pair) => !further.givenUp.has(pair));
  return {
    partners: pairs.partners,
    links: [...kept.map((pair) => linkOf(pair, pairs.revision, open, table)), ...further.links],
  };
}

/** Reads the words of the points that are not settled, and settles those too that are judged, or equal but for notation. */
function readOpen(
  versions: VersionPair,
  settled: Partners,
  judged: Judged,
  table: WordTable,
  mostRead: number,
): OpenVersions {
  const read = readWordings(versions.points, settled, table, mostRead);
  for (const { before, after } of judged.firstPartners.pairs()) settled.add(before, after);
  const keys = judged.withoutKeys(read.keys);
  pairEquals(keys.before, keys.after, (index) => isTelling(versions.points.before[index]?.text ?? ""), settled);
  const wordings = withoutParts(weighWordings(read, versions.points, versions.places), judged);
  return { versions, judged, wordings, keys };
}

/** A point that was said to be a further part of another takes no part in what follows. */
function withoutParts(wordings: OpenVersions["wordings"], { same, firstPartners }: Judged): OpenVersions["wordings"] {
  if (same.length === 0) return wordings;
  const [before, after] = [[...wordings.before], [...wordings.after]];
  for (const pair of same) {
    if (firstPartners.ofBefore[pair.before] === NONE) before[pair.before] = undefined;
    if (firstPartners.ofAfter[pair.after] === NONE) after[pair.after] = undefined;
  }
  return { before, after };
}

type EqualPairs = {
  /** Those that are equal but for notation among them, and those nearly equal. */
  readonly settled: Partners;
  /** Those that are equal code point for code point, and those nearly equal. */
  readonly spelledAlike: Partners;
  readonly judged: Judged;
  readonly nearlyEqual: Settled["nearlyEqual"];
  readonly surroundings: Surroundings;
};

function linksOfEquals(versions: VersionPair, pairs: EqualPairs): PointLink[] {
  const { settled, spelledAlike, nearlyEqual, surroundings } = pairs;
  const { firstPartners } = pairs.judged;
  const links: PointLink[] = [];
  let passed = 0;
  for (let before = 0; before < settled.ofBefore.length; before++) {
    if (nearlyEqual[passed]?.before === before) {
      passed++;
      continue;
    }
    const after = settled.ofBefore[before] as number;
    if (after === NONE || firstPartners.ofBefore[before] !== NONE) continue;
    const same = spelledAlike.ofBefore[before] === after;
    const why = explainEqual(before, after, versions, surroundings, same);
    links.push({ before, after, score: 1, confidence: "high", same, why });
  }
  return links;
}

// On sets with known answers, with all points paired in this way: of those that share half of their words or a little
// more 90 of 100 are right, of those that share nearly all 997 of 1,000.
const LEAST_SCORE = 0.8;

function linksOfNearlyEqual(pairs: readonly NearlyEqual[]): PointLink[] {
  return pairs.map(({ before, after, share }) => ({
    before,
    after,
    score: Math.round(1000 * (LEAST_SCORE + (1 - LEAST_SCORE) * share)) / 1000,
    confidence: "high",
    why: SHARES[Math.floor(100 * share)] as string,
  }));
}

/** By how many of a hundred words two points share: tens of thousands of pairs have the text of each in common. */
const SHARES: readonly string[] = Array.from({ length: 101 }, (_, share) => `shares ${share} % of its words`);

function linksOfVerdicts({ points }: VersionPair, { same }: Judged): PointLink[] {
  return same.map(({ before, after }) => {
    const isKnown = points.before[before]?.text !== null && points.after[after]?.text !== null;
    return { before, after, score: isKnown ? 1 : null, confidence: "high", why: "a person said so" };
  });
}

function linkOf(
  pair: ScoredPair,
  revision: Revision,
  { versions, wordings }: OpenVersions,
  table: WordTable,
): PointLink {
  const score = chanceOfPair(pair, revision);
  return {
    before: pair.before,
    after: pair.after,
    score,
    confidence: score < LOW_CONFIDENCE_BELOW ? "low" : "high",
    why: explainPair(pair, versions, wordings, table),
  };
}
