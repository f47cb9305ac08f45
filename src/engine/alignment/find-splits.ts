import type { WordTable } from "../words/word-table.ts";
import type { ChosenPairs } from "./choose-pairs.ts";
import type { Candidate } from "./find-candidates.ts";
import { findParts, type Part } from "./find-parts.ts";
import type { OpenVersions } from "./open-versions.ts";
import { chanceOfPair, LOW_CONFIDENCE_BELOW } from "./pair-chance.ts";
import type { Pair } from "./partners.ts";
import type { PointLink } from "./point-link.ts";
import type { ScoredPair } from "./score-pairs.ts";

/** Further links of points that were split or merged, and the pairs that stand no longer because of them. */
export type SplitsAndMerges = { readonly links: readonly PointLink[]; readonly givenUp: ReadonlySet<Pair> };

// A point that has a pair is called a part instead where that is this much likelier.
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
  // By the point before, which has one pair at most.
  const chances = new Map(chosen.map((pair) => [pair.before, chanceOfPair(pair, revision)]));
  const weak = chosen.filter(({ before }) => (chances.get(before) ?? 1) < WEAK_BELOW);
  const parts = findParts(open, candidates, { partners, weak, revision });
  const { taken, givenUp } = decide(parts, weak, chances);
  return { links: taken.map((part) => linkOf(part, chances, open, table)), givenUp };
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
  const [before, after] = side === "before" ? [part, whole] : [whole, part];
  // A part is one only if the first pair is right too.
  const score = Math.round(1000 * chance * (chances.get(side === "before" ? first : whole) ?? 1)) / 1000;
  const { run, freshRun } = evidence;
  const words = Array.from(run.subarray(0, MOST_WORDS_QUOTED), (word) => table.spellingOf(word)).join(" ");
  const quoted = `“${words}${run.length > MOST_WORDS_QUOTED ? " …" : ""}”`;
  return {
    before,
    after,
    score,
    confidence: score < LOW_CONFIDENCE_BELOW ? "low" : "high",
    why:
      freshRun > 1
        ? `takes over ${quoted} from ${versions.points.before[before]?.path}`
        : `beside ${versions.points[side][first]?.path}, both say ${quoted}`,
  };
}
