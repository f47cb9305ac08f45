import type { Point } from "../../model/point.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";
import { type ComparedVersion, compareVersions } from "./compare-versions.ts";

/** A point of another text that has the words of one that was sought. `score` as in a comparison. */
export type FoundElsewhere = { readonly path: string; readonly in: string; readonly score: number };

// Fewer words that say something may agree by accident: "The Parties shall consult."
const FEWEST_TELLING = 5;
// That two texts of different papers are one provision is a bolder thing to say than of two versions of one paper. Chosen
// on drafts/; find-elsewhere.test.ts holds it there.
const FOUND_FROM = 0.5;

/**
 * Looks in another paper for points that one paper lost, or has newly got, by the engine that aligns versions.
 *
 * @returns For each point found the one it is found in, at most one; only those of which the engine is sure. A point with
 *   fewer than five words that say something is not looked for. Cost that of one comparison.
 */
export function findElsewhere(sought: readonly Point[], other: ComparedVersion): readonly FoundElsewhere[] {
  const telling = sought.filter(saysEnough);
  if (telling.length === 0 || other.points.length === 0) return [];
  const { alignment } = compareVersions(
    { title: "", coverage: "full", numbering: "ours", points: alone(telling) },
    { ...other, coverage: "full", numbering: "ours", points: other.points },
  );
  const found = new Map<string, FoundElsewhere>();
  for (const { before, after, score, confidence } of alignment.flatMap((entry) => entry.links)) {
    if (score === null || score < FOUND_FROM || confidence === "low") continue;
    if (score > (found.get(before)?.score ?? 0)) found.set(before, { path: before, in: after, score });
  }
  return [...found.values()];
}

function saysEnough({ text }: Point): boolean {
  if (text === null) return false;
  const telling = splitWords(text).words.filter((word) => isWordlike(word.text) && !isFunctionWord(word.text));
  return new Set(telling.map((word) => word.text.toLowerCase())).size >= FEWEST_TELLING;
}

/** Points from here and there stand under nothing, and in no order but this. */
function alone(points: readonly Point[]): readonly Point[] {
  return points.map((point, order) => ({ ...point, order, depth: 0, parent: null }));
}
