import type { Wording } from "./describe-wording.ts";
import type { ScoredPair } from "./score-pairs.ts";
import type { VersionPair } from "./version-pair.ts";

const MOST_WORDS_NAMED = 3;

/** One line that names what spoke for a pair: shared words, rarest first, then its surroundings. */
export function explainPair(pair: ScoredPair, versions: VersionPair): string {
  return [
    explainWording(pair, versions),
    ...(pair.sameHeading ? ["same heading"] : []),
    ...(pair.sameTerm ? ["defines the same term"] : []),
    ...(pair.sameNumber ? ["same number"] : []),
    ...(pair.neighbours >= 1 ? ["both neighbours pair"] : pair.neighbours >= 0.5 ? ["a neighbour pairs"] : []),
    ...(pair.parents ? ["under the same point"] : []),
    ...(pair.children >= 0.5 ? ["over the same points"] : []),
  ].join("; ");
}

function explainWording({ before, after, identical }: ScoredPair, { points, wordings }: VersionPair): string {
  if (identical)
    return points.before[before]?.text === points.after[after]?.text ? "same words" : "same words but for notation";
  const shared = sharedWords(wordings.before[before], wordings.after[after]);
  return shared.length === 0 ? "shares no telling word" : `shares ${shared.map((word) => `“${word}”`).join(", ")}`;
}

/** Words both sides use, as spelled in the later one, those first that weigh most in both. */
function sharedWords(before: Wording | undefined, after: Wording | undefined): string[] {
  if (before === undefined || after === undefined) return [];
  const inBefore = new Set(before.words);
  const weights = new Map<string, number>();
  after.words.forEach((word, index) => {
    const spelled = after.spelled[index] ?? "";
    if (!inBefore.has(word)) return;
    weights.set(spelled, (before.features.get(word) ?? 0) * (after.features.get(word) ?? 0));
  });
  const telling = [...weights].filter(([spelled, weight]) => weight > 0.001 && spelled.length > 1);
  return telling
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS_NAMED)
    .map(([spelled]) => spelled);
}
