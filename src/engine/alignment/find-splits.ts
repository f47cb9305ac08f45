import type { BothSides, Wording } from "./describe-wording.ts";
import type { Candidate } from "./find-candidates.ts";
import type { Pair } from "./pair-equals.ts";
import type { Places } from "./place-points.ts";
import type { PointLink } from "./point-link.ts";
import { calibrate, LOW_CONFIDENCE_BELOW, type ScoredPair } from "./score-pairs.ts";
import type { VersionPair } from "./version-pair.ts";

// A part must bring this share of its weight from the whole …
const CONTAINED = 0.58;
// … or this much where a divided text puts its parts: under the whole's first partner, …
const CONTAINED_EXPECTED = 0.34;
// … or beside it, if it takes over this share of what that partner leaves of the whole …
const TAKEN_OVER = 0.8;
// … and this much of its weight must be words that the whole's first partner does not already explain.
const NOT_COVERED = 0.2;
// At least this many words in a row, so that scattered common words make no split.
const SHORTEST_RUN = 2;

/**
 * Finds the further partners of points that were split or merged: a leftover point belongs to a paired one if the
 * words it brings are words that the paired one has left over.
 *
 * @returns Links beside those of `pairs`, at most one per leftover point. Cost linear in the candidates and their words.
 */
export function findSplitsAndMerges(
  versions: VersionPair,
  candidates: readonly Candidate[],
  pairs: readonly ScoredPair[],
): PointLink[] {
  const { places, wordings } = versions;
  const forwards = new Map(pairs.map(({ before, after }) => [before, after]));
  const backwards = new Map(pairs.map(({ before, after }) => [after, before]));
  const splits = findParts(wordings.after, wordings.before, places.after, backwards, pairsByPart(candidates, "after"));
  const merges = findParts(wordings.before, wordings.after, places.before, forwards, pairsByPart(candidates, "before"));
  return [
    ...splits.map(({ part, whole, ...evidence }) =>
      linkOf({ before: whole, after: part }, evidence, versions.points.before[whole]?.path),
    ),
    ...merges.map(({ part, whole, ...evidence }) =>
      linkOf({ before: part, after: whole }, evidence, versions.points.before[part]?.path),
    ),
  ];
}

function pairsByPart(
  candidates: readonly Candidate[],
  side: keyof BothSides<unknown>,
): ReadonlyMap<number, readonly number[]> {
  const other = side === "before" ? "after" : "before";
  const wholes = new Map<number, number[]>();
  for (const candidate of candidates) {
    const list = wholes.get(candidate[side]);
    if (list === undefined) wholes.set(candidate[side], [candidate[other]]);
    else list.push(candidate[other]);
  }
  return wholes;
}

/**
 * What makes a leftover a part: the share of its weight that the whole has, the share that it has of what the whole's
 * first partner leaves, and the longest row of such words.
 */
type Evidence = { readonly share: number; readonly takenOver: number; readonly run: readonly string[] };

type Part = Evidence & { readonly part: number; readonly whole: number };

/**
 * For every leftover point the whole it came from, or went into.
 *
 * @param partners - From points on the parts' side to points on the wholes' side.
 */
function findParts(
  parts: readonly Wording[],
  wholes: readonly Wording[],
  places: Places,
  partners: ReadonlyMap<number, number>,
  candidates: ReadonlyMap<number, readonly number[]>,
): Part[] {
  const firstPartner = new Map([...partners].map(([part, whole]) => [whole, part]));
  return parts.flatMap((wording, part) => {
    if (partners.has(part) || wording.key === undefined) return [];
    const around = [places.parentOf(part), places.beside(part, -1), places.beside(part, 1)];
    const near = around.flatMap((index) => (index === undefined ? [] : (partners.get(index) ?? [])));
    let best: Part | undefined;
    for (const whole of new Set([...(candidates.get(part) ?? []), ...near])) {
      const covering = firstPartner.get(whole);
      const [wholeWording, coveringWording] = [wholes[whole], parts[covering ?? -1]];
      if (wholeWording === undefined || coveringWording === undefined) continue;
      const evidence = weighPart(wording, wholeWording, coveringWording);
      if (evidence === undefined) continue;
      const isUnder = places.parentOf(part) === covering;
      const isBeside = around.includes(covering) && evidence.takenOver >= TAKEN_OVER;
      if (evidence.share < (isUnder || isBeside ? CONTAINED_EXPECTED : CONTAINED)) continue;
      if (evidence.share > (best?.share ?? 0)) best = { part, whole, ...evidence };
    }
    return best === undefined ? [] : [best];
  });
}

/** What `part` has of the words of `whole` that `covering`, the partner `whole` already has, leaves unexplained. */
function weighPart(part: Wording, whole: Wording, covering: Wording): Evidence | undefined {
  const inWhole = new Set(whole.words);
  const covered = new Set(covering.words);
  let [total, contained, fresh] = [0, 0, 0];
  for (const [word, weight] of weightsOf(part)) {
    total += weight;
    if (!inWhole.has(word)) continue;
    contained += weight;
    if (!covered.has(word)) fresh += weight;
  }
  if (total === 0 || fresh < NOT_COVERED * total) return undefined;
  const run = longestSharedRun(part, whole, covered);
  if (run.length < SHORTEST_RUN) return undefined;
  return { share: contained / total, takenOver: shareTakenOver(part, whole, covered), run };
}

function shareTakenOver(part: Wording, whole: Wording, covered: ReadonlySet<number>): number {
  const inPart = new Set(part.words);
  let [left, taken] = [0, 0];
  for (const [word, weight] of weightsOf(whole)) {
    if (covered.has(word)) continue;
    left += weight;
    if (inPart.has(word)) taken += weight;
  }
  return left === 0 ? 0 : taken / left;
}

function weightsOf({ words, features }: Wording): (readonly [word: number, weight: number])[] {
  return [...new Set(words)].map((word) => [word, (features.get(word) ?? 0) ** 2]);
}

/** The longest row of words that both have, holding at least one that the covering partner lacks. */
function longestSharedRun(part: Wording, whole: Wording, covered: ReadonlySet<number>): readonly string[] {
  const pairsOfWhole = new Set(whole.words.slice(1).map((word, index) => `${whole.words[index]} ${word}`));
  let best: readonly string[] = [];
  let start = 0;
  for (let end = 1; end <= part.words.length; end++) {
    const goesOn = end < part.words.length && pairsOfWhole.has(`${part.words[end - 1]} ${part.words[end]}`);
    if (goesOn) continue;
    const run = part.words.slice(start, end);
    if (end - start > best.length && run.some((word) => !covered.has(word))) best = part.spelled.slice(start, end);
    start = end;
  }
  return best;
}

// A quotation in one line of text.
const MOST_WORDS_QUOTED = 12;

function linkOf(pair: Pair, { share, run }: Evidence, source: string | undefined): PointLink {
  // Read off the public sets: a part contained by half is right in two cases of three, one contained whole in nineteen of twenty.
  const score = calibrate(0.1 + 0.45 * share);
  const quoted = run.length > MOST_WORDS_QUOTED ? `${run.slice(0, MOST_WORDS_QUOTED).join(" ")} …` : run.join(" ");
  return {
    ...pair,
    score,
    confidence: score < LOW_CONFIDENCE_BELOW ? "low" : "high",
    why: `takes over “${quoted}” from ${source ?? "it"}`,
  };
}
